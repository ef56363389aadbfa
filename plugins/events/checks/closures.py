"""Events at the centre on days on which it is closed: maybe both are right, and maybe nobody has thought of one."""

from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.core.schema.site_data.centre import Centre, Closure
from plugins.core.site.site import Site
from plugins.events.fields.parts import EventPlace
from plugins.events.model import Event
from plugins.events.state import schedule
from plugins.events.state.schedule import Occurrence
from plugins.polish.dates import span


def warnings(site: Site) -> Iterator[tuple[Event, Issue]]:
    """Of each event the first date to come that falls into a closure."""
    coming = [closure for closure in site.centre.closures if (closure.end or closure.start) >= site.today]
    if not coming:
        return
    far = schedule.horizon(site.today)
    for event in site.of(Event):
        if event.lang != "pl" or event.online_only:
            continue
        for date in schedule.upcoming(schedule.occurrences(event, schedule.until_of(event, far)), site.today):
            closure = next((one for one in coming if _meet(date, one)), None)
            if closure and not date.is_off and _is_at(site.centre, date.place):
                yield event, Issue("start", _warning(date, closure))
                break


def _meet(date: Occurrence, closure: Closure) -> bool:
    return date.day <= (closure.end or closure.start) and closure.start <= date.last_day


def _is_at(centre: Centre, place: EventPlace | None) -> bool:
    return place is None or (not place.address and place.name in (None, centre.name, centre.short_name))


def _warning(date: Occurrence, closure: Closure) -> str:
    return (
        f"{span(date.start, date.end)}: ośrodek jest wtedy zamknięty ({closure.reason}). "
        "Zmień termin albo miejsce, odwołaj to spotkanie albo popraw closures w site.yaml."
    )
