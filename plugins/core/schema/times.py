"""Days, hours and moments as staff write them, all in Europe/Warsaw, and what is said of a wrong one.

Built like the other field types (`fields`): each takes the written text or raises `InvalidValue`.
"""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, GetPydanticSchema, PlainSerializer
from pydantic_core import core_schema

from plugins.core.schema.fields import QUOTES, InvalidValue, text_of
from plugins.polish import timezone


def _without_quotes(text: str) -> str:
    return text.strip(QUOTES + " ")


def parsed_day(text: str) -> dt.date:
    """A date written RRRR-MM-DD."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise InvalidValue(f"nie ma takiego dnia: „{text}”. Sprawdź miesiąc i dzień (RRRR-MM-DD).") from None
    raise InvalidValue(f"„{text}” nie jest datą. {_date_hint(text)}")


def _date_hint(text: str) -> str:
    bare = _without_quotes(text)
    turned = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})(?: ?r\.?)?", bare)
    loose = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", bare)
    year, month, day = ("2026", "5", "12")
    known = False
    if turned:
        day, month, year = turned.groups()
        known = True
    elif loose:
        year, month, day = loose.groups()
        known = True
    hint = f"{year}-{int(month):02}-{int(day):02}"
    return f"Zapisz RRRR-MM-DD: {hint}" if known else f"Zapisz RRRR-MM-DD, np. {hint}"


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = text_of(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d.*", text):
        raise InvalidValue(f"tu wystarczy sam dzień. Zapisz: {text[:10]}")
    return parsed_day(text)


def parsed_clock(text: str) -> dt.time:
    """An hour written GG:MM."""
    match = re.fullmatch(r"(\d\d):(\d\d)", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return dt.time(int(match[1]), int(match[2]))
    loose = re.fullmatch(r"(\d{1,2})(?:[.:](\d\d))?(?::\d\d)?", _without_quotes(text))
    hint = "a koniec dnia jako 00:00 następnego dnia" if text in ("24:00", "24.00") else "np. 17:00"
    if loose and int(loose[1]) < 24 and int(loose[2] or 0) < 60:
        hint = f"czyli {int(loose[1]):02}:{loose[2] or '00'}"
    raise InvalidValue(f"„{text}” nie jest godziną. Zapisz GG:MM, {hint}")


def _clock(value: object) -> dt.time:
    return value if isinstance(value, dt.time) else parsed_clock(text_of(value))


def parsed_moment(text: str) -> dt.datetime:
    """A local date-time ``RRRR-MM-DD GG:MM`` in Europe/Warsaw, aware; a time that is none or two is refused."""
    day, _, clock = re.sub(r"^(\d{4}-\d\d-\d\d)T", r"\1 ", text).partition(" ")
    date = parsed_day(day)
    try:
        return timezone.local(dt.datetime.combine(date, parsed_clock(clock.strip())))
    except timezone.AmbiguousOrMissingTime as error:
        raise InvalidValue(str(error)) from None


_END_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[ T]+24[:.]00(?::00)?")


def end_of_day(value: object) -> dt.datetime | None:
    """The next midnight for an end written „24:00”, as timetables do; None for any other value."""
    match = _END_OF_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    return timezone.midnight(parsed_day(match[1]) + dt.timedelta(days=1)) if match else None


def _last_minute(value: object) -> dt.datetime | None:
    """A deadline written „24:00” belongs to its own day: lists and calendars name that day."""
    midnight = end_of_day(value)
    return midnight - dt.timedelta(minutes=1) if midnight else None


def _deadline(value: object) -> dt.datetime:
    return _last_minute(value) or _moment(value)


def _day_or_deadline(value: object) -> dt.date | dt.datetime:
    return _last_minute(value) or _day_or_moment(value)


def _end(value: object) -> dt.date | dt.datetime:
    return end_of_day(value) or _day_or_moment(value)


def _notice_time(value: object) -> dt.date | dt.datetime:
    """A day, or a moment that may lie in an hour which the clock skips or shows twice: nobody subscribes to a notice
    by the second, so the first of the two is taken (`unsure_hour` is the warning)."""
    if isinstance(value, str) and (match := re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T]+(\d\d:\d\d)", value.strip())):
        return dt.datetime.combine(parsed_day(match[1]), parsed_clock(match[2]), timezone.ZONE)
    return _day_or_moment(value)


def unsure_hour(when: dt.date | None) -> str | None:
    """The sentence about a notice's time that is none or two, or None."""
    if not isinstance(when, dt.datetime):
        return None
    try:
        timezone.local(when.replace(tzinfo=None, fold=0))
    except timezone.AmbiguousOrMissingTime as error:
        return str(error)
    return None


def _moment(value: object) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    text = text_of(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise InvalidValue(f"brakuje godziny. Zapisz dzień i godzinę, np. {text} 23:59")
    return parsed_moment(text)


def _day_or_moment(value: object) -> dt.date | dt.datetime:
    if isinstance(value, dt.date):
        return value
    text = text_of(value)
    return parsed_moment(text) if re.match(r"\d{4}-\d\d-\d\d[ T]", text) else parsed_day(text)


Day = Annotated[dt.date, BeforeValidator(_day)]
Clock = Annotated[dt.time, BeforeValidator(_clock)]


def _any_day(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    # A plain `date | datetime` union would let pydantic turn midnight into a date. What was written decides.
    return core_schema.no_info_plain_validator_function(_day_or_moment)


def _any_end(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    return core_schema.no_info_plain_validator_function(_end)


def _any_deadline(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    return core_schema.no_info_plain_validator_function(_day_or_deadline)


def _any_notice_time(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    return core_schema.no_info_plain_validator_function(_notice_time)


# An end may be written 24:00, a notice's time may lie in an hour that the clock skips or shows twice.
DayOrEnd = Annotated[dt.date | dt.datetime, GetPydanticSchema(_any_end), PlainSerializer(str)]
NoticeTime = Annotated[dt.date | dt.datetime, GetPydanticSchema(_any_notice_time), PlainSerializer(str)]
DayOrDeadline = Annotated[dt.date | dt.datetime, GetPydanticSchema(_any_deadline), PlainSerializer(str)]
Deadline = Annotated[dt.datetime, BeforeValidator(_deadline)]
DayOrTime = Annotated[dt.date | dt.datetime, GetPydanticSchema(_any_day), PlainSerializer(str)]
