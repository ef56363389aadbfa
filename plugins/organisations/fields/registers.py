"""Numbers of public registers: read as people write them, kept as digits only, checked by their check digits.

python-stdnum does the sums. It takes zeros for valid and does not know that the KRS register's interface pads a REGON
of nine digits with 00000 to fourteen; both are dealt with here.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from plugins.core.schema.fields import InvalidValue, text_of


def nip(value: object) -> str:
    """A tax number, ten digits with a check digit; ``PL`` and dashes fall away."""
    text = text_of(value)
    digits = _digits(re.sub(r"^PL", "", text, flags=re.IGNORECASE), "NIP", "634-012-34-58")
    if len(digits) != 10:
        raise InvalidValue(f"NIP ma 10 cyfr, a tu jest {len(digits)}. Sprawdź numer „{text}”.")
    from stdnum.pl import nip as rules  # only when asked: start-up time

    if digits == "0" * 10 or not rules.is_valid(digits):
        raise InvalidValue(f"cyfra kontrolna NIP „{text}” się nie zgadza. Sprawdź, czy nie ma w nim literówki.")
    return digits


def regon(value: object) -> str:
    """A statistical number of nine digits, or of fourteen for a local unit; nine padded with 00000 count as nine."""
    text = text_of(value)
    digits = _digits(text, "REGON", "123456785")
    if len(digits) == 14 and digits.endswith("00000"):
        digits = digits[:9]
    if len(digits) not in (9, 14):
        raise InvalidValue(f"REGON ma 9 albo 14 cyfr, a tu jest {len(digits)}. Sprawdź numer „{text}”.")
    from stdnum.pl import regon as rules  # only when asked: start-up time

    if digits.startswith("0" * 9) or not rules.is_valid(digits):
        raise InvalidValue(f"cyfra kontrolna REGON „{text}” się nie zgadza. Sprawdź, czy nie ma w nim literówki.")
    return digits


def krs(value: object) -> str:
    """A number of the National Court Register: ten digits with leading zeros, no check digit."""
    text = text_of(value)
    digits = _digits(re.sub(r"^KRS:?\s*", "", text, flags=re.IGNORECASE), "KRS", "0000123456")
    if len(digits) != 10:
        cure = f"Dopisz zera na początku: {digits.zfill(10)}" if len(digits) < 10 else f"Sprawdź numer „{text}”."
        raise InvalidValue(f"numer KRS ma 10 cyfr, a tu jest {len(digits)}. {cure}")
    if not digits.strip("0"):
        raise InvalidValue("numer KRS nie może mieć samych zer. Sprawdź go albo usuń to pole.")
    return digits


def _digits(text: str, register: str, example: str) -> str:
    digits = re.sub(r"[\s–-]", "", text)
    if re.fullmatch(r"[0-9]+", digits):
        return digits
    raise InvalidValue(f"„{text}” nie jest numerem {register}. Zapisz same cyfry, np. {example}")


Nip = Annotated[str, BeforeValidator(nip)]
Regon = Annotated[str, BeforeValidator(regon)]
Krs = Annotated[str, BeforeValidator(krs)]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number and where it can be looked up. ``scheme`` is the prefix at org-id.guide, a list of such registers."""

    register: str
    number: str
    scheme: str
    title: str
    url: str

    @property
    def org_id(self) -> str:
        return f"{self.scheme}-{self.number}"


# None of the registers has a lasting address per organisation, so the links go to their search pages.
_REGISTERS = (
    ("krs", "KRS", "Krajowy Rejestr Sądowy", "https://wyszukiwarka-krs.ms.gov.pl/"),
    ("nip", "NIP", "wykaz podatników", "https://www.podatki.gov.pl/wykaz-podatnikow-vat-wyszukiwarka"),
    ("regon", "REGON", "rejestr REGON", "https://wyszukiwarkaregon.stat.gov.pl/appBIR/index.aspx"),
)


def identifiers(krs: str | None, nip: str | None, regon: str | None) -> tuple[Identifier, ...]:
    """The numbers that are known, the most telling register first."""
    numbers = {"krs": krs, "nip": nip, "regon": regon}
    return tuple(
        Identifier(label, number, f"PL-{label}", title, url)
        for key, label, title, url in _REGISTERS
        if (number := numbers[key])
    )
