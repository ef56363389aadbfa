"""The page of one event: all its facts, ready for the template to place."""

import datetime as dt
from typing import Any

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.evidence import certainty
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import FeedLink, Page, SearchMeta
from plugins.events import cycles, jsonld, links
from plugins.events.calendar import calendars
from plugins.events.calendar.vevent import EntryContext, Venue, venue
from plugins.events.cards import STATES, card, place_name, state_in
from plugins.events.fields.parts import EventPlace
from plugins.events.lists.facets import KINDS_MANY, ROOT, kind_address
from plugins.events.model import KINDS, Event
from plugins.events.state import outcome, words
from plugins.events.state.registration import SigningUp, ways
from plugins.events.state.schedule import Occurrence
from plugins.events.views import DetailView
from plugins.images import social_card as cards
from plugins.images.markup import picture, social
from plugins.languages.catalogue import Words, language, words_of
from plugins.languages.written import language_name, point, span
from plugins.polish.dates import span as polish_span
from plugins.polish.phones import written
from plugins.polish.plurals import counted
from plugins.polish.timezone import day_of

# Beside the page of another event a date needs few words.
_BRIEFLY = {"summary": "", "repeats": "", "access": ()}


def page_parts(view: DetailView, context: RenderContext) -> tuple[Page, dict[str, Any]]:
    event, centre = view.event, context.frame.centre
    own, is_polish = words_of("events", event.lang), language(event.lang).is_polish
    shown = view.coming[0] if view.coming else _first(event)
    here = venue(shown.place, entry_context_of(centre))
    feed = f"/{calendars.own_feed(event.address)}"
    has_calendar = event.lang == "pl"
    offered = has_calendar and not view.over and (event.repeats or not shown.is_off)
    page = Page(
        title=f"{own.cancelled}: {event.title}" if event.status == "odwolane" else event.title,
        path=event.address,
        summary=event.summary,
        section="kalendarz",
        breadcrumbs=(("Kalendarz", ROOT), (str(event.year), f"{ROOT}{event.year}/")),
        updated=day_of(event.updated) if event.updated else None,
        lang=event.lang,
        feeds=(FeedLink(event.title, feed, "text/calendar"),) if has_calendar else (),
        jsonld=_data(view, context, here),
        image=f"/{cards.path(event.address)}" if view.has_card else None,
        draft=event.draft,
        search_meta=SearchMeta("Wydarzenie", day_of(shown.start), _past(view)),
        evidence=certainty.evidence(event.source, _certainty(view), event.lang),
        translations=view.translations,
        is_older=view.is_older,
    )
    return page, {
        "event": event,
        "words": own,
        "audience_is_original": event.audience == view.original.audience,
        "polish": is_polish,
        "in_polish": language(event.lang).in_polish,
        "when": span(shown.start, shown.end, event.lang),
        "kind": words_of("events.kinds", event.lang)[event.kind],
        "kind_url": kind_address(event.kind),
        "kind_many": KINDS_MANY[event.kind],
        "shown": shown,
        "alert": banner(view, shown, own),
        "changes": _changes(shown),
        "repeats": words.repeats(event),
        "dates": [_row(found, centre, own) for found in view.coming] if event.repeats else [],
        "more_dates": view.more,
        "place": None if shown.online_only else here.line,
        "map_url": _map(here, shown.place, centre),
        "geo_url": links.geo(here.lat, here.lon) if here.lat is not None and here.lon is not None else "",
        "organisers": view.organisers,
        "spoken": ", ".join(_spoken(code, event.lang) for code in event.language),
        "topic": view.topic if is_polish else "",
        "access": [words_of("access", event.lang)[word] for word in event.accessibility],
        "signing": _signing(view, own),
        "repeats_line": _repeats_line(view),
        "others": tuple({**card(date, centre, None), **_BRIEFLY} for date in view.others),
        "over": view.over,
        "body": context.html(view.body, pictured=view.image is not None),
        "image": picture(view.image, event.image_alt or "", lazy=False) if view.image else None,
        "calendar": _calendar(shown, feed, context, here) if offered else None,
        "notices": view.notices,
        "series": view.series,
        "series_url": cycles.address_of(event.series),
        "files": [
            {"label": file.label, "url": file.address, "type": file.type, "size": file.size} for file in view.files
        ],
    }  # fmt: skip


def _spoken(code: str, lang: str) -> str:
    return words_of("events", lang).sign_language if code == "pjm" else language_name(code, lang)


def _past(view: DetailView) -> str:
    if not view.over:
        return ""
    return "zapowiadane" if view.outcome == outcome.ANNOUNCED else "minęło"


def _certainty(view: DetailView) -> certainty.Certainty | None:
    """An event that was only announced says so; all others say how old their pages are."""
    return certainty.announced(view.event.lang) if view.outcome == outcome.ANNOUNCED else None


def _first(event: Event) -> Occurrence:
    return Occurrence(event, event.start, event.start, event.finish)


def entry_context_of(centre: Centre) -> EntryContext:
    """The centre as entries know it; nothing here depends on the day."""
    return calendars.surroundings_of(centre, dt.date.max)


def _changes(date: Occurrence) -> list[str]:
    """What differs from what was first announced; what calls an event off stands in the banner."""
    if date.moved_from or (date.change is None and date.event.status != "potwierdzone"):
        return []
    polish = language(date.event.lang).is_polish
    return list(words.change(date)) if polish else [note for note in (date.note,) if note]


