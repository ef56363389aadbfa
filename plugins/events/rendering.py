"""Views to pages, by the theme's templates. One function for each sort of page."""

import calendar as months
import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.evidence import certainty
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import ORDINARY, FeedLink, Page
from plugins.events import links, views
from plugins.events.calendar import calendars
from plugins.events.cards import ANNOUNCED, STATES, Slot, card, place_name, slot, state_in, state_of
from plugins.events.cycles import CycleView
from plugins.events.lists.facets import ROOT, Facet
from plugins.events.state import schedule, words
from plugins.events.state.schedule import Occurrence
from plugins.events.views import (
    AgendaView,
    ArchiveView,
    DetailView,
    Feed,
    MonthView,
    RemovedView,
    SubscribeView,
    YearView,
)
from plugins.languages.catalogue import POLISH, language, words_of
from plugins.languages.written import span
from plugins.polish.dates import clock, month_name, until, weekday

SECTION = "kalendarz"
CRUMB = ("Kalendarz", ROOT)


# (label, address, count, is it the current one), as the theme's filters take them.
LinkItem = tuple[str, str, int, bool]


def agenda(view: AgendaView, context: RenderContext) -> str:
    centre, facet = context.frame.centre, view.facet
    everything = facet.address == ROOT
    today = view.now.date()
    page = Page(
        title=facet.title,
        path=facet.address,
        summary=f"{'Co się dzieje' if everything else facet.title} – {centre.name}: najbliższe terminy.",
        section=SECTION,
        breadcrumbs=() if everything else (CRUMB,),
        feeds=_head_feeds(view.feeds),
        noindex=not view.dates and not everything,
        search_meta=None,
        scripts=("agenda.js",) if everything else (),
    )
    return context.page(
        "events/agenda.html",
        page,
        months_of_days=_months_of_days(view, centre),
        jumps=_jumps(view.dates, today),
        later=[(month_name(*month), views.month_address(*month), count, False) for month, count in view.later],
        total=len(view.dates) + sum(count for _month, count in view.later),
        free=all(date.event.is_free for date in view.dates),
        filters=_filters(view.facets, facet),
        feed=view.feeds[0].address if view.feeds else "",
        ways=[
            *([{"kind": "calendar", "label": "Widok miesiąca", "url": view.month}] if view.month else []),
            {"kind": "subscribe", "label": "W Twoim telefonie", "url": views.SUBSCRIBE},
        ],
        years=[(str(year), f"{ROOT}{year}/", None, False) for year in view.years],
        everything=everything,
        no_events=view.no_events,
        webcal=links.webcal(context.absolute(f"/{calendars.ALL}")),
        howto=views.SUBSCRIBE,
    )


def _months_of_days(view: AgendaView, centre: Centre) -> list[tuple[str, str, list[tuple[dt.date, str, list[Slot]]]]]:
    """(name, id, days) of each month; of each day (the day, its word, its slots). What runs already stands today."""
    today = view.now.date()
    dated = sorted(((max(date.day, today), date) for date in view.dates), key=lambda pair: pair[0])
    return [
        (
            month_name(*month),
            f"m-{month[0]}-{month[1]:02}",
            [
                (day, _near(day, today), [slot(date, centre, view.now) for _day, date in of_day])
                for day, of_day in groupby(of_month, key=lambda pair: pair[0])
            ],
        )
        for month, of_month in groupby(dated, key=lambda pair: (pair[0].year, pair[0].month))
    ]


def _near(day: dt.date, today: dt.date) -> str:
    return {0: "dziś", 1: "jutro"}.get((day - today).days, "")


def _jumps(dates: Sequence[Occurrence], today: dt.date) -> list[LinkItem]:
    """Links to the first day of this week, weekend and month on which something is on, and to later months."""
    days = sorted(max(date.day, today) for date in dates)
    sunday = today + dt.timedelta(days=6 - today.weekday())
    saturday = max(sunday - dt.timedelta(days=1), today)
    spans = [
        ("Dziś", today, today),
        ("Ten tydzień", today, sunday),
        ("Weekend", saturday, sunday),
        ("Następny tydzień", sunday + dt.timedelta(days=1), sunday + dt.timedelta(days=7)),
    ]
    found = [(label, [day for day in days if first <= day <= last]) for label, first, last in spans]
    jumps = [(label, f"#d-{hits[0]}", len(hits), False) for label, hits in found if hits]
    named = [(month, len(list(hits))) for month, hits in groupby(days, key=lambda day: (day.year, day.month))]
    return [
        *jumps,
        *((_month_label(month, today), f"#m-{month[0]}-{month[1]:02}", count, False) for month, count in named),
    ]


def _month_label(month: tuple[int, int], today: dt.date) -> str:
    name = month_name(*month).capitalize()
    return name.split()[0] if month[0] == today.year else name


