"""Colours of a brand can be read, or the message offers the nearest shade that can; and every output takes them."""

import re
from pathlib import Path
from typing import Any

import pytest

from plugins.core.schema.site_data import brand as brands
from plugins.core.schema.site_data.brand import DARK_GROUNDS, LIGHT_GROUNDS, WHITE, Brand
from plugins.core.schema.site_data.centre import Centre
from plugins.core.schema.site_data.colours import TEXT, contrast, lowest_contrast, nearest_shade
from tests.building import SITE_YAML, build, problems

ROOT = Path(__file__).parents[5]
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path id="{}" fill="#123456" d="M0 0h64v64H0z"/></svg>'
)


def issues(**fields: Any) -> list[str]:
    front = {"name": "X", "url": "https://x.example", "topics": {"a": "A"}, "brand": fields}
    _centre, found = Centre.read(front)
    return [f"{issue.field}: {issue.message}" for issue in found]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


def test_the_nearest_shade_can_be_read_and_a_step_less_could_not() -> None:
    shade = nearest_shade("#ff8800", LIGHT_GROUNDS)
    assert shade is not None
    assert lowest_contrast(shade, LIGHT_GROUNDS) >= TEXT
    lighter = nearest_shade("#ff8800", LIGHT_GROUNDS, TEXT - 0.1)
    assert lighter is not None
    assert contrast(lighter, WHITE) < contrast(shade, WHITE)
    assert nearest_shade("#123456", (WHITE,)) == "#123456", "good as it is"


@pytest.mark.parametrize("written", ["#1A5", "1a5", "#11aa55", "11AA55"])
def test_a_colour_is_written_in_any_usual_way(written: str) -> None:
    assert Brand.model_validate({"accent": written}).accent == "#11aa55"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        pytest.param("accent", "#ff8800", 'koloru #ff8800 nie da się czytać na jasnym tle i pod białym napisem: '
                     'kontrast 1,9, potrzeba 4,5. Najbliższy dobry odcień: "#9e5400"', id="too light for words"),
        pytest.param("link", "#66aaff", "na jasnym tle: kontrast 1,9, potrzeba 4,5.", id="link"),
        pytest.param("light", "#333333", "pod ciemnym napisem: kontrast 1,3, potrzeba 4,5.", id="ground of dark words"),
        pytest.param("plate", "#cccccc", "pod białym napisem: kontrast 1,6, potrzeba 4,5.", id="ground of white words"),
        pytest.param("accent", "ceglany", "„ceglany” nie jest kolorem. Zapisz go w cudzysłowie", id="a word"),
        pytest.param("emblem", "znak.png", "obrazy/znak.png nie jest rysunkiem SVG.", id="no drawing"),
        pytest.param("typeface", "comic", "nie ma kroju „comic” wśród bibliotek.", id="no typeface"),
    ],
)  # fmt: skip
def test_what_can_not_be_used_is_told_with_its_cure(field: str, value: str, message: str) -> None:
    (found,) = issues(**{field: value})
    assert message in found


def test_the_shade_that_is_offered_is_taken() -> None:
    (found,) = issues(accent="#ff8800")
    offered = re.findall(r'odcień: "(#\w+)"', found)
    assert issues(accent=offered[0]) == []


def test_the_theme_has_the_colours_that_the_brand_is_checked_against() -> None:
    """The style sheet is the home of the grounds; this list of them follows it."""
    css = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")
    light, _, dark = css.partition("prefers-color-scheme: dark")

    def tokens(text: str, *names: str) -> tuple[str, ...]:
        return tuple(re.findall(rf"--{name}: (#\w+);", text)[0] for name in names)

    assert tokens(light, "paper", "surface", "sunk") == LIGHT_GROUNDS
    assert tokens(dark, "paper", "surface", "sunk") == DARK_GROUNDS
    assert tokens(light, "brick", "light", "plate", "link") == (brands.ACCENT, brands.LIGHT, brands.PLATE, brands.LINK)
    assert tokens(light, "coal") == (brands.FOOTER,)


def test_what_the_brand_says_stands_in_style_manifest_and_drawings(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            "site.yaml": f"{SITE_YAML}brand: {{accent: '#225544', plate: '#552244', emblem: z.svg, motif: m.svg}}\n",
            "obrazy/z.svg": DRAWING.format("nasz-znak"),
            "obrazy/m.svg": DRAWING.format("nasz-motyw"),
        },
    )
    css = next(site[path] for path in site.paths if path.startswith("theme/site.") and path.endswith(".css"))
    assert "--brick:#225544;" in css
    assert "--plate:#552244;" in css
    assert '"theme_color": "#225544"' in site["manifest.webmanifest"]
    drawings = {path.split(".")[0]: site[path] for path in site.paths if re.match(r"theme/\w+\.\w+\.svg", path)}
    assert "nasz-znak" in drawings["theme/emblem"]
    assert "nasz-motyw" in drawings["theme/motif"]
    assert 'fill="#225544"' in drawings["theme/pattern"], "the theme's own, in the colours of the brand"
    emblem = next(path for path in site.paths if path.startswith("theme/emblem."))
    assert f'src="/{emblem}"' in site["index.html"]


def test_without_a_brand_the_style_sheet_is_the_themes_own() -> None:
    assert Brand().style() == ""


def test_colours_that_people_chose_themselves_stay_theirs() -> None:
    style = Brand(accent="#225544").style()
    assert style.count(":root") == style.count("forced-colors") == 2


def test_dark_pages_get_shades_that_can_be_read_on_them() -> None:
    style = Brand(accent="#002211", link="#001133", light="#ffcc00").style()
    dark = style.partition("dark")[2]
    for name in ("brick", "link", "focus"):
        assert lowest_contrast(re.findall(rf"--{name}:(#\w+);", dark)[0], DARK_GROUNDS) >= TEXT


def test_the_menu_stands_in_the_order_of_site_yaml(tmp_path: Path) -> None:
    page = "---\ntitle: O nas\nmenu: glowne\n---\n\nTekst.\n"
    site = build(tmp_path, {"site.yaml": f"{SITE_YAML}menu: [o-nas, regulaminy]\n", "strony/o-nas.md": page})
    menu = site["index.html"].partition('aria-label="Główne"')[2].partition("</nav>")[0]
    found = re.findall(r'href="([^"]+)"', menu)
    assert found == ["/o-nas/", "/regulaminy/", "/aktualnosci/", "/kalendarz/"]


def test_a_word_of_the_menu_that_names_nothing_is_told(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"site.yaml": f"{SITE_YAML}menu: [kalendaz]\n"})
    assert (found.path, found.line) == ("site.yaml", 11)
    assert found.message.startswith("„kalendaz” nie jest jedną ze znanych wartości. Może chodziło o „kalendarz”?")
