"""The style guide: every component of the theme in every state, with made-up content.

`EXAMPLES` is the one list of examples: the page at /wzornik/ of the preview shows them and the tests of the theme go
through them. Nothing here is about a real person, organisation or event.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.evidence.certainty import STATES, Certainty, Evidence, Line
from plugins.core.site.outputs import Output
from plugins.core.site.page import FeedLink, Page, Urgent
from plugins.languages.catalogue import languages
from plugins.polish.timezone import ZONE

ADDRESS = "/wzornik/"
DAY = dt.date(2026, 5, 12)
EVENING = dt.datetime(2026, 5, 12, 17, 0, tzinfo=ZONE)
LATE = dt.datetime(2026, 5, 12, 19, 30, tzinfo=ZONE)
MIDNIGHT = dt.datetime(2026, 6, 21, 23, 59, tzinfo=ZONE)

NOTICE = {
    "title": "Przykładowe ogłoszenie o szkoleniu z księgowości dla małych organizacji",
    "url": "#ogloszenie",
    "date": DAY,
    "summary": "Dwa zdania o tym, co się stało i co można z tym zrobić. Bez skrótów, które zna tylko autor.",
    "topic": "Szkolenia",
    "topic_url": "#temat",
}
EVENT = {
    "title": "Warsztat przykładowy: jak napisać prosty statut",
    "url": "#wydarzenie",
    "start": EVENING,
    "end": LATE,
    "kind": "Szkolenie",
    "place": "Sala na parterze, ul. Przykładowa 1",
}
SIGNING_UP = {"label": "Zapisy do piątku 8 maja", "tone": "good", "until": dt.date(2026, 5, 8)}
# A card with all of its fields, as lists of the calendar have it.
CARD = {
    **EVENT, "state": "", "tone": "", "off": False, "was": None, "note": "", "price": "20 zł", "access": ("winda",),
    "online": False, "registration": SIGNING_UP, "lang": "",
}  # fmt: skip
SLOTS = (
    {"card": CARD, "hours": "17.00–19.00", "until": "", "day_number": 1, "facets": ()},
    {
        "card": {**CARD, "state": "Odwołane", "tone": "bad", "off": True},
        "hours": "cały dzień",
        "until": "14 maja",
        "day_number": 2,
        "facets": (),
    },
)
CALL = {
    "title": "Mikrodotacje na próbę",
    "url": "#nabor",
    "deadline": MIDNIGHT,
    "state": "Trwa",
    "tone": "good",
    "opens": DAY,
    "amount": "do 5 000 zł",
    "who": "organizacje i grupy co najmniej trzech osób",
    "left": "zostało 40 dni",
}
SOURCES = Evidence(
    "Skąd to wiemy",
    Certainty("ze-stron", "ze stron publicznych", "Te dane pochodzą ze stron publicznych z 2023 r."),
    (Line("example.org, zapowiedź", "#zrodlo", ("30 maja 2023 r.",)), Line("Gazeta Przykładowa", "", ())),
)
PROFILE = {
    "name": "Stowarzyszenie Przykładowe „Łąka”",
    "url": "#organizacja",
    "summary": "Pomaga sąsiadom zakładać ogródki i pokazuje, jak o nie dbać.",
    "kind": "stowarzyszenie",
    "where": "Zarzecze",
    "checked": DAY,
    "tags": (("ekologia", ""), ("sąsiedztwo", "")),
}
WEEK = tuple(
    {
        "date": dt.date(2026, 5, 11 + index),
        "outside": index == 0,
        "today": index == 2,
        "items": (
            {"title": "Warsztat przykładowy", "url": "#warsztat", "time": "17.00", "state": "", "tone": ""},
            {"title": "Dyżur", "url": "#dyzur", "time": "", "state": "Odwołane", "tone": "bad"},
        )
        if index == 1
        else (),
    }
    for index in range(7)
)
SQUARES = Markup(
    '<svg viewBox="0 0 5 5" aria-hidden="true"><path d="M0 0h2v2H0zM3 0h2v2H3zM0 3h2v2H0zM2 2h1v1H2z"/></svg>'
)


@dataclass(frozen=True)
class Example:
    """One use of a component: ``macro`` of ``components/<file>.html`` with its arguments."""

    file: str
    macro: str
    name: str
    arguments: Mapping[str, Any]

    @property
    def template(self) -> str:
        return f"components/{self.file}.html"


def _of(file: str, macro: str, /, **states: Mapping[str, Any]) -> tuple[Example, ...]:
    return tuple(Example(file, macro, name.replace("_", " "), arguments) for name, arguments in states.items())


EXAMPLES: tuple[Example, ...] = (
    *_of(
        "header",
        "page_header",
        pełny={
            "title": "Tytuł strony, który mieści się w dwóch wierszach",
            "summary": "Zdanie o tym, co tu jest.",
            "kicker": "Szkolenie",
            "kicker_url": "#rodzaj",
            "tags": (("bezpłatne", "good"), ("online", "")),
            "updated": DAY,
        },
        sam_tytuł={"title": "Kontakt"},
    ),
    *_of("urgent", "urgent_strip", pilne={"items": (Urgent("Dziś zamknięte z powodu awarii", "#pilne", DAY),)}),
    *_of(
        "banner",
        "banner",
        **{
            kind: {
                "kind": kind,
                "title": title,
                "text": "Jedno zdanie o tym, co to znaczy dla czytelnika.",
                "url": "#dalej",
                "link": "Zobacz, co obowiązuje",
            }
            for kind, title in (
                ("withdrawn", "To ogłoszenie wycofano"),
                ("cancelled", "Wydarzenie odwołano"),
                ("moved", "Wydarzenie przełożono"),
                ("superseded", "Jest nowsze ogłoszenie"),
                ("expired", "To ogłoszenie jest nieaktualne"),
                ("repealed", "Regulamin uchylono"),
                ("not-in-force", "Ta wersja już nie obowiązuje"),
                ("future", "Ta wersja wejdzie w życie 1 czerwca"),
                ("stale", "Dane mogą być nieaktualne"),
                ("draft", "To jest szkic"),
                ("info", "Warto wiedzieć"),
                ("good", "Zapisy trwają"),
            )
        },
    ),
    *_of(
        "tag",
        "tag",
        **{
            tone or "zwykły": {"label": word, "tone": tone}
            for tone, word in (
                ("", "spotkanie"),
                ("good", "obowiązuje"),
                ("warn", "ostatnie dni"),
                ("bad", "odwołane"),
                ("quiet", "zakończone"),
                ("info", "online"),
            )
        },
        odnośnik={"label": "zarzecze", "url": "#zarzecze"},
    ),
    *_of("tag", "tags", kilka={"items": (("bezpłatne", "good"), ("pętla indukcyjna", ""), ("temat", "", "#temat"))}),
    *_of(
        "notice",
        "notice_card",
        zwykłe=NOTICE,
        wycofane={**NOTICE, "state": "Wycofane", "state_tone": "bad", "updated": DAY},
    ),
    *_of("notice", "notice_list", lista={"items": (NOTICE, {**NOTICE, "state": "Pilne", "state_tone": "warn"})}),
    *_of(
        "call",
        "call_card",
        trwa=CALL,
        zakończony={**CALL, "state": "Zakończony", "tone": "quiet", "left": "", "summary": "Wyniki są już znane."},
    ),
    *_of(
        "event",
        "event_card",
        zwykłe={**EVENT, "price": "20 zł", "registration": SIGNING_UP, "access": ("tłumacz PJM",)},
        odwołane={
            **EVENT,
            "state": "Odwołane",
            "tone": "bad",
            "off": True,
            "note": "Choroba prowadzącej. Nowy termin podamy w tym tygodniu.",
        },
        kilka_dni={**EVENT, "start": DAY, "end": dt.date(2026, 5, 14), "online": True, "repeats": "co tydzień"},
        przeniesione={**EVENT, "state": "Przeniesione", "tone": "info", "was": ("przeniesione z", "wtorku 5 maja")},
        minione={**EVENT, "past": True},
    ),
    *_of("event", "was_planned", inny_dzień={"was": ("przeniesione z", "wtorku 5 maja")}),
    *_of(
        "event",
        "place_and_facts",
        wszystko={"kind": "Szkolenie", "place": "sala 12", "online": True, "price": "20 zł", "access": ("winda",)},
    ),
    *_of("event", "registration_line", trwają={"state": SIGNING_UP}),
    *_of("event", "event_list", lista={"items": (EVENT, {**EVENT, "kind": "Webinar", "place": "", "online": True})}),
    *_of("agenda", "agenda", miesiące={"groups": (("maj 2026", (EVENT,)), (DAY, (EVENT,)))}),
    *_of("agenda", "day_agenda", dwa_terminy={"months": (("maj 2026", "m-2026-05", ((DAY, "dziś", SLOTS),)),)}),
    *_of(
        "month",
        "month",
        tydzień={
            "title": "maj 2026",
            "weeks": (WEEK,),
            "previous": ("kwiecień 2026", "#kwiecien"),
            "next": ("czerwiec 2026", "#czerwiec"),
        },
    ),
    *_of(
        "facts",
        "facts",
        wszystko={
            "rows": (
                ("Kto może", "Każda organizacja z miasta"),
                ("Kwota", "do 5 000 zł"),
                ("Kontakt", ("e-mail", "telefon")),
                ("Pusty", ""),
            )
        },
    ),
    *_of(
        "filters",
        "filters",
        wybrany={
            "label": "Rodzaj",
            "items": (
                ("Wszystkie", "#wszystkie", 12, True),
                ("Szkolenia", "#szkolenia", 5, False),
                ("Webinary", "#webinary", None, False),
            ),
        },
    ),
    *_of("past", "year_links", lata={"items": (("2026", "#2026", 14, True), ("2025", "#2025", 31, False))}),
    *_of("pagination", "pagination", środek={"current": 5, "total": 12, "url": "#strona-{}", "first": "#strona"}),
    *_of(
        "pagination",
        "neighbours",
        oba={"previous": ("Wcześniejsze ogłoszenie", "#wczesniejsze"), "next": ("Nowsze", "#nowsze")},
    ),
    *_of(
        "contents",
        "contents",
        zagnieżdżony={"items": (("Rozdział 1", "#rozdz-1", (("§ 1", "#par-1", ()),)),), "open": True},
    ),
    *_of(
        "versions",
        "versions",
        dwie={
            "items": (
                {
                    "label": "Wersja 2",
                    "start": DAY,
                    "end": None,
                    "url": "#w2",
                    "state": "obowiązuje",
                    "tone": "good",
                    "current": True,
                    "note": "Dłuższe godziny.",
                    "compare": ("Co się zmieniło", "#zmiany"),
                    "files": "",
                },
                {
                    "label": "Wersja 1",
                    "start": dt.date(2025, 1, 1),
                    "end": dt.date(2026, 5, 11),
                    "url": "#w1",
                    "state": "już nie obowiązuje",
                    "tone": "quiet",
                    "current": False,
                    "note": "",
                    "compare": None,
                    "files": "",
                },
            )
        },
    ),
    *_of("alphabet", "alphabet", litery={"letters": (("A", "#a"), ("B", None), ("Ł", "#l"))}),
    *_of(
        "profile",
        "profile_card",
        zwykły=PROFILE,
        zakończona={**PROFILE, "state": "zakończyła działalność", "tone": "quiet"},
    ),
    *_of("profile", "profile_list", lista={"items": (PROFILE, PROFILE)}),
    *_of(
        "contact",
        "contact",
        pełny={
            "name": "Stowarzyszenie Przykładowe",
            "street": "ul. Przykładowa 1",
            "postal_code": "00-000",
            "city": "Wierzbograd",
            "note": "wejście od podwórza",
            "phones": (("+48320000000", "sekretariat"),),
            "email": "biuro@example.org",
            "web": "https://example.org/",
            "hours": "wtorki 10.00–14.00",
            "map_url": "#mapa",
        },
    ),
    *_of(
        "unknown",
        "unknown",
        pełne={
            "lang": "pl",
            "title": "Zanim przyjdziesz: czego nie wiemy",
            "certainty": Certainty("nieznane", "nieznane", "Tego nie wiemy."),
            "lines": (("Nie mamy potwierdzonych godzin otwarcia.", "pl"),),
            "ask_title": "Nikt nie odpowiada? Zapytaj tutaj",
            "ways_out": (
                {
                    "name": "Urząd Przykładowy",
                    "note": "ul. Przykładowa 1",
                    "phone": "+48320000000",
                    "email": "urzad@example.org",
                    "url": "",
                    "mark": None,
                },
            ),
        },
    ),
    *_of(
        "breadcrumbs",
        "breadcrumbs",
        trzy={"items": (("Kalendarz", "#kalendarz"),), "current": "Warsztat", "label": "Przykład ścieżki"},
    ),
    *_of(
        "evidence",
        "certainty",
        **{state: {"state": state, "mark": state, "words": "Zdanie o tym, skąd to wiemy."} for state in STATES},
    ),
    *_of("evidence", "mark", niepewne={"sure": Certainty("ze-stron", "", "niepotwierdzone, ze strony z 2020 r.")}),
    *_of("evidence", "source_list", dwa={"lines": SOURCES.lines}),
    *_of("evidence", "evidence", pełne={"about": SOURCES, "id": "zrodla-wzoru"}),
    *_of("file", "file_link", pdf={"label": "Regulamin", "url": "#plik", "type": "PDF", "size": 234_567, "pages": 3}),
    *_of(
        "file",
        "file_list",
        dwa={
            "items": (
                {"label": "Wniosek", "url": "#wniosek", "type": "ODT", "size": 12_300},
                {"label": "Plan", "url": "#plan", "type": "PDF", "size": 2_345_678, "lang": "uk"},
            )
        },
    ),
    *_of(
        "actions",
        "actions",
        trzy={
            "label": "Zapisy",
            "items": (
                {"kind": "apply", "label": "Zapisz się", "url": "#zapisy", "primary": True, "note": "do 10 maja"},
                {"kind": "calendar", "label": "Dodaj do kalendarza", "url": "#ics"},
                {"kind": "phone", "label": "Zadzwoń", "url": "tel:+48320000000"},
            ),
        },
    ),
    *_of(
        "subscribe",
        "subscribe",
        pełny={
            "title": "Cały kalendarz w Twoim telefonie",
            "https": "https://example.org/kalendarz.ics",
            "webcal": "webcal://example.org/kalendarz.ics",
            "google": "#google",
            "outlook": "#outlook",
            "qr": SQUARES,
            "text": "Zmiany i odwołania pojawią się same.",
        },
    ),
    *_of(
        "feeds",
        "feed_links",
        dwa={"items": (FeedLink("Ogłoszenia (RSS)", "#rss"), FeedLink("Kalendarz", "#ics", "text/calendar"))},
    ),
    *_of(
        "languages",
        "languages",
        wszystkie={
            "items": tuple((code, f"#{code}") for code in languages()),
            "current": "pl",
            "label": "Przykład języków",
        },
    ),
    *_of(
        "hours",
        "hours",
        inny_jezyk={
            "shown": {
                "today": {"name": "11.05.2026", "times": ({"words": "10:00–18:00", "note": ""},)},
                "week": ({"name": "poniedziałek", "times": ({"words": "10:00–18:00", "note": ""},), "is_today": True},),
                "closures": (("24.12.2026", "święta"),),
                "later": ("01.06.2026", ()),
            },
            "lang": "pl",
        },
    ),
    *_of(
        "opening",
        "opening",
        otwarte={
            "state": "open",
            "line": "Dziś, w poniedziałek 11 maja, otwarte 10.00–18.00.",
            "week": (("poniedziałek", "10.00–18.00", True), ("wtorek", "zamknięte", False)),
            "closures": ((DAY, None, "dzień sprzątania"),),
        },
        nieznane={
            "state": "unknown",
            "line": "Godzin otwarcia nie mamy jeszcze potwierdzonych.",
            "note": "Napisz albo zadzwoń.",
        },
    ),
    *_of(
        "empty",
        "empty",
        lista={
            "title": "Nie ma teraz zaplanowanych wydarzeń.",
            "text": "Zajrzyj do archiwum.",
            "url": "#archiwum",
            "link": "Archiwum",
        },
    ),
    *_of(
        "no_events",
        "no_events",
        pusty_kalendarz={
            "regular": ["We wtorki od 16 do 18: porady prawne."],
            "recent": [("Dzień otwarty", "#wydarzenie", DAY, DAY, False), ("Zebranie", "#zebranie", DAY, DAY, True)],
            "webcal": "webcal://osrodek.example/kalendarz/kalendarz.ics",
            "howto": "#subskrypcja",
            "email": "biuro@osrodek.example",
            "booking": "#sala",
        },
    ),
    *_of("date", "date", dzień={"value": DAY, "weekday": True}),
    *_of("date", "clock", godzina={"value": EVENING}),
    *_of(
        "date",
        "span",
        wieczór={"start": EVENING, "end": LATE},
        dni={"start": DAY, "end": dt.date(2026, 5, 14)},
        cały_dzień={"start": DAY},
    ),
    *_of("date", "deadline", z_godziną={"value": MIDNIGHT}, dzień={"value": DAY}),
    *_of(
        "icon", "icon", **{name: {"name": name} for name in ("calendar", "clock", "place", "mail", "phone", "download")}
    ),
)


def output() -> Output:
    """The style guide. Its view is empty: all that it shows is code."""
    return Output(f"{ADDRESS.strip('/')}/index.html", None, rendered)


def rendered(_view: None, context: RenderContext) -> str:
    page = Page(title="Wzornik", path=ADDRESS, summary="Wszystkie części strony we wszystkich stanach.", noindex=True)
    return context.page("styleguide.html", page, examples=EXAMPLES)
