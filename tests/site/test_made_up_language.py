"""A language is its catalogue: one more file in `plugins/languages` makes every page speak it, and nothing else must.

The made-up language has the words of Polish, each between ⟦ and ⟧. All that the content says is made of words that
begin with Q, so every other word on its pages is one that no catalogue can translate.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.building import ROOT, THEME, shared_caches, write

CODE = "qaa"  # ISO 639 keeps it free for private use
TODAY = "2026-11-23"
MISSING = "Złóż wniosek"
TITLE = 'Qtytułqaa "Qcytat"'
FACTS = """\
order = 90
name = "Qaa"
polish_name = "qaański"
locale = "en_GB"
quotes = ["‹", "›"]
accepted = ["qaański"]
day = "'⟦'d MMMM y'⟧'"
weekday = "'⟦'EEEE d MMMM y'⟧'"
month = "'⟦'MMMM y'⟧'"
"""
SITE = f"""\
name: Qlokal
descriptor: centrum
url: https://lokal.example.org
email: biuro@example.org
address: {{street: Qulica 1, postal_code: 00-000, city: Qmiasto, note: Qwejście, lat: 50.3, lon: 18.9}}
phones: {{number: 32 123 45 67, note: Qbiuro, source: {{title: Qstrona, url: "https://a.example", date: 2022-05}}}}
links: {{label: Qstrona, url: "https://b.example", confirmed_on: 2026-11-02}}
hours:
  - {{days: [poniedziałek], opens: 10:00, closes: 18:00, note: Qnotka}}
  - {{days: [wtorek], opens: 08:00, closes: 12:00, from: 2026-12-01}}
hours_note: Quwaga.
closures: {{start: 2026-12-24, end: 2026-12-26, reason: Qświęta}}
operators: Qoperator
funder: {{name: Qgmina}}
rooms: {{name: Qsala, seats: 22, equipment: Qtablica, note: Qparter}}
topics: {{nabory: Qnabory, szkolenia: Qszkolenia}}
districts: {{srodek: Qśrodek}}
languages: [pl, {CODE}]
unknown:
  accessibility: Nie wiemy.
ways_out: {{name: Qurząd, note: Qparter, phone: 32 123 45 68, source: {{title: Qstrona, date: bez daty}}}}
"""
SOURCES = """\
source:
  - {title: Qźródło, url: "https://c.example/1", date: 2022-05-30, read_on: 2026-11-02}
  - {title: Qinne, url: "https://c.example/2", date: 2023-05, preview: tak}
  - {title: Qtrzecie, url: "https://c.example/3", date: bez daty}
"""
BODY = """\
Qtekst "Qcytat".

## Qnagłówek

## Qdrugi

## Qtrzeci

## Qczwarty

- [x] Qzrobione
- [ ] Qniezrobione

| Qa | Qb |
|---|---|
| Qc | Qd |

Qprzypis[^1].

![Qfilm](/pliki/film.mp4)

