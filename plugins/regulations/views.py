"""What the pages of regulations may see, as plain data. Texts are read into trees only where a page is made."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from plugins.core.schema.body import Body
from plugins.core.site.site import Site, StaticFile
from plugins.regulations.model import RegulationVersion
from plugins.regulations.versions import in_force

ROOT = "/regulaminy/"
_TOLD = (in_force.CURRENT, in_force.FUTURE, in_force.REPEALED)


class Span(NamedTuple):
    """A version on the timeline: ``state`` as in `plugins.regulations.versions`, ``until`` its last day if known."""

    address: str
    start: dt.date
    until: dt.date | None
    state: str
    note: str
    comparison: str
    repealed_by: str


class Other(NamedTuple):
    """Another regulation that the text names, in the version to which links lead."""

    record: RegulationVersion
    body: Body
    address: str


class VersionView(NamedTuple):
    """The page of a version; ``address`` is the permanent one or that of the regulation (`/regulaminy/sala/`)."""

    record: RegulationVersion
    body: Body
    address: str
    home: str
    span: Span
    timeline: tuple[Span, ...]
    others: tuple[Other, ...]
    files: tuple[tuple[str, StaticFile], ...]
    versions: int
    translations: tuple[tuple[str, str], ...]


class ComparisonView(NamedTuple):
    old: RegulationVersion
    old_body: Body
    new: RegulationVersion
    new_body: Body
    home: str


class ExportView(NamedTuple):
    """What goes into the PDF, JSON and XML of a version."""

    record: RegulationVersion
    body: Body
    until: dt.date | None


class ListItem(NamedTuple):
    """One regulation in the list: the version to show, its state, the next one to come."""

    record: RegulationVersion
    home: str
    state: str
    until: dt.date | None
    coming: tuple[dt.date, str] | None


class ListView(NamedTuple):
    holding: tuple[ListItem, ...]
    coming: tuple[ListItem, ...]
    gone: tuple[ListItem, ...]


def by_regulation(site: Site) -> Iterator[tuple[str, tuple[RegulationVersion, ...]]]:
    """(slug, versions from the oldest) of every regulation; records come sorted by path."""
    for slug, found in groupby(site.of(RegulationVersion), key=lambda record: record.slug):
        yield slug, tuple(sorted(found, key=lambda record: record.in_force_from))


def home_of(slug: str) -> str:
    return f"{ROOT}{slug}/"


def shown_at(site: Site) -> dict[str, RegulationVersion]:
    """The version that stands at the address of each regulation on that day."""
    return {home_of(slug): in_force.shown(found, site.today).version for slug, found in by_regulation(site)}


def comparison_address(old: RegulationVersion, new: RegulationVersion) -> str:
    return f"{old.address}zmiany/{new.in_force_from}/"


def spans(found: Sequence[RegulationVersion], today: dt.date) -> tuple[Span, ...]:
    """The timeline, oldest first. Each version is compared with the one before it."""
    line = in_force.timeline(found, today)
    return tuple(
        Span(
            one.version.address,
            one.start,
            one.until,
            one.state,
            one.version.change_note or "",
            comparison_address(line[index - 1].version, one.version) if index else "",
            one.version.repealed_by or "",
        )
        for index, one in enumerate(line)
    )


def version_views(site: Site) -> Iterator[tuple[VersionView, bool]]:
    """(view, is it the page of the regulation itself) for all pages of all versions, translations included."""
    everything = tuple(by_regulation(site))
    titles = _Titles([(slug, in_force.shown(found, site.today).version) for slug, found in everything])
    for slug, found in everything:
        line = spans(found, site.today)
        first = in_force.shown(found, site.today).version
        for number, (record, span) in enumerate(zip(found, line, strict=True)):
            near = _near(line, number)
            others = titles.beside(record)
            for version in site.translations(record):
                view = VersionView(
                    version, version.body, version.address, home_of(slug), span, near,
                    others if version is record else (),
                    tuple((annex.label, file) for annex in version.annexes if (file := site.file(annex.file))),
                    len(line),
                    tuple((one.lang, one.address) for one in site.translations(record)),
                )  # fmt: skip
                yield view, False
                if version is record and record is first:
                    yield view._replace(address=home_of(slug), timeline=line), True


def _near(line: Sequence[Span], index: int) -> tuple[Span, ...]:
    """The versions that the page of one shows: its neighbours, the one in force, what comes.

    The whole list stands once, at the address of the regulation: on each page it would grow with the square.
    """
    wanted = {index - 1, index, index + 1}
    wanted |= {next((n for n, span in enumerate(line) if span.state == state), index) for state in _TOLD}
    return tuple(line[n] for n in sorted(wanted) if 0 <= n < len(line))


class _Titles:
    """Finds which regulations a text may mention without asking for each: by the longest word of a title but its first,
    which is inflected. Only a title that stands there is a reference (`owners.title_pattern`); these are candidates.
    """

    def __init__(self, firsts: Sequence[tuple[str, RegulationVersion]]) -> None:
        self._others = tuple(Other(record, record.body, home_of(slug)) for slug, record in firsts)
        self._by_word: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, other in enumerate(self._others):
            for title in other.record.titles:
                _first, space, tail = _folded(title).partition(" ")
                if space:
                    self._by_word[max(_WORD.findall(tail), key=len, default="")].append((number, f" {tail}"))

    def beside(self, record: RegulationVersion) -> tuple[Other, ...]:
        """The other regulations that the text may mention, in the order of their names."""
        text = _folded(record.body.text)
        words = self._by_word.keys() & {"", *_WORD.findall(text)}
        found = {number for word in words for number, tail in self._by_word[word] if tail in text}
        others = (self._others[number] for number in sorted(found))
        return tuple(other for other in others if other.record.slug != record.slug)


_WORD = re.compile(r"\w+")


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def list_view(site: Site) -> ListView:
    items = [_item(slug, found, site.today) for slug, found in by_regulation(site)]
    return ListView(
        tuple(item for item in items if item.state == in_force.CURRENT),
        tuple(item for item in items if item.state == in_force.FUTURE),
        tuple(item for item in items if item.state in (in_force.REPEALED, in_force.PAST)),
    )


def _item(slug: str, found: Sequence[RegulationVersion], today: dt.date) -> ListItem:
    first = in_force.shown(found, today)
    coming = next((v for v in found if v.in_force_from > max(today, first.start)), None)
    following = (coming.in_force_from, coming.address) if coming else None
    return ListItem(first.version, home_of(slug), first.state, first.until, following)


def exports(site: Site) -> Iterator[ExportView]:
    for _slug, found in by_regulation(site):
        for record, span in zip(found, spans(found, site.today), strict=True):
            yield ExportView(record, record.body, span.until)


def comparisons(site: Site) -> Iterator[ComparisonView]:
    for slug, found in by_regulation(site):
        for old, new in in_force.comparisons(found):
            yield ComparisonView(old, old.body, new, new.body, home_of(slug))
