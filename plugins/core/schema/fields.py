"""The field types that models are written in. Each takes the text that staff wrote and says in Polish what is wrong.

A type is an `Annotated` alias over a plain Python type, so that a record's attributes are plain strings, dates and
tuples. The functions raise `InvalidValue` with the final Polish sentence; `schema.messages` adds nothing to it.
"""

import datetime as dt
import re
import string
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, GetPydanticSchema, PlainSerializer
from pydantic_core import core_schema

from plugins.core.schema.addresses import is_email
from plugins.polish import phones, timezone
from plugins.polish.words import fold, suggestion

SUMMARY_LIMIT = 300
QUOTES = "„”“\"'’‘«»"
_ADDRESS = re.compile(r"/(?:(?:[\w.~-]|%[0-9A-Fa-f]{2})+/?)*")


class InvalidValue(ValueError):
    """A value that can not be taken, with the sentence for the person who wrote it."""


def text_of(value: object) -> str:
    """The value as text; a list or a mapping is refused."""
    if isinstance(value, str):
        return value.strip()
    kind = "lista" if isinstance(value, list | tuple) else "pola podrzędne"
    raise InvalidValue(f"tu ma stać tekst, a nie {kind}. Zapisz jedną wartość po dwukropku.")


def _line(value: object) -> str:
    text = text_of(value)
    if not text:
        raise InvalidValue("pole jest puste. Wpisz tekst albo usuń to pole.")
    if "\n" in text:
        raise InvalidValue("tekst ma kilka wierszy. Zapisz go w jednym.")
    return " ".join(text.split())


def _maybe_empty(value: object) -> str:
    return " ".join(text_of(value).split())


def _text(value: object) -> str:
    text = text_of(value)
    if not text:
        raise InvalidValue("pole jest puste. Wpisz tekst albo usuń to pole.")
    return text


def _summary(value: object) -> str:
    text = " ".join(_text(value).split())
    if len(text) > SUMMARY_LIMIT:
        raise InvalidValue(
            f"długość streszczenia w znakach: {len(text)}. Może mieć najwyżej {SUMMARY_LIMIT}. "
            f"Skróć je o {len(text) - SUMMARY_LIMIT}."
        )
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = text_of(value)
    if text.casefold() in ("tak", "true"):
        return True
    if text.casefold() in ("nie", "false"):
        return False
    raise InvalidValue(f"„{text}” nie jest ani „tak”, ani „nie”. Wpisz tak albo nie.")


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


def is_slug(text: str) -> bool:
    """``a-z 0-9 -``, at least one letter (contract, section 2)."""
    return bool(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)) and bool(re.search("[a-z]", text))


def _web(value: object) -> str:
    text = text_of(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"\s", text)
    except ValueError:
        good = False
    if good:
        return _ascii_only(text)
    hint = text if re.match(r"[\w.-]+\.[a-z]{2,}", text) and "@" not in text and "://" not in text else "example.org"
    raise InvalidValue(f"„{text}” nie jest adresem strony. Zapisz go z https://, np. https://{hint}")


