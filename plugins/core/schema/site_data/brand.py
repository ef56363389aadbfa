"""How a centre looks: `brand:` in site.yaml, the one place of its colours, emblem, pattern, motif and typeface.

Style sheet, icons, manifest, cards, newsletter and PDF read it; nothing else names a colour of the brand. What is left
out is the theme's own, which belongs to no town.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.schema.fields import InvalidValue, text_of
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part
from plugins.core.schema.references import PictureRef
from plugins.core.schema.site_data.colours import TEXT, Colour, contrast, lowest_contrast, mixed, nearest_shade

# The theme's own colours (tokens.css): grounds of the light and the dark page, and the words on coloured grounds.
PAPER, COAL, WHITE = "#faf6ef", "#1f1712", "#ffffff"
LIGHT_GROUNDS = (PAPER, "#fffdf9", "#f1e8da")
DARK_GROUNDS = ("#221b17", "#2b231e", "#322923")
FOOTER = "#15100c"
AT_NIGHT = 6.0  # we choose these shades ourselves, so they need not be the darkest that can be read
ACCENT, LIGHT, PLATE, LINK = "#a33a1c", "#f6b73c", "#103f78", "#0b4c8f"


def _typeface(value: object) -> str:
    name = re.sub(r"[\s_]+", "-", text_of(value).casefold()).removeprefix("fontpkg-")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise InvalidValue(f"„{text_of(value)}” nie jest nazwą kroju. Zapisz np. source-sans-3")
    if find_spec(f"fontpkg_{name.replace('-', '_')}") is None:
        raise InvalidValue(
            f'nie ma kroju „{name}” wśród bibliotek. Dopisz "fontpkg-{name}" w pyproject.toml i zainstaluj albo wpisz '
            "source-sans-3"
        )
    return name


class Brand(Part):
    """Colours may be given with or without #; pictures are drawings (SVG) in content/obrazy."""

    accent: Colour = Field(
        ACCENT, title="Kolor główny", description="Nagłówki, znaczniki, ikona.", examples=['"#a33a1c"']
    )
    light: Colour = Field(
        LIGHT,
        title="Kolor jasny",
        description="Tło pilnych wiadomości; piszemy na nim ciemnym.",
        examples=['"#f6b73c"'],
    )
    plate: Colour = Field(
        PLATE, title="Kolor tablicy", description="Tablica na stronie głównej; piszemy na niej białym.",
        examples=['"#103f78"'],
    )  # fmt: skip
    link: Colour = Field(LINK, title="Kolor odnośników", examples=['"#0b4c8f"'])
    emblem: PictureRef | None = Field(
        None, title="Znak", description="Kwadratowy rysunek SVG z content/obrazy: nagłówek, ikona, karty.",
        examples=["marka/znak.svg"],
    )  # fmt: skip
    pattern: PictureRef | None = Field(
        None, title="Deseń", description="Powtarzalny rysunek SVG, 72 na 36: pas u góry i ramka tablicy.",
        examples=["marka/desen.svg"],
    )  # fmt: skip
    motif: PictureRef | None = Field(
        None, title="Motyw", description="Szeroki rysunek SVG nad stopką, 1200 na 90, ciemny u dołu.",
        examples=["marka/panorama.svg"],
    )  # fmt: skip
    typeface: Annotated[str, BeforeValidator(_typeface)] = Field(
        "source-sans-3", title="Krój pisma", description="Nazwa paczki fontpkg-… z kroju.", examples=["source-sans-3"]
    )

    def issues(self) -> Iterator[Issue]:
        """Colours that can not be read where the theme writes with them or on them, each with the nearest that can."""
        for name, word, grounds, where in (
            ("accent", self.accent, (*LIGHT_GROUNDS, WHITE), "na jasnym tle i pod białym napisem"),
            ("link", self.link, LIGHT_GROUNDS, "na jasnym tle"),
            ("light", self.light, (COAL,), "pod ciemnym napisem"),
            ("plate", self.plate, (WHITE,), "pod białym napisem"),
        ):
            found = lowest_contrast(word, grounds)
            if found < TEXT:
                better = nearest_shade(word, grounds)
                cure = f'Najbliższy dobry odcień: "{better}"' if better else "Wybierz inny kolor."
                ratio = f"{int(found * 10) / 10:.1f}".replace(".", ",")
                yield Issue(
                    f"brand.{name}", f"koloru {word} nie da się czytać {where}: kontrast {ratio}, potrzeba 4,5. {cure}"
                )
        for name in ("emblem", "pattern", "motif"):
            file = getattr(self, name)
            if file and not file.lower().endswith(".svg"):
                yield Issue(
                    f"brand.{name}", f"{file} nie jest rysunkiem SVG. Zapisz go w programie graficznym jako SVG."
                )

    @property
    def drawings(self) -> dict[str, str]:
        """Name of a file of the theme -> the picture that stands in for it."""
        given = {"emblem.svg": self.emblem, "pattern.svg": self.pattern, "motif.svg": self.motif}
        return {name: file for name, file in given.items() if file}

    @property
    def own_colours(self) -> bool:
        return (self.accent, self.light, self.plate, self.link) != (ACCENT, LIGHT, PLATE, LINK)

    def recoloured(self, svg: str) -> str:
        """A drawing of the theme in the colours of the brand."""
        for old, new in ((ACCENT, self.accent), (LIGHT, self.light), (PLATE, self.plate)):
            svg = svg.replace(old, new)
        return svg

    def style(self) -> str:
        """The tokens of the style sheet that differ, for the light and the dark page; empty when none does."""
        if not self.own_colours:
            return ""
        light = {
            "brick": self.accent, "leaf": self.accent, "light": self.light, "halo": self.light, "plate": self.plate,
            "lit": nearest_shade(mixed(self.light, WHITE, 0.3), (FOOTER,)) or WHITE, "link": self.link,
            "rule-on-plate": mixed(self.plate, WHITE, 0.35),
        }  # fmt: skip
        dark = {
            "brick": nearest_shade(self.accent, DARK_GROUNDS, AT_NIGHT) or WHITE,
            "link": nearest_shade(mixed(self.link, WHITE, 0.3), DARK_GROUNDS, AT_NIGHT) or WHITE,
            "focus": nearest_shade(self.light, DARK_GROUNDS, AT_NIGHT) or WHITE,
            "plate": self.plate if contrast(self.plate, WHITE) >= TEXT else PLATE,
        }
        return (
            f"@layer tokens{{@media not (forced-colors: active){{:root{{{_tokens(light)}}}}}"
            f"@media (prefers-color-scheme: dark) and (not (forced-colors: active)){{:root{{{_tokens(dark)}}}}}}}"
        )


def _tokens(values: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())
