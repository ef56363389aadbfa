"""The dates that libical (Evolution, GNOME Calendar, KDE) sees, for Debian's own Python: gir1.2-ical-3.0, python3-gi.

A question a line: {"calendar": "BEGIN:VCALENDAR…", "from": "2025-01-01", "to": "2029-01-01"}; the answer is a list of
{"summary", "status", "start", "end"} in UTC, or days. libical unrolls one component; its callers put changed dates in
the place of those of the rule, and so does this.
"""

import datetime as dt
import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ICal  # noqa: E402

EVENT, UID = ICal.ComponentKind.VEVENT_COMPONENT, ICal.PropertyKind.RECURRENCEID_PROPERTY


def components(root):
    found = root.get_first_component(EVENT)
    while found:
        yield found
        found = root.get_next_component(EVENT)


def told(span_time, is_date):
    moment = dt.datetime.fromtimestamp(span_time, dt.UTC)
    return moment.strftime("%Y-%m-%d" if is_date else "%Y-%m-%dT%H:%M:%SZ")


def dates_of(component, first, last):
    found = []
    component.foreach_recurrence(first, last, lambda _c, span, *_: found.append((span.get_start(), span.get_end())))
    return found


def seconds(day):
    return ICal.Time.new_from_string(day.replace("-", "") + "T000000Z")


def rows(question):
    root = ICal.Component.new_from_string(question["calendar"])
    every = list(components(root))
    own = {}
    for component in every:
        if component.get_first_property(UID):
            planned = component.get_recurrenceid()
            zone = component.get_dtstart().get_timezone()
            key = planned.as_timet_with_zone(zone) if zone else planned.as_timet()
            own[component.get_uid(), key] = component
    answer = []
    for component in every:
        if component.get_first_property(UID):
            continue
        is_date = component.get_dtstart().is_date()
        for start, end in dates_of(component, seconds(question["from"]), seconds(question["to"])):
            shown = own.get((component.get_uid(), start), component)
            if shown is not component:
                ((start, end),) = dates_of(shown, seconds("1990-01-01"), seconds("2090-01-01"))
            answer.append(
                {
                    "summary": shown.get_summary(),
                    "status": shown.get_status().value_nick,
                    "start": told(start, is_date),
                    "end": told(end, is_date),
                }
            )
    return answer


for line in sys.stdin:
    print(json.dumps(rows(json.loads(line))), flush=True)
