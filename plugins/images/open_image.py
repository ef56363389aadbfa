"""Opening a picture with Pillow, whatever odd things a camera wrote into its metadata."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def open_image(source: Path | bytes) -> Iterator[Any]:
    """A picture of Pillow. Its warnings are about metadata that we do not keep, and sizes that `inspection` judges."""
    from PIL import Image  # only when asked: start-up time

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
            yield image
