"""An imported text -> the file for staff: a draft with what the text says about itself, each guess told.

What is not known is left out: a draft may lack it, and `check` asks for it once the draft is lifted.
"""

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.polish.dates import MONTHS_GENITIVE
from plugins.polish.words import slugify
from plugins.regulations.importing.assembling import Imported
from plugins.regulations.references.resolution import PROBLEMS, ResolvedReference, Resolver
from plugins.regulations.tree.inline import plain_text
from plugins.regulations.tree.units import Passage, Regulation

FOLDER = "regulaminy"
_DAY = (
    rf"(?:(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(MONTHS_GENITIVE)})\s+(?P<y>\d{{4}})"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_IN_FORCE = re.compile(
    rf"(?:wchodzi\s+w\s+życie|obowiązuje|stosuje\s+się)\s+(?:z\s+dniem|od\s+dnia|od|dnia|w\s+dniu)\s+{_DAY}",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    rf"(?:z\s+dnia|z\s+dn\.|przyjęt\w+[^.\n]{{0,60}}?|uchwalon\w+[^.\n]{{0,60}}?|dnia)\s+{_DAY}", re.IGNORECASE
)
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_KIND = re.compile(
    r"(?:regulamin|statut|zasady|procedura|polityka|standardy|instrukcja|zarządzenie|uchwała|kodeks|karta|cennik)\b",
    re.IGNORECASE,
)
_TITLE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """``path`` below the content folder, the whole text, what was guessed for its head."""

    path: str
    text: str
    notes: tuple[str, ...]


def draft_of(result: Imported, file_stem: str, today: dt.date) -> Draft:
    """``file_stem`` is the name of the source, the last resort for a title; ``today`` for a day in force."""
    notes: list[str] = []
    title, used = _title(result.regulation, file_stem, notes)
    body = _without(result.text, used)
    adopted = _found(_ADOPTED, result.text) or _found(_ANY_DAY, _preamble(result.regulation))
    in_force = _found(_IN_FORCE, result.text) or adopted
    head = ["---", f"title: {_quoted(title)}"]
    if adopted:
        notes.append(f"adopted: {adopted} odczytano z tekstu. Sprawdź datę przyjęcia.")
        head.append(f"adopted: {adopted}")
    missing = ["summary", *([] if adopted else ["adopted"]), "adopted_by"]
    notes.append(f"w szkicu brakuje pól: {', '.join(missing)}. Uzupełnij je, zanim usuniesz „draft: tak”.")
    if in_force:
        notes.append(f"plik nazwano od dnia {in_force}: tak odczytano pierwszy dzień obowiązywania.")
    else:
        notes.append("w tekście nie ma pierwszego dnia obowiązywania: plik ma w nazwie dzisiejszy. Popraw.")
    lost = [one.message for one in _lost_references(result.regulation, title)]
    notes += lost
    if result.verbatim or lost:
        head.append("verbatim: tak")
        notes.append(
            "verbatim: tak wpisano, bo numery źródła powtarzają się, przeskakują albo odesłania nie pasują. "
            "Jeśli to pomyłka przepisywania, popraw tekst i usuń to pole."
        )
    head += ["draft: tak", "---", ""]
    slug = slugify(_short(title)) or slugify(file_stem) or "regulamin"
    slug = slug if re.search("[a-z]", slug) else f"regulamin-{slug}"
    return Draft(f"{FOLDER}/{slug}/{in_force or today}.md", "\n".join(head) + body, tuple(notes))


def _lost_references(regulation: Regulation, title: str) -> Iterator[ResolvedReference]:
    for _unit, _passage, found in Resolver(regulation, title).everywhere():
        yield from (one for one in found if one.state in PROBLEMS)


def _title(regulation: Regulation, file_stem: str, notes: list[str]) -> tuple[str, str]:
    """(title, the words that say it and need not stand in the text once more)."""
    lines = [line for block in regulation.preamble if isinstance(block, Passage) for line in _lines(block)]
    named = next((line for line in lines if _KIND.match(plain_text(line)) and len(line) <= _TITLE_LIMIT), None)
    first = named or next((line for line in lines[:1] if len(line) <= _TITLE_LIMIT), None)
    if first is None:
        notes.append(f"title: w tekście nie ma tytułu, wzięto nazwę pliku („{file_stem}”). Popraw go.")
        return " ".join(re.split(r"[_\W]+", file_stem)).strip().capitalize() or "Regulamin", ""
    title = plain_text(first)
    if title.isupper():
        title = title.capitalize()
        notes.append(f"title: tytuł był pisany wielkimi literami, zapisano „{title}”. Popraw nazwy własne.")
    else:
        notes.append(f"title: tytuł „{title}” wzięto z pierwszych wierszy tekstu i tam go usunięto.")
    return title, first


def _lines(passage: Passage) -> Iterator[str]:
    """The lines of the source; those in capitals are one title."""
    starts = [start for start, _line in passage.starts]
    lines = [passage.text[a:b].strip() for a, b in itertools.pairwise((*starts, len(passage.text)))]
    while len(lines) > 1 and lines[0].isupper() and lines[1].isupper():
        lines[:2] = [f"{lines[0]} {lines[1]}"]
    yield from lines


def _without(text: str, title: str) -> str:
    """The text without the words of its title, which the page shows by itself."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if title and (line == title or line.startswith(f"{title} ")):
            lines[index] = line[len(title) :].strip()
            break
    return "\n".join(lines).strip("\n") + "\n"


def _preamble(regulation: Regulation) -> str:
    return "\n".join(block.text for block in regulation.preamble if isinstance(block, Passage))


def _found(pattern: re.Pattern[str], text: str) -> dt.date | None:
    return next((day for match in pattern.finditer(text) if (day := _day(match))), None)


def _day(match: re.Match[str]) -> dt.date | None:
    year, day = match["y"] or match["y2"] or match["y3"], match["d"] or match["d2"] or match["d3"]
    month = MONTHS_GENITIVE.index(match["m"].lower()) + 1 if match["m"] else int(match["m2"] or match["m3"])
    try:
        found = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def _short(title: str) -> str:
    words: Iterator[str] = iter(title.split())
    short = ""
    for word in words:
        if len(short) + len(word) > 60:
            break
        short = f"{short} {word}".strip()
    return short or title[:60]


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
