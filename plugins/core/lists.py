"""Lists as people write them, right below a line of text: CommonMark takes them for lists, Python-Markdown does not.

It wants an empty line before, and without one makes a single paragraph full of dashes. So the empty line is put in.
"""

import re

# As in CommonMark, only a number one begins a list there: „Zapraszamy do\n2026. edycji” does not.
_ITEM = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
_MAYBE = re.compile(rf"\n(?={_ITEM.pattern})")
# A line of a paragraph, and nothing that Markdown may take for something else. "¤" stands for code (`scanning.masked`).
_TEXT = re.compile(r"(?![-*+][ \t]|[0-9]+[.)][ \t]|\[[^\]]*\]:|[=-]+[ \t]*$|¤+$)[^\s#>|<][^|]*$")
_UNDERLINE = re.compile(r"[=-]+[ \t]*$")


def may_need_space(text: str) -> bool:
    """Whether `set_apart` may have something to do: most texts have no list."""
    return bool(_MAYBE.search(text))


def set_apart(text: str, plain: str) -> str:
    """The text with an empty line between a paragraph and the list right below it. ``plain`` is the text without code,
    line by line.
    """
    lines, seen = text.split("\n"), plain.split("\n")
    apart: list[str] = []
    is_first, is_text = True, False  # of the lines since the last empty one
    for number, (line, shape) in enumerate(zip(lines, seen, strict=True)):
        following = seen[number + 1] if number + 1 < len(seen) else ""
        if is_text and _ITEM.match(shape) and not _UNDERLINE.match(following):
            apart.append("")
        is_text = (is_first or is_text) and bool(_TEXT.match(shape))
        is_first = not shape.strip("¤ \t") or shape.startswith("#")
        apart.append(line)
    return "\n".join(apart)
