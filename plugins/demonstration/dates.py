"""Days that move with the day of the build: `<+3>` in three days, `<wt-2>` Tuesday two weeks ago, `<2-so+1>`…

<+3> <-0>     days from today
<wt-2>        that weekday of the week so many weeks from this one (pn wt sr cz pt so nd)
<2-so+1>      the second Saturday of the next month; <ost-pt-5>: the last Friday of the month five months ago
<m-2-01>      the first day of the month two months ago
"""

import calendar
import datetime as dt
import re

from plugins.polish.dates import WEEKDAY_CODES

_DAY = "|".join(WEEKDAY_CODES)
_SLOT = re.compile(
    rf"<(?:(?P<days>[+-]\d+)|(?P<weekday>{_DAY})(?P<weeks>[+-]\d+)"
    rf"|(?P<ordinal>[1-4]|ost)-(?P<of>{_DAY})(?P<months>[+-]\d+)|m(?P<month>[+-]\d+)-(?P<date>\d\d))>"
)


def filled(text: str, today: dt.date) -> str:
    """The text with every slot replaced by its day, RRRR-MM-DD."""
    return _SLOT.sub(lambda slot: _day(slot, today).isoformat(), text)


def _day(slot: re.Match[str], today: dt.date) -> dt.date:
    if slot["days"]:
        return today + dt.timedelta(days=int(slot["days"]))
    if slot["weekday"]:
        monday = today - dt.timedelta(days=today.weekday())
        return monday + dt.timedelta(weeks=int(slot["weeks"]), days=WEEKDAY_CODES.index(slot["weekday"]))
    if slot["ordinal"]:
        return _ordinal(slot["ordinal"], WEEKDAY_CODES.index(slot["of"]), _month(today, int(slot["months"])))
    return _month(today, int(slot["month"])).replace(day=int(slot["date"]))


def _month(today: dt.date, months: int) -> dt.date:
    """The first day of the month so many months away."""
    index = today.year * 12 + today.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def _ordinal(which: str, weekday: int, first: dt.date) -> dt.date:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if which == "ost":
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7, weeks=int(which) - 1)