[^1]: Quwaga.
"""
EVENT = """\
kind: {kind}
summary: Qstreszczenie.
accessibility: [pjm, petla, napisy, winda, bez-barier, audiodeskrypcja, etr, asystent]
language: [qaański, pjm]
audience: [Qwszyscy]
trainers: [Qosoba]
organisers: [laka]
seats: 12
"""
EVENTS = {
    "2026-12-01-otwarte": (
        "start: 2026-12-01 17:00\nend: 2026-12-01 19:00\nplace: {name: Qdom, address: Qulica 2}\nfiles: [qplan.pdf]\n"
        "registration: {url: https://d.example, email: z@example.org, deadline: 2026-11-30 16:00}\n" + SOURCES
    ),
    "2026-12-02-pelne": (
        "start: 2026-12-02\nend: 2026-12-03\nprice: 20 zł\nupdated: 2026-11-20\nstatus: wstepne\nstatus_note: Qnotka\n"
        "registration: {email: z@example.org, full: tak, waiting_list: l@example.org}\n"
    ),
    "2026-12-04-odwolane": "start: 2026-12-04 17:00\nend: 2026-12-05 19:00\nstatus: odwolane\nstatus_note: Qpowód\n",
    "2026-12-06-przelozone": "start: 2026-12-06 17:00\nduration: 2 godz.\nstatus: przelozone\nstatus_note: Qpowód\n",
    "2026-12-07-seria": (
        "start: 2026-12-07 17:00\nend: 2026-12-07 18:00\nseries: Qcykl\nonline: https://e.example\n"
        "repeats:\n  every: tydzień\n  count: 20\n  changes:\n"
        "    - {date: 2026-12-14, start: 2026-12-15 18:00, note: Qzmiana, place: Qgdzie indziej Q}\n"
        "    - {date: 2026-12-21, status: odwolane}\n    - {date: 2026-12-28, status: wstepne, online: https://f.example}\n"
        "registration: {phone: 32 123 45 67, opens: 2026-12-01 10:00}\n"
    ).replace("Qgdzie indziej Q", "Qgdzieindziej"),
    "2026-12-08-przeniesione": "start: 2026-12-08 17:00\nduration: 2 godz.\n",
    "2026-10-01-bylo": "start: 2026-10-01 17:00\nduration: 2 godz.\nattended: 14\n",
    "2022-10-01-zapowiadane": "start: 2022-10-01 17:00\nduration: 2 godz.\n"
    "source: {title: Qplakat, url: https://g.example, preview: tak, date: 2022-09}\n",
}
# What readers knew of an event: another start than its file says now.
KNOWN = {
    "title": "Qtytuł", "last_day": "2026-12-07", "last_modified": "2026-11-01T07:43:00Z", "digest": "6fa2445538ab622f",
    "created": "2026-11-01T07:43:00Z", "address": "/kalendarz/2026/przeniesione/", "feeds": ["kalendarz/kalendarz.ics"],
    "lines": ["DTSTART;TZID=Europe/Warsaw:20261207T170000", "DTEND;TZID=Europe/Warsaw:20261207T190000"],
}  # fmt: skip
NOTICE = "summary: Qstreszczenie.\ntopic: {topic}\n"
NOTICES = {
    "2026-11-20-nabor": (
        "date: 2026-11-20 09:00\nupdated: 2026-11-21 10:00\nchange_note: [Qzmiana, Qdruga]\nurgent_until: 2026-11-30\n"
        "expires: 2027-01-31\nauthor: Qosoba\nfunding: Qgmina.\norganisations: [laka]\nfiles: [qplan.pdf]\n"
        'events: ["2026-12-01-otwarte"]\ncall: {opens: 2026-11-20 09:00, deadline: 2026-12-15 00:00, amount_max: 5000, '
        "budget: 20000, who: Qkto, apply_url: https://h.example}\n" + SOURCES
    ),
    "2026-11-19-wkrotce": "date: 2026-11-19\ncall: {opens: 2026-12-01, deadline: 2026-12-15 12:00}\n",
    "2026-11-18-koncowka": "date: 2026-11-18\ncall: {deadline: 2026-11-25 12:00}\n",
    "2026-10-18-zamkniete": "date: 2026-10-18\ncall: {deadline: 2026-11-01 12:00}\n",
    "2026-10-17-wyniki": (
        'date: 2026-10-17\ncall: {deadline: 2026-11-01 12:00, results: "2026-11-20-nabor", results_on: 2026-11-20}\n'
    ),
    "2026-10-16-wycofane": "date: 2026-10-16\nwithdrawn: Qpowód.\n",
    "2026-10-15-minelo": "date: 2026-10-15\nexpires: 2026-11-01\n",
    "2026-10-14-stare": "date: 2026-10-14\n",
    "2026-10-13-nowsze": 'date: 2026-10-13\nsupersedes: ["2026-10-14-stare"]\n',
    "2020-05-18-archiwum": "date: 2020-05-18\nadded: 2026-11-01\n",
}
RULES = "adopted: 2026-01-01\nadopted_by: Qzarząd\nsummary: Qstreszczenie.\nconfirmed_on: 2026-01-02\n"
PROVISIONS = """\
## § 1. Qrozdział

1. Qprzepis § 2.
2. Qdrugi:
   1) Qpunkt,
   2) Qpunkt.

## § 2. Qdalej

Qprzepis.

