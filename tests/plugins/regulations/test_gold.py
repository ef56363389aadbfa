# ruff: noqa: E501 - texts and their trees stand here as they are written
"""The gold set of references: sentences read at a given place of a given text, with the targets set by hand.

A wrong link is worse than a missed one: the first test allows none, the second bounds the missed ones. `→` before a
target means a link to it, `!` a problem that staff are told, `-` no link and no problem (another act, or unclear).
"""

from collections.abc import Iterator
from functools import cache

import pytest

from plugins.regulations.parsing.parser import parse
from plugins.regulations.references.resolution import PROBLEMS, Neighbour, Resolver

# A name in braces is where the sentence stands.
SECTIONS = """
Na podstawie art. 18 ust. 2 pkt 15 ustawy o samorządzie gminnym uchwala się:
Rozdział I. Zasady
§ 1. Ilekroć mowa o:
1) sali – pokój 5;
2) kluczu – klucz do sali;
3) sprzęcie – wszystko, co stoi w sali.
§ 2.
1. Sala jest jedna.
1a. Sala jest czysta.
2. Sala jest cicha.
3. Klucz ma portier.
4. (uchylony)
Rozdział II. Rezerwacja
§ 3. Rezerwację przyjmuje portier. {plain}
§ 4. (uchylony)
§ 5.
1. Wniosek składa się w godzinach 10–18.
2. Wniosek zawiera: {intro}
1) datę, w tym: {point}
a) dzień,
– roboczy, {dash}
– wolny,
b) godzinę,
c) minutę; {letter}
2) cel;
3) podpis;
4) telefon.
3. Wniosek jest bezpłatny.
5. {broken}
Rozdział III. Koniec
§ 6. Kto gubi klucz:
1) płaci;
2) przeprasza.
§ 7.
1. Tyle. {last}
§ 16. Jeszcze.
§ 16a. I jeszcze.

Załącznik nr 1 do Regulaminu – wniosek
§ 1. Imię.
§ 2.
1. Data. {annex}
2. Podpis.

Załącznik nr 2 do Regulaminu – cennik
1. Godzina: 10 zł.
2. Dzień: 50 zł. {list}

Załącznik nr 3 do Regulaminu – plan sali
1. Plan.
""".replace("5. {broken}", "4. Wniosek ginie. {broken}").replace(
    "§ 16. Jeszcze.\n§ 16a. I jeszcze.", "§ 8. Jeszcze.\n§ 8a. I jeszcze."
)

CHAPTERS = """
I. Po co jest sala?
1. Sala służy spotkaniom.
2. W sali można:
a. rysować,
b. grać.
3. Sala jest jedna. {first}
II. Kto ma klucz?
1. Klucz ma portier.
2. Portier ma dyżur. {second}
3. Klucz można pożyczyć:
a. rano,
b. wieczorem. {letter}
III. Koniec
1. Tyle. {third}
"""

FLAT = "1. Sala jest jedna.\n2. Sala jest cicha:\na) rano,\nb) wieczorem.\n3. Klucz ma portier. {third}\n4. Portier śpi. {fourth}\n5. Koniec."

DECIMALS = """
1. Klucze
1.1. Klucz ma portier.
1.2. Klucz można pożyczyć:
1.2.1. rano,
1.2.2. wieczorem. {deep}
2. Sale
2.1. Sala jest jedna. {hall}
2.2. Sala jest cicha.
2.3. Sala jest czysta.
"""

ARTICLES = "Art. 1. Sala.\nArt. 2.\n1. Klucz:\n1) mały,\n2) duży.\n2. Portier. {second}\nArt. 3. Koniec."

HEADINGS = "REGULAMIN\n\nRezerwacja\n1. Raz.\n2. Dwa. {first}\n\nSprzęt\n1. Trzy.\n2. Cztery.\n3. Pięć. {second}"

TEXTS = {"§": SECTIONS, "I": CHAPTERS, "1": FLAT, "1.1": DECIMALS, "Art": ARTICLES, "H": HEADINGS}

