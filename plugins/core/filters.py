"""The filters of our templates. Templates choose and place; how a date or a number is written is decided here."""

from collections.abc import Callable
from typing import Any

from plugins.core import phones
from plugins.core.polish import dates, plurals, typography

FILTERS: dict[str, Callable[..., Any]] = {
    "long_date": dates.long_date,
    "short_date": dates.short_date,
    "day_and_month": dates.day_and_month,
    "weekday": dates.weekday,
    "clock": dates.clock,
    "moment": dates.moment,
    "counted": plurals.counted,
    "typeset": typography.typeset,
    "tel": phones.written,
}
