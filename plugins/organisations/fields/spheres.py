"""Spheres of public tasks, art. 4 ust. 1 of the Act on public benefit and volunteer work.

Legal state: 17 September 2024. The code is the number of the point in the Act, a string with its letters ("1aa"); the
2003 text of the Act used other numbers for the same matters. Titles are short forms of the statutory ones.
"""

import re
from typing import Annotated

from pydantic import BeforeValidator

from plugins.core.schema.fields import InvalidValue, text_of

SPHERES = {
    "1": "Pomoc społeczna",
    "1a": "Rodzina i piecza zastępcza",
    "1aa": "Potrzeby mieszkaniowe",
    "1b": "Pomoc prawna i świadomość prawna",
    "2": "Integracja osób zagrożonych wykluczeniem",
    "3": "Działalność charytatywna",
    "4": "Tradycja, świadomość narodowa i obywatelska",
    "5": "Mniejszości narodowe i etniczne, język regionalny",
    "5a": "Integracja cudzoziemców",
    "6": "Ochrona i promocja zdrowia",
    "7": "Osoby z niepełnosprawnościami",
    "8": "Zatrudnienie i osoby bez pracy",
    "9": "Równe prawa kobiet i mężczyzn",
    "10": "Osoby w wieku emerytalnym",
    "11": "Rozwój gospodarczy i przedsiębiorczość",
    "12": "Technika, wynalazczość i innowacje",
    "13": "Społeczności lokalne",
    "14": "Nauka, edukacja i wychowanie",
    "15": "Dzieci i młodzież",
    "16": "Kultura, sztuka i dziedzictwo",
    "17": "Kultura fizyczna i sport",
    "18": "Ekologia, przyroda i zwierzęta",
    "19": "Turystyka i krajoznawstwo",
    "20": "Porządek i bezpieczeństwo publiczne",
    "21": "Obronność",
    "22": "Prawa człowieka i demokracja",
    "22a": "Nieodpłatne poradnictwo obywatelskie",
    "23": "Ratownictwo i ochrona ludności",
    "24": "Pomoc ofiarom katastrof i wojen",
    "25": "Prawa konsumentów",
    "26": "Integracja europejska",
    "27": "Wolontariat",
    "28": "Polonia i Polacy za granicą",
    "29": "Kombatanci i osoby represjonowane",
    "29a": "Weterani",
    "30": "Promocja Polski za granicą",
    "31": "Rodzina, macierzyństwo i prawa dziecka",
    "32": "Uzależnienia i patologie społeczne",
    "32a": "Rewitalizacja",
    "33": "Wsparcie organizacji pozarządowych",
    "34": "Ekonomia społeczna",
}
"""Code -> title, in the order of the Act: 1, 1a, 1aa, 1b, 2, 3, …"""

NEEDS = (
    ("Zdrowie i niepełnosprawność", ("6", "7", "32")),
    ("Pomoc w trudnej sytuacji", ("1", "1aa", "2", "3", "24")),
    ("Rodzina i dzieci", ("1a", "31", "15", "14")),
    ("Seniorzy", ("10", "29", "29a")),
    ("Porady i prawa", ("1b", "22a", "22", "25", "9")),
    ("Praca i przedsiębiorczość", ("8", "11", "34", "12")),
    ("Cudzoziemcy i mniejszości", ("5a", "5", "26", "28")),
    ("Kultura, historia i turystyka", ("16", "4", "19", "30")),
    ("Sport i ruch", ("17",)),
    ("Przyroda i zwierzęta", ("18",)),
    ("Okolica i sąsiedzi", ("13", "32a", "20", "23", "21")),
    ("Społecznicy i organizacje", ("27", "33")),
)
"""The same spheres grouped by what people look for; every sphere stands in exactly one group."""


def sphere_key(code: str) -> tuple[int, str]:
    """Order of codes: the number, then the letters as text."""
    match = re.fullmatch(r"(\d+)([a-z]*)", code)
    assert match, code
    return int(match[1]), match[2]


def _sphere(value: object) -> str:
    code = re.sub(r"^(?:pkt|p\.)\s*|[\s.)]", "", text_of(value).lower())
    if code in SPHERES:
        return code
    raise InvalidValue(
        f"„{text_of(value)}” nie jest numerem sfery zadań publicznych. Podaj numer punktu z art. 4 ust. 1 ustawy "
        f"o działalności pożytku publicznego: od 1 do 34, czasem z literą, np. 1aa."
    )


SphereCode = Annotated[str, BeforeValidator(_sphere)]