# what annexes are called
GOLD = [
    # § alone and with lower levels, from three places
    ("§", "point", "Stosuje się § 7.", "→par-7"),
    ("§", "plain", "w § 7", "→par-7"),
    ("§", "last", "Zgodnie z § 5 ust. 2 pkt 1 lit. a.", "→par-5-ust-2-pkt-1-lit-a"),
    ("§", "point", "zob. § 7 niniejszego regulaminu", "→par-7"),
    ("§", "plain", "o czym mowa w § 7 regulaminu.", "→par-7"),
    ("§", "letter", "w § 5 ust. 2 pkt 1 lit. a tiret drugie", "→par-5-ust-2-pkt-1-lit-a-tir-2"),
    ("§", "plain", "w § 5 ust. 2 pkt 1 lit. a tiret pierwszym", "→par-5-ust-2-pkt-1-lit-a-tir-1"),
    ("§", "last", "§ 5 ust. 2 pkt 1 lit. a tir. 2", "→par-5-ust-2-pkt-1-lit-a-tir-2"),
    ("§", "plain", "§ 1 pkt 2", "→par-1-pkt-2"),
    ("§", "last", "§1 pkt 2", "→par-1-pkt-2"),
    ("§", "point", "§\u00a01 pkt\u00a02", "→par-1-pkt-2"),
    ("§", "plain", "paragraf 7", "→par-7"),
    ("§", "last", "w paragrafie 6", "→par-6"),
    ("§", "point", "zgodnie z paragrafem 3", "→par-3"),
    # relative to the place
    ("§", "point", "ust. 3", "→par-5-ust-3"),
    ("§", "letter", "o którym mowa w ust. 3", "→par-5-ust-3"),
    ("§", "intro", "o której mowa w ust. 1", "→par-5-ust-1"),
    ("§", "broken", "o których mowa w ust. 2", "→par-5-ust-2"),
    ("§", "point", "pkt 4", "→par-5-ust-2-pkt-4"),
    ("§", "letter", "pkt 2", "→par-5-ust-2-pkt-2"),
    ("§", "intro", "w pkt 3", "→par-5-ust-2-pkt-3"),
    ("§", "letter", "lit. b", "→par-5-ust-2-pkt-1-lit-b"),
    ("§", "point", "lit. c", "→par-5-ust-2-pkt-1-lit-c"),
    ("§", "letter", "lit. a tiret drugie", "→par-5-ust-2-pkt-1-lit-a-tir-2"),
    ("§", "point", "lit. b–c", "→par-5-ust-2-pkt-1-lit-b"),
    ("§", "letter", "lit. a-b", "→par-5-ust-2-pkt-1-lit-a"),
    # lists
    ("§", "point", "ust. 3 i 4", "→par-5-ust-3 →par-5-ust-4"),
    ("§", "letter", "ust. 1, 3 i 4", "→par-5-ust-1 →par-5-ust-3 →par-5-ust-4"),
    ("§", "broken", "ust. 2 lub 3", "→par-5-ust-2 →par-5-ust-3"),
    ("§", "broken", "ust. 2 oraz 3", "→par-5-ust-2 →par-5-ust-3"),
    ("§", "broken", "ust. 1 albo 2", "→par-5-ust-1 →par-5-ust-2"),
    ("§", "broken", "ust. 1, 2 oraz ust. 3", "→par-5-ust-1 →par-5-ust-2 →par-5-ust-3"),
    ("§", "point", "pkt 2–3", "→par-5-ust-2-pkt-2"),
    ("§", "intro", "pkt 1-3", "→par-5-ust-2-pkt-1"),
    ("§", "plain", "§ 5–7", "→par-5"),
    ("§", "last", "§§ 1 i 2", "→par-1 →par-2"),
    ("§", "plain", "§ 1 i § 2", "→par-1 →par-2"),
    ("§", "plain", "§ 1, § 2 oraz § 7", "→par-1 →par-2 →par-7"),
    ("§", "plain", "§ 1 pkt 1, 2 i 3; § 5 ust. 2; § 6 pkt 1", "→par-1-pkt-1 →par-1-pkt-2 →par-1-pkt-3 →par-5-ust-2 →par-6-pkt-1"),
    ("§", "last", "§ 5 ust. 2 pkt 1, pkt 3", "→par-5-ust-2-pkt-1 →par-5-ust-2-pkt-3"),
    ("§", "last", "§ 5 ust. 2 pkt 1 lit. a, b i c, pkt 4", "→par-5-ust-2-pkt-1-lit-a →par-5-ust-2-pkt-1-lit-b →par-5-ust-2-pkt-1-lit-c →par-5-ust-2-pkt-4"),
    ("§", "plain", "§ 5 ust. 2 pkt 1 i 2 oraz ust. 3", "→par-5-ust-2-pkt-1 →par-5-ust-2-pkt-2 →par-5-ust-3"),
    ("§", "plain", "§ 2 ust. 1 i 1a", "→par-2-ust-1 →par-2-ust-1a"),
    ("§", "last", "§ 8a", "→par-8a"),
    ("§", "plain", "§ 8 oraz § 8a", "→par-8 →par-8a"),
    ("§", "intro", "pkt 1), 2) i 3)", "→par-5-ust-2-pkt-1 →par-5-ust-2-pkt-2 →par-5-ust-2-pkt-3"),
    ("§", "letter", "lit. a i b", "→par-5-ust-2-pkt-1-lit-a →par-5-ust-2-pkt-1-lit-b"),
    # spelling
    ("§", "point", "ust 3", "→par-5-ust-3"),
    ("§", "point", "UST. 3", "→par-5-ust-3"),
    ("§", "point", "pkt. 2", "→par-5-ust-2-pkt-2"),
    ("§", "plain", "§5ust.2", "→par-5-ust-2"),
    ("§", "plain", "§ 5 ust.2 pkt.1", "→par-5-ust-2-pkt-1"),
    ("§", "point", "w ustępie 3", "→par-5-ust-3"),
    ("§", "letter", "ustęp 1", "→par-5-ust-1"),
    ("§", "broken", "w ustępach 1 i 2", "→par-5-ust-1 →par-5-ust-2"),
    ("§", "point", "w punkcie 2", "→par-5-ust-2-pkt-2"),
    ("§", "letter", "punktów 2 i 3", "→par-5-ust-2-pkt-2 →par-5-ust-2-pkt-3"),
    ("§", "letter", "w literze b", "→par-5-ust-2-pkt-1-lit-b"),
    ("§", "plain", "§ 2 ust. 3 zdanie pierwsze", "→par-2-ust-3"),
    ("§", "plain", "w § 5 ust. 3 zd. 1", "→par-5-ust-3"),
    ("§", "plain", "(zob. § 2 ust. 3)", "→par-2-ust-3"),
    ("§", "plain", "§ 2 ust. 3, 3 dni przed spotkaniem", "→par-2-ust-3"),
    ("§", "plain", "w § 2 ust. 3 i 5 osób", "→par-2-ust-3"),
    # chapters
    ("§", "plain", "rozdział III", "→rozdz-3"),
    ("§", "point", "w rozdziale I", "→rozdz-1"),
    ("§", "last", "przepisy rozdziału 2", "→rozdz-2"),
    ("§", "plain", "w rozdziale I i III", "→rozdz-1 →rozdz-3"),
    # annexes
    ("§", "plain", "załącznik nr 1", "→zal-1"),
    ("§", "point", "w załączniku nr 2", "→zal-2"),
    ("§", "last", "załączniki nr 1, 2 i 3", "→zal-1 →zal-2 →zal-3"),
    ("§", "plain", "Załącznikiem Nr 1 do regulaminu", "→zal-1"),
    ("§", "plain", "zał. 2", "→zal-2"),
    ("§", "plain", "§ 2 załącznika nr 1", "→zal-1-par-2 →zal-1"),
    ("§", "point", "§ 2 ust. 2 załącznika nr 1", "→zal-1-par-2-ust-2 →zal-1"),
    ("§", "last", "pkt 2 załącznika nr 2", "→zal-2-pkt-2 →zal-2"),
    ("§", "annex", "§ 1", "→zal-1-par-1"),
    ("§", "annex", "ust. 2", "→zal-1-par-2-ust-2"),
    ("§", "annex", "§ 5 ust. 2 regulaminu", "→par-5-ust-2"),
    ("§", "annex", "§ 7 Regulaminu", "→par-7"),
    ("§", "annex", "§ 1 niniejszej umowy", "→zal-1-par-1"),
    ("§", "annex", "§ 1 umowy", "-"),
    ("§", "list", "pkt 1", "→zal-2-pkt-1"),
    ("§", "list", "§ 3", "→par-3"),
    ("§", "list", "§ 5 ust. 1 regulaminu", "→par-5-ust-1"),
    # other acts are never linked
    ("§", "plain", "art. 3 ust. 3 ustawy z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego", "-"),
    ("§", "point", "art. 3 ust. 3 Ustawy", "-"),
    ("§", "last", "ust. 1 ustawy", "-"),
    ("§", "plain", "§ 2 uchwały", "-"),
    ("§", "point", "§ 2 umowy", "-"),
    ("§", "plain", "§ 5 ust. 2 rozporządzenia", "-"),
    ("§", "last", "§ 3 zarządzenia nr 5", "-"),
    ("§", "plain", "§ 7 statutu", "-"),
    ("§", "plain", "§ 7 Regulaminu rekrutacji", "-"),
    ("§", "plain", "§ 2 ust. 1 powołanej wyżej ustawy", "-"),
    ("§", "point", "ust. 1 tej ustawy", "-"),
    ("§", "plain", "§ 1 i 2 ww. uchwały", "- -"),
    ("§", "plain", "art. 6 ust. 1 lit. c RODO", "-"),
    ("§", "letter", "art. 5", "-"),
    ("§", "plain", "w rozumieniu art. 331 § 1", "-"),
    ("§", "point", "art. 22 § 1 i § 2 k.c.", "- -"),
    ("§", "plain", "art. 3. ust. 3 ustawy", "-"),
    ("§", "last", "§ 5. ust. 3 stosuje się", "→par-5-ust-3"),
    ("§", "plain", "art. 3 ust. 3 i art. 4 ust. 1 ustawy", "- - "),
    ("§", "plain", "§ 3 Kodeksu pracy", "-"),
    ("§", "plain", "§ 2 Porozumienia", "-"),
    ("§", "plain", "ustawy z dnia 8 marca 1990 r., § 2", "-"),
    ("§", "plain", "pkt 2 ogłoszenia", "-"),
    ("§", "point", "pkt 2 formularza", "-"),
    ("§", "plain", "w § 2 wniosku", "-"),
    ("§", "plain", "§ 5 polityki prywatności", "-"),
    ("§", "plain", "§ 4 standardów ochrony małoletnich", "-"),
    # problems
    ("§", "plain", "§ 19", "!"),
    ("§", "point", "ust. 6", "!"),
    ("§", "letter", "pkt 9", "!"),
    ("§", "letter", "lit. f", "!"),
    ("§", "plain", "§ 5 ust. 9", "!"),
    ("§", "plain", "§ 5 ust. 2 pkt 7", "!"),
    ("§", "plain", "§ 5 ust. 2 pkt 1 lit. z", "!"),
    ("§", "plain", "§ 5 ust. 2 pkt 1 lit. a tiret piąte", "!"),
    ("§", "plain", "§ 5 pkt 2", "→par-5-ust-2"),
    ("§", "plain", "§ 5 lit. a", "!"),
    ("§", "plain", "§ 2 ust. 4", "!"),
    ("§", "last", "§ 4", "!"),
    ("§", "plain", "rozdział V", "!"),
    ("§", "plain", "załącznik nr 7", "!"),
    ("§", "plain", "§ 9 załącznika nr 1", "! →zal-1"),
    ("§", "plain", "§ 5–19", "!"),
    ("§", "plain", "§ 7–5", "!"),
    ("§", "plain", "§ 2 ust. 1, 2 i 8", "→par-2-ust-1 →par-2-ust-2 !"),
    ("§", "point", "ust. 1 i 9", "→par-5-ust-1 !"),
    ("§", "last", "pkt 3", "!"),
    # the unit that the sentence stands in: no link and no problem, though staff are warned
    ("§", "broken", "ust. 4", "-"),
    ("§", "plain", "§ 3", "-"),
    ("§", "letter", "litera c", "-"),
    ("1", "fourth", "pkt 4", "-"),
    # dashes by their ordinal, from the letter that they belong to
    ("§", "dash", "tiret drugie", "→par-5-ust-2-pkt-1-lit-a-tir-2"),
    ("§", "dash", "w tiret pierwszym", "-"),
    ("§", "dash", "tiret piąte", "!"),
    # unclear: no link rather than a wrong one
    ("§", "letter", "ust. 2 i pkt 3", "→par-5-ust-2 →par-5-ust-2-pkt-3"),
    ("§", "letter", "ust. 1 i pkt 3", "→par-5-ust-1 -"),
    ("§", "plain", "w części II wniosku", "-"),
    # chapters with points and letters
    ("I", "first", "pkt 1", "→rozdz-1-ust-1"),
    ("I", "second", "pkt 1", "→rozdz-2-ust-1"),
    ("I", "third", "rozdział I", "→rozdz-1"),
    ("I", "first", "w rozdziale III", "→rozdz-3"),
    ("I", "second", "w części I", "→rozdz-1"),
    ("I", "second", "ust. 3", "→rozdz-2-ust-3"),
    ("I", "letter", "lit. a", "→rozdz-2-ust-3-lit-a"),
    ("I", "first", "pkt 2 lit. b", "→rozdz-1-ust-2-lit-b"),
    ("I", "third", "rozdział II pkt 3 lit. a", "→rozdz-2-ust-3-lit-a"),
    ("I", "third", "pkt 2 rozdziału I", "→rozdz-1-ust-2 →rozdz-1"),
    ("I", "first", "pkt II.3", "→rozdz-2-ust-3"),
    ("I", "third", "pkt I.2", "→rozdz-1-ust-2"),
    ("I", "first", "pkt 1 i 2", "→rozdz-1-ust-1 →rozdz-1-ust-2"),
    ("I", "second", "pkt 1 oraz pkt 3", "→rozdz-2-ust-1 →rozdz-2-ust-3"),
    ("I", "third", "pkt 9", "!"),
    ("I", "third", "rozdział IX", "!"),
    ("I", "third", "pkt 3", "!"),
    ("I", "first", "ust. 2 ustawy", "-"),
    # flat lists
    ("1", "third", "pkt 1", "→pkt-1"),
    ("1", "fourth", "pkt 2 lit. b", "→pkt-2-lit-b"),
    ("1", "third", "ust. 5", "→pkt-5"),
    ("1", "fourth", "punkty 1–3", "→pkt-1"),
    ("1", "third", "punktu 2", "→pkt-2"),
    ("1", "third", "pkt 8", "!"),
    ("1", "fourth", "pkt 2 umowy", "-"),
    # decimals
    ("1.1", "deep", "pkt 2.3", "→pkt-2-3"),
    ("1.1", "hall", "punkt 1.2.", "→pkt-1-2"),
    ("1.1", "hall", "pkt 1.2.1", "→pkt-1-2-1"),
    ("1.1", "deep", "pkt 2", "→pkt-2"),
    ("1.1", "hall", "pkt 1.1 i 1.2", "→pkt-1-1 →pkt-1-2"),
    ("1.1", "hall", "pkt 2.9", "!"),
    ("1.1", "deep", "pkt 7", "!"),
    # articles
    ("Art", "second", "art. 1", "→art-1"),
    ("Art", "second", "ust. 1 pkt 2", "→art-2-ust-1-pkt-2"),
    ("Art", "second", "art. 2 ust. 1 pkt 1", "→art-2-ust-1-pkt-1"),
    ("Art", "second", "art. 5 ustawy", "-"),
    ("Art", "second", "art. 9", "!"),
    # headings without marks
    ("H", "first", "pkt 1", "→rezerwacja-pkt-1"),
    ("H", "second", "pkt 1", "→sprzet-pkt-1"),
    ("H", "second", "pkt 1 i 2", "→sprzet-pkt-1 →sprzet-pkt-2"),
    ("H", "first", "pkt 3", "!"),
    # another regulation of the site
    ("§", "plain", "Szczegóły określa Regulamin korzystania ze sprzętu.", "→/regulaminy/sprzet/"),
    ("§", "point", "zgodnie z Regulaminem korzystania ze sprzętu", "→/regulaminy/sprzet/"),
    ("§", "last", "§ 2 Regulaminu korzystania ze sprzętu", "→/regulaminy/sprzet/#par-2 →/regulaminy/sprzet/"),
    ("1", "third", "§ 1 Regulaminu korzystania ze sprzętu", "→/regulaminy/sprzet/#par-1 →/regulaminy/sprzet/"),
    ("I", "first", "§ 9 Regulaminu korzystania ze sprzętu", "! →/regulaminy/sprzet/"),
]  # fmt: skip

