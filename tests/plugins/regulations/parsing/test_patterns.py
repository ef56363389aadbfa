# ruff: noqa: E501 - texts and their trees stand here as they are written
"""One fixture pair per pattern of real regulations (P1–P32): the text as people write it, and the tree it must give.

An expected line is ``id [mark] words``; `=` before the words marks a title, `~` a closing part, `*` a footnote,
`!` a repealed unit. All texts are invented.
"""

import pytest

from plugins.regulations.parsing.parser import parse
from plugins.regulations.tree.numbering import issues_in, warnings_in
from plugins.regulations.tree.numbers import Number, follows, wanted_after
from plugins.regulations.tree.units import Passage, Regulation, Unit


def outline(regulation: Regulation) -> str:
    lines = [f"+ {_words(block)}" for block in regulation.preamble]
    for unit in (*regulation.units, *regulation.annexes):
        lines += _lines(unit)
    lines += [f"- {_words(block)}" for block in regulation.ending]
    return "\n".join(lines)


def _lines(unit: Unit) -> list[str]:
    ids = ",".join(unit.anchors) or "?"
    words = [f"={unit.title.text}"] if unit.title else []
    words += [_words(block) for block in unit.before]
    repealed = "!" if unit.repealed else ""
    lines = [f"{ids} [{unit.mark}] {repealed}{' / '.join(words)}".rstrip()]
    for child in unit.children:
        lines += _lines(child)
    return lines + [f"~ {_words(block)}" for block in unit.closing] + [f"* {note.text}" for note in unit.notes]


def _words(block: object) -> str:
    return block.text if isinstance(block, Passage) else "TABELA"


