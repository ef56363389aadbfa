"""Spelling that changed: since 1 January 2026 the first word of the names of squares and avenues has a capital.

Only what can mean nothing else is told: a small „plac”, „skwer” or „aleja”, in any case, before a name. Abbreviations
(„pl. Sobieskiego”) stay small, and so does a square that belongs to somebody („plac Szkoły Podstawowej”).
Source: Rada Języka Polskiego, rules in force since 1 January 2026.
"""

import re
from collections.abc import Iterator

_NAME = re.compile(
    r"(?<![\w/.-])(?P<word>plac(?:u|em|owi)?|skwer(?:u|em|owi|ze)?|alei|alej[aęą])\s+"
    r"(?:(?:św|gen|ks|dr|prof|im)\.\s+)?(?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)"
)
_STEMS = ("plac", "skwer", "alej", "alei")
# What a square can belong to without being called so.
_OWNERS = frozenset(
    [
        "Urzędu",
        "Ratusza",
        "Biblioteki",
        "Szkoły",
        "Zespołu",
        "Przedszkola",
        "Domu",
        "Muzeum",
        "Kościoła",
        "Parafii",
        "Teatru",
        "Opery",
        "Centrum",
        "Zamku",
        "Stadionu",
        "Klubu",
        "Fundacji",
        "Stowarzyszenia",
        "Miasta",
        "Gminy",
        "Bytomia",
        "Politechniki",
        "Uniwersytetu",
        "Akademii",
        "Szpitala",
        "Straży",
        "Policji",
        "Ośrodka",
        "Spółdzielni",
        "Kopalni",
        "Huty",
        "Dworca",
        "Galerii",
        "Agory",
        "Lokalu",
    ]
)


def small_names(text: str) -> Iterator[tuple[int, str]]:
    """(offset, as it should be) of each small first word of a name."""
    if not any(stem in text for stem in _STEMS):  # most texts name no square
        return
    for match in _NAME.finditer(text):
        if match["name"] not in _OWNERS:
            word = match["word"]
            yield match.start(), f"{word[0].upper()}{word[1:]} {match['name']}"
