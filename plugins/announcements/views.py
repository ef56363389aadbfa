"""What each page of announcements shows: plain data, made from the site, seen by nothing but its renderer."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from plugins.announcements import lifecycle
from plugins.announcements.lifecycle import CallStage, Stage
from plugins.announcements.model import Announcement
from plugins.core.schema.body import Body
from plugins.core.site import versions
from plugins.core.site.site import Site, StaticFile

ROOT = "/aktualnosci/"
FEEDS_PAGE = f"{ROOT}kanaly/"
PAGE_SIZE = 20

Card = Mapping[str, object]


class NoticeRow(NamedTuple):
    """A notice in a list, with what it is today."""

    notice: Announcement
    stage: Stage
    topic: str


class Month(NamedTuple):
    month: int
    rows: tuple[NoticeRow, ...]


class Topic(NamedTuple):
    slug: str
    name: str
    size: int

    @property
    def address(self) -> str:
        return f"{ROOT}temat/{self.slug}/"


class ListView(NamedTuple):
    """One page of a list. ``number`` is None on the front page, which holds the newest.

    Numbered pages count from the oldest notice, so what a full page holds never moves to another one.
    """

    base: str
    topic: Topic | None
    number: int | None
    total: int
    older: int | None
    rows: tuple[NoticeRow, ...]
    topics: tuple[Topic, ...]
    years: tuple[tuple[int, int], ...]


class ChannelsView(NamedTuple):
    """The page about feeds."""

    topics: tuple[Topic, ...]


class YearView(NamedTuple):
    year: int
    months: tuple[Month, ...]
    years: tuple[int, ...]


class Neighbour(NamedTuple):
    """Another document that the page links to."""

    title: str
    address: str


class DetailView(NamedTuple):
    """A notice with its text and all that its page says about it; ``original`` is its Polish version."""

    notice: Announcement
    body: Body
    stage: Stage
    topic: Topic
    changed: bool
    replaced_by: tuple[Neighbour, ...]
    replaces: tuple[Neighbour, ...]
    call: CallStage | None
    results: Neighbour | None
    events: tuple[Card, ...]
    organisations: tuple[Card, ...]
    files: tuple[StaticFile, ...]
    picture: StaticFile | None
    versions: tuple[tuple[str, str], ...]
    has_topic_page: bool
    has_card: bool
    is_older: bool
    original: Announcement


@dataclass(frozen=True)
class NoticeIndex:
    """All notices of a site at one moment, sorted once and asked many times."""

    site: Site

    @cached_property
    def replaced(self) -> lifecycle.Successors:
        return lifecycle.successors(self.site.of(Announcement), self.site.now)

    @cached_property
    def public(self) -> tuple[Announcement, ...]:
        """Every notice that has a page, newest first. The preview also has those that wait for their day."""
        notices = self.site.of(Announcement)
        if not self.site.preview:
            notices = tuple(n for n in notices if lifecycle.is_published(n, self.site.now))
        return lifecycle.newest_first(notices)

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {}

    def stage(self, notice: Announcement) -> Stage:
        """A translation is what its original is, unless it says otherwise itself."""
        known = self._stages.get(notice.path)
        if known is None:
            known = self._stages[notice.path] = lifecycle.stage(notice, self.site.now, self.replaced)
        return known

    def is_public(self, notice: Announcement | None) -> bool:
        return notice is not None and (self.site.preview or lifecycle.is_published(notice, self.site.now))

    @cached_property
    def _rows(self) -> Mapping[str, NoticeRow]:
        return {
            notice.path: NoticeRow(notice, self.stage(notice), self._names.get(notice.topic, notice.topic))
            for notice in self.site.of(Announcement)
            if self._is_listed(notice)
        }

    def _is_listed(self, notice: Announcement) -> bool:
        return not notice.withdrawn or self.stage(notice) is not Stage.WITHDRAWN

    def rows(self, notices: Iterable[Announcement]) -> tuple[NoticeRow, ...]:
        """For lists: withdrawn notices are left out."""
        return tuple(row for notice in notices if (row := self._rows.get(notice.path)))

    @cached_property
    def current(self) -> tuple[Announcement, ...]:
        return tuple(notice for notice in self.public if self.stage(notice) is Stage.CURRENT)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Announcement, ...]]:
        """Newest first; withdrawn notices keep their place, so that numbered pages stay as they are."""
        found: dict[str, list[Announcement]] = defaultdict(list)
        for notice in self.public:
            found[notice.topic].append(notice)
        return {topic: tuple(notices) for topic, notices in found.items()}

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """Topics with something to show, in the order of `site.yaml`."""
        listed = {slug: sum(map(self._is_listed, notices)) for slug, notices in self.by_topic.items()}
        counted = ((slug, name, listed.get(slug, 0)) for slug, name in self._names.items())
        return tuple(Topic(slug, name, count) for slug, name, count in counted if count)

    @property
    def _names(self) -> Mapping[str, str]:
        return self.site.centre.topics

    def topic_of(self, notice: Announcement) -> Topic:
        known = next((topic for topic in self.topics if topic.slug == notice.topic), None)
        return known or Topic(notice.topic, self._names.get(notice.topic, notice.topic), 0)

    @cached_property
    def by_year(self) -> Mapping[int, tuple[NoticeRow, ...]]:
        """By the year in the address, newest first."""
        found: dict[int, list[NoticeRow]] = defaultdict(list)
        for row in self.rows(self.public):
            found[row.notice.year].append(row)
        return {year: tuple(found[year]) for year in sorted(found, reverse=True)}

    @cached_property
    def years(self) -> tuple[tuple[int, int], ...]:
        return tuple((year, len(rows)) for year, rows in self.by_year.items())


Page = tuple[str, Callable[[], ListView]]


def lists(notice_index: NoticeIndex) -> Iterator[Page]:
    """(address, what makes the view) of every page of every list."""
    yield from _pages(notice_index, ROOT, None, notice_index.public)
    for topic in notice_index.topics:
        yield from _pages(notice_index, topic.address, topic, notice_index.by_topic[topic.slug])


def _pages(
    notice_index: NoticeIndex, base: str, topic: Topic | None, notices: Sequence[Announcement]
) -> Iterator[Page]:
    total = -(-len(notices) // PAGE_SIZE)
    # The front page ends where a numbered page begins, so that "older" never shows the same notices again.
    front = PAGE_SIZE + len(notices) % PAGE_SIZE
    older = max(0, len(notices) - front) // PAGE_SIZE

    def view(number: int | None, shown: Sequence[Announcement]) -> ListView:
        # A numbered page says nothing about the rest but how many pages there are: it stays as it is when one is added.
        if number is not None:
            return ListView(
                base, topic and topic._replace(size=0), number, total, None, notice_index.rows(shown), (), ()
            )
        return ListView(
            base, topic, None, total, older or None, notice_index.rows(shown), notice_index.topics, notice_index.years
        )

    yield base, partial(view, None, notices[:front])
    if not older:
        return
    oldest_first = notices[::-1]
    for number in range(1, total + 1):
        part = oldest_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield f"{base}strona/{number}/", partial(view, number, part[::-1])


def year_views(notice_index: NoticeIndex) -> Iterator[YearView]:
    for year, rows in notice_index.by_year.items():
        months: dict[int, list[NoticeRow]] = defaultdict(list)
        for row in rows:
            assert row.notice.source_path.day is not None
            months[row.notice.source_path.day.month].append(row)
        ordered = tuple(Month(month, tuple(months[month])) for month in sorted(months, reverse=True))
        yield YearView(year, ordered, tuple(notice_index.by_year))


def detail(notice: Announcement, notice_index: NoticeIndex) -> DetailView:
    site = notice_index.site
    original = site.find(Announcement, notice.ref) or notice
    stage = notice_index.stage(notice)
    linked = [site.find(Announcement, ref) for ref in notice.supersedes]
    topic = notice_index.topic_of(notice)
    results = _results(notice, notice_index)
    return DetailView(
        notice=notice,
        body=notice.body,
        stage=stage,
        topic=topic._replace(size=0),
        changed=lifecycle.changed_on(notice, site.now) is not None,
        replaced_by=tuple(Neighbour(n.title, n.address) for n in notice_index.replaced.get(original.ref, ())),
        replaces=tuple(Neighbour(n.title, n.address) for n in linked if n is not None and notice_index.is_public(n)),
        call=lifecycle.call_stage(notice.call, site.now, results is not None) if notice.call else None,
        results=results,
        events=site.cards("events", [e for ref in notice.events if (e := site.find("events", ref))]),
        organisations=site.cards(
            "organisations", [o for ref in notice.organisations if (o := site.find("organisations", ref))]
        ),
        files=tuple(file for path in notice.files if (file := site.file(path))),
        picture=site.file(notice.image),
        versions=tuple((version.lang, version.address) for version in site.translations(notice)),
        has_topic_page=topic.size > 0,
        has_card=site.release,
        is_older=versions.is_older(notice, site),
        original=site.translations(notice)[0],
    )


def _results(notice: Announcement, notice_index: NoticeIndex) -> Neighbour | None:
    """Where the results are, once they are public."""
    written = notice.call.results if notice.call else None
    if not written or not notice.call or not lifecycle.has_results(notice.call, notice_index.site.now):
        return None
    document = notice_index.site.find(Announcement, written)
    if document is None:
        return Neighbour("Wyniki naboru", written) if ":" in written or written.startswith("/") else None
    return Neighbour(document.title, document.address) if notice_index.is_public(document) else None
