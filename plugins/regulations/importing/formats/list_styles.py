"""How a web page numbers its lists: `type`, `start`, `value`, `reversed`, and `list-style-type` of its style sheets."""

import re
from collections.abc import Iterator
from typing import Any

from plugins.regulations.tree.numbers import letters_of, roman_of

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_KINDS = r"decimal(?:-leading-zero)?|(?:lower|upper)-(?:alpha|latin|roman)|none|disc|circle|square"
_DECLARATION = re.compile(rf"list-style(?:-type)?\s*:[^;}}]*?\b({_KINDS})\b", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?P<tag>\*|[a-z][a-z0-9]*)?(?P<rest>(?:[.#][\w-]+)*)$", re.IGNORECASE)
_BULLETS = frozenset({"disc", "circle", "square"})


class ListStyles:
    """The style sheets of a page, as far as they number lists. ``counters``: some are out of reach."""

    def __init__(self, sheets: str) -> None:
        sheets = re.sub(r"/\*.*?\*/", "", sheets, flags=re.DOTALL)
        self.counters = bool(re.search(r"content\s*:[^;}]*counters?\(", sheets))
        self._rules: list[tuple[list[str], str]] = []
        for selectors, body in _RULE.findall(sheets):
            if found := _DECLARATION.search(body):
                self._rules += [
                    (one.strip().replace(">", " ").split(), found[1].lower()) for one in selectors.split(",")
                ]

    def kind_of(self, element: Any) -> str:
        """``decimal``, ``lower-alpha``, … or ``disc``; inherited as browsers do."""
        own = _DECLARATION.search(element.get("style") or "")
        if own:
            return _latin(own[1].lower())
        for parts, kind in reversed(self._rules):
            if _matches(element, parts):
                return _latin(kind)
        if (kind := element.get("type") or "") in _TYPES:
            return _TYPES[kind]
        if kind.lower() in _BULLETS:
            return kind.lower()
        return "disc" if element.tag in ("ul", "menu") else "decimal"


def mark_of(kind: str, value: int) -> str:
    """The mark as Polish texts write it: letters with a bracket. Bullets are dashes, ``none`` is nothing."""
    if kind == "none":
        return ""
    if kind in _BULLETS:
        return "–"
    if kind == "lower-alpha":
        return f"{letters_of(value)})"
    if kind == "upper-alpha":
        return f"{letters_of(value).upper()}."
    if kind == "lower-roman":
        return f"{roman_of(value).lower()})"
    if kind == "upper-roman":
        return f"{roman_of(value)}."
    return f"{value:02d}." if kind == "decimal-leading-zero" else f"{value}."


def values_of(items: list[Any], parent: Any) -> Iterator[int]:
    """The number of each item, by ``start``, ``reversed`` and each ``value``."""
    step = -1 if parent.get("reversed") is not None else 1
    value = _whole(parent.get("start"), len(items) if step < 0 else 1)
    for item in items:
        value = _whole(item.get("value"), value)
        yield value
        value += step


def _whole(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written.strip()) else default


def _latin(kind: str) -> str:
    return kind.replace("-latin", "-alpha")


def _matches(element: Any, parts: list[str]) -> bool:
    """A selector of tags, classes, ids and descent; others match nothing."""
    if not parts or not _is_simple_match(element, parts[-1]):
        return False
    above = element.getparent()
    for part in reversed(parts[:-1]):
        while above is not None and not _is_simple_match(above, part):
            above = above.getparent()
        if above is None:
            return False
        above = above.getparent()
    return True


def _is_simple_match(element: Any, selector: str) -> bool:
    match = _SIMPLE.match(selector)
    if match is None or not isinstance(element.tag, str) or not selector:
        return False
    if match["tag"] not in (None, "*", element.tag):
        return False
    classes = (element.get("class") or "").split()
    return all(
        (name[1:] in classes) if name[0] == "." else element.get("id") == name[1:]
        for name in re.findall(r"[.#][\w-]+", match["rest"])
    )
