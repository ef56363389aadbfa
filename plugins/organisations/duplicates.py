"""One organisation entered twice: the same register number, or names that are nearly equal."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from plugins.core.schema.issues import Issue
from plugins.organisations.model import Organisation
from plugins.polish.words import fold

NEAR = 0.85
Finding = tuple[Organisation, Issue]


def issues(organisations: Sequence[Organisation]) -> Iterator[Finding]:
    """A mistake for the later of two files that seem to be one organisation. Linear: only names in one bucket meet."""
    yield from _same_number(organisations, "krs", lambda organisation: organisation.krs)
    yield from _same_number(organisations, "regon", lambda organisation: organisation.regon)
    for bucket in _buckets(organisations).values():
        for number, later in enumerate(bucket):
            for earlier in bucket[:number]:
                if _are_near(earlier, later):
                    yield later, Issue("name", _message(earlier))
                    break


def _same_number(
    organisations: Sequence[Organisation], field: str, number_of: Callable[[Organisation], str | None]
) -> Iterator[Finding]:
    first: dict[str, Organisation] = {}
    for organisation in organisations:
        number = number_of(organisation)
        if number is None:
            continue
        other = first.setdefault(number, organisation)
        if other is not organisation and not _are_family(other, organisation):
            message = f"ten sam numer ma już plik {other.path}. Połącz oba pliki albo popraw numer."
            yield organisation, Issue(field, message)


def _buckets(organisations: Sequence[Organisation]) -> dict[tuple[str, ...], list[Organisation]]:
    buckets: dict[tuple[str, ...], list[Organisation]] = defaultdict(list)
    for organisation in organisations:
        buckets[bucket_of(organisation.name)].append(organisation)
    return {key: found for key, found in buckets.items() if len(found) > 1}


def bucket_of(name: str) -> tuple[str, ...]:
    """The beginnings of the words of a name, sorted; numbers whole, since "koło nr 12" is not "koło nr 13"."""
    return tuple(sorted(word if word[0].isdigit() else word[:4] for word in _words(name)))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(name))


def _are_near(one: Organisation, other: Organisation) -> bool:
    if one.krs and other.krs and one.krs != other.krs:
        return False  # the court knows that they are two
    if _are_family(one, other):
        return False
    pairs = zip(sorted(_words(one.name)), sorted(_words(other.name)), strict=True)
    return all(first == second or _is_slip(first, second) for first, second in pairs)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words may be one with a slip: „inqubator” and „inkubator”, not „radosny” and „radość”."""
    return difflib.SequenceMatcher(None, one, other).ratio() >= NEAR


def _are_family(one: Organisation, other: Organisation) -> bool:
    """A branch may share its parent's number and most of its name."""
    return one.parent == other.ref or other.parent == one.ref or (one.parent is not None and one.parent == other.parent)


def _message(earlier: Organisation) -> str:
    return (
        f"prawie taką samą nazwę („{earlier.name}”) ma już plik {earlier.path}. Jeśli to ta sama organizacja, połącz "
        "oba pliki; jeśli nie, dopisz w obu numer KRS albo pokaż różnicę w nazwie."
    )
