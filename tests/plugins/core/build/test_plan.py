"""What a remembered plan depends on: which edits of a text need a new plan and a new check, and which do not."""

import pytest

from plugins.core.build.digest import Digester
from plugins.core.build.plan import keys_of, row_of, shape_of_site
from plugins.core.reading.document import document
from plugins.core.reading.shape import shape_of
from plugins.core.schema.record import Record
from plugins.core.site.outputs import Output
from plugins.core.site.paths import source_path_of
from tests.building import kinds

PAGE = "title: Kontakt\nsummary: Krótko.\n"
TEXT = """\
Zdanie ze słowem i [odnośnikiem](/kontakt/), także [na zewnątrz](https://example.org/a).

## Dojazd

<span id="wejscie">Wejście</span> jest ![z boku](/obrazy/wejscie.jpg).
"""
REGULATION = "title: Regulamin sali\nsummary: Zasady.\nadopted: 2025-12-01\nadopted_by: Operator\n"


def read(path: str, front: str, text: str) -> Record:
    (kind,) = kinds("pages" if path.startswith("strony/") else "regulations")
    record, problems, _warnings = document(kind, source_path_of(kind, path), f"---\n{front}---\n{text}".encode())
    assert isinstance(record, Record), problems
    return record


def shape(text: str, front: str = PAGE, path: str = "strony/kontakt.md") -> str:
    return shape_of(read(path, front, text), markdown=True)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("Zdanie", "Sentencja", False, id="a word"),
        pytest.param("Zdanie", "Zdanie\n\nZdanie", False, id="a paragraph, so that all below moves"),
        pytest.param("słowem", "**słowem**", False, id="emphasis"),
        pytest.param("[odnośnikiem]", "[linkiem]", False, id="the words of a link"),
        pytest.param("![z boku]", "![z tyłu]", False, id="the description of a picture"),
        pytest.param("(/kontakt/)", "(/o-nas/)", True, id="where a link leads"),
        pytest.param("(/kontakt/)", "(#dojazd)", True, id="a link into the page itself"),
        pytest.param("i [odnośnikiem](/kontakt/)", "", True, id="no link any more"),
        pytest.param(" [odnośnikiem](/kontakt/)", " ![odnośnikiem](/kontakt/)", True, id="a link to a picture"),
        pytest.param("wejscie.jpg", "brama.jpg", True, id="another picture"),
        pytest.param("example.org/a", "example.org/b", True, id="where an outer link leads"),
        pytest.param("## Dojazd", "## Droga", True, id="the words of a heading"),
        pytest.param("## Dojazd", "### Dojazd", True, id="the level of a heading"),
        pytest.param("## Dojazd", "Dojazd", True, id="no heading any more"),
        pytest.param('id="wejscie"', 'id="wejscia"', True, id="the id of a place"),
        pytest.param(TEXT, "", True, id="an empty text"),
    ],
)  # fmt: skip
def test_an_edit_of_a_text_changes_the_shape_when_a_plan_could_see_it(old: str, new: str, changes: bool) -> None:
    assert old in TEXT
    assert (shape(TEXT.replace(old, new)) != shape(TEXT)) is changes


def test_an_empty_text_that_gets_words_changes_the_shape() -> None:
    assert shape("") != shape("Słowa.")
    assert shape("") == shape("\n\n")


def test_data_and_names_change_the_shape() -> None:
    assert shape(TEXT, PAGE.replace("Krótko", "Długo")) != shape(TEXT)
    assert shape(TEXT, PAGE + "draft: nie\n") != shape(TEXT)
    assert shape(TEXT, path="strony/dojazd.md") != shape(TEXT)


def test_a_text_that_is_no_markdown_counts_whole() -> None:
    before, after = (read("regulaminy/sala/2026-01-01.md", REGULATION, text) for text in ("§ 1. Sala.", "§ 1. Sale."))
    assert shape_of(before, markdown=False) != shape_of(after, markdown=False)


def test_the_shape_of_a_site_depends_on_every_document_its_name_and_what_is_around() -> None:
    shapes = {"strony/a.md": "1", "strony/b.md": "2"}
    same = shape_of_site(shapes, "kod", "2026-11-23")
    assert shape_of_site(dict(reversed(shapes.items())), "kod", "2026-11-23") == same
    others = [
        shape_of_site({"strony/a.md": "2", "strony/b.md": "1"}, "kod", "2026-11-23"),
        shape_of_site({"strony/a.md": "1"}, "kod", "2026-11-23"),
        shape_of_site({"strony/a.md": "1", "strony/c.md": "2"}, "kod", "2026-11-23"),
        shape_of_site(shapes, "kod", "2026-11-24"),
        shape_of_site(shapes, "2026-11-23", "kod"),
    ]
    assert same not in others
    assert len(set(others)) == len(others)


def test_a_key_follows_the_text_that_is_shown_without_a_new_plan() -> None:
    record = read("strony/kontakt.md", PAGE, TEXT)
    row, bodies = row_of("pages", Output("kontakt/index.html", (record, record.body), str), Digester(lambda _: None))
    assert bodies == (record.body,)
    (now,) = keys_of([row], "wspólne", lambda _: None).values()
    assert keys_of([row], "wspólne", lambda _: record.body.digest) == {"kontakt/index.html": now}
    assert keys_of([row], "wspólne", lambda _: "inny") != {"kontakt/index.html": now}
    assert keys_of([row], "inne", lambda _: None) != {"kontakt/index.html": now}


def test_a_card_without_the_text_does_not_depend_on_it() -> None:
    record = read("strony/kontakt.md", PAGE, TEXT)
    row, bodies = row_of("pages", Output("index.html", record, str), Digester(lambda _: None))
    assert (row.texts, bodies) == ((), ())