def _repeats_line(view: DetailView) -> str:
    """`co tydzień we wtorki (10 terminów)`; the rule is only said in Polish."""
    event = view.event
    if event.repeats is None or not language(event.lang).is_polish:
        return ""
    count = counted(view.total, "termin", "terminy", "terminów") if event.repeats.until or event.repeats.count else ""
    rule = f"{words.repeats(event)} ({count})" if count else words.repeats(event)
    return "; ".join((rule, *words.later(event, view.coming[0].day))) if view.coming else rule


def _signing(view: DetailView, own: Words) -> dict[str, Any] | None:
    """What stands above the facts: a button while one can sign up, and a statement in any case."""
    event, state = view.event, view.signing_up
    if state is None or event.registration is None:
        return None
    addresses = ways(event.registration) if state.is_open or state.is_full else ()
    return {
        "label": statement(state, event.lang),
        "tone": state.tone,
        "until": state.until,
        "button": addresses[0] if addresses else "",
        "action": own.waiting if state.is_full else own.sign_up,
        "seats": event.seats if state.is_open else None,
        "ways": tuple((_called(way, own), way) for way in addresses),
    }


def statement(state: SigningUp, lang: str) -> str:
    """The state of registration in the language of a page."""
    if language(lang).is_polish:
        return state.label
    own = words_of("events", lang)
    if state.is_full:
        return own.full
    if state.opens:
        return f"{own.registration} {own.since.format(day=point(state.opens, lang))}"
    if state.until:
        return f"{own.registration} {own.until.format(day=point(state.until, lang))}"
    return own.running if state.is_open else own.closed


def _called(way: str, own: Words) -> str:
    """How a way to sign up is written: an address of e-mail, a number, or a form."""
    if way.startswith("mailto:"):
        return way.removeprefix("mailto:")
    return written(way.removeprefix("tel:")) if way.startswith("tel:") else own.form


def banner(view: DetailView, date: Occurrence, own: Words) -> tuple[str, str, str] | None:
    """(kind, title, text) of what a reader must know first."""
    event = view.event
    note = event.status_note or ""
    if event.status == "odwolane":
        return "cancelled", own.cancelled, note
    if event.status == "przelozone":
        return "moved", own.postponed, note or own.postponed_note
    if view.over:
        return (
            "expired",
            {outcome.ANNOUNCED: own.announced, outcome.TOOK_PLACE: own.took_place}.get(view.outcome, own.over),
            "",
        )
    if date.moved_from:
        polish = language(event.lang).is_polish
        return "moved", words.moved_from(date.moved_from).capitalize() if polish else own.moved, note
    if event.status == "wstepne":
        return "info", own.tentative, note
    return None


def social_card(view: DetailView) -> cards.Card:
    event = view.event
    return cards.Card(
        KINDS[event.kind], event.title, polish_span(event.start, event.finish), event.source_path.html_lang
    )


def _row(date: Occurrence, centre: Centre, own: Words) -> dict[str, Any]:
    """One of the coming dates, and what differs about it."""
    polish = language(date.event.lang).is_polish
    state, tone = STATES[date.status]
    state = state if polish else state_in(date.status, own)
    change, since = date.change, date.since
    place = (change and change.place) or (since and since.place)
    return {
        "start": date.start,
        "end": date.end,
        "when": span(date.start, date.end, date.event.lang),
        "state": state if date.status != date.event.status else "",
        "tone": tone,
        "planned": date.planned if change and polish and date.start != date.planned else None,
        "note": "; ".join(words.others(date)) if polish else ((change or since) and date.note) or "",
        "where": place_name(place, centre) if place else "",
        "online": (change and change.online) or (since and since.online) or None,
    }


def _map(here: Venue, place: EventPlace | None, centre: Centre) -> str:
    """Where the point is known, or an address can be looked for; the name of a place would find anything or nothing."""
    if here.lat is not None and here.lon is not None:
        return links.openstreetmap(here.lat, here.lon)
    if place and (place.address or place.name):
        return links.openstreetmap_search(place.address) if place.address else ""
    return links.openstreetmap_search(centre.address.short) if centre.address.street else ""


def _calendar(date: Occurrence, feed: str, context: RenderContext, here: Venue) -> dict[str, str]:
    """Ways into a calendar program. A repeating event is subscribed to, a single one is filled into a form."""
    https = context.absolute(feed)
    where = date.online or "" if date.online_only else here.line
    page = context.absolute(date.event.address)
    single = date.event.repeats is None
    return {
        "file": feed,
        "https": https,
        "webcal": links.webcal(https),
        "google": links.google_event(date, where, page) if single else links.google_subscription(https),
        "outlook": links.outlook_event(date, where, page)
        if single
        else links.outlook_subscription(https, date.event.title),
    }


def _data(view: DetailView, context: RenderContext, here: Venue) -> Any:
    dates = view.coming[: jsonld.DATES] or (_first(view.event),)
    entry_context = entry_context_of(context.frame.centre)
    return tuple(
        jsonld.event(
            date,
            context.frame.centre,
            venue(date.place, entry_context),
            view.organisers,
            context.absolute,
            social(view.image) if view.image else None,
            view.outcome == outcome.ANNOUNCED,
        )
        for date in dates
    )