def _ascii_only(url: str) -> str:
    """The address as programs take it (RFC 3987, section 3.1): Polish letters encoded, also in the name of the host."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    try:
        host = parts.netloc.encode("idna").decode()
    except UnicodeError:
        raise InvalidValue(f"„{url}” ma niepoprawną nazwę serwera. Sprawdź adres, np. https://example.org") from None
    return quote(parts._replace(netloc=host).geturl(), safe=string.printable)


def _email(value: object) -> str:
    text = text_of(value)
    if is_email(text):
        return text
    raise InvalidValue(f"„{text}” nie jest adresem e-mail. Sprawdź go, np. biuro@example.org")


def _web_or_email(value: object) -> str:
    return _email(value) if "@" in text_of(value) and "://" not in text_of(value) else _web(value)


def _site_address(value: object) -> str:
    """An address as browsers send it: what is no plain letter or digit is percent-encoded."""
    text = text_of(value)
    steps = unquote(text).strip("/").split("/")
    # No step may lead out of its folder, hide another step, or hold what no file can be called.
    sound = all(step.isprintable() and "\ufffd" not in step and step not in (".", "..") for step in steps)
    if sound and _ADDRESS.fullmatch(text) and unquote(text).count("/") == text.count("/"):
        return quote(text, safe="/%~")
    raise InvalidValue(f"„{text}” nie jest adresem w tym serwisie. Zacznij od ukośnika, np. /stary/adres/")


def _phone(value: object) -> str:
    text = text_of(value)
    try:
        return phones.phone(text)
    except ValueError as error:
        raise InvalidValue(str(error)) from None


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    text = re.sub(r"\s", "", text_of(value))
    if re.fullmatch(r"\d{1,9}", text) and int(text) > 0:
        return int(text)
    raise InvalidValue(f"„{value}” nie jest liczbą całkowitą większą od zera. Zapisz ją cyframi, np. 12")


def _decimal(value: object) -> float:
    text = text_of(value)
    if re.fullmatch(r"-?\d{1,3}(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    raise InvalidValue(f"„{text}” nie jest liczbą. Zapisz ją z kropką, np. 50.3483")


def _latitude(value: object) -> float:
    number = _decimal(value)
    if 49.0 <= number <= 54.9:
        return number
    raise InvalidValue(
        f"szerokość geograficzna {number} leży poza Polską (49,0–54,9). Sprawdź, czy nie zamieniono lat i lon."
    )


def _longitude(value: object) -> float:
    number = _decimal(value)
    if 14.1 <= number <= 24.2:
        return number
    raise InvalidValue(
        f"długość geograficzna {number} leży poza Polską (14,1–24,2). Sprawdź, czy nie zamieniono lat i lon."
    )


def _listed(value: object) -> object:
    """A single value is accepted where a list is expected (contract, section 2)."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """A value written twice counts once: nobody wants an event twice in one calendar."""
    return tuple(dict.fromkeys(values)) if len(values) > 1 else values


def choice(*allowed: str) -> BeforeValidator:
    """A word of a fixed vocabulary, also with capital letters or its Polish ones (`Szkolenie`, `odwołane`); the message
    lists the words and guesses at near misses."""

    def chosen(value: object) -> str:
        text = text_of(value)
        if text in allowed:
            return text
        same = [word for word in allowed if fold(word) == fold(text)]
        if len(same) == 1:
            return same[0]
        raise InvalidValue(unknown_word(text, allowed))

    return BeforeValidator(chosen, json_schema_input_type=str)


def unknown_word(text: str, allowed: "tuple[str, ...] | list[str]") -> str:
    """The sentence about a word that is not in a vocabulary."""
    near = suggestion(text, allowed)
    known = ", ".join(allowed) if len(allowed) <= 15 else ", ".join(allowed[:12]) + "…"
    cure = f"Może chodziło o „{near}”?" if near else ""
    return f"„{text}” nie jest jedną ze znanych wartości. {cure} Do wyboru: {known}.".replace(".  ", ". ")


Line = Annotated[str, BeforeValidator(_line)]
LineOrEmpty = Annotated[str, BeforeValidator(_maybe_empty)]
Text = Annotated[str, BeforeValidator(_text)]
Summary = Annotated[str, BeforeValidator(_summary)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Clock = Annotated[dt.time, BeforeValidator(_clock)]
LocalTime = Annotated[dt.datetime, BeforeValidator(_moment)]


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
WebAddress = Annotated[str, BeforeValidator(_web)]
Email = Annotated[str, BeforeValidator(_email)]
WebOrEmail = Annotated[str, BeforeValidator(_web_or_email)]
Phone = Annotated[str, BeforeValidator(_phone)]
SiteAddress = Annotated[str, BeforeValidator(_site_address)]
Count = Annotated[int, BeforeValidator(_number)]
Latitude = Annotated[float, BeforeValidator(_latitude)]
Longitude = Annotated[float, BeforeValidator(_longitude)]

T = TypeVar("T")
Many = Annotated[tuple[T, ...], BeforeValidator(_listed), AfterValidator(_once)]
