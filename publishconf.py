"""Settings for publishing: those of pelicanconf.py, and the file names that only a public site needs."""

import sys
from pathlib import Path

# Pelican puts neither this folder nor the current one on the path when it reads settings.
sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

RELEASE = True
