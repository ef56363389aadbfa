"""The newsletter of a month: what it says, and that old mail programs can show it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html

from plugins.announcements import commands, newsletter
from plugins.cli.commands import UsageError
from plugins.core.build.pipeline import check
from plugins.core.site.site import Site
from tests.building import environment, options_for, write

GOLDEN = Path(__file__).parent / "golden"
Files = Callable[..., dict[str, str]]
EVENT = """\
---
title: RODO w praktyce
start: 2026-12-05 17:00
end: 2026-12-05 19:00
kind: szkolenie
summary: Dla kogo i po co.
registration: {email: zapisy@example.org, deadline: 2026-12-01}
---
"""
REGULATION = """\
---
title: Regulamin sali
summary: Zasady.
adopted: 2026-11-01
adopted_by: Zarząd
change_note: Nowe godziny.
---
§ 1.
Sala jest czynna.
"""


@pytest.fixture
def site(tmp_path: Path, file_of: Files) -> Site:
    files = (
        file_of(call="{deadline: 2026-12-04 16:00}", title="Nabór „lokalne działania”")
        | file_of("2026-10-31-stare", title="Z października", date="2026-10-31")
        | file_of("2026-11-12-wycofane", title="Wycofane", date="2026-11-12", withdrawn="Pomyłka.")
        | file_of("2026-11-28-przyszle", title="Jeszcze nie", date="2026-11-28")
        | {
            "kalendarz/2026-12-05-rodo.md": EVENT,
            "kalendarz/2027-02-05-daleko.md": EVENT.replace("2026-12", "2027-02"),
            "regulaminy/sala/2026-11-15.md": REGULATION,
        }
    )
    write(tmp_path / "content", files)
    analysis = check(options_for(tmp_path, "2026-11-23", ("announcements", "events", "regulations")))
    assert analysis.problems == ()
    return analysis.site


def test_an_issue_has_new_notices_coming_events_deadlines_and_changed_rules(site: Site) -> None:
    made = newsletter.issue(site, 2026, 11)
    told = {section.title: [entry.title for entry in section.entries] for section in made.sections}
    assert told == {
        "Nowe ogłoszenia": ["Nabór „lokalne działania”"],
        "Najbliższe wydarzenia": ["RODO w praktyce"],
        "Terminy": ["Koniec zapisów: RODO w praktyce", "Koniec naboru: Nabór „lokalne działania”"],
        "Zmiany w regulaminach": ["Regulamin sali"],
    }


def test_the_newsletter_reads_as_reviewed(site: Site, request: pytest.FixtureRequest) -> None:
    made = newsletter.issue(site, 2026, 11)
    texts = {
        "newsletter.html": newsletter.html(made, environment()),
        "newsletter.txt": newsletter.text(made),
        "newsletter-post.txt": newsletter.social(made),
    }
    for name, text in texts.items():
        kept = GOLDEN / name
        if request.config.getoption("--rewrite-golden"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")


def test_a_repeating_event_is_told_by_its_first_date_in_the_window(tmp_path: Path) -> None:
    weekly = EVENT.replace("2026-12-05", "2026-10-07").replace("2026-12-01", "2026-10-01")
    weekly = weekly.replace("summary:", "repeats: {every: tydzień, until: 2027-06-30}\nsummary:")
    cancelled = EVENT.replace("RODO", "Odwołane RODO").replace(
        "summary:", "status: odwolane\nstatus_note: Choroba.\nsummary:"
    )
    files = {"kalendarz/2026-10-07-dyzur.md": weekly, "kalendarz/2026-12-05-rodo.md": cancelled}
    write(tmp_path / "content", files)
    site = check(options_for(tmp_path, "2026-11-23", ("announcements", "events"))).site
    assert site is not None

    def events(year: int, month: int) -> list[str]:
        sections = newsletter.issue(site, year, month).sections
        lines = [f"{entry.title}, {entry.when}" for section in sections for entry in section.entries]
        return [line.replace("\u00a0", " ") for line in lines]

    this_month = events(2026, 11)
    assert [line[: line.index(" r.")] for line in this_month] == [
        "RODO w praktyce, środa 25 listopada 2026",
        "Odwołane: Odwołane RODO w praktyce, sobota 5 grudnia 2026",
    ]
    assert "co tydzień" in this_month[0]
    assert events(2027, 1)[0].startswith("RODO w praktyce, środa 6 stycznia 2027 r.")


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [
        pytest.param("05", "odwolane", [], id="called-off"),
        pytest.param("05", "przelozone", [], id="postponed"),
        pytest.param("12", "potwierdzone", ["Koniec zapisów: RODO w praktyce"], id="moved"),
    ],
)
def test_registration_has_an_end_as_long_as_one_knows_when_the_event_is(
    tmp_path: Path, day: str, status: str, expected: list[str]
) -> None:
    event = EVENT.replace("2026-12-05", f"2026-12-{day}").replace(
        "summary:", f"status: {status}\nstatus_note: Choroba.\nsummary:"
    )
    write(tmp_path / "content", {"kalendarz/2026-12-05-rodo.md": event})
    site = check(options_for(tmp_path, "2026-11-23", ("announcements", "events"))).site
    assert site is not None
    sections = {section.title: section.entries for section in newsletter.issue(site, 2026, 11).sections}
    assert [entry.title for entry in sections.get("Terminy", ())] == expected


def test_what_is_not_published_yet_is_in_no_issue(site: Site) -> None:
    later = newsletter.issue(site, 2026, 12)
    assert "Nowe ogłoszenia" not in {section.title for section in later.sections}


def test_an_old_issue_is_told_as_on_its_last_day(site: Site) -> None:
    october = newsletter.issue(site, 2026, 10)
    assert [entry.title for entry in october.sections[0].entries] == ["Z października"]


def test_the_plain_text_says_when_and_where(site: Site) -> None:
    text = newsletter.text(newsletter.issue(site, 2026, 11))
    assert text.startswith("lokal na próbę: listopad 2026\n=====")
    for words in (
        "sobota 5 grudnia 2026 r., godz. 17.00",
        "do piątku 4 grudnia 2026 r., godz. 16.00",
        "od 15 listopada 2026 r.",
        "https://lokal.example.org/aktualnosci/2026/nabor/",
    ):
        assert words in text
    assert "\u00a0" not in text


def test_the_e_mail_survives_mail_programs(site: Site) -> None:
    text = newsletter.html(newsletter.issue(site, 2026, 11), environment())
    page = lxml_html.document_fromstring(text)
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert tags.isdisjoint({"script", "style", "link", "img", "form", "div", "section"})
    assert all(table.get("role") == "presentation" for table in page.iter("table"))
    assert all(re.match(r"https://|mailto:", link.get("href", "")) for link in page.iter("a"))
    assert all(element.get("style") for element in page.iter("a", "h1", "h2", "p"))
    assert len(text) < 100_000, "Gmail cuts longer messages off"


def test_the_post_is_short_and_ends_with_the_address(site: Site) -> None:
    post = newsletter.social(newsletter.issue(site, 2026, 11))
    assert len(post) <= newsletter.SOCIAL_LIMIT
    assert "• RODO w praktyce (05.12)" in post
    assert post.endswith("Więcej: https://lokal.example.org/\n")


def test_a_post_with_very_long_titles_still_fits() -> None:
    import datetime as dt

    entry = newsletter.NewsletterEntry("Długi tytuł " * 30, "https://x.example.org/", "", "", dt.date(2026, 11, 1))
    made = newsletter.Issue(
        "lokal", "lokal", "https://x.example.org/", (newsletter.Section("Nowe", (entry,) * 5),) * 4, "", ""
    )
    assert len(newsletter.social(made)) <= newsletter.SOCIAL_LIMIT


def test_an_empty_month_is_said_honestly(site: Site) -> None:
    made = newsletter.issue(site, 2019, 3)
    assert made.sections == ()
    assert "nie mamy nic nowego" in newsletter.html(made, environment())


def test_the_command_writes_three_files_and_prints_their_paths(
    tmp_path: Path, file_of: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "content", file_of())
    assert commands.write_newsletter("2026-11", str(tmp_path / "content"), str(tmp_path / "out"), "2026-11-23") == 0
    names = ["2026-11.html", "2026-11.txt", "2026-11-post.txt"]
    assert capsys.readouterr().out.split() == [str(tmp_path / "out" / name) for name in names]
    assert all((tmp_path / "out" / name).is_file() for name in names)


@pytest.mark.parametrize("month", ["2026-13", "2026", "listopad"])
def test_a_wrong_month_is_told(month: str) -> None:
    with pytest.raises(UsageError, match="nie jest miesiącem"):
        commands.write_newsletter(month, "content", "out", None)
