"""The zone of Poland as calendars want it (RFC 5545, 3.6.5)."""

from plugins.polish import timezone

# The classic two observances, as (property, value) pairs. icalendar 7.3 would write a list of RDATEs that moves every
# summer event by an hour in Thunderbird; this form is read alike by all. A test compares it with tzdata, 1997–2040.
VTIMEZONE = (
    ("BEGIN", "VTIMEZONE"),
    ("TZID", timezone.NAME),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19970330T020000"),
    ("TZOFFSETFROM", "+0100"),
    ("TZOFFSETTO", "+0200"),
    ("TZNAME", "CEST"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T030000"),
    ("TZOFFSETFROM", "+0200"),
    ("TZOFFSETTO", "+0100"),
    ("TZNAME", "CET"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
)
