"""Cycles: events that name the same `series`. Each has a page with all its dates, and a calendar of its own.

The slug is made of the name; `content/cykle/<slug>.md` may give a title and a text (contract, sections 2 and 3).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field

from plugins.core.schema.fields import Summary
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Titled
from plugins.core.schema.uses import Use
from plugins.core.site.site import Site
from plugins.events.model import Event
from plugins.events.state.schedule import Occurrence
from plugins.polish.words import slugify

BASE = "kalendarz/cykl"
CALENDAR = "cykl.ics"


class Cycle(Titled):
    """The words of a cycle: `content/cykle/<slug>.md`. Its dates come from the events that name it."""

    summary: Annotated[Summary | None, Use(shown=True, translated=True)] = Field(
        None,
        title="Streszczenie",
        description="Najwyżej 300 znaków, bez formatowania; stoi pod tytułem.",
        examples=["Co tydzień bezpłatna rozmowa z prawniczką."],
    )


class CycleView(NamedTuple):
    """``record`` gives title and text; without it the name of the series is the title."""

    title: str
    address: str
    record: Cycle | None
    coming: tuple[Occurrence, ...]
    past: tuple[Occurrence, ...]
    now: dt.datetime
    feed: str
    announced: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()


def address_of(series: str | None) -> str:
    """`/kalendarz/cykl/czwartki-z-prawem/`; empty where there is no series, or no letter in its name."""
    slug = slugify(series or "")
    return f"/{BASE}/{slug}/" if slug else ""


def feed_of(series: str | None) -> str:
    """The path of the calendar of a series; empty where there is none."""
    address = address_of(series)
    return feed_at(address) if address else ""


def feed_at(address: str) -> str:
    return f"{address.removeprefix('/')}{CALENDAR}"


def cycle_of_feed(path: str) -> str:
    """The address of the cycle whose calendar this is; empty for the calendar of anything else."""
    return f"/{path.removesuffix(CALENDAR)}" if path.startswith(f"{BASE}/") and path.endswith(f"/{CALENDAR}") else ""


class Cycles:
    """Every cycle of a site: its name as events say it, and its events, by address."""

    def __init__(self, site: Site) -> None:
        self.events: dict[str, list[Event]] = defaultdict(list)
        for event in site.of(Event):
            if address := address_of(event.series):
                self.events[address].append(event)
        self.records = {record.address: record for record in site.of("cycles") if isinstance(record, Cycle)}

    def title(self, address: str) -> str:
        """What staff call the cycle; empty where neither a file nor an event says it."""
        if record := self.records.get(address):
            return record.title
        events = self.events.get(address, ())
        return next((event.series for event in events if event.series), "")

    def addresses(self) -> Iterator[str]:
        yield from sorted({*self.events, *self.records})


def warnings(site: Site) -> Iterator[tuple[Cycle, Issue]]:
    """Words of a cycle to which no event belongs."""
    known = site.index(Cycles)
    for address, record in known.records.items():
        if address not in known.events:
            yield (
                record,
                Issue("", "żadne wydarzenie nie należy do tego cyklu. Sprawdź nazwę pliku i pole series wydarzeń."),
            )