def _filters(found: Sequence[tuple[Facet, int]], current: Facet) -> list[tuple[str, list[LinkItem]]]:
    """Groups of links with their counts; a choice without dates is only shown while it is the current one."""
    kept = [(facet, count) for facet, count in found if count or facet == current]
    everything = [(c.label, c.address, count, c == current) for c, count in kept if not c.group]
    grouped = groupby((pair for pair in kept if pair[0].group), key=lambda pair: pair[0].group)
    groups = [
        (group.capitalize(), [(c.label, c.address, count, c == current) for c, count in pairs])
        for group, pairs in grouped
    ]  # fmt: skip
    return [("Pokaż", everything), *groups]


def month(view: MonthView, context: RenderContext) -> str:
    name = month_name(view.year, view.month)
    page = Page(
        title=f"Kalendarz: {name}",
        path=views.month_address(view.year, view.month),
        summary=f"Wydarzenia w miesiącu: {name}.",
        section=SECTION,
        breadcrumbs=(CRUMB, (str(view.year), f"{ROOT}{view.year}/")),
        feeds=_head_feeds(view.feeds),
        noindex=not view.dates,
        search_meta=None,
    )
    return context.page(
        "events/month.html",
        page,
        name=name,
        weeks=_weeks(view),
        previous=_month_link(view.before),
        next=_month_link(view.after),
        empty_month=not view.dates,
        ways=_month_ways(f"{page.path}druk/" if view.sheet else ""),
    )


def _month_ways(sheet: str) -> list[dict[str, str]]:
    ways = [{"kind": "link", "label": "Najbliższe wydarzenia", "url": ROOT}]
    if sheet:
        ways.append({"kind": "print", "label": "Kartka do wydruku", "url": sheet})
        ways.append({"kind": "print", "label": "Kartka do wydruku, duży druk", "url": f"{sheet}duzy/"})
    return ways


def _month_link(month: tuple[int, int] | None) -> tuple[str, str] | None:
    return (month_name(*month), views.month_address(*month)) if month else None


def _weeks(view: MonthView) -> list[list[dict[str, Any]]]:
    """Whole weeks from Monday, as the theme's `month` takes them. A date of many days stands in each of them."""
    return [
        [
            {
                "date": day,
                "outside": day.month != view.month,
                "today": day == view.today,
                "items": [
                    _cell(date, day, date.event.address in view.announced)
                    for date in view.dates
                    if date.day <= day <= date.last_day
                ],
            }
            for day in week
        ]
        for week in months.Calendar().monthdatescalendar(view.year, view.month)
    ]


def _cell(date: Occurrence, day: dt.date, announced: bool) -> dict[str, Any]:
    state, tone = state_of(date)
    if announced and not state:
        state, tone = ANNOUNCED
    time = clock(date.start) if isinstance(date.start, dt.datetime) and date.day == day else ""
    number = (day - date.day).days + 1
    return {
        "title": f"{date.title} ({number}. dzień)" if number > 1 else date.title,
        "url": date.event.address,
        "time": time,
        "state": state,
        "tone": tone,
        "off": date.is_off,
    }


def sheet(view: MonthView, context: RenderContext) -> str:
    """The month for a notice board: days as rows, nothing to click."""
    name = month_name(view.year, view.month)
    address = views.month_address(view.year, view.month)
    page = Page(
        title=f"Wydarzenia: {name}",
        path=f"{address}druk/duzy/" if view.large else f"{address}druk/",
        section=SECTION,
        breadcrumbs=(CRUMB, (name, address)),
        noindex=True,
    )
    centre = context.frame.centre
    days = groupby(view.dates, key=lambda date: date.day)
    rows = [(day, weekday(day), [_row(date, centre) for date in dates]) for day, dates in days]
    return context.page("events/sheet.html", page, name=name, rows=rows, large=view.large, month=address)


def _row(date: Occurrence, centre: Centre) -> dict[str, Any]:
    state, _tone = STATES[date.status]
    where = "online" if date.online_only else place_name(date.place, centre)
    return {
        "hours": words.hours(date.start, date.end),
        "until": until(date.last_day) if date.last_day != date.day else "",
        "title": date.title,
        "state": state,
        "where": f"{where} i online" if date.online and not date.online_only else where,
        "free": date.event.is_free,
        "access": words.access(date.event.accessibility),
        "deadline": words.deadline(date.event),
    }


def year(view: YearView, context: RenderContext) -> str:
    centre = context.frame.centre
    page = Page(
        title=f"Kalendarz: {view.year}",
        path=f"{ROOT}{view.year}/",
        summary=f"Wszystkie wydarzenia w roku {view.year}.",
        section=SECTION,
        breadcrumbs=(CRUMB,),
        noindex=not view.dates,
        search_meta=None,
    )
    months = [(month, [date for _, dates in days for date in dates]) for month, days in schedule.by_month(view.dates)]
    groups = [
        (month_name(*month), [card(date, centre, view.now, date.event.address in view.announced) for date in dates])
        for month, dates in months
    ]
    grid = [(month_name(*month), views.month_address(*month), len(dates), False) for month, dates in months]
    years = _year_links(view.years, view.year)
    return context.page("events/year.html", page, groups=groups, months=grid, years=years)


