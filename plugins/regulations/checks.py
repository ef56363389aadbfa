"""What staff should look at although it is no mistake: odd marks, doubtful references, terms defined twice."""

import re
from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.polish.words import fold
from plugins.regulations.model import RegulationVersion
from plugins.regulations.references import definitions
from plugins.regulations.references.lookup import RESOLVED, UNCERTAIN
from plugins.regulations.references.resolution import SELF, ResolvedReference, Resolver
from plugins.regulations.tree import numbering
from plugins.regulations.tree.anchors import shown_step
from plugins.regulations.tree.units import UNNUMBERED, Passage, Unit

# "osoby, o których mowa w ust. 3": the cited unit should mention such a thing. Catches numbers shifted by an edit.
_ANNOUNCED = re.compile(r"(\w{4,}),?\s+o\s+któr(?:ym|ej|ych)\s+mowa\s+(?:w|we)\s+$", re.IGNORECASE)
# Nouns that stand for anything: "w przypadkach, o których mowa w ust. 2" tells nothing about the words of ust. 2.
_GENERAL = re.compile(
    r"przypad|sytuacj|okolicznosc|spraw|zasad|czynnosc|warun|wymag|wymog|ograniczen|sposob|tryb|zakres|przepis|postanow|"
    r"dzialan|zdarzen|kwesti|obowiaz|termin|mowa"
)
# "Rezerwację" and "rezerwuje", "osoby" and "osób" share their stem: the first letters, without diacritics.
_STEM = 6
_HOURS = re.compile(r"godzin\w*\s+(?:wskazan|określon|wymienion|podan)\w+\s+(?:w|we)\s+$", re.IGNORECASE)


def warnings_in(record: RegulationVersion) -> Iterator[Issue]:
    regulation = record.regulation
    if record.adopted > record.in_force_from:
        message = (
            f"przyjęto go {record.adopted}, a obowiązuje od {record.in_force_from} (z nazwy pliku). Sprawdź obie daty."
        )
        yield Issue("adopted", message)
    yield from _without_numbers(record)
    yield from numbering.warnings_in(regulation)
    if record.verbatim:
        yield from record.oddities()
    resolver = Resolver(regulation, record.title, attached=len(record.annexes))
    cited: set[int] = set()
    for _unit, passage, found in resolver.everywhere():
        for one in found:
            if one.unit is not None:
                cited.add(id(one.unit))
            yield from _doubt(one, passage)
    for annex in regulation.annexes:
        if id(annex) not in cited and not any(id(unit) in cited for unit in annex.walk()):
            yield Issue(
                "",
                f"na załącznik ({shown_step(annex)}) nic się w tekście nie powołuje. Sprawdź, czy tak ma być.",
                annex.line,
            )
    for again, first in definitions.repeated(regulation):
        message = f"„{again.term}” określono drugi raz (pierwszy raz w wierszu {first.line}). Zostaw jedną definicję."
        yield Issue("", message, again.line)


def _without_numbers(record: RegulationVersion) -> Iterator[Issue]:
    """Automatic numbers of a word processor get lost when its text is pasted."""
    if all(unit.style in UNNUMBERED for unit in record.regulation.walk()):
        message = (
            "w tekście nie ma ani jednego numeru (np. „§ 1.” albo „1.”), więc przepisów nie da się zacytować. "
            "Jeśli numery zginęły przy wklejaniu, dopisz je na początku wierszy."
        )
        yield Issue("", message, record.body.line)


def _doubt(one: ResolvedReference, passage: Passage) -> Iterator[Issue]:
    # At the start of its unit "Ustęp 1" names that unit; elsewhere a number may have shifted.
    if one.message and (one.state in (UNCERTAIN, RESOLVED) or (one.state == SELF and one.start)):
        yield Issue("", one.message, one.line)
    if one.state != RESOLVED or one.unit is None:
        return
    before = passage.text[max(0, one.start - 80) : one.start]
    announced, hours = _ANNOUNCED.search(before), _HOURS.search(before)
    words = _all_words(one.unit)
    if hours and not re.search(r"godzin|\d{1,2}[.:]\d\d|\d{1,2}–\d{1,2}", words):
        yield Issue("", f"„{one.words}” nie mówi o godzinach. Sprawdź, czy numer się nie przesunął.", one.line)
    elif announced and _is_missing(fold(announced[1]), fold(words)):
        message = f"w „{one.words}” nie ma słowa podobnego do „{announced[1]}”. Sprawdź, czy numer się nie przesunął."
        yield Issue("", message, one.line)


def _is_missing(noun: str, words: str) -> bool:
    return not _GENERAL.match(noun) and noun[: max(4, min(_STEM, len(noun) - 3))] not in words


def _all_words(unit: Unit) -> str:
    return " ".join(passage.text for one in unit.walk() for passage in one.passages).lower()
