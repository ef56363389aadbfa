"""Addresses as tables have them: in one cell, or cut into street, house, flat, code and town."""

import re
from collections.abc import Mapping

_CODE = r"(?P<code>\d{2}\s?[-–]\s?\d{3}|\d{5}(?=[\s,]+[A-ZŁŚŻŹĆ]))"
_WITH_CODE = re.compile(
    rf"(?P<before>.*?)[\s,;]*(?<!\d){_CODE}(?!\d)[\s,;]*(?P<city>[^\d,;\n]*)(?P<after>.*)", re.DOTALL
)
_STREET = re.compile(r"^(?:ul|al|pl|os|aleja|plac|ulica|osiedle|rynek)\b\.?", re.IGNORECASE)
_NAME_END = re.compile(
    r"\s*\n+\s*|[,;]\s*(?=(?:ul|al|pl|os)\.\s)|\s+(?=(?:ul|al|pl|os)\.\s)"
    r"|[,;]?\s+(?=\d{2}-\d{3}\b)|[,;]\s*(?=\S+ \d+[a-z]?\b)",
    re.IGNORECASE,
)


def seat_of(whole: str) -> dict[str, str]:
    """Street, code and town of an address in one piece; what can not be told apart is the street."""
    text = " ".join(whole.replace("\n", ", ").split())
    match = _WITH_CODE.fullmatch(text)
    if match:
        street = " ".join(filter(None, (match["before"].strip(" ,;"), match["after"].strip(" ,;."))))
        parts = {"street": street, "postal_code": match["code"], "city": match["city"].strip(" ,;.")}
        return {name: value for name, value in parts.items() if value}
    first, last = (part.strip(" ,;") for part in text.rpartition(",")[::2])
    if first and last:
        if not re.search(r"\d", last) and not _STREET.match(last):
            return {"street": first, "city": last}
        if not re.search(r"\d", first) and _STREET.match(last) and not _STREET.match(first):
            return {"street": last, "city": first}
    return {"city": text} if not re.search(r"\d", text) and not _STREET.match(text) else {"street": text}


def name_and_seat(text: str) -> tuple[str, str]:
    """(name, address) of a cell that holds both."""
    name, *rest = _NAME_END.split(text.strip(), maxsplit=1)
    return " ".join(name.split()), rest[0] if rest else ""


def code_of(text: str) -> str | None:
    """A postal code as it is written in Poland, 41-902; None for what is none."""
    digits = re.sub(r"[\s–-]", "", text)
    return f"{digits[:2]}-{digits[2:]}" if re.fullmatch(r"\d{5}", digits) else None


def street_of(parts: Mapping[str, str]) -> str:
    """Street, house and flat in one line: „ul. Polna 1/2”."""
    street = " ".join(filter(None, (parts.get("street", ""), parts.get("house", ""))))
    return f"{street}/{parts['flat']}" if parts.get("flat") and street else street or parts.get("flat", "")
