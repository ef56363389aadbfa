"""What the frame says of the page inside it."""

import datetime as dt
from typing import Any

import pytest

from plugins.core.rendering.shell import Shell, shell_of
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import Frame, Page, SearchMeta

HOMES = (("uk", "/uk/"), ("etr", "/etr/"))
TRANSLATIONS = (("pl", "/kontakt/"), ("uk", "/uk/kontakt/"), ("etr", "/etr/kontakt/"))


def a_shell(centre: Any = (), **fields: Any) -> Shell:
    front = {"name": "Lokal", "url": "https://x.example.org", "topics": {"a": "A"}, "email": "biuro@x.example.org"}
    made, _issues = Centre.read({**front, **dict(centre)})
    assert made is not None
    frame = Frame(made, "https://x.example.org", (), (), (), (), ("pl", "uk"), False, {"language_homes": HOMES})
    return shell_of(Page(**{"title": "Kontakt", "path": "/kontakt/", **fields}), frame)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        pytest.param({}, "Kontakt – Lokal", id="the page first"),
        pytest.param({"path": "/"}, "Lokal", id="home"),
        pytest.param({"path": "/", "centre": {"descriptor": "Centrum"}}, "Lokal – Centrum", id="home, described"),
        pytest.param({"lang": "etr"}, "Kontakt (tekst łatwy) – Lokal", id="an easy text"),
        pytest.param({"lang": "etr", "path": "/etr/", "title": "Łatwo"}, "Łatwo – Lokal", id="home of easy texts"),
    ],
)
def test_the_window_is_called_by_the_page_and_the_centre(fields: dict[str, Any], title: str) -> None:
    assert a_shell(**fields).title == title


def test_crumbs_begin_at_the_home_of_the_language_but_on_it() -> None:
    assert a_shell().start == ("Strona główna", "/")
    assert a_shell(lang="uk", path="/uk/kontakt/").start == ("Українська", "/uk/")
    assert a_shell(lang="uk", path="/uk/").start[1] == "/"


def test_programs_hear_of_versions_with_a_tag_of_their_own_and_readers_of_all() -> None:
    shell = a_shell(translations=TRANSLATIONS)
    assert shell.alternates == TRANSLATIONS[:2]
    assert shell.languages == TRANSLATIONS
    assert (a_shell().alternates, a_shell().languages) == ((), HOMES)
    assert a_shell(translations=TRANSLATIONS[:1]).alternates == ()


def test_an_older_translation_leads_to_the_polish_page() -> None:
    assert a_shell(translations=TRANSLATIONS, lang="uk").original == "/kontakt/"


@pytest.mark.parametrize("fields", [{"search_meta": None}, {"noindex": True}, {"draft": True}])
def test_what_is_not_for_the_public_is_not_for_the_search(fields: dict[str, Any]) -> None:
    assert a_shell(**fields).indexed is None


def test_the_search_knows_the_sort_the_day_and_the_language_of_a_page() -> None:
    assert a_shell().indexed == {"data-pagefind-meta": "what[data-what]", "data-what": "Strona"}
    assert a_shell(search_meta=SearchMeta("Wydarzenie", dt.date(2026, 5, 12), "minęło"), lang="uk").indexed == {
        "data-pagefind-meta": "what[data-what], day[data-day], lang[data-lang]",
        "data-what": "Wydarzenie (minęło) – Українська",
        "data-day": "2026-05-12",
        "data-lang": "uk",
        "data-pagefind-weight": "0.3",
    }


def test_a_mistake_is_reported_with_the_address_of_its_page() -> None:
    assert a_shell().report.startswith("mailto:biuro@x.example.org?subject=")
    assert a_shell().report.endswith("https%3A//x.example.org/kontakt/")
    assert a_shell(centre={"email": None}).report == ""
