"""What each page of the calendar shows: plain data, made from the site, seen by nothing but its renderer."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from plugins.core.schema.body import Body
from plugins.core.schema.record import title_of
from plugins.core.site import versions
from plugins.core.site.site import Site, StaticFile
from plugins.events.calendar import calendars
from plugins.events.calendar.moves import Moves
from plugins.events.cycles import Cycle, Cycles, CycleView, cycle_of_feed, feed_at
from plugins.events.lists.facets import ROOT, Facet, addresses_of, facets
from plugins.events.lists.no_events import NoEvents
from plugins.events.model import Event
from plugins.events.state import outcome, schedule
from plugins.events.state.registration import SigningUp, signing_up
from plugins.events.state.schedule import Occurrence
from plugins.polish.timezone import day_of
from plugins.published import record

SUBSCRIBE = "/kalendarz/subskrypcja/"
ARCHIVE = "/kalendarz/archiwum/"
RSS = "/kalendarz/rss.xml"
# Where the agenda would be longer than this, it stops at the end of the month in two months' time and leads on.
AGENDA_DATES = 80
AGENDA_DAYS = 60
DATES_SHOWN = 12
SERIES_SHOWN = 12
OTHERS = 4


class Feed(NamedTuple):
    """A calendar that can be subscribed to."""

    path: str
    title: str
    page: str

    @property
    def address(self) -> str:
        return f"/{self.path}"


class AgendaView(NamedTuple):
    """``dates`` are shown, ``later`` are the months after them with their numbers of dates; ``facets`` count both."""

    facet: Facet
    dates: tuple[Occurrence, ...]
    later: tuple[tuple[tuple[int, int], int], ...]
    facets: tuple[tuple[Facet, int], ...]
    feeds: tuple[Feed, ...]
    month: str
    years: tuple[int, ...]
    now: dt.datetime
    no_events: NoEvents | None = None


class MonthView(NamedTuple):
    """`today` is only there in its own month, so that other months stay as they are. `sheet`: it can be printed."""

    year: int
    month: int
    dates: tuple[Occurrence, ...]
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    today: dt.date | None
    feeds: tuple[Feed, ...]
    sheet: bool = False
    large: bool = False
    announced: tuple[str, ...] = ()


class YearView(NamedTuple):
    year: int
    dates: tuple[Occurrence, ...]
    years: tuple[tuple[int, int], ...]
    now: dt.datetime | None
    announced: tuple[str, ...] = ()


class ArchiveView(NamedTuple):
    years: tuple[tuple[int, int], ...]


class FileLink(NamedTuple):
    label: str
    address: str
    type: str
    size: int


class DetailView(NamedTuple):
    """`over`: all dates have passed; `outcome` then says what is known of it (`plugins.events.state.outcome`).

    `coming` are the next dates, `more` the number of those after, `total` of all; `others` what a reader of this page
    may want instead or besides: the next dates of other events, the closest kin first.
    """

    event: Event
    body: Body
    organisers: tuple[tuple[str, str], ...]
    topic: str
    over: bool
    outcome: str
    coming: tuple[Occurrence, ...]
    more: int
    total: int
    notices: tuple[Mapping[str, object], ...]
    series: tuple[tuple[str, str, dt.date], ...]
    others: tuple[Occurrence, ...]
    files: tuple[FileLink, ...]
    image: StaticFile | None
    translations: tuple[tuple[str, str], ...]
    has_card: bool
    is_older: bool
    signing_up: SigningUp | None
    original: Event


ALL = "Wszystkie wydarzenia"


class RemovedView(NamedTuple):
    """The page of an event whose file was deleted."""

    title: str
    address: str
    is_past: bool


class SubscribeView(NamedTuple):
    feeds: tuple[Feed, ...]
    rss: bool


class Dates:
    """All dates of the Polish originals, unrolled once for all pages of a build."""

    def __init__(self, site: Site) -> None:
        self.today, self.now = site.today, site.now
        far = schedule.horizon(site.today)
        moves = site.index(Moves)
        self.of = {e.address: schedule.occurrences(e, schedule.until_of(e, far), moves.of(e)) for e in site.of(Event)}
        self.series: dict[str, list[Event]] = defaultdict(list)
        for event in site.of(Event):
            if event.series:
                self.series[event.series].append(event)
        self.all = schedule.in_order(found for dates in self.of.values() for found in dates)
        self.coming = [found for found in self.all if found.last_day >= site.today]
        self.announced = frozenset(
            event.address
            for event in site.of(Event)
            if (found := self.of[event.address])
            and outcome.outcome_on(site, event, max(date.last_day for date in found)) == outcome.ANNOUNCED
        )

    def months(self) -> list[tuple[int, int]]:
        """Every month from the first to the last event, empty ones in between too, and the current one."""
        now = (self.today.year, self.today.month)
        if not self.all:
            return [now]
        found = schedule.months_between(self.all[0].day, max(found.last_day for found in self.all))
        return sorted({*found, now})

    def by_month(self) -> dict[tuple[int, int], list[Occurrence]]:
        """Dates under each month that they touch."""
        found: dict[tuple[int, int], list[Occurrence]] = defaultdict(list)
        for date in self.all:
            for month in schedule.months_between(date.day, date.last_day):
                found[month].append(date)
        return found

    def years(self) -> tuple[tuple[int, int], ...]:
        """(year, number of events in it), newest first."""
        counts = Counter(year for dates in self.of.values() for year in {date.day.year for date in dates})
        return tuple(sorted(counts.items(), reverse=True))

    def in_year(self, year: int) -> tuple[Occurrence, ...]:
        """Each event of a year once, at its first date there."""
        return tuple(self._by_year.get(year, ()))

    @cached_property
    def _by_year(self) -> dict[int, list[Occurrence]]:
        firsts: dict[tuple[int, str], Occurrence] = {}
        for date in self.all:
            firsts.setdefault((date.day.year, date.event.address), date)
        found: dict[int, list[Occurrence]] = defaultdict(list)
        for (year, _address), date in firsts.items():
            found[year].append(date)
        return found


def agendas(dates: Dates, feeds: Sequence[Feed]) -> Iterator[AgendaView]:
    """The agenda, and one page for each choice that any event ever fits: an address once given stays."""
    ever = {address for found in dates.of.values() for address in addresses_of(found[0])}
    # A calendar may live longer than its events: what was cancelled by deleting its file is still in it.
    offered = {feed.page for feed in feeds}
    fitting: dict[str, list[Occurrence]] = {address: [] for address in {ROOT, *ever, *offered}}
    for date in dates.coming:
        for address in addresses_of(date):
            fitting.setdefault(address, []).append(date)
    known = [facet for facet in facets() if facet.address in fitting]
    counts = tuple((facet, len(fitting[facet.address])) for facet in known)
    month = month_address(dates.today.year, dates.today.month)
    years = tuple(year for year, _ in dates.years())
    for facet in known:
        own = tuple(feed for feed in feeds if feed.path == facet.feed)
        shown, later = _cut(fitting[facet.address], dates.today)
        yield AgendaView(facet, shown, later, counts, own, month, years, dates.now)


def _cut(
    dates: Sequence[Occurrence], today: dt.date
) -> tuple[tuple[Occurrence, ...], tuple[tuple[tuple[int, int], int], ...]]:
    """The dates that one page shows, and how many there are in each month after them."""
    if len(dates) <= AGENDA_DATES:
        return tuple(dates), ()
    far = today + dt.timedelta(days=AGENDA_DAYS)
    last = (far.year, far.month)
    shown = tuple(date for date in dates if (date.day.year, date.day.month) <= last)
    return shown, tuple(sorted(Counter((d.day.year, d.day.month) for d in dates[len(shown) :]).items()))


def years_between(years: Sequence[tuple[int, int]], today: dt.date) -> range:
    """Every year from the first to the last with events, and the current one: months of empty years lead to theirs."""
    found = [year for year, _count in years] + [today.year]
    return range(min(found), max(found) + 1)


def month_address(year: int, month: int) -> str:
    return f"{ROOT}{year}/{month:02}/"


def months(dates: Dates, feeds: Sequence[Feed]) -> Iterator[MonthView]:
    found = dates.by_month()
    full = sorted(found)
    now = (dates.today.year, dates.today.month)
    general = tuple(feed for feed in feeds if feed.path == calendars.ALL)
    for year, month in dates.months():
        # The neighbours are months in which something happens: nobody clicks through years of empty ones.
        here = bisect_left(full, (year, month))
        next_one = bisect_right(full, (year, month))
        yield MonthView(
            year, month, tuple(found.get((year, month), ())),
            full[here - 1] if here else None,
            full[next_one] if next_one < len(full) else None,
            dates.today if (year, month) == now else None,
            general,
            (year, month) >= (dates.today.year - 1, 1),
            announced=announced_among(dates, found.get((year, month), ())),
        )  # fmt: skip


def announced_among(dates: Dates, shown: Iterable[Occurrence]) -> tuple[str, ...]:
    """The addresses of past events of which only an announcement is known."""
    return tuple(sorted({date.event.address for date in shown} & dates.announced))


def cycles(site: Site, dates: Dates, by_feed: Collection[str]) -> Iterator[CycleView]:
    """Every cycle with all dates of its events, those without an end up to the horizon; then its translations."""
    known = site.index(Cycles)
    for address in known.addresses():
        found = schedule.in_order(date for event in known.events.get(address, ()) for date in dates.of[event.address])
        coming = tuple(date for date in found if date.last_day >= site.today)
        past = tuple(date for date in reversed(found) if date.last_day < site.today)
        words, feed = known.records.get(address), feed_at(address)
        versions_of = site.translations(words) if words else ()
        view = CycleView(
            known.title(address), address, words, coming, past, site.now, f"/{feed}" if feed in by_feed else "",
            announced_among(dates, past),
            tuple((one.lang, one.address) for one in versions_of) if len(versions_of) > 1 else (),
        )  # fmt: skip
        yield view
        yield from (_translated(view, one, site) for one in versions_of[1:])


def _translated(view: CycleView, words: Cycle, site: Site) -> CycleView:
    """A cycle in the language of its translated words; of its events those pages that there are in it."""
    coming, past = (tuple(_in_language(date, site, words.lang) for date in found) for found in (view.coming, view.past))
    announced = {
        own.event.address for own, date in zip(past, view.past, strict=True) if date.event.address in view.announced
    }
    return CycleView(
        words.title, words.address, words, coming, past, view.now, "", tuple(sorted(announced)), view.translations
    )


def _in_language(date: Occurrence, site: Site, lang: str) -> Occurrence:
    version = next((one for one in site.translations(date.event) if one.lang == lang), date.event)
    return date._replace(event=version)


class Kin:
    """The next dates of all events by what they have in common, found once for all pages."""

    def __init__(self, dates: Dates) -> None:
        self._by: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        seen: set[str] = set()
        for date in dates.coming:
            if date.event.address in seen or date.is_off:
                continue
            seen.add(date.event.address)
            for key in self._keys(date.event):
                if len(self._by[key]) <= OTHERS:
                    self._by[key].append(date)

    def of(self, event: Event) -> tuple[Occurrence, ...]:
        """Dates of the same organisers, then of the same kind, then of any event."""
        kin = (date for key in self._keys(event) for date in self._by.get(key, ()))
        others = {date.event.address: date for date in kin if date.event.ref != event.ref}
        return tuple(list(others.values())[:OTHERS])

    @staticmethod
    def _keys(event: Event) -> Iterator[tuple[str, str]]:
        if event.series:
            yield "series", event.series
        for organiser in event.organisers:
            yield "organiser", organiser
        yield "kind", event.kind
        yield "any", ""


def detail(
    event: Event, site: Site, dates: Sequence[Occurrence], series: Mapping[str, Sequence[Event]], kin: Kin
) -> DetailView:
    coming = tuple(found for found in dates if found.last_day >= site.today)
    organisers = ((name, site.find("organisations", name)) for name in event.organisers)
    languages = site.translations(event)
    return DetailView(
        event=event,
        body=event.body,
        organisers=tuple((title_of(org), org.address) if org else (name, "") for name, org in organisers),
        topic=site.centre.topics.get(event.topic, "") if event.topic else "",
        over=not coming,
        outcome=outcome.outcome_on(site, event, dates[-1].last_day) if dates and not coming else "",
        coming=coming[:DATES_SHOWN],
        more=max(len(coming) - DATES_SHOWN, 0),
        total=len(dates),
        notices=tuple(site.cards("announcements", site.naming(event, "announcements"))),
        series=_series(event, series.get(event.series, ())) if event.series else (),
        others=kin.of(event) if coming and event.lang == "pl" else (),
        files=tuple(_files(event, site)),
        image=site.file(event.image),
        translations=tuple((v.lang, v.address) for v in languages) if len(languages) > 1 else (),
        is_older=versions.is_older(event, site),
        has_card=site.release and bool(dates) and dates[-1].last_day >= calendars.window(site.today),
        signing_up=signing_up(event, site.now) if coming else None,
        original=languages[0],
    )


def _series(event: Event, others: Sequence[Event]) -> tuple[tuple[str, str, dt.date], ...]:
    """The closest other events of the same series, by their first day."""
    near = sorted(others, key=lambda other: (abs(day_of(other.start) - day_of(event.start)), other.address))
    found = [(other.title, other.address, day_of(other.start)) for other in near if other.ref != event.ref]
    return tuple(sorted(found[:SERIES_SHOWN], key=lambda other: (other[2], other[1])))


def _files(event: Event, site: Site) -> Iterator[FileLink]:
    for path in event.files:
        file = site.file(path)
        if file:
            name = file.path.rsplit("/", 1)[-1]
            yield FileLink(name, file.address, name.rpartition(".")[2].upper(), file.size)


def feeds(paths: Iterable[str], site: Site) -> tuple[Feed, ...]:
    """The calendars that exist, with the words for the page of subscriptions."""
    known = {facet.feed: Feed(facet.feed, facet.title, facet.address) for facet in facets() if facet.feed}
    known[calendars.ALL] = Feed(calendars.ALL, ALL, ROOT)
    known[calendars.ONLINE] = Feed(calendars.ONLINE, "Tylko online", f"{ROOT}online/")
    known[calendars.DEADLINES] = Feed(calendars.DEADLINES, "Terminy zapisów i naborów", SUBSCRIBE)
    return tuple(known.get(path) or _cycle_feed(path, site) or _organiser_feed(path, site) for path in paths)


def _cycle_feed(path: str, site: Site) -> Feed | None:
    """A cycle that nothing on the site names any more is called as subscribers knew it."""
    address = cycle_of_feed(path)
    if not address:
        return None
    if title := site.index(Cycles).title(address):
        return Feed(path, f"Cykl: {title}", address)
    known = site.index(record.of).addresses.get(f"/{path}")
    return Feed(path, known.title if known else f"Cykl: {address.split('/')[-2]}", ROOT)


def _organiser_feed(path: str, site: Site) -> Feed:
    slug = path.split("/")[1]
    organisation: Any = site.find("organisations", slug)
    title = organisation.title if organisation else slug
    return Feed(path, title, organisation.address if organisation else ROOT)