| Qa | Qb |
|---|---|
| Qc | Qd |
"""
LAKA = f"""\
name: Qłąka
legal_form: Qfundacja
summary: Qstreszczenie.
spheres: [27]
districts: [srodek]
checked_on: 2024-11-02
status: zawieszona
phones: {{number: 32 123 45 69}}
{SOURCES}"""
PAGE = (
    "summary: Qstreszczenie.\nshow: [kontakt, godziny, sale, operatorzy, niewiadome]\nupdated: 2026-11-20\n" + SOURCES
)


def documents() -> Iterator[tuple[str, str, str, str]]:
    """(path without language and ending, front matter of the original, that of the translation, text)."""
    kinds = ("szkolenie", "webinar", "doradztwo", "spotkanie", "wydarzenie")
    for number, (name, front) in enumerate(EVENTS.items()):
        yield f"kalendarz/{name}", EVENT.format(kind=kinds[number % len(kinds)]) + front, "", BODY
    for name, front in NOTICES.items():
        yield f"aktualnosci/{name}", NOTICE.format(topic="nabory") + front, "", BODY
    yield "cykle/qcykl", "summary: Qstreszczenie.\n", "", BODY
    yield "regulaminy/sala/2026-02-01", RULES, "", PROVISIONS
    yield "regulaminy/sala/2026-12-01", RULES + "change_note: Qzmiana.\n", "", PROVISIONS
    yield "strony/index", "", "", BODY
    yield "strony/kontakt", PAGE + "menu: glowne\n", "", BODY
    yield "strony/pomoc", PAGE.replace("kontakt, ", "") + "menu: stopka\n", "", BODY


def content() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {"site.yaml": SITE, "pliki/qplan.pdf": b"%PDF-1.4\n", "pliki/film.mp4": b"\0"}
    files["kalendarz.lock.json"] = f'{{\n"2026-przeniesione@lokal.example.org": {json.dumps(KNOWN)}\n}}\n'
    files |= {"pliki/film.vtt": "WEBVTT\n", "pliki/film-pjm.mp4": b"\0"}
    for path, front, own, text in documents():
        files[f"{path}.md"] = f"---\ntitle: Qtytuł\n{front}---\n{text}"
        files[f"{path}.{CODE}.md"] = f"---\ntitle: '{TITLE}'\n{own}---\n{text}"
    files["organizacje/laka.md"] = f"---\n{LAKA}---\n{BODY}"
    files[f"organizacje/laka.{CODE}.md"] = f"---\nsummary: Qstreszczenieqaa.\n---\n{BODY}"
    return files


def marked(catalogue: str) -> str:
    """Every word of a catalogue but one between marks, below the facts of the made-up language."""
    words = catalogue[catalogue.index("\n[") :].replace(f'\napply = "{MISSING}"\n', "\n")
    return FACTS + re.sub(r'^(\S.*? = ")(.*)"$', r'\1⟦\2⟧"', words, flags=re.M)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the program with one file more, run as a program: no module of ours in this process knows of it."""
    folder = tmp_path_factory.mktemp("language")
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    catalogues = folder / "plugins" / "languages"
    catalogue = marked((catalogues / "pl.toml").read_text(encoding="utf-8"))
    (catalogues / f"{CODE}.toml").write_text(catalogue, encoding="utf-8")
    write(folder / "content", content())
    shared_caches(folder / "cache")
    command = [sys.executable, "-m", "tests.site.build_once", "content", "output", "cache", str(THEME), TODAY, ""]
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "output"


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted((site / CODE).rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.document_fromstring(path.read_bytes().decode())


SHOWN = ("aria-label", "alt", "title", "placeholder", "label", "data-closed", "data-passed")
META = ("description", "og:title", "og:description")
# Besides the content: types of files, and the days of a week, which are CLDR's.
CONTENT = re.compile(
    r"\b[Qq]\w*|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\S+@\S+|https?://\S+|\b\w+\.example\b|\b(?:PDF|B|kB|MB|zł)\b|§|\.pdf"
)


def said(page: html.HtmlElement) -> Iterator[str]:
    """Every text that people get, but for what says that it is in another language."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "svg"):
            continue
        foreign = any(e.get("lang", CODE) != CODE for e in (element, *element.iterancestors()))
        if not foreign and element.tag != "link":
            yield from (element.get(name, "") for name in SHOWN)
            yield element.text or ""
            if element.tag == "meta" and (element.get("name") or element.get("property")) in META:
                yield element.get("content", "")
        parent = element.getparent()
        if parent is not None and not any(e.get("lang", CODE) != CODE for e in (parent, *parent.iterancestors())):
            yield element.tail or ""


def unmarked(text: str) -> str:
    """What is left of a text without marked words and words of the content; empty where no letter is left."""
    while (less := re.sub("⟦[^⟦⟧]*⟧", "", text)) != text:
        text = less
    left = CONTENT.sub("", text).strip()
    return left if re.search(r"[^\W\d_]", left) else ""


def test_no_interface_word_is_left_unmarked(site: Path) -> None:
    found: dict[str, list[str]] = {}
    for path, page in pages(site):
        for text in filter(None, map(unmarked, said(page))):
            found.setdefault(text, []).append(path)
    found.pop(MISSING)
    assert found == {}


def test_titles_and_texts_have_the_quotation_marks_of_the_language(site: Path) -> None:
    texts = {path: page.get_element_by_id("tresc").text_content() for path, page in pages(site)}
    found = {path: set(re.findall(".Qcytat.", text)) for path, text in texts.items()}
    assert found == {path: {"‹Qcytat›"} for path in texts}


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("otwarte", "⟦Zapisz się⟧"),
        ("pelne", "⟦Brak miejsc⟧"),
        ("odwolane", "⟦Odwołane⟧"),
        ("przelozone", "⟦Przełożone⟧"),
        ("przeniesione", "⟦Przełożone na inny termin⟧"),
        ("bylo", "⟦Odbyło się⟧"),
    ],
)
def test_an_event_says_its_state_in_the_words_of_the_language(site: Path, event: str, word: str) -> None:
    assert word in dict(pages(site))[f"{CODE}/kalendarz/2026/{event}/index.html"].text_content()


def test_a_word_that_the_catalogue_lacks_is_polish(site: Path) -> None:
    page = dict(pages(site))[f"{CODE}/aktualnosci/2026/nabor/index.html"]
    assert [link.text_content().strip() for link in page.xpath('//a[@href="https://h.example"]')] == [MISSING]


def test_every_kind_in_every_state_is_among_the_pages(site: Path) -> None:
    paths = {path for path, _page in pages(site)}
    assert len(paths) == 1 + len(list(documents()))
