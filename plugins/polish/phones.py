"""Phone numbers: read as people write them, kept as E.164 (``+48322327677``), shown and linked from that.

An extension is kept behind it in the way of RFC 3966: ``+48322327677;ext=12``. Short numbers such as 112 or 116 111
have no international form and are kept as they are dialled.
"""

import re
from functools import lru_cache
from typing import Any

EXAMPLE = "np. 32 123 45 67"
# phonenumbers knows "ext." but not "wew.", and would take its digits for a part of the number.
_EXTENSION = re.compile(r"[,;]?\s*(?:wewn?\.?|wewnętrzny|ext\.?=?)\s*(\d{1,6})$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def phone(text: str) -> str:
    """The number as E.164. Raises `ValueError` with the Polish sentence for the one who wrote it."""
    text = text.strip()
    number, extension = _without_extension(re.sub(r"^tel(?:efon)?[.:]*\s*", "", text, flags=re.IGNORECASE))
    if re.search(r"[^\d\s+()/.\-–]", number) or not re.search(r"\d", number):
        raise ValueError(f"„{text}” nie jest numerem telefonu. Zapisz same cyfry, {EXAMPLE}")
    digits = re.sub(r"\D", "", number)
    if len(digits) <= 6:
        return _short(text, digits, extension)
    return _long(text, number, extension)


def _without_extension(text: str) -> tuple[str, str]:
    match = _EXTENSION.search(text)
    return (text[: match.start()].strip(), match[1]) if match else (text, "")


def _short(text: str, digits: str, extension: str) -> str:
    if not extension and _is_dialled(digits):
        return digits
    raise ValueError(f"„{text}” jest za krótkie na numer telefonu. Zapisz go z numerem kierunkowym, {EXAMPLE}")


def _is_dialled(digits: str) -> bool:
    """Whether it is a short number of Poland, such as 112 or 116 111."""
    from phonenumbers import NumberParseException, shortnumberinfo  # only when asked: start-up time

    try:
        return bool(shortnumberinfo.is_valid_short_number_for_region(_parsed(digits), "PL"))
    except NumberParseException:  # a single digit, or two zeros as for a call abroad
        return False


def _long(text: str, number: str, extension: str) -> str:
    import phonenumbers  # only when asked: start-up time

    try:
        parsed = _parsed(number)
    except phonenumbers.NumberParseException:
        raise ValueError(f"„{text}” nie jest numerem telefonu. Zapisz go cyframi, {EXAMPLE}") from None
    if not phonenumbers.is_valid_number(parsed):
        raise ValueError(f"„{text}” nie jest numerem telefonu. {_cure(number, parsed)}")
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164};ext={extension}" if extension else e164


def _cure(number: str, parsed: Any) -> str:
    count = len(re.sub(r"\D|^\s*(?:\+|00)\s*48", "", number))
    if parsed.country_code != 48:
        return "Sprawdź numer kierunkowy kraju, np. +48 32 123 45 67"
    if number.lstrip().startswith("0") and count == 10:
        return f"Pomiń zero na początku, {EXAMPLE}"
    if count != 9:
        return f"Numer w Polsce ma 9 cyfr, a ten {count}. Sprawdź go, {EXAMPLE}"
    return f"Taki numer kierunkowy nie istnieje. Sprawdź go, {EXAMPLE}"


def _parsed(number: str) -> Any:
    import phonenumbers  # only when asked: start-up time

    return phonenumbers.parse(number, "PL")


@lru_cache(maxsize=4096)
def written(number: str) -> str:
    """The number for readers: ``32 232 76 77``, ``600 100 200 wew. 12``; foreign ones with their country code."""
    import phonenumbers  # only when asked: start-up time

    base, _, extension = number.partition(";ext=")
    if not base.startswith("+"):
        return f"{base[:3]} {base[3:]}" if len(base) == 6 else base
    parsed = phonenumbers.parse(base)
    forms = phonenumbers.PhoneNumberFormat
    text = phonenumbers.format_number(parsed, forms.NATIONAL if parsed.country_code == 48 else forms.INTERNATIONAL)
    return f"{text} wew. {extension}" if extension else str(text)


def tel_link(number: str) -> str:
    """The address that dials it: ``tel:+48322327677``, ``tel:112``."""
    return f"tel:{number}"
