"""Social cards: the page's own title in the site's typeface, light enough for a messenger."""

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from plugins.core.rendering import fonts
from plugins.core.rendering.emblem import COAL, PAPER
from plugins.core.schema.site_data.brand import Brand
from plugins.core.system import fingerprint
from plugins.images import social_card
from plugins.images.social_card import LIMIT, Card, shortened, size_for
from tests.building import build

LONG = "Bardzo długi tytuł ogłoszenia o sali widowiskowej " * 5


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Any:
    cache = tmp_path_factory.mktemp("cards")
    return SimpleNamespace(
        cache=cache, frame=SimpleNamespace(centre=SimpleNamespace(name="lokal na próbę", brand=Brand()))
    )


def card(title: str, context: Any, lang: str = "pl") -> bytes:
    return social_card.render(Card("Szkolenie", title, "wtorek 12 maja 2026 r., godz. 17.00", lang), context)


def ink(raw: bytes) -> int:
    """How many pixels of the title's band are dark."""
    with Image.open(io.BytesIO(raw)) as image:
        band = image.convert("L").crop((88, 130, 1112, 480))
        return sum(band.histogram()[:60])


@pytest.mark.parametrize("title", ["Ąę", "Zażółć gęślą jaźń", "Дні відкритих дверей: їжа, ґанок, є", LONG])
def test_a_card_has_the_size_that_messengers_ask_for_and_is_light(context: Any, title: str) -> None:
    raw = card(title, context)
    with Image.open(io.BytesIO(raw)) as image:
        assert (image.size, image.mode) == ((1200, 630), "P")
        assert image.convert("RGB").getpixel((2, 2)) == tuple(bytes.fromhex(PAPER[1:]))
        colours = {colour for _count, colour in image.convert("RGB").getcolors() or ()}
    assert tuple(bytes.fromhex(COAL[1:])) in colours
    assert len(raw) < 30_000


def test_every_letter_is_in_the_typeface() -> None:
    letters = "ĄĆĘŁŃÓŚŹŻąćęłńóśźżҐЄІЇґєії„”–…"
    with TTFont(fonts.source()) as typeface:
        assert {ord(letter) for letter in letters} <= set(typeface.getBestCmap())


def test_marks_above_and_below_letters_are_seen(context: Any) -> None:
    for plain, marked in zip("aceosz", "ąćęóśż", strict=True):
        assert ink(card(marked * 3, context)) > ink(card(plain * 3, context))


def test_a_card_is_the_same_bytes_each_time(context: Any, tmp_path: Path) -> None:
    elsewhere = SimpleNamespace(cache=tmp_path, frame=context.frame)
    assert card("Zażółć gęślą jaźń", context) == card("Zażółć gęślą jaźń", elsewhere)


def test_a_kept_card_serves_the_code_and_the_libraries_that_made_it(
    context: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = SimpleNamespace(cache=tmp_path, frame=context.frame)
    made = card("Ąę", here)
    (kept,) = (tmp_path / "cards").iterdir()
    kept.write_bytes(b"older")
    assert card("Ąę", here) == b"older"
    monkeypatch.setattr(social_card, "code", social_card.code.__wrapped__)
    monkeypatch.setattr(fingerprint, "version_of", lambda _library: "another")
    assert card("Ąę", here) == made


def test_words_of_a_title_are_words_and_no_commands(context: Any) -> None:
    assert ink(card('#panic("x") *a* $x$ \\ "cudzysłów"', context)) > 0


def test_long_titles_are_cut_at_a_word_and_set_smaller() -> None:
    assert len(shortened(LONG)) <= LIMIT + 1
    assert shortened(LONG).endswith("…")
    assert LONG.startswith(shortened(LONG).removesuffix("…"))
    assert size_for("Krótko") > size_for("x" * 60) > size_for(shortened(LONG))


NOTICE = "---\ntitle: Nabór\ndate: 2026-11-20\nsummary: Opis\ntopic: nabory\n---\nTreść.\n"
EVENT = "---\ntitle: RODO\nstart: 2026-12-01 17:00\nend: 2026-12-01 19:00\nkind: szkolenie\nsummary: Opis\n---\n"


@pytest.mark.parametrize("release", [True, False])
def test_notices_and_events_of_the_public_site_have_cards_of_their_own(tmp_path: Path, release: bool) -> None:
    files = {"aktualnosci/2026-11-20-nabor.md": NOTICE, "kalendarz/2026-12-01-rodo.md": EVENT}
    built = build(tmp_path, files, "2026-11-23", "announcements", "events", release=release)
    for page in ("aktualnosci/2026/nabor/", "kalendarz/2026/rodo/"):
        address = f"{page}karta.png"
        assert (address in built) is release
        meta = f'<meta property="og:image" content="https://lokal.example.org/{address}">'
        assert (meta in built[f"{page}index.html"]) is release
