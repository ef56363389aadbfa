"""Which signs of a text can not be set in the PDF, because no typeface that we use has a shape for them.

Typst stops at such a sign when it writes PDF/UA, so the text is checked before: staff are told the place, and the
remaining words of a page (the centre's name) are set with a box instead.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

from plugins.core.rendering import fonts

BOX = "\u25a1"
# Exit code 0: the sign was set.
_ASK = """
import sys, typst
fonts = typst.Fonts(include_system_fonts=False, font_paths=[sys.argv[2]])
try:
    typst.compile(sys.argv[1].encode(), font_paths=fonts, pdf_standards=["ua-1"])
except typst.TypstError:
    sys.exit(1)
"""
_FONTS = '("Source Sans 3", "Libertinus Serif")'
# Latin, Cyrillic and the signs of ordinary texts are in the typeface: only the rest is tried.
_UNUSUAL = re.compile(
    r"[^\s\u0020-\u017f\u0400-\u045f\u0490\u0491\u2010-\u2026\u2030\u20ac\u2212\u200b-\u200d\u2060\ufeff]"
)


def unprintable(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sign) of each sign that has no shape."""
    for match in _UNUSUAL.finditer(text):
        if not has_shape(match.group()):
            yield match.start(), match.group()


def with_boxes(text: str) -> str:
    """The text with a box for each sign that has no shape; as long as it was."""
    return _UNUSUAL.sub(lambda match: match.group() if has_shape(match.group()) else BOX, text)


def name_of(sign: str) -> str:
    """How a message shows a sign: itself, and its number, since it may be invisible."""
    shown = f"„{sign}” " if sign.isprintable() else ""
    return f"{shown}(U+{ord(sign):04X})"


@cache
def has_shape(sign: str) -> bool:
    """In our typeface, or in one of Typst's own, to which it falls back."""
    return ord(sign) in _letters() or _is_set_by_typst(sign)


@cache
def _letters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # only when asked: start-up time

    with TTFont(fonts.source(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _is_set_by_typst(sign: str) -> bool:
    """Asked in a process of its own: Typst's threads would stay, and a build could not be shared by two processes."""
    program = f'#set document(title: "x")\n#set text(font: {_FONTS})\n#str.from-unicode({ord(sign)})'
    call = (sys.executable, "-c", _ASK, program, str(fonts.source().parent))
    return subprocess.run(call, check=False, capture_output=True).returncode == 0
