"""Sixty-odd mistakes that staff make, each in a file of its own: (id, path, text, line).

The text is the whole file. Every mistake is the only one in its file, so the folder with all of them must give exactly
one message per row, at that line (`test_mistakes.py`). The messages themselves stand in `mistakes.txt`.
"""

ANNOUNCEMENT = """\
---
title: Dzień otwarty
date: 2026-11-20
summary: Zapraszamy.
topic: nabory
{fields}---

Treść ogłoszenia.
{body}"""
EVENT = """\
---
title: RODO w NGO
start: 2026-12-03 17:00
duration: 2 h
kind: szkolenie
summary: Jak chronić dane.
{fields}---

Opis.
{body}"""
ORGANISATION = """\
---
name: Stowarzyszenie „Przykład {number}”
legal_form: stowarzyszenie
summary: Pomaga sąsiadom.
spheres: ["15"]
source: strona organizacji
checked_on: 2026-06-01
{fields}---

Opis.
"""
REGULATION = """\
---
title: Regulamin {number}
summary: Zasady.
adopted: 2025-12-10
adopted_by: Zarząd
{fields}---

§ 1.

1. Pierwszy ustęp.
2. Drugi ustęp.

{body}"""


Row = tuple[str, str, str, int]
_rows: list[Row] = []


def _announcement(name: str, line: int, fields: str = "", body: str = "", text: str | None = None) -> None:
    path = f"aktualnosci/2026-11-20-{name}.md"
    _rows.append((name, path, text if text is not None else ANNOUNCEMENT.format(fields=fields, body=body), line))


def _event(name: str, line: int, fields: str = "", body: str = "", change: tuple[str, str] = ("", "")) -> None:
    text = EVENT.format(fields=fields, body=body)
    _rows.append((name, f"kalendarz/2026-12-03-{name}.md", text.replace(*change) if change[0] else text, line))


def _organisation(name: str, line: int, fields: str = "", change: tuple[str, str] = ("", "")) -> None:
    text = ORGANISATION.format(fields=fields, number=len(_rows))
    _rows.append((name, f"organizacje/{name}.md", text.replace(*change) if change[0] else text, line))


def _regulation(name: str, line: int, fields: str = "", body: str = "") -> None:
    text = REGULATION.format(fields=fields, body=body, number=len(_rows))
    _rows.append((name, f"regulaminy/{name}/2026-01-01.md", text, line))


# How a file is written
_announcement("pusty-plik", 1, text="")
_announcement("bez-naglowka", 1, text="Dzień otwarty w sobotę\n")
_announcement("naglowek-bez-konca", 1, text="---\ntitle: Dzień otwarty\n\nTreść\n")
_announcement(
    "dwukropek", 2,
    text="---\ntitle: Szkolenie: RODO\ndate: 2026-11-20\nsummary: S.\ntopic: nabory\n---\n",
)  # fmt: skip
_announcement(
    "gwiazdka", 4,
    text="---\ntitle: Dzień\ndate: 2026-11-20\nsummary: *Ważne* sprawy\ntopic: nabory\n---\n",
)  # fmt: skip
_announcement(
    "cudzyslow-bez-pary", 2,
    text='---\ntitle: "Dzień otwarty\ndate: 2026-11-20\nsummary: S.\ntopic: nabory\n---\n',
)  # fmt: skip
_announcement("bez-dwukropka", 6, fields="expires 2026-12-01\n")
_announcement("pole-dwa-razy", 6, fields="topic: nabory\n")
_announcement("znak-sterujacy", 8, text=ANNOUNCEMENT.format(fields="", body="").replace("Treść", "Tre\x0bść"))
_rows.append(("zla-nazwa", "aktualnosci/Dzień otwarty.md", ANNOUNCEMENT.format(fields="", body=""), 1))
_rows.append(("zla-data-w-nazwie", "aktualnosci/2026-02-30-dzien.md", ANNOUNCEMENT.format(fields="", body=""), 1))
_rows.append(("nieznany-jezyk", "aktualnosci/2026-11-20-jezyk.xx.md", ANNOUNCEMENT.format(fields="", body=""), 1))
_rows.append(("bez-oryginalu", "aktualnosci/2026-11-20-sierota.uk.md", ANNOUNCEMENT.format(fields="", body=""), 1))
_rows.append(("nie-na-miejscu", "notatki/plan.md", "Plan na grudzień\n", 1))
_rows.append(("obraz-nie-na-miejscu", "aktualnosci/plakat.jpg", "x", 1))

