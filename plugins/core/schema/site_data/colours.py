"""Colours of a brand: as staff write them, how well they can be read, and the nearest shade that can.

Contrast is that of WCAG 2.2 (relative luminance of sRGB); a shade is looked for in lightness (HSL) only, so that a
colour stays itself.
"""

import colorsys
import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BeforeValidator

from plugins.core.schema.fields import InvalidValue, text_of

TEXT = 4.5  # WCAG 1.4.3: words
STEPS = 200
_NAMED = {"czarny": "#000000", "biały": "#ffffff"}


def _colour(value: object) -> str:
    text = text_of(value).casefold()
    bare = _NAMED.get(text, text).removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3}", bare):
        bare = "".join(sign * 2 for sign in bare)
    if re.fullmatch(r"[0-9a-f]{6}", bare):
        return f"#{bare}"
    raise InvalidValue(
        f'„{text_of(value)}” nie jest kolorem. Zapisz go w cudzysłowie, sześcioma znakami, np. "#a33a1c"'
    )


Colour = Annotated[str, BeforeValidator(_colour)]


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (none) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lowest_contrast(colour: str, others: Iterable[str]) -> float:
    return min(contrast(colour, other) for other in others)


def nearest_shade(colour: str, others: Iterable[str], ratio: float = TEXT) -> str | None:
    """The shade nearest in lightness that can be read with all the others; the colour itself where it can already."""
    against = tuple(others)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(STEPS + 1):
        for other in {lightness - step / STEPS, lightness + step / STEPS}:
            if 0 <= other <= 1:
                shade = colour if step == 0 else _hex(colorsys.hls_to_rgb(hue, other, saturation))
                if lowest_contrast(shade, against) >= ratio:
                    return shade
    return None


def mixed(colour: str, other: str, part: float) -> str:
    """``part`` of the other colour in the first."""
    return _hex(a + (b - a) * part for a, b in zip(_channels(colour), _channels(other), strict=True))


def _channels(colour: str) -> Iterator[float]:
    return (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{min(max(round(channel * 255), 0), 255):02x}" for channel in channels)
