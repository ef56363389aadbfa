"""Calendars of other programs: their lines, zones and repetitions become events of ours.

    content_lines.py  bytes of an .ics file -> components with the lines they stand on
    zones.py          what time zone an export means
    expansion.py      a VEVENT and its exceptions -> when it really happens
    repeating.py      what happens -> our `repeats:`, proved date by date
    calendar.py       a calendar -> documents and a ledger

Imports `core.schema`, `core.site`, `core.system`, `documents`, `events`, `html`, `polish`. Enter by `calendar`.
"""