# Fields of a notice
_announcement("literowka", 6, fields="exipres: 2026-12-01\n")
_announcement("kropki-w-dacie", 6, fields="expires: 01.12.2026\n")
_announcement("nie-ma-takiego-dnia", 6, fields="expires: 2026-11-31\n")
_announcement("nieznany-temat", 5, text=ANNOUNCEMENT.format(fields="", body="").replace("nabory", "nabor"))
_announcement("wazne-przed-data", 6, fields="expires: 2026-11-01\n")
_announcement("pilne-za-dlugo", 6, fields="urgent_until: 2026-12-20\n")
_announcement("bez-opisu-obrazu", 6, fields="image: plakat.jpg\n")
_announcement("nie-ma-obrazu", 6, fields="image: plakt.jpg\nimage_alt: Plakat\n")
_announcement("nie-ma-pliku", 6, fields="files: [wzor.pdf]\n")
_announcement("nie-ma-organizacji", 6, fields="organisations: [stowarzyszenie-dobre]\n")
_announcement("nie-ma-wydarzenia", 7, fields="events:\n- 2026-12-03-nie-ma\n")
_announcement("za-dlugie", 4, text=ANNOUNCEMENT.format(fields="", body="").replace("Zapraszamy.", "a" * 301))
_announcement("szkic", 6, fields="draft: może\n")
_announcement("termin-bez-godziny", 7, fields="call:\n  deadline: 2026-12-18\n  who: organizacje\n")
_announcement(
    "termin-przed-otwarciem", 8,
    fields="call:\n  opens: 2026-12-19 08:00\n  deadline: 2026-12-18 23:59\n  who: organizacje\n",
)  # fmt: skip

# Fields of an event
_event("godzina-z-kropka", 3, change=("17:00", "17.00"))
_event("koniec-przed-poczatkiem", 4, change=("duration: 2 h", "end: 2026-12-03 16:00"))
_event("bez-konca", 1, change=("duration: 2 h\n", ""))
_event("zla-dlugosc", 4, change=("2 h", "dwie godziny"))
_event("luka-w-marcu", 3, change=("2026-12-03 17:00", "2027-03-28 02:30"))
_event("dwa-razy-w-pazdzierniku", 3, change=("2026-12-03 17:00", "2027-10-31 02:30"))
_event("nieznany-rodzaj", 5, change=("kind: szkolenie", "kind: szkolenia"))
_event("zapisy-donikad", 7, fields="registration:\n  deadline: 2026-12-01 16:00\n")
_event("zapisy-po-fakcie", 9, fields="registration:\n  email: biuro@example.org\n  deadline: 2026-12-04 16:00\n")
_event("nieznana-dostepnosc", 7, fields="accessibility: [winda, petle]\n")
_event("odwolane-bez-slowa", 1, fields="status: odwolane\n")
_event("wyjatek-obok", 11, fields="repeats:\n  every: tydzień\n  count: 4\n  except:\n  - 2026-12-11\n")
_event(
    "zmiana-obok", 11, fields="repeats:\n  every: tydzień\n  count: 4\n  changes:\n  - date: 2026-12-11\n    note: x\n"
)
_event("poza-polska", 9, fields="place:\n  name: Paryż\n  lat: 48.85\n  lon: 18.9\n")
_event("adres-bez-https", 7, fields="online: spotkania.example.org/rodo\n")
_event("zero-miejsc", 7, fields="seats: 0\n")

# Fields of an organisation
_organisation("zly-nip", 8, fields="nip: 8567346216\n")
_organisation("zly-regon", 8, fields="regon: 192598183\n")
_organisation("krotki-krs", 8, fields="krs: 251749\n")
_organisation("zly-telefon", 8, fields="phones: [12345]\n")
_organisation("zly-email", 8, fields="email: biuro(at)example.org\n")
_organisation("nieznane-zadanie", 5, change=('["15"]', '["155"]'))
_organisation("sprawdzono-jutro", 7, change=("2026-06-01", "2027-06-01"))
_organisation("nie-ma-nadrzednej", 8, fields="parent: zwiazek-niczego\n")
_organisation("bez-zrodla", 1, change=("source: strona organizacji\n", ""))

