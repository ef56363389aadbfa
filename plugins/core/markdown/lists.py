"""Lists as people write them, and as CommonMark takes them: right below a line of text, and numbered `1)`.

Python-Markdown wants an empty line before a list, and makes one paragraph of a list that is numbered with brackets. So
the empty line is put in, and the brackets become full stops.
"""

import re

# As in CommonMark, only a number one begins a list below a text: „Zapraszamy do\n2026. edycji” does not.
_ITEM = re.compile(r"(?:[-*+]|1[.)])[ \t]+\S")
_BRACKETED = re.compile(r"([0-9]{1,3})\)(?=[ \t]+\S)")
_DOTTED = re.compile(r"^[ \t]*[0-9]+\.[ \t]", re.MULTILINE)
_MAYBE = re.compile(rf"\n(?={_ITEM.pattern})")
# A line of a paragraph, and nothing that Markdown may take for something else. "¤" stands for code (`scanning.masked`).
_TEXT = re.compile(r"(?![-*+][ \t]|[0-9]+[.)][ \t]|\[[^\]]*\]:|[=-]+[ \t]*$|¤+$)[^\s#>|<][^|]*$")
_UNDERLINE = re.compile(r"[=-]+[ \t]*$")


def may_change(text: str) -> bool:
    """Whether `as_commonmark` may have something to do: most texts have no list."""
    return text.startswith("1)") or bool(_MAYBE.search(text))


def as_commonmark(text: str, plain: str) -> str:
    """The text with its lists as Python-Markdown takes them. ``plain`` is the text without code, line by line."""
    lines, shapes = text.split("\n"), plain.split("\n")
    made: list[str] = []
    is_first, is_text = True, False  # of the lines since the last empty one
    # One of `1.` and one of `1)` after each other are two lists; with full stops they would be one.
    has_dotted = bool(_DOTTED.search(plain))
    last = 0  # the number of the item before, in a list that is numbered with brackets
    for number, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        following = shapes[number + 1] if number + 1 < len(shapes) else ""
        begins = bool(_ITEM.match(shape)) and not _UNDERLINE.match(following)
        bracketed = None if has_dotted else _BRACKETED.match(shape)
        written = int(bracketed[1]) if bracketed else 0
        if bracketed and (written == last + 1 if last else begins and (is_first or is_text)):
            line = f"{line[: bracketed.end(1)]}.{line[bracketed.end() :]}"
            last = written
        elif is_first and shape[:1].strip():  # another paragraph ends the list
            last = 0
        if is_text and begins:
            made.append("")
        is_text = (is_first or is_text) and bool(_TEXT.match(shape))
        is_first = not shape.strip("¤ \t") or shape.startswith("#")
        made.append(line)
    return "\n".join(made)