OTHER = Neighbour(
    ("Regulamin korzystania ze sprzętu",),
    "/regulaminy/sprzet/",
    parse("§ 1. Sprzęt jest wspólny.\n§ 2. Sprzęt oddaje się."),
)


@cache
def found_in(text: str, place: str, sentence: str) -> tuple[str, ...]:
    return tuple(_found_in(text, place, sentence))


def _found_in(text: str, place: str, sentence: str) -> Iterator[str]:
    source = TEXTS[text]
    for name in ("plain", "intro", "point", "letter", "broken", "last", "annex", "list", "first", "second", "third", "fourth", "deep", "hall", "dash"):  # fmt: skip
        source = source.replace(f"{{{name}}}", f"@{sentence}@" if name == place else "")
    regulation = parse(source.replace("@", "\u2063").strip("\n"))
    for _unit, passage, found in Resolver(regulation, "Regulamin sali", (OTHER,)).everywhere():
        start, end = passage.text.find("\u2063"), passage.text.rfind("\u2063")
        for one in found:
            if start >= 0 and start < one.start < end:
                address = one.address.removeprefix("#")
                yield f"→{address}" if address else "!" if one.state in PROBLEMS else "-"


def test_an_annex_that_is_a_regulation_itself_is_not_mistaken_for_the_main_text() -> None:
    text = "§ 1. Raz.\n§ 2. Dwa.\n\nZałącznik nr 1\nRegulamin biblioteki\n§ 1. Zob. § 2 regulaminu.\n§ 2. Koniec, § 1."
    found = [one for _, _, all_found in Resolver(parse(text), "Regulamin lokalu").everywhere() for one in all_found]
    assert [(one.words, one.address) for one in found] == [("§ 2", ""), ("§ 1", "#zal-1-par-1")]


def _ids() -> list[str]:
    return [f"{text} {place}: {sentence}" for text, place, sentence, _ in GOLD]


def test_the_gold_set_is_large_enough() -> None:
    assert sum(len(expected.split()) for *_, expected in GOLD) >= 150


@pytest.mark.parametrize(("text", "place", "sentence", "expected"), GOLD, ids=_ids())
def test_a_reference_leads_where_it_was_set_by_hand(text: str, place: str, sentence: str, expected: str) -> None:
    assert found_in(text, place, sentence) == tuple(expected.split())


def test_no_link_of_the_gold_set_is_wrong() -> None:
    wrong = [
        (sentence, one)
        for text, place, sentence, expected in GOLD
        for one in found_in(text, place, sentence)
        if one.startswith("→") and one not in expected.split()
    ]
    assert wrong == []