# Texts
_announcement("naglowek-pierwszy", 9, body="\n# Nagłówek\n".lstrip("\n"))
_announcement("obraz-bez-opisu", 9, body="![](/obrazy/plakat.jpg)\n")
_announcement("obraz-z-zewnatrz", 9, body="![Plakat](https://example.org/plakat.jpg)\n")
_announcement("skrypt", 9, body="<script>alert(1)</script>\n")
_announcement("klikniecie", 9, body='<p onclick="x()">tak</p>\n')
_announcement("ramka", 9, body='<iframe src="https://example.org/"></iframe>\n')
_announcement("adres-javascript", 9, body="[kliknij](javascript:alert(1))\n")
_announcement("zly-odnosnik", 9, body="[kontakt](/kontakty/)\n")
_announcement("zly-plik-w-odnosniku", 9, body="[opis]({filename}/strony/kontak.md)\n")
_announcement("zla-kotwica", 9, body="[mapa](/kontakt/#mapka)\n")
_announcement("miejsce-dwa-razy", 9, body='<span id="tam">tu</span> i <span id="tam">tam</span>\n')
_announcement("znacznik-z-ukosnikiem", 9, body="Oto <svg/onload=alert(1)>\n")
_announcement("adres-w-drugim-wierszu", 13, body="\n[Regulamin].\n\n[regulamin]:\n  /regulamin-sali/\n")
_announcement("adres-pod-akapitem", 9, body="[regulamin]:\n  /regulamin-sali/\n")
_announcement("adres-bez-odnosnika", 10, body="\n[Tel]: 32-123-45-67\n")
_announcement("odnosnik-bez-adresu", 9, body="Zobacz [regulamin][sala].\n")
_announcement("odnosnik-ze-spacja", 9, body="Pobierz [plan](/pliki/plan sali.pdf).\n")
_announcement("gwiazdki", 9, body="**Zapisy do piątku **\n")
_announcement("naglowek-bez-spacji", 10, body="\n##Program\n")
_announcement("punkty-z-worda", 10, body="\n• kawa\n• ciasto\n• rozmowa\n")
_announcement("cztery-spacje", 10, body="\n    Zapraszamy w sobotę od rana.\n")
_announcement("przypis-bez-zdania", 10, body="\n[^1]: Według regulaminu.\n")
_announcement("zdanie-bez-przypisu", 9, body="Wstęp wolny[^1].\n")
_announcement("znaki-innego-programu", 9, body="Zapisy: {{ formularz }}\n")
_announcement("wlasny-odnosnik-kramdown", 9, body='[kontakt](https://example.org/){:target="_blank"}\n')
_announcement(
    "html-z-worda", 10, body="\n<p class=MsoNormal><span style='a'><o:p>x</o:p></span></p>\n\n<p class=b>y</p>\n"
)
_announcement("znacznik-bez-konca", 9, body="To <b>bardzo ważne.\n")
_announcement("wiersze-adresu", 11, body="\nLokal\nul. Próbna 1\n41-902 Bytom\n")
_announcement("kolumny-z-worda", 10, body="\nsala\t100 zł\nbiuro\t50 zł\n")
_announcement("za-gleboko", 30, body="\n" + "".join(f"{'  ' * n}- a\n" for n in range(25)))
_announcement("adres-w-cudzym-serwisie", 9, body="[regulamin](//example.org/regulamin/)\n")
_announcement("kod-bez-konca", 9, body="```\nkod\n")
_announcement("zly-dzien-tygodnia", 9, body="Spotykamy się w środę 4 grudnia 2026 r.\n")
_announcement("pesel", 9, body="Zgłosiła się osoba 44051401359.\n")

# Units of a regulation
_regulation("powtorzony-numer", 13, body="2. Znowu drugi.\n")
_regulation("przeskok", 13, body="4. Czwarty.\n")
_regulation("zle-odeslanie", 13, body="3. Zasady z ust. 7 stosuje się zawsze.\n")

ROWS = tuple(_rows)
FILES: dict[str, str] = {
    "strony/kontakt.md": "---\ntitle: Kontakt\n---\n\n## Mapa\n\nTu jesteśmy.\n",
    **{path: text for _name, path, text, _line in ROWS},
}
