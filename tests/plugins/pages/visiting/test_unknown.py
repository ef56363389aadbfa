"""What is not known goes by itself when it becomes known."""

import datetime as dt
import re
from typing import Any

import pytest
from lxml import html

from plugins.core.schema.site_data.centre import Centre
from plugins.pages.visiting.unknown import not_known
from tests.building import SITE_YAML, build

TODAY = dt.date(2026, 11, 29)
TEXTS = {"operator": "Kto?", "hours": {"pl": "Kiedy?", "en": "When?"}, "accessibility": "Jak?", "contact": "Gdzie?"}
OLD = {"title": "dawna strona", "date": "2020–2022"}
BARE: dict[str, Any] = {
    "name": "lokal",
    "url": "https://lokal.example.org",
    "topics": {"a": "A"},
    "unknown": TEXTS,
    "operators": "Fundacja A",
    "operators_until": "2024-12-31",
    "email": "biuro@example.org",
    "email_source": OLD,
    "phones": {"number": "32 232 76 77", "source": OLD},
    "links": {"label": "Facebook", "url": "https://example.org", "source": OLD},
}
HOURS = {"days": "wtorek", "opens": "10:00", "closes": "12:00"}


def lines(lang: str = "pl", **fields: Any) -> tuple[str, ...]:
    front = {name: value for name, value in {**BARE, **fields}.items() if value is not None}
    centre, issues = Centre.read(front)
    assert centre is not None, issues
    found = not_known(centre, TODAY, lang)
    return tuple(line for line, _lang in found.lines) if found else ()


def test_what_is_not_known_is_said_in_the_language_of_the_page_or_in_polish() -> None:
    assert lines() == ("Kto?", "Kiedy?", "Gdzie?", "Jak?")
    assert lines("en")[1] == "When?"
    assert lines("uk")[1] == "Kiedy?"


@pytest.mark.parametrize(
    ("fields", "gone"),
    [
        ({"operators_until": None}, "Kto?"),
        ({"operators_until": "2026-11-29"}, "Kto?"),
        ({"hours": HOURS}, "Kiedy?"),
        ({"hours": {**HOURS, "from": "2027-01-01"}}, "Kiedy?"),
        ({"accessibility": "Wejście bez schodów."}, "Jak?"),
        ({"email_confirmed_on": "2026-11-20"}, "Gdzie?"),
        ({"email_source": None}, "Gdzie?"),
        ({"phones": {"number": "32 232 76 77", "source": OLD, "confirmed_on": "2026-11-20"}}, "Gdzie?"),
        ({"links": {"label": "Facebook", "url": "https://example.org"}}, "Gdzie?"),
    ],
    ids=[
        "no end", "until today", "hours", "hours to come", "access", "e-mail confirmed", "own e-mail", "phone",
        "link",
    ],
)  # fmt: skip
def test_a_sentence_goes_by_itself_when_its_fields_are_filled(fields: dict[str, Any], gone: str) -> None:
    assert set(lines()) - set(lines(**fields)) == {gone}


@pytest.mark.parametrize(
    "fields",
    [
        {"operators": None},
        {"operators_until": "2026-11-28"},
        {"hours": {**HOURS, "until": "2026-11-28"}},
        {"phones": {"number": "32 232 76 77", "from": "2027-01-01"}},
    ],
    ids=["no operator", "until yesterday", "hours that ended", "a phone to come"],
)
def test_what_is_over_or_still_to_come_is_not_known_today(fields: dict[str, Any]) -> None:
    assert lines(**fields) == lines()


def test_nothing_is_said_where_all_is_known_or_nothing_is_written() -> None:
    assert lines(unknown=None) == ()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Any:
    more = (
        "unknown:\n  hours: {pl: Nie znamy godzin., uk: Години невідомі.}\n"
        "ways_out: [{name: Urząd, phone: 32 388 33 47, source: {title: bip, date: 2024}}]\n"
        "email_source: {title: dawna strona, date: 2020}\n"
        "languages: [pl, uk]\n"
    )
    front = SITE_YAML if "email:" in SITE_YAML else f"{SITE_YAML}email: biuro@example.org\n"
    files = {
        "site.yaml": front + more,
        "strony/kontakt.md": "---\ntitle: Kontakt\nshow: [niewiadome, kontakt]\n---\n\nTekst.\n",
        "strony/kontakt.uk.md": "---\ntitle: Контакти\n---\n\nТекст.\n",
        "strony/inna.md": "---\ntitle: Inna\n---\n\nTekst.\n",
    }
    return build(tmp_path_factory.mktemp("niewiadome"), files, "2026-11-23", "pages")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(page).text_content().replace("\u00a0", " "))


def test_it_stands_where_people_act_with_a_way_out(site: Any) -> None:
    for path in ("index.html", "kontakt/index.html"):
        page = text_of(site[path])
        assert "Nie znamy godzin." in page, path
        assert "Urząd, 32 388 33 47 (dane ze strony z 2024 r.)" in page, path
    for path in ("uk/index.html", "uk/kontakt/index.html"):
        page = text_of(site[path])
        assert "Години невідомі." in page, path
        assert "(дані зі сторінки 2024 року)" in page, path
    assert "Nie znamy godzin." not in text_of(site["inna/index.html"])


def test_a_way_of_contact_says_beside_it_how_sure_it_is(site: Any) -> None:
    assert "(niepotwierdzone, ze strony z 2020 r.)" in text_of(site["inna/index.html"])  # in the footer of every page
    assert "(не підтверджено, зі сторінки 2020 року)" in text_of(site["uk/kontakt/index.html"])


def test_search_engines_are_not_given_an_unconfirmed_address(site: Any) -> None:
    data = html.fromstring(site["index.html"]).xpath("string(//script[@type='application/ld+json'])")
    assert '"email"' not in data