def _year_links(years: Iterable[tuple[int, int]], current: int | None = None) -> list[LinkItem]:
    return [(str(year), f"{ROOT}{year}/", count, year == current) for year, count in years]


def archive(view: ArchiveView, context: RenderContext) -> str:
    page = Page(
        title="Archiwum kalendarza",
        path=views.ARCHIVE,
        summary="Wydarzenia według lat.",
        search_meta=None,
        section=SECTION,
        breadcrumbs=(CRUMB,),
    )
    return context.page("events/archive.html", page, years=_year_links(view.years))


def cycle(view: CycleView, context: RenderContext) -> str:
    record, centre = view.record, context.frame.centre
    lang = record.lang if record else POLISH
    polish = language(lang).is_polish
    page = Page(
        title=view.title,
        path=view.address,
        summary=(record.summary if record else "") or (f"Wszystkie terminy cyklu „{view.title}”." if polish else ""),
        section=SECTION,
        breadcrumbs=(CRUMB,),
        lang=lang,
        feeds=(FeedLink(f"Kalendarz: {view.title}", view.feed, "text/calendar"),) if view.feed else (),
        draft=record.draft if record else False,
        translations=view.translations,
        search_meta=ORDINARY if record else None,
    )
    return context.page(
        "events/cycle.html",
        page,
        polish=polish,
        words=words_of("events", lang),
        body=context.html(record.body) if record else "",
        coming=[card(date, centre, view.now) if polish else _dated(date, lang, False) for date in view.coming],
        past=[
            card(date, centre, None, announced) if polish else _dated(date, lang, announced)
            for date in view.past
            for announced in (date.event.address in view.announced,)
        ],
        ways=_cycle_ways(view, context),
    )


def _dated(date: Occurrence, lang: str, announced: bool) -> dict[str, Any]:
    """One date in a list of another language; the title is Polish where the event is not translated."""
    state = state_in(date.status, words_of("events", lang))
    return {
        "start": date.start,
        "when": span(date.start, date.end, lang),
        "title": date.title,
        "url": date.event.address,
        "lang": date.event.lang,
        "in_polish": "" if date.event.lang == lang else language(lang).in_polish,
        "state": state or (words_of("certainty.marks", lang)[certainty.ANNOUNCED] if announced else ""),
        "tone": STATES[date.status][1] or "quiet",
    }


def _cycle_ways(view: CycleView, context: RenderContext) -> list[dict[str, str]]:
    if not view.feed:
        return []
    https = context.absolute(view.feed)
    return [
        {"kind": "subscribe", "label": "Telefon, Apple, Thunderbird", "url": links.webcal(https)},
        {"kind": "download", "label": "Cały cykl w kalendarzu (plik .ics)", "url": view.feed},
        {"kind": "link", "label": "Kalendarz Google", "url": links.google_subscription(https)},
    ]


def subscribe(view: SubscribeView, context: RenderContext) -> str:
    """How to keep the calendar in one's own program; nothing is offered that does not exist."""
    page = Page(
        title="Kalendarz w Twoim telefonie",
        path=views.SUBSCRIBE,
        summary="Jak dodać nasz kalendarz do telefonu albo komputera i co wtedy zobaczysz.",
        section=SECTION,
        breadcrumbs=(CRUMB,),
        feeds=_head_feeds(view.feeds),
    )
    centre = context.frame.centre.name
    offered = [_offer(feed, context, centre) for feed in view.feeds]
    main = next((offer for offer in offered if offer["path"] == calendars.ALL), None)
    qr = qr_code(str(main["https"])) if main else ""
    return context.page(
        "events/subscribe.html", page, main=main, others=[o for o in offered if o is not main], qr=qr,
        rss=context.absolute(views.RSS) if view.rss else "",
    )  # fmt: skip


def _offer(feed: Feed, context: RenderContext, centre: str) -> dict[str, str]:
    https = context.absolute(feed.address)
    return {
        "path": feed.path,
        "title": feed.title,
        "page": feed.page,
        "https": https,
        "webcal": links.webcal(https),
        "google": links.google_subscription(https),
        "outlook": links.outlook_subscription(https, f"{centre} – {feed.title}"),
    }


def qr_code(address: str) -> Markup:
    """An inline SVG that a phone reads: black on white in any scheme of colours, its size left to the theme."""
    import segno  # only when asked: start-up time

    code = segno.make(address, error="m", micro=False)
    return Markup(
        code.svg_inline(border=4, omitsize=True, svgclass="qr__svg", lineclass=None, dark="#000", light="#fff")
    )


def removed(view: RemovedView, context: RenderContext) -> str:
    page = Page(title=view.title, path=view.address, section=SECTION, breadcrumbs=(CRUMB,), noindex=True)
    return context.page("events/removed.html", page, title=view.title, is_past=view.is_past)


def detail(view: DetailView, context: RenderContext) -> str:
    from plugins.events.detail import page_parts  # only when asked: start-up time

    page, values = page_parts(view, context)
    return context.page("events/detail.html", page, **values)


def _head_feeds(found: Iterable[Feed]) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(f"Kalendarz: {feed.title}", feed.address, "text/calendar") for feed in found)
