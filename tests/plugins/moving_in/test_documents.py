"""New documents of an import: names, summaries, text; and where files of the old site stand now."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.reading import front_matter
from plugins.moving_in.documents import Names, NewDocument, plain_of, short
from plugins.moving_in.media import Media
from plugins.polish.timezone import ZONE
from tests.building import kinds

KINDS = {kind.name: kind for kind in kinds()}
DAY = dt.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("kind", "slug", "day", "taken", "path"),
    [
        pytest.param("events", "Zażółć gęślą", DAY, (), "kalendarz/2026-05-12-zazolc-gesla.md", id="Polish letters"),
        pytest.param("events", "x", DAY, ("kalendarz/2026-01-01-x.md",), "kalendarz/2026-05-12-x-2.md", id="same year"),
        pytest.param("events", "x", DAY, ("kalendarz/2025-01-01-x.md",), "kalendarz/2026-05-12-x.md", id="other year"),
        pytest.param("events", "2026", DAY, (), "kalendarz/2026-05-12-wpis-2026.md", id="no letter"),
        pytest.param("events", "???", DAY, (), "kalendarz/2026-05-12-wpis.md", id="no sign that an address may have"),
        pytest.param(
            "pages", "kontakt", None, ("strony/kontakt.md",), "strony/kontakt-2.md", id="a page that is there"
        ),
        pytest.param("pages", "index", None, (), "strony/index-2.md", id="the home page is nobody's"),
        pytest.param("pages", "kalendarz", None, (), "strony/kalendarz-2.md", id="an address of the site itself"),
    ],
)
def test_a_new_file_has_a_free_name(
    kind: str, slug: str, day: dt.date | None, taken: tuple[str, ...], path: str
) -> None:
    assert Names.of(taken).path(KINDS[kind], slug, day, "wpis") == path


@pytest.mark.parametrize(
    ("text", "limit", "summary"),
    [
        pytest.param("Krótko.", 300, "Krótko.", id="short enough"),
        pytest.param("a\n  b", 300, "a b", id="one line"),
        pytest.param(f"{'Zdanie ' * 7}pierwsze. Drugie zdanie.", 70, f"{'Zdanie ' * 7}pierwsze.", id="whole sentences"),
        pytest.param("słowo słowo słowo", 12, "słowo…", id="cut at a word"),
    ],
)
def test_a_summary_is_the_beginning(text: str, limit: int, summary: str) -> None:
    assert short(text, limit) == summary
    assert len(short(text, limit)) <= limit


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        pytest.param("**A** [b](https://c.example) snake_case \\*d\\*", "A b snake_case *d*", id="marks"),
        pytest.param("Wstęp.\n\n| A |\n| --- |\n| b |\n\n- punkt", "Wstęp.", id="paragraphs only"),
        pytest.param("- punkt", "punkt", id="all of it where there is no paragraph"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain_text_is_what_readers_see(markdown: str, plain: str) -> None:
    assert plain_of(markdown) == plain


def test_front_matter_is_read_back_as_it_was_meant() -> None:
    front = {
        "title": 'Z "cudzysłowem": i # krzyżykiem',
        "start": dt.datetime(2026, 5, 12, 17, tzinfo=ZONE),
        "place": {"name": "Sala, 1", "lat": "50.1"},
        "repeats": {"every": "tydzień", "changes": [{"date": "2026-05-19", "note": "tak: nie"}]},
    }
    text = NewDocument("kalendarz/a.md", front, "Treść.", "wiersz 1", ("uwaga\u2028druga",)).text
    source = front_matter.split(text)
    assert source.front == {**front, "draft": "tak", "start": "2026-05-12 17:00"}
    assert source.body.strip() == "Treść."
    assert "# uwaga druga\n" in text, "what ends a line can not open a field"


def test_a_file_moves_in_once_by_the_name_of_its_original(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    for name in ("Zdjęcie 1.JPG", "a.pdf"):
        (tmp_path / "2023" / name).write_bytes(b"x")
    media = Media(tmp_path, lambda path: path == "obrazy/zdjecie-1.jpg")
    small = "https://x.example/wp-content/uploads/2023/Zdj%C4%99cie%201-300x200.JPG"
    assert media.moved(small) == media.moved(small.replace("-300x200", "")) == "/obrazy/zdjecie-1-2.jpg"
    assert media.moved("https://x.example/wp-content/uploads/2023/a.pdf") == "/pliki/a.pdf"
    assert sorted(media.copies) == ["obrazy/zdjecie-1-2.jpg", "pliki/a.pdf"]


@pytest.mark.parametrize("path", ["2023/../../secret.jpg", "2023/brak.jpg", ""])
def test_nothing_outside_of_the_copy_moves_in(path: str, tmp_path: Path) -> None:
    (tmp_path / "uploads" / "2023").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(b"x")
    media = Media(tmp_path / "uploads", lambda _path: False)
    assert media.moved(f"https://x.example/wp-content/uploads/{path}") is None
    assert Media(None, lambda _path: False).moved("https://x.example/wp-content/uploads/a.jpg") is None
