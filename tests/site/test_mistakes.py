"""One folder, some seventy mistakes, as many messages: each at its line, in full, in Polish."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from tests.building import problems
from tests.site.mistakes import FILES, ROWS

GOLDEN = Path(__file__).with_name("mistakes.txt")
# Words of the machine room; none of them may reach an editor.
JARGON = re.compile(
    r"\b(error|invalid|required|field|string|input|value|type|None|null|traceback|parser|token)\b", re.I
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    picture = io.BytesIO()
    Image.new("RGB", (600, 400)).save(picture, "JPEG")
    folder = tmp_path_factory.mktemp("mistakes")
    return [str(p) for p in problems(folder, {**FILES, "obrazy/plakat.jpg": picture.getvalue()})]


def test_every_mistake_gives_one_message_at_its_line(found: list[str]) -> None:
    places = Counter(":".join(line.split(":")[:2]) for line in found)
    assert places == Counter(f"{path}:{line}" for _name, path, _text, line in ROWS)
    assert len(ROWS) >= 60


def test_the_messages_are_the_reviewed_ones(found: list[str], request: pytest.FixtureRequest) -> None:
    text = "".join(f"{line}\n" for line in found)
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_no_message_speaks_the_language_of_machines(found: list[str]) -> None:
    assert [line for line in found if JARGON.search(line.split(": ", 1)[1])] == []
