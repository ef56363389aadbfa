import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

SPECIFICATION = Path(__file__).parents[3] / "js" / "node_modules" / "commonmark-spec" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def examples() -> Callable[[], dict[int, tuple[str, str]]]:
    """(text, HTML) of each example of the CommonMark specification by its number; skipped or failed without it."""

    def found() -> dict[int, tuple[str, str]]:
        if not SPECIFICATION.is_file():
            message = "the specification is not installed: npm ci in tests/js"
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        written = SPECIFICATION.read_text("utf-8").replace("→", "\t")
        return dict(enumerate(_EXAMPLE.findall(written), start=1))

    return found