CASES = {
    "P1 Roman, point, letter with dot": (
        """
I.    Po co jest sala?
 1. Sala służy spotkaniom.
 2. W sali można:
a.   rysować,
b.   grać na flecie.
II.   Kto ma klucz?
 1. Klucz ma portier.
""",
        """
rozdz-1 [I.] =Po co jest sala?
rozdz-1-ust-1 [1.] Sala służy spotkaniom.
rozdz-1-ust-2 [2.] W sali można:
rozdz-1-ust-2-lit-a [a.] rysować,
rozdz-1-ust-2-lit-b [b.] grać na flecie.
rozdz-2 [II.] =Kto ma klucz?
rozdz-2-ust-1 [1.] Klucz ma portier.
""",
    ),
    "P3 Roman without dot, with colon, with dash; I in a sentence is no chapter": (
        """
I Cele:
1. Jeden.
I tak dalej.
II – Godziny
1. Dwa.
III: Klucze
1. Trzy.
""",
        """
rozdz-1 [I] =Cele:
rozdz-1-ust-1 [1.] Jeden. I tak dalej.
rozdz-2 [II –] =Godziny
rozdz-2-ust-1 [1.] Dwa.
rozdz-3 [III:] =Klucze
rozdz-3-ust-1 [1.] Trzy.
""",
    ),
    "P4 title of a § on its line, on the next line, or none": (
        """
§ 1 Klucze
1. Klucz ma portier.
§ 2
Krzesła
1. Krzeseł jest dwadzieścia.
§ 3. Klucze są u portiera.
""",
        """
par-1 [§ 1] =Klucze
par-1-ust-1 [1.] Klucz ma portier.
par-2 [§ 2] =Krzesła
par-2-ust-1 [1.] Krzeseł jest dwadzieścia.
par-3 [§ 3.] Klucze są u portiera.
""",
    ),
    "P5 § in many spellings": (
        "§1. Jeden.\n§\u00a02 Dwa\nSala druga.\n§  3 . Trzy.\nParagraf 4\nCztery.\n§\u20095. Pięć.\n§ 5a. Pięć a.",
        """
par-1 [§1.] Jeden.
par-2 [§ 2] =Dwa / Sala druga.
par-3 [§ 3 .] Trzy.
par-4 [Paragraf 4] Cztery.
par-5 [§ 5.] Pięć.
par-5a [§ 5a.] Pięć a.
""",
    ),
    "P6 chapters group, § run on": (
        """
Rozdział I – Sprzęt
§ 1. Rzutnik jest w szafie.
§ 2
1. Ekran wisi.
2. Ekran się zwija.
ROZDZIAŁ 2
KLUCZE
§ 3. Klucz ma portier.
Rozdział 3. Koniec
§ 4.
1. Tyle.
""",
        """
rozdz-1 [Rozdział I –] =Sprzęt
par-1 [§ 1.] Rzutnik jest w szafie.
par-2 [§ 2]
par-2-ust-1 [1.] Ekran wisi.
par-2-ust-2 [2.] Ekran się zwija.
rozdz-2 [ROZDZIAŁ 2] =KLUCZE
par-3 [§ 3.] Klucz ma portier.
rozdz-3 [Rozdział 3.] =Koniec
par-4 [§ 4.]
par-4-ust-1 [1.] Tyle.
""",
    ),
    "P7 articles": (
        "Art. 1.\n1. Sala:\n1) mała,\n2) duża.\n2. Tyle.\nArt. 2. Koniec.",
        """
art-1 [Art. 1.]
art-1-ust-1 [1.] Sala:
art-1-ust-1-pkt-1 [1)] mała,
art-1-ust-1-pkt-2 [2)] duża.
art-1-ust-2 [2.] Tyle.
art-2 [Art. 2.] Koniec.
""",
    ),
    "P8 text at once": ("§ 1. Sala ma 20 krzeseł.", "par-1 [§ 1.] Sala ma 20 krzeseł."),
    "P9 introduction and points without ust., also when written with a dot": (
        "§ 1. Ilekroć mowa o:\n1) sali – pokój 5;\n2) kluczu – klucz do sali.\n§ 2. Sala służy do:\n1. zebrań,\n2. prób.",
        """
par-1 [§ 1.] Ilekroć mowa o:
par-1-pkt-1 [1)] sali – pokój 5;
par-1-pkt-2 [2)] kluczu – klucz do sali.
par-2 [§ 2.] Sala służy do:
par-2-pkt-1 [1.] zebrań,
par-2-pkt-2 [2.] prób.
""",
    ),
    "P10 decimals": (
        "1. Klucze\n1.1. Wydanie\n1.1.1 Klucz wydaje portier.\n1.1.2 Klucz oddaje się.\n1.2. Zwrot klucza.\n2. Sale\n2.1. Sala jest jedna.",
        """
pkt-1 [1.] =Klucze
pkt-1-1 [1.1.] =Wydanie
pkt-1-1-1 [1.1.1] Klucz wydaje portier.
pkt-1-1-2 [1.1.2] Klucz oddaje się.
pkt-1-2 [1.2.] Zwrot klucza.
pkt-2 [2.] =Sale
pkt-2-1 [2.1.] Sala jest jedna.
""",
    ),
    "P10 Roman decimals": (
        "I. Sprzęt\nI.1. Rzutnik jest jeden.\nI.2. Ekran jest jeden.",
        "rozdz-1 [I.] =Sprzęt\nrozdz-1-ust-1 [I.1.] Rzutnik jest jeden.\nrozdz-1-ust-2 [I.2.] Ekran jest jeden.",
    ),
    "P11 same mark on two levels, told apart by indentation": (
        "1. Klucze\n   1. Klucz wydaje portier.\n   2. Klucz oddaje się.\n2. Sale\n   1. Sala jest jedna.",
        """
pkt-1 [1.] =Klucze
pkt-1-ppkt-1 [1.] Klucz wydaje portier.
pkt-1-ppkt-2 [2.] Klucz oddaje się.
pkt-2 [2.] =Sale
pkt-2-ppkt-1 [1.] Sala jest jedna.
""",
    ),
    "P12 dashes and bullets": (
        "§ 1. Sala ma:\n– krzesła,\n– stół:\n– – okrągły,\n– – duży,\n– okno.\n§ 2. Okno ma:\n• szybę,\n• klamkę.\n§ 3. Drzwi mają:\n» zamek,\n» klucz.",
        """
par-1 [§ 1.] Sala ma:
par-1-tir-1 [–] krzesła,
par-1-tir-2 [–] stół:
par-1-tir-2-tir-1 [– –] okrągły,
par-1-tir-2-tir-2 [– –] duży,
par-1-tir-3 [–] okno.
par-2 [§ 2.] Okno ma:
par-2-tir-1 [•] szybę,
par-2-tir-2 [•] klamkę.
par-3 [§ 3.] Drzwi mają:
par-3-tir-1 [»] zamek,
par-3-tir-2 [»] klucz.
""",
    ),
    "P13 headings without marks": (
        "REGULAMIN SALI\n\nZasady rezerwacji\n1. Rezerwuje portier.\n2. Rezerwacja jest darmowa.\n\nSprzęt\n1. Rzutnik jest jeden.",
        """
+ REGULAMIN SALI
zasady-rezerwacji [] =Zasady rezerwacji
zasady-rezerwacji-pkt-1 [1.] Rezerwuje portier.
zasady-rezerwacji-pkt-2 [2.] Rezerwacja jest darmowa.
sprzet [] =Sprzęt
sprzet-pkt-1 [1.] Rzutnik jest jeden.
""",
    ),
    "P14 flat list": (
        "1. Sala jest czysta.\n2. Sala jest cicha.",
        "pkt-1 [1.] Sala jest czysta.\npkt-2 [2.] Sala jest cicha.",
    ),
    "P15 closing part": (
        "§ 1.\n1. Kto:\n 1) psuje krzesło,\n 2) gubi klucz\n– płaci za naprawę.\n2. Portier:\n 1) patrzy,\n 2) słucha\n\nzawsze wtedy, gdy jest na miejscu.",
        """
par-1 [§ 1.]
par-1-ust-1 [1.] Kto:
par-1-ust-1-pkt-1 [1)] psuje krzesło,
par-1-ust-1-pkt-2 [2)] gubi klucz
~ – płaci za naprawę.
par-1-ust-2 [2.] Portier:
par-1-ust-2-pkt-1 [1)] patrzy,
par-1-ust-2-pkt-2 [2)] słucha
~ zawsze wtedy, gdy jest na miejscu.
""",
    ),
    "P16 repealed units, one line for three": (
        "§ 1.\n1. Sala.\n2. (uchylony)\n3–5. (uchylone)\n6. Wykaz:\na) stół,\nb) (uchylona)\nc)–d) (uchylone),\ne) okno.\n§ 2. (skreślony).\n§ 3–4. (uchylone)\n§ 5. Koniec.",
        """
par-1 [§ 1.]
par-1-ust-1 [1.] Sala.
par-1-ust-2 [2.] !(uchylony)
par-1-ust-3,par-1-ust-4,par-1-ust-5 [3–5.] !(uchylone)
par-1-ust-6 [6.] Wykaz:
par-1-ust-6-lit-a [a)] stół,
par-1-ust-6-lit-b [b)] !(uchylona)
par-1-ust-6-lit-c,par-1-ust-6-lit-d [c)–d)] !(uchylone),
par-1-ust-6-lit-e [e)] okno.
par-2 [§ 2.] !(skreślony).
par-3,par-4 [§ 3–4.] !(uchylone)
par-5 [§ 5.] Koniec.
""",
    ),
    "P16 a stop inside the mark of several": (
        "§ 1. Sala.\n§ 2. – 4. (skreślone)\n§ 5. Klucz.\n§ 6. – 2 (dwie) osoby wystarczą.\n§ 7. Koniec.",
        """
par-1 [§ 1.] Sala.
par-2,par-3,par-4 [§ 2. – 4.] !(skreślone)
par-5 [§ 5.] Klucz.
par-6 [§ 6.] – 2 (dwie) osoby wystarczą.
par-7 [§ 7.] Koniec.
""",
    ),
    "P17 a letter that stands apart from its number": (
        "§ 1. Sala.\n§ 1 a.\nKlucz.\n§ 1 b. 1. Okno.\n2. Drzwi.\n§ 2. Koniec, zob. § 1 a nie § 3.",
        """
par-1 [§ 1.] Sala.
par-1a [§ 1 a.] Klucz.
par-1b [§ 1 b.]
par-1b-ust-1 [1.] Okno.
par-1b-ust-2 [2.] Drzwi.
par-2 [§ 2.] Koniec, zob. § 1 a nie § 3.
""",
    ),
    "P17 inserted numbers": (
        "§ 1.\n1. A.\n1a. B.\n1aa. C.\n1b. D.\n2. Wykaz:\n1) x;\n1a) y;\n2) z.\n§ 1a. E.\n§ 2. F:\na) g,\naa) h,\nb) i.",
        """
par-1 [§ 1.]
par-1-ust-1 [1.] A.
par-1-ust-1a [1a.] B.
par-1-ust-1aa [1aa.] C.
par-1-ust-1b [1b.] D.
par-1-ust-2 [2.] Wykaz:
par-1-ust-2-pkt-1 [1)] x;
par-1-ust-2-pkt-1a [1a)] y;
par-1-ust-2-pkt-2 [2)] z.
par-1a [§ 1a.] E.
par-2 [§ 2.] F:
par-2-lit-a [a)] g,
par-2-lit-aa [aa)] h,
par-2-lit-b [b)] i.
""",
    ),
    "P18 i) is a letter after h), a small Roman number elsewhere": (
        "§ 1. Lista:\n"
        + "\n".join(f"{letter}) rzecz," for letter in "abcdefghijk")
        + "\n§ 2. Inna:\ni) raz,\nii) dwa.",
        "par-1 [§ 1.] Lista:\n"
        + "\n".join(f"par-1-lit-{letter} [{letter})] rzecz," for letter in "abcdefghijk")
        + "\npar-2 [§ 2.] Inna:\npar-2-ppkt-1 [i)] raz,\npar-2-ppkt-2 [ii)] dwa.",
    ),
    "P18 after z comes za": (
        "1. Lista:\n"
        + "\n".join(f"{letter}) rzecz," for letter in "abcdefghijklmnopqrstuvwxyz")
        + "\nza) rzecz,\nzb) rzecz.",
        "pkt-1 [1.] Lista:\n"
        + "\n".join(f"pkt-1-lit-{letter} [{letter})] rzecz," for letter in "abcdefghijklmnopqrstuvwxyz")
        + "\npkt-1-lit-za [za)] rzecz,\npkt-1-lit-zb [zb)] rzecz.",
    ),
    "P19 several documents in one file": (
        """
Zarządzenie nr 5
§ 1. Wprowadza się regulamin.
§ 2. Zarządzenie wchodzi w życie z dniem podpisania.

Załącznik nr 1 do zarządzenia
§ 1. Sala jest jedna.
§ 2.
1. Klucz ma portier.
""",
        """
+ Zarządzenie nr 5
par-1 [§ 1.] Wprowadza się regulamin.
par-2 [§ 2.] Zarządzenie wchodzi w życie z dniem podpisania.
zal-1 [Załącznik nr 1] =do zarządzenia
zal-1-par-1 [§ 1.] Sala jest jedna.
zal-1-par-2 [§ 2.]
zal-1-par-2-ust-1 [1.] Klucz ma portier.
""",
    ),
    "P20 forms of annexes": (
        "§ 1. Załącznik nr 1 stanowi wzór.\n\nZałącznik Nr 1 do Regulaminu – wniosek\nImię: ........\n\nZał. 2\nCennik sali\n1. Sala kosztuje 10 zł.",
        """
par-1 [§ 1.] Załącznik nr 1 stanowi wzór.
zal-1 [Załącznik Nr 1] =do Regulaminu – wniosek / Imię: ........
zal-2 [Zał. 2] =Cennik sali
zal-2-pkt-1 [1.] Sala kosztuje 10 zł.
""",
    ),
    "P20 one annex without a number": (
        "§ 1. Tyle.\n\nZałącznik\n1. Krzesło.",
        "par-1 [§ 1.] Tyle.\nzal-1 [Załącznik]\nzal-1-pkt-1 [1.] Krzesło.",
    ),
    "P21 table of contents": (
        "Spis treści\nI. SPRZĘT ........ 4\nII. KLUCZE ....... 5\n\nI. SPRZĘT\n1. Rzutnik.\nII. KLUCZE\n1. Klucz.",
        "rozdz-1 [I.] =SPRZĘT\nrozdz-1-ust-1 [1.] Rzutnik.\nrozdz-2 [II.] =KLUCZE\nrozdz-2-ust-1 [1.] Klucz.",
    ),
    "P23 enumeration inside a sentence": (
        "§ 1. Wniosek zawiera: 1) datę, 2) cel, 3) podpis.\n§ 2. Zgodnie z § 1 pkt 1), 2) i 3).",
        """
par-1 [§ 1.] Wniosek zawiera:
par-1-pkt-1 [1)] datę,
par-1-pkt-2 [2)] cel,
par-1-pkt-3 [3)] podpis.
par-2 [§ 2.] Zgodnie z § 1 pkt 1), 2) i 3).
""",
    ),
    "P24 continuation": (
        "§ 1. Sala jest otwarta\nw dni robocze.\n\nW święta sala jest zamknięta.\n§ 2.\n1. Portier:\n   1) patrzy;\n   2) słucha.\n\n   Nie śpi.\n2. Tyle.",
        """
par-1 [§ 1.] Sala jest otwarta w dni robocze. / W święta sala jest zamknięta.
par-2 [§ 2.]
par-2-ust-1 [1.] Portier:
par-2-ust-1-pkt-1 [1)] patrzy;
par-2-ust-1-pkt-2 [2)] słucha. / Nie śpi.
par-2-ust-2 [2.] Tyle.
""",
    ),
    "P25 false marks": (
        """
§ 1. Sala działa od
2024 r. w godzinach
9.00–15.00 w soboty
3 maja nieczynne
1/2 etatu
10 osób
32 123 45 67
nr 2
§ nie stosuje się
na podstawie art.
3 ustawy i § 2 ust.
1. Zobacz też zdanie drugie.
§ 2.
1. Koniec.
""",
        """
par-1 [§ 1.] Sala działa od 2024 r. w godzinach 9.00–15.00 w soboty 3 maja nieczynne 1/2 etatu 10 osób 32 123 45 67 nr 2 § nie stosuje się na podstawie art. 3 ustawy i § 2 ust. 1. Zobacz też zdanie drugie.
par-2 [§ 2.]
par-2-ust-1 [1.] Koniec.
""",
    ),
    "P27 ordinal words": (
        "§ 1. Zasady:\nPo pierwsze, sala jest cicha.\nPo drugie, sala jest czysta.",
        "par-1 [§ 1.] Zasady:\npar-1-pkt-1 [Po pierwsze,] sala jest cicha.\npar-1-pkt-2 [Po drugie,] sala jest czysta.",
    ),
    "P28 mixed depth": (
        "I. Sala\n1. Jedna.\nII. Tylko tekst, bez punktów.\nIII. Klucze\n1. Klucz:\na) mały,\nb) duży.",
        """
rozdz-1 [I.] =Sala
rozdz-1-ust-1 [1.] Jedna.
rozdz-2 [II.] Tylko tekst, bez punktów.
rozdz-3 [III.] =Klucze
rozdz-3-ust-1 [1.] Klucz:
rozdz-3-ust-1-lit-a [a)] mały,
rozdz-3-ust-1-lit-b [b)] duży.
""",
    ),
    "P29 front and back matter": (
        """
REGULAMIN SALI
Na podstawie art. 18 ust. 2 pkt 15 ustawy zarządzam, co następuje:

§ 1. Sala jest jedna.
§ 2. Regulamin wchodzi w życie 1 maja 2026 r.

Bytom, dnia 3 maja 2026 r.

Dyrektor Jan Przykładowy

Pliki do pobrania

Regulamin DOCX 15 KB
""",
        """
+ REGULAMIN SALI Na podstawie art. 18 ust. 2 pkt 15 ustawy zarządzam, co następuje:
par-1 [§ 1.] Sala jest jedna.
par-2 [§ 2.] Regulamin wchodzi w życie 1 maja 2026 r.
- Bytom, dnia 3 maja 2026 r.
- Dyrektor Jan Przykładowy
- Pliki do pobrania
- Regulamin DOCX 15 KB
""",
    ),
    "P30 tables and footnotes": (
        "§ 1. Cennik:\n\n| Czas | Cena |\n|---|---|\n| godzina | 10 zł |\n\n§ 2. Klucz ma portier1).\n\n1) w godzinach pracy lokalu",
        "par-1 [§ 1.] Cennik: / TABELA\npar-2 [§ 2.] Klucz ma portier1).\n* 1) w godzinach pracy lokalu",
    ),
    "P31 typography": (
        "§\u00a01.\t Sala\u00ad spotkan\u0301.\n1.\u2003 Raz.\n\u200b2.   Dwa:\n− a,\n‑ b.",
        "par-1 [§ 1.] Sala spotkań.\npar-1-ust-1 [1.] Raz.\npar-1-ust-2 [2.] Dwa:\npar-1-ust-2-tir-1 [−] a,\npar-1-ust-2-tir-2 [‑] b.",
    ),
    "P32 marks in Markdown": (
        "## Rozdział 1. Sala\n\n**§ 1.** Sala jest jedna.\n\n**§ 2**\n\n1\\. Raz.\n2\\. Dwa:\n    * a,\n    * b.\n",
        """
rozdz-1 [Rozdział 1.] =Sala
par-1 [§ 1.] Sala jest jedna.
par-2 [§ 2]
par-2-ust-1 [1.] Raz.
par-2-ust-2 [2.] Dwa:
par-2-ust-2-tir-1 [*] a,
par-2-ust-2-tir-2 [*] b.
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_text_gives_its_tree(text: str, expected: str) -> None:
    assert outline(parse(text.strip("\n"))) == expected.strip()


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_a_right_text_has_no_problem_with_its_numbers(text: str) -> None:
    assert [m.message for m in issues_in(parse(text.strip("\n")))] == []


WRONG = {
    "P2 a list restarts after a sublist": (
        "I. Dyżury\n1. Są.\n2. Będą.\n3. Dyżur obejmuje:\na. poradę,\nb. herbatę.\n1. Dyżur jest bezpłatny.\n2. Trwa godzinę.",
        [
            (
                7,
                "rozdział I ust. 1: numer powtórzony (pierwszy raz w wierszu 2). Jeśli to dalszy ciąg rozdziału I, wpisz „4.”.",
            ),
            (
                8,
                "rozdział I ust. 2: numer powtórzony (pierwszy raz w wierszu 3). Jeśli to dalszy ciąg rozdziału I, wpisz „5.”.",
            ),
        ],
    ),
    "P10 a decimal without its parent": (
        "1. Klucze\n1.1. Wydanie.\n2.1. Sala.\n2. Sale",
        [(3, "„2.1.” stoi tam, gdzie nie ma punktu 2. Dodaj punkt 2 albo popraw numer.")],
    ),
    "P11 the same mark twice without indentation": (
        "1. Klucze\n1. Klucz wydaje portier.\n2. Koniec.",
        [
            (
                2,
                "pkt 1: numer powtórzony (pierwszy raz w wierszu 1). Jeśli to dalszy ciąg, wpisz „2.”; "
                "jeśli niższy poziom, użyj znaku „1)” albo wcięcia.",
            )
        ],
    ),
    "P17 a jump": (
        "§ 1. Raz.\n§ 2. Dwa.\n§ 4. Cztery.",
        [
            (
                3,
                "po „§ 2” stoi „§ 4”, a powinno „§ 3”. Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            )
        ],
    ),
    "a jump of ust., pkt and lit.": (
        "§ 1.\n1. A:\n1) b;\n3) c:\na) d,\nc) e.\n3. F.",
        [
            (
                4,
                "po „1)” stoi „3)”, a powinno „2)”. Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            ),
            (
                6,
                "po „a)” stoi „c)”, a powinno „b)”. Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            ),
            (
                7,
                "po „1.” stoi „3.”, a powinno „2.”. Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            ),
        ],
    ),
    "a repeated §": (
        "§ 1. Raz.\n§ 2. Dwa.\n§ 2. Trzy.",
        [
            (
                3,
                "§ 2: numer powtórzony (pierwszy raz w wierszu 2). Zmień numer, np. na „§ 3”.",
            )
        ],
    ),
    "a repeated chapter": (
        "I. Raz\n1. A.\nI. Dwa\n1. B.",
        [(3, "rozdział I: numer powtórzony (pierwszy raz w wierszu 1). Zmień numer, np. na „II.”.")],
    ),
    "a list that does not begin with its first number": (
        "§ 1.\n2. Raz.\n3. Dwa.",
        [(2, "numeracja w § 1 zaczyna się od „2.”, a nie od „1.”. Popraw numer albo dodaj brakujące jednostki.")],
    ),
    "a chapter that does not begin with its first point": (
        "I. Raz\n1. A.\n2. B.\nII. Dwa\n1. C.\nIII. Trzy\n2. D.",
        [(7, "numeracja zaczyna się od „2.”, a nie od „1.”. Popraw numer albo dodaj brakujące jednostki.")],
    ),
    "letters with a dot that do not begin with a": (
        "1. W sali można:\nb. rysować,\nc. grać.",
        [(2, "numeracja zaczyna się od „b.”, a nie od „a.”. Popraw numer albo dodaj brakujące jednostki.")],
    ),
    "an annex twice": (
        "§ 1. A.\n\nZałącznik nr 1 – Wniosek\n1. B.\n\nZałącznik nr 1 – Cennik\n1. C.",
        [(6, "załącznik nr 1: numer powtórzony (pierwszy raz w wierszu 3). Zmień numer.")],
    ),
    "a chapter that jumps": (
        "Rozdział I\n§ 1. A.\nRozdział III\n§ 2. B.",
        [
            (
                3,
                "po „Rozdział I” stoi „Rozdział III”, a powinno „Rozdział II”. "
                "Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            )
        ],
    ),
    "a Roman number that jumps": (
        "I. Raz\n1. A.\nIII. Dwa\n1. B.",
        [
            (
                3,
                "po „I” stoi „III”, a powinno „II”. "
                "Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            )
        ],
    ),
    "an annex that jumps": (
        "§ 1. A.\n\nZałącznik nr 1 – Wniosek\n1. B.\n\nZałącznik nr 3 – Cennik\n1. C.",
        [
            (
                6,
                "po „załącznik nr 1” stoi „załącznik nr 3”, a powinien „załącznik nr 2”. "
                "Popraw numer albo dodaj brakujący załącznik: tutaj albo jako plik w polu annexes.",
            )
        ],
    ),
    "an inserted § that jumps": (
        "§ 1. A.\n§ 1a. B.\n§ 1b. C.\n§ 1d. D.",
        [
            (
                4,
                "po „§ 1b” stoi „§ 1d”, a powinno „§ 1c”. "
                "Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            )
        ],
    ),
    "an inserted point that does not begin with a": (
        "§ 1. A:\n1) b;\n1b) c;\n2) d.",
        [
            (
                3,
                "po „1)” stoi „1b)”, a powinno „1a)”. "
                "Popraw numer albo zostaw brakującą jednostkę z dopiskiem „(uchylony)”.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_broken_sequence_is_told_at_its_line_with_the_number_that_would_continue_it(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert [(m.line, m.message) for m in issues_in(parse(text))] == expected


@pytest.mark.parametrize("text", [text for text, _ in WRONG.values()], ids=WRONG)
def test_a_wrong_number_stays_as_it_was_written(text: str) -> None:
    written = [line.split()[0] for line in text.split("\n") if line.strip()]
    marks = [unit.mark for unit in parse(text).walk()]
    assert all(any(mark.startswith(first) for mark in marks) for first in written)


def test_the_number_that_is_proposed_may_stand_there() -> None:
    numbers = [Number((n,), suffix) for n in (1, 2, 3) for suffix in ("", "a", "b", "d", "z", "aa", "ac", "bc", "ć")]
    pairs = [(before, after) for before in numbers for after in numbers if before.suffix != "ć"]
    wrong = [(before, after) for before, after in pairs if not follows(before, wanted_after(before, after))]
    assert wrong == []


ANNEXES = "§ 1. A.\n\nZałącznik nr {} – Wniosek\nB.\n\nZałącznik nr {} – Cennik\nC.\n\nZałącznik nr {} – Plan\nD."


@pytest.mark.parametrize(
    ("numbers", "attached"),
    [((1, 2, 3), 0), ((2, 3, 4), 0), ((1, 3, 2), 0), (("I", "II", "III"), 0), ((1, "1a", 2), 0), ((1, 3, 4), 1)],
    ids=["whole", "the first is elsewhere", "in another order", "Roman", "inserted", "the missing one may be a file"],
)
def test_annexes_that_do_not_jump(numbers: tuple[int | str, ...], attached: int) -> None:
    assert issues_in(parse(ANNEXES.format(*numbers)), attached) == []


ADVICE = {
    "mixed letters": (
        "1. Lista:\na) raz,\nb. dwa.",
        [(3, "litery kończą się raz nawiasem, raz kropką (a) b.). Wybierz jeden sposób.")],
    ),
    "Polish letters": (
        "1. Lista:\na) raz,\nb) dwa,\nc) trzy,\nć) cztery.",
        [(5, "„ć)”: w wyliczeniach nie używa się liter ą ć ę ł ń ó ś ź ż. Wpisz następną literę łacińską.")],
    ),
    "points with a dot": (
        "§ 1. Sala służy do:\n1. zebrań.",
        [(2, "„1.” po dwukropku to punkt, a punkty pisze się z nawiasem. Zapisz „1)”.")],
    ),
    "a remnant of a word processor": (
        "§ 1. Sala.\nBłąd! Nie zdefiniowano zakładki.",
        [(2, "resztka pola z edytora tekstu. Jeśli to nowa jednostka, sprawdź jej numer.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ADVICE.values(), ids=ADVICE)
def test_odd_habits_are_warnings(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(m.line, m.message) for m in warnings_in(parse(text))] == expected


def test_points_may_run_on_from_chapter_to_chapter() -> None:
    regulation = parse("I. Raz\n1. A.\n2. B.\nII. Dwa\n3. C.\nIII. Trzy\n4. D.")
    assert issues_in(regulation) == []
    assert {"rozdz-2-ust-3", "rozdz-3-ust-4"} <= regulation.anchors


def test_lines_are_those_of_the_file() -> None:
    regulation = parse("§ 1. Raz.\n\n§ 2. Dwa\ndalej.", first_line=11)
    assert [unit.line for unit in regulation.walk()] == [11, 13]
    assert [regulation.units[1].passages[0].line_at(offset) for offset in (0, 5)] == [13, 14]


def test_paragraphs_counted_anew_in_each_chapter_are_recognised_unless_the_front_matter_says_otherwise() -> None:
    text = "Rozdział 1. Sala\n§ 1. A.\n§ 2. B.\nRozdział 2. Klucze\n§ 1. C."
    for citation in (None, "rozdz"):
        told = parse(text, citation=citation)
        assert issues_in(told) == []
        assert {"rozdz-1-par-1", "rozdz-1-par-2", "rozdz-2-par-1"} <= told.anchors
    assert len(issues_in(parse(text, citation="par"))) == 1
