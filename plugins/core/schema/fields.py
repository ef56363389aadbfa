"""The field types that models are written in. Each takes the text that staff wrote and says in Polish what is wrong.

A type is an `Annotated` alias over a plain Python type, so that a record's attributes are plain strings, dates and
tuples. The functions raise `InvalidValue` with the final Polish sentence; `schema.messages` adds nothing to it.
"""

import re
import string
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator

from plugins.core.schema.addresses import is_email
from plugins.polish import phones
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
