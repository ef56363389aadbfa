"""What the theme serves besides pages: names that change with the content, and a typeface cut to size."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from fontTools.ttLib import TTFont

from plugins.core.rendering import assets
from plugins.core.schema.site_data.centre import Centre
from tests.building import ROOT, THEME

CACHE = ROOT / ".cache"
CSS = THEME / "static" / "css"


@pytest.fixture(scope="module")
def made(centre: Centre) -> dict[str, bytes]:
    """All files of the theme by their paths, typeface and pictures included."""
    planned, _names = assets.outputs(THEME, CACHE, centre)
    context: Any = SimpleNamespace(cache=CACHE)
    result = {}
    for output in planned:
        raw = output.render(output.view, context)
        assert isinstance(raw, bytes)
        result[output.path] = raw
    return result


def test_every_address_has_its_file_and_a_digest_in_its_name(
    addresses: Mapping[str, Any], made: dict[str, bytes]
) -> None:
    for name, address in addresses.items():
        assert address.lstrip("/") in made, name
        if name != "manifest":
            assert re.fullmatch(r"/theme/[\w-]+\.[0-9a-f]{10}\.\w+", address)


def test_stylesheet_points_to_hashed_files_only(addresses: Mapping[str, Any], made: dict[str, bytes]) -> None:
    css = made[addresses["site.css"].lstrip("/")].decode()
    urls = re.findall(r'url\("([^"]+)"\)', css)
    assert len(urls) >= 4
    assert {url.lstrip("/") for url in urls} <= made.keys()
    assert css.startswith("@layer tokens,base,layout,components,utilities;")


@pytest.mark.parametrize("name", sorted(path.name for path in (CSS / "pages").glob("*.css")))
def test_styles_of_single_pages_are_small(name: str, addresses: Mapping[str, Any], made: dict[str, bytes]) -> None:
    assert len(brotli.compress(made[addresses[name].lstrip("/")])) <= 1_500


def test_icons_and_card_have_the_sizes_that_programs_expect(
    addresses: Mapping[str, Any], made: dict[str, bytes]
) -> None:
    from PIL import Image

    sizes = {
        name: Image.open(io.BytesIO(made[addresses[name].lstrip("/")])).size for name in addresses if "png" in name
    }
    assert sizes == {"icon-180.png": (180, 180), "icon-512.png": (512, 512), "card.png": (1200, 630)}


@pytest.mark.parametrize(
    ("name", "letters", "limit"),
    [
        ("tekst.woff2", "zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ „§” – 5\u00a0zł", 35_000),
        ("tekst-uk.woff2", "ґҐїЇєЄіІабвюяЮЯʼ", 18_000),
    ],
)
def test_typeface_has_the_letters_and_few_bytes(
    name: str, letters: str, limit: int, addresses: Mapping[str, Any], made: dict[str, bytes]
) -> None:
    raw = made[addresses[name].lstrip("/")]
    assert len(raw) <= limit
    font = TTFont(io.BytesIO(raw))
    known = font.getBestCmap()
    assert {letter for letter in letters if ord(letter) not in known} == set()
    axis = font["fvar"].axes[0]
    assert axis.axisTag == "wght"
    assert axis.minValue <= 400 < 900 == axis.maxValue


def test_typeface_has_our_name_and_its_licence_beside_it(addresses: Mapping[str, Any], made: dict[str, bytes]) -> None:
    font = TTFont(io.BytesIO(made[addresses["tekst.woff2"].lstrip("/")]))
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1] == names[4] == names[6] == "Tekst"
    assert "Source" not in names[1] + names[3] + names[4] + names[6]
    assert "SIL Open Font License" in names[13]
    assert b"SIL OPEN FONT LICENSE" in made["theme/tekst-OFL.txt"].upper()


def styles() -> list[Path]:
    return sorted(CSS.rglob("*.css"))


@pytest.mark.parametrize("path", styles(), ids=lambda path: path.relative_to(CSS).as_posix())
def test_colours_stand_among_the_tokens_only(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text)
    assert found == [] or path.name in ("tokens.css", "print.css")


@pytest.mark.parametrize("path", styles(), ids=lambda path: path.relative_to(CSS).as_posix())
def test_every_rule_stands_in_a_layer_and_none_shouts(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert "!important" not in text
    assert re.findall(r"(?m)^[.a-z:*][^{@]*\{", text) == []


def test_nothing_moves_for_readers_who_asked_for_no_motion() -> None:
    text = re.sub(r"\s+", " ", "".join(path.read_text("utf-8") for path in styles()))
    consented = "".join(re.findall(r"@media \(prefers-reduced-motion: no-preference\) \{(.*?)\} \}", text))
    for motion in ("transition", "animation", "scroll-behavior"):
        assert text.count(f"{motion}:") == consented.count(f"{motion}:")


def test_every_token_that_is_used_exists() -> None:
    text = "".join(path.read_text("utf-8") for path in styles())
    assert set(re.findall(r"var\((--[\w-]+)", text)) - set(re.findall(r"(--[\w-]+):", text)) == set()


def unused_classes(css: str, source: str) -> set[str]:
    """Classes of a stylesheet that no template, script or renderer names.

    A variant or a part may be put together from its block and a word: ``block--{{ … }}``, ``block__{{ … }}``.
    """
    css = re.sub(r'url\("[^"]*"\)|/\*.*?\*/', "", css, flags=re.DOTALL)
    words = set(re.findall(r"[\w-]+", source))
    put_together = tuple(block for block in words if block.endswith(("--", "__")) and len(block) > 2)
    return {name for name in set(re.findall(r"\.([a-z][\w-]*)", css)) - words if not name.startswith(put_together)}


@pytest.mark.parametrize(
    ("css", "source", "unused"),
    [
        pytest.param(".card { }", '<div class="card">', set(), id="used"),
        pytest.param(".ghost { }", '<div class="card--{{ x }}">', {"ghost"}, id="a block that nobody uses"),
        pytest.param(".car { }", '<div class="card">', {"car"}, id="part of another name"),
        pytest.param(".card--good { }", '<div class="card card--{{ x }}">', set(), id="put together"),
        pytest.param(".card--good { }", '<div class="card notice--{{ x }}">', {"card--good"}, id="of another block"),
        pytest.param("/* .card */ a { }", "", set(), id="a comment"),
    ],
)
def test_a_class_that_nothing_names_is_unused(css: str, source: str, unused: set[str]) -> None:
    assert unused_classes(css, source) == unused


def test_every_class_of_the_stylesheet_is_used_by_a_template_or_a_script() -> None:
    css = "".join(path.read_text("utf-8") for path in styles())
    places = [
        *(THEME / "templates").rglob("*.html"),
        *(THEME / "static" / "js").glob("*.js"),
        *(ROOT / "plugins").rglob("*.py"),
    ]
    assert unused_classes(css, "".join(path.read_text("utf-8") for path in places)) == set()
