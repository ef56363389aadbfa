"""Ways to look at the agenda: by kind, place, price and access. Each is a page with an address of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from plugins.core.schema.access import ACCESS
from plugins.events.calendar import calendars
from plugins.events.state.schedule import Occurrence

ROOT = calendars.ROOT
HERE = "/kalendarz/na-miejscu/"
ONLINE = "/kalendarz/online/"
FREE = "/kalendarz/bezplatne/"
KINDS_MANY = {
    "szkolenie": "Szkolenia",
    "webinar": "Webinary",
    "doradztwo": "Doradztwo",
    "spotkanie": "Spotkania",
    "wydarzenie": "Wydarzenia",
}


class Facet(NamedTuple):
    """A way to look at the agenda: its address, what it is called, and the calendar that follows it."""

    address: str
    label: str
    title: str
    group: str
    feed: str = ""


def kind_address(kind: str) -> str:
    return f"{ROOT}rodzaj/{kind}/"


def access_address(word: str) -> str:
    return f"{ROOT}dostepnosc/{word}/"


def facets() -> list[Facet]:
    """Every way to look at the agenda; which of them exist depends on the events."""
    found = [Facet(ROOT, "Wszystkie", "Kalendarz", "", calendars.ALL)]
    found += [
        Facet(kind_address(kind), label, label, "rodzaj", calendars.kind_feed(kind))
        for kind, label in KINDS_MANY.items()
    ]
    found += [
        Facet(HERE, "na miejscu", "Wydarzenia na miejscu", "miejsce"),
        Facet(ONLINE, "online", "Wydarzenia online", "miejsce", calendars.ONLINE),
        Facet(FREE, "bezpłatne", "Wydarzenia bezpłatne", "koszt", calendars.FREE),
    ]
    found += [
        Facet(access_address(word), ACCESS[word], f"Dostępność: {ACCESS[word]}", "dostępność",
               calendars.access_feed(word))
        for word in ACCESS
    ]  # fmt: skip
    return found


def addresses_of(date: Occurrence) -> Iterator[str]:
    """The choices that a date belongs to. Hybrid events are both online and on the spot."""
    event = date.event
    yield ROOT
    yield kind_address(event.kind)
    if not date.online_only:
        yield HERE
    if date.online:
        yield ONLINE
    if event.is_free:
        yield FREE
    yield from map(access_address, event.accessibility)
