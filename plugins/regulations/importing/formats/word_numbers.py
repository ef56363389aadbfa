"""Numbers that Word makes itself: they stand in no text, so they are counted as Word counts them.

ISO/IEC 29500-1, 17.9: a paragraph names a list (`numId`) and a level (`ilvl`), by itself or through its styles; a list
is an instance of an abstract list, whose counters all its instances share unless one overrides its start.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from plugins.regulations.importing.ledger import Ledger
from plugins.regulations.tree.numbers import letters_of, roman_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLAIN = frozenset({"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "decimalZero", "ordinal"})


@dataclass(slots=True)
class _Level:
    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int = -1
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _Counters:
    values: dict[int, int] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)


class WordNumbers:
    """One use per document: ``mark_of`` counts on."""

    def __init__(self, numbering: Any, styles: Any, ledger: Ledger) -> None:
        self._ledger = ledger
        self._styles = _by_id(styles, "style", "styleId")
        self._default = next(
            (i for i, s in self._styles.items() if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") == "1"), ""
        )
        self._abstract_of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._own_levels: dict[tuple[str, int], _Level] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._counters: dict[str, _Counters] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, root: Any) -> None:
        style_owner = {}
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId")
            self._levels[name] = {int(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in abstract.findall(f"{W}lvl")}
            if (own := _value(abstract, "styleLink")) is not None:
                style_owner[own] = name
            if (link := _value(abstract, "numStyleLink")) is not None:
                self._linked[name] = link
        self._linked = {name: style_owner[style] for name, style in self._linked.items() if style in style_owner}
        for number in root.iter(f"{W}num"):
            name = number.get(f"{W}numId")
            self._abstract_of[name] = _value(number, "abstractNumId") or ""
            for override in number.findall(f"{W}lvlOverride"):
                level = int(override.get(f"{W}ilvl"))
                if (start := _value(override, "startOverride")) is not None:
                    self._overrides[(name, level)] = int(start)
                if (own_level := override.find(f"{W}lvl")) is not None:
                    self._own_levels[(name, level)] = _level(own_level)

    def mark_of(self, properties: Any, words: str, place: str) -> tuple[str, int]:
        """(mark, level) of a paragraph with these ``w:pPr``; ("", 0) for one that is in no list."""
        found = self._place_of(properties)
        if found is None:
            return "", 0
        number, depth = found
        abstract = self._abstract(number)
        level = self._level(number, depth)
        if level is None:
            self._ledger.tell(
                f"nie da się ustalić numeru, który Word nadał temu akapitowi: „{words[:80]}”. Dopisz go z oryginału.",
                place,
            )
            return "", depth
        if level.kind == "bullet":
            return "–", depth
        self._count(number, abstract, depth, level)
        if level.kind == "none" or not level.pattern:
            return "", depth
        if level.kind not in _PLAIN:
            self._ledger.tell(f"numer pisany słowem lub innym pismem wstawiono cyfrą: „{words[:80]}”.", place)
        counters = self._counters[abstract].values
        mark = re.sub(
            r"%(\d)",
            lambda m: self._shown(number, int(m[1]) - 1, counters, plain=level.legal and int(m[1]) - 1 < depth),
            level.pattern,
        ).strip()
        self._ledger.tell(f"numer „{mark}” pochodzi z automatycznej listy Worda: „{words[:60]}”.", place)
        return mark, depth

    def _count(self, number: str, abstract: str, depth: int, level: _Level) -> None:
        counters = self._counters.setdefault(abstract, _Counters())
        start = self._overrides.get((number, depth))
        if start is not None and (key := f"{number}/{depth}") not in counters.started:
            counters.started.add(key)
            counters.values[depth] = start
        else:
            counters.values[depth] = counters.values.get(depth, level.start - 1) + 1
        for deeper in [one for one in counters.values if one > depth]:
            below = self._level(number, deeper)
            # lvlRestart 0: never; n: only after a level above n.
            if below is None or below.restart < 0 or (below.restart > 0 and depth < below.restart):
                del counters.values[deeper]

    def _shown(self, number: str, depth: int, counters: dict[int, int], plain: bool) -> str:
        level = self._level(number, depth) or _Level()
        value = counters.setdefault(depth, level.start)
        if plain or level.kind not in _PLAIN or value < 1:
            return str(value)
        if level.kind in ("lowerLetter", "upperLetter"):
            # Word repeats letters after z: aa, bb; Polish lists write za, zb, but what is shown counts.
            letters = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 26 else letters_of(value)
            return letters if level.kind == "lowerLetter" else letters.upper()
        if level.kind in ("lowerRoman", "upperRoman"):
            return roman_of(value) if level.kind == "upperRoman" else roman_of(value).lower()
        if level.kind == "decimalZero":
            return f"{value:02d}"
        return f"{value}." if level.kind == "ordinal" else str(value)

    def _place_of(self, properties: Any) -> tuple[str, int] | None:
        """(list, level): what the paragraph says itself, then what its styles say, nearest first."""
        number: str | None = None
        level: str | None = None
        style = _value(properties, "pStyle") if properties is not None else None
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number, level = _value(own, "numId"), _value(own, "ilvl")
        name: str | None = style or self._default
        seen: set[str] = set()
        while name and name not in seen and (number is None or level is None):
            seen.add(name)
            element = self._styles.get(name)
            inherited = element.find(f"{W}pPr/{W}numPr") if element is not None else None
            if inherited is not None:
                number = number if number is not None else _value(inherited, "numId")
                level = level if level is not None else _value(inherited, "ilvl")
                level = level if level is not None else self._level_of_style(number, name)
            name = _value(element, "basedOn") if element is not None else None
        if number is None or number == "0":
            return None
        return number, int(level or 0)

    def _level_of_style(self, number: str | None, style: str) -> str | None:
        """A style names its list, and the list names the level of the style."""
        levels = self._levels.get(self._abstract(number or ""), {})
        return next((str(depth) for depth, level in levels.items() if level.style == style), None)

    def _abstract(self, number: str) -> str:
        name = self._abstract_of.get(number, "")
        return self._linked.get(name, name)

    def _level(self, number: str, depth: int) -> _Level | None:
        own = self._own_levels.get((number, depth))
        return own or self._levels.get(self._abstract(number), {}).get(depth)


def _level(element: Any) -> _Level:
    start, restart = _value(element, "start"), _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        kind=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText") or "",
        start=int(start) if start else 1,
        restart=int(restart) if restart else -1,
        legal=legal is not None and legal.get(f"{W}val") not in ("0", "false"),
        style=_value(element, "pStyle") or "",
    )


def _by_id(root: Any, tag: str, key: str) -> dict[str, Any]:
    return {one.get(f"{W}{key}"): one for one in root.iter(f"{W}{tag}")} if root is not None else {}


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}") if element is not None else None
    value = child.get(f"{W}val") if child is not None else None
    return str(value) if value is not None else None
