"""A year of a centre, typed as staff would type it, on the days on which something changes: what it says is true.

One publication after another into one folder, in one process; each journey is one person's, from first to last day.
"""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.cli import commands, publication
from tests.building import SITE_YAML
from tests.site.publishing import Centre

pytestmark = pytest.mark.long

CALENDAR = "kalendarz/kalendarz.ics"


class Year(Centre):
    """``publish`` must succeed here: each day of these journeys ends with a site that is out."""

    def save(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text
        self.save(path, text.replace(old, new, 1))

    def on(self, moment: str) -> None:
        assert self.publish(moment) == 0, self.wrong

    def words(self, path: str) -> str:
        """What a reader of a page reads: its main part without tags, in one line."""
        main = self.text(path).partition("<main")[2].partition("</main>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style).*?</\1>", " ", main, flags=re.S)).split())

    def warned(self, today: str) -> str:
        """The warnings of `check`, which passes."""
        self._capsys.readouterr()
        assert commands.check_content(str(self.content), "text", today, strict=False) == 0
        said, wrong = self._capsys.readouterr()
        return said + wrong


@pytest.fixture
def centre(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Year:
    monkeypatch.setattr(publication, "STAGES", tmp_path / "przygotowanie")
    return Year(tmp_path, capsys)


def test_an_event_is_announced_full_moved_cancelled_and_another_is_reported(centre: Year) -> None:
    photo = io.BytesIO()
    Image.new("RGB", (1200, 800), "green").save(photo, "JPEG")
    (centre.content / "obrazy").mkdir()
    (centre.content / "obrazy/warsztat.jpg").write_bytes(photo.getvalue())
    event, notice = "kalendarz/2026-12-10-warsztat.md", "aktualnosci/2026-11-24-warsztat.md"
    centre.save(event, (
        "---\ntitle: Warsztat fotografii\nstart: 2026-12-10 17:00\nduration: 2 h\nkind: szkolenie\n"
        "summary: Robimy zdjęcia miasta.\nseats: 12\nregistration:\n  email: biuro@example.org\n"
        "  deadline: 2026-12-08 16:00\n---\n\nWeź aparat albo telefon.\n"
    ))  # fmt: skip
    centre.save(notice, (
        "---\ntitle: Zapisy na warsztat fotografii\ndate: 2026-11-24\nsummary: Zapisz się do 8 grudnia.\n"
        "topic: szkolenia\nimage: warsztat.jpg\nimage_alt: Aparat na stole\nevents: [2026-12-10-warsztat]\n"
        "---\n\nSzczegóły w kalendarzu.\n"
    ))  # fmt: skip
    page = "kalendarz/2026/warsztat/index.html"
    centre.on("2026-11-24 12:00")
    assert 'alt="Aparat na stole"' in centre.text("aktualnosci/2026/warsztat/index.html")
    assert "/kalendarz/2026/warsztat/" in centre.text("aktualnosci/2026/warsztat/index.html")
    assert "Zapisy do wtorku 8 grudnia, godz. 16.00" in centre.words(page)
    first = sequence(centre.text(CALENDAR), "warsztat")
    # Full: nobody is sent to sign up any more, and the waiting list is offered.
    centre.change(event, "  deadline:", "  full: tak\n  waiting_list: rezerwa@example.org\n  deadline:")
    centre.on("2026-11-27 12:00")
    assert "Brak miejsc, jest lista rezerwowa" in centre.words(page)
    assert "mailto:rezerwa@example.org" in centre.text(page)
    assert "mailto:biuro@example.org" not in centre.text(page).partition("<main")[2].partition("</main>")[0]
    assert "Brak miejsc" in unfolded(centre.text(CALENDAR))
    assert "SoldOut" in centre.text(page)
    for everywhere in ("kalendarz/index.html", "index.html"):
        assert "Brak miejsc" in centre.words(everywhere), everywhere
    # Moved: the page, the news and the calendar say from when.
    centre.change(event, "start: 2026-12-10 17:00", "start: 2026-12-11 18:00")
    centre.on("2026-11-30 12:00")
    assert "10 grudnia" in centre.words(page)
    assert "11 grudnia" in centre.words(page)
    assert "DTSTART;TZID=Europe/Warsaw:20261211T180000" in centre.text(CALENDAR)
    moved = sequence(centre.text(CALENDAR), "warsztat")
    assert moved > first
    assert "2026-12-11T18:00" in centre.text("kalendarz/wydarzenia.json")
    assert "Warsztat fotografii" in centre.text("kalendarz/rss.xml")
    # Called off.
    centre.change(event, "kind: szkolenie", "kind: szkolenie\nstatus: odwołane\nstatus_note: Choroba prowadzącej.")
    centre.on("2026-12-07 12:00")
    assert "Choroba prowadzącej." in centre.words(page)
    assert "Brak miejsc" not in centre.words(page)
    assert "STATUS:CANCELLED" in centre.text(CALENDAR)
    assert sequence(centre.text(CALENDAR), "warsztat") > moved
    assert "ODWOŁANE: Warsztat fotografii" in unfolded(centre.text(CALENDAR))
    assert "ODWOŁANE: Warsztat fotografii" in centre.text("kalendarz/rss.xml")
    assert "EventCancelled" in centre.text(page)
    for everywhere in ("kalendarz/index.html", "index.html"):
        assert "dwołan" in centre.words(everywhere).lower(), everywhere
    # The other one took place, and its report and the event lead to one another.
    centre.save("aktualnosci/2026-12-04-po-rodo.md", (
        "---\ntitle: Po szkoleniu RODO\ndate: 2026-12-04\nsummary: Przyszło 14 osób.\ntopic: szkolenia\n"
        "events: [2026-12-02-rodo]\n---\n\nDziękujemy.\n"
    ))  # fmt: skip
    centre.on("2026-12-12 12:00")
    assert "/aktualnosci/2026/po-rodo/" in centre.text("kalendarz/2026/rodo/index.html")
    assert "/kalendarz/2026/rodo/" in centre.text("aktualnosci/2026/po-rodo/index.html")


def unfolded(calendar: str) -> str:
    return calendar.replace("\r\n ", "").replace("\n ", "")


def sequence(calendar: str, name: str) -> int:
    (entry,) = [one for one in calendar.split("BEGIN:VEVENT")[1:] if f"-{name}@" in one]
    return int(re.findall(r"SEQUENCE:(\d+)", entry)[0])


def test_hours_from_january_are_told_in_december_and_hold_from_their_day(centre: Year) -> None:
    centre.save("site.yaml", SITE_YAML + (
        "hours:\n"
        '  - {days: [wtorek, czwartek], opens: "12:00", closes: "18:00", until: 2026-12-31}\n'
        '  - {days: [wtorek, środa], opens: "10:00", closes: "16:00", from: 2027-01-01}\n'
        "closures: [{start: 2026-12-24, end: 2026-12-26, reason: święta}]\n"
        "phones:\n  - {number: 32 123 45 67, until: 2026-12-31}\n  - {number: 32 765 43 21, from: 2027-01-01}\n"
    ))  # fmt: skip
    centre.on("2026-12-08 09:00")  # a Tuesday
    home = centre.words("index.html")
    assert "Dziś, we wtorek 8 grudnia, otwarte od 12.00 do 18.00." in home
    assert "Od 1 stycznia 2027 r. obowiązują nowe godziny." in home
    assert "święta" in home
    assert "765 43 21" not in centre.text("index.html")
    centre.on("2026-12-24 09:00")  # a Thursday, closed
    assert "Dziś, w czwartek 24 grudnia, zamknięte (święta)." in centre.words("index.html")
    centre.on("2027-01-05 09:00")  # the first Tuesday of the new hours
    home = centre.words("index.html")
    assert "Dziś, we wtorek 5 stycznia, otwarte od 10.00 do 16.00." in home
    assert "obowiązują nowe godziny" not in home
    assert "12.00" not in home
    assert "123 45 67" not in centre.text("index.html")
    assert "765 43 21" in centre.text("index.html")


def test_a_call_is_coming_open_closed_and_decided_each_from_its_moment(centre: Year) -> None:
    notice, page = "aktualnosci/2026-12-01-nabor.md", "aktualnosci/2026/nabor/index.html"
    centre.save(notice, (
        "---\ntitle: Mikrodotacje 2027\ndate: 2026-12-01\nsummary: Do 5 000 zł.\ntopic: nabory\ncall:\n"
        "  opens: 2026-12-07 08:00\n  deadline: 2026-12-18 16:00\n  who: grupy mieszkańców\n"
        "  apply_url: https://example.org/wniosek\n---\n\nZasady w regulaminie.\n"
    ))  # fmt: skip
    shown = {}
    for moment in ("2026-12-01 12:00", "2026-12-08 12:00", "2026-12-17 12:00", "2026-12-18 16:01"):
        centre.on(moment)
        shown[moment] = centre.words(page)
    assert len(set(shown.values())) == 4
    assert "Rozstrzygnięty" not in " ".join(shown.values())
    # Results are written down on the 5th for the 10th: until then nobody is told that they are there.
    results = "aktualnosci/2027-01-05-wyniki.md"
    centre.save(results, (
        "---\ntitle: Wyniki naboru\ndate: 2027-01-10\nsummary: Pięć projektów.\ntopic: nabory\n---\n\nŚwietlica Arka.\n"
    ))  # fmt: skip
    centre.change(notice, "call:\n", "call:\n  results: 2027-01-05-wyniki\n")
    centre.on("2027-01-05 12:00")
    assert "Rozstrzygnięty" not in centre.words(page)
    assert "wyniki" not in centre.text(page).partition("<main")[2]
    assert not (centre.site / "aktualnosci/2027/wyniki").exists()
    centre.on("2027-01-10 00:01")
    assert "Rozstrzygnięty" in centre.words(page)
    assert "/aktualnosci/2027/wyniki/" in centre.text(page)
    assert "Świetlica Arka" in centre.words("aktualnosci/2027/wyniki/index.html")


def test_published_rules_change_only_with_an_erratum_and_a_new_version_holds_from_its_day(centre: Year) -> None:
    rules, page = "regulaminy/sala/2026-01-01.md", "regulaminy/sala/2026-01-01/index.html"
    centre.on("2026-11-24 12:00")
    centre.change(rules, "Klucz wydaje biuro.", "Klucz wydaje portiernia.")
    assert centre.publish("2026-11-25 12:00") == 1
    assert f"{rules}:" in centre.wrong
    assert "errata" in centre.wrong
    assert "Klucz wydaje biuro." in centre.text(page)
    centre.change(rules, "adopted_by:", "errata: [{date: 2026-11-25, note: Klucz wydaje portiernia.}]\nadopted_by:")
    centre.on("2026-11-25 12:00")
    assert "25 listopada 2026" in centre.words(page)
    assert centre.words(page).count("Klucz wydaje portiernia.") == 2
    # A new version waits for its day.
    centre.save("regulaminy/sala/2027-01-01.md", (
        "---\ntitle: Regulamin sali\nsummary: Zasady.\nadopted: 2026-12-10\nadopted_by: Zarząd\n---\n\n"
        "§ 1.\nSala jest dla wszystkich.\n\n§ 2.\nKlucz wydaje automat.\n"
    ))  # fmt: skip
    centre.on("2026-12-11 12:00")
    assert "automat" not in centre.words("regulaminy/sala/index.html")
    assert "portiernia" in centre.words("regulaminy/sala/index.html")
    centre.on("2027-01-01 00:01")
    assert "Klucz wydaje automat." in centre.words("regulaminy/sala/index.html")
    assert "portiernia" in centre.words(page)


def test_a_translation_follows_the_facts_of_its_original_and_says_when_its_text_is_older(centre: Year) -> None:
    event, page = "kalendarz/2026-12-02-rodo.md", "uk/kalendarz/2026/rodo/index.html"
    centre.save("site.yaml", SITE_YAML + "languages: [pl, uk]\n")
    centre.save("kalendarz/2026-12-02-rodo.uk.md", "---\ntitle: Захист даних\nsummary: Коротко.\n---\n\nТекст.\n")
    centre.on("2026-11-24 12:00")
    assert "17:00" in centre.words(page)
    centre.change(event, "2026-12-02 17:00", "2026-12-03 18:30")
    centre.on("2026-11-25 12:00")
    assert "18:30" in centre.words(page)
    assert "3 грудня" in centre.words(page)
    centre.change(event, "summary: Krótko.", "summary: Jak chronić dane.\nstatus: odwolane\nstatus_note: Awaria.")
    centre.on("2026-11-26 12:00")
    assert "Скасовано" in centre.words(page)
    assert "Польський текст змінився пізніше" in centre.text(page)
    centre.change("kalendarz/2026-12-02-rodo.uk.md", "summary: Коротко.", "summary: Як.\nstatus_note: Аварія.")
    centre.on("2026-11-27 12:00")
    assert "Аварія." in centre.words(page)
    assert "Польський текст змінився пізніше" not in centre.text(page)


def test_a_burst_pipe_closes_the_centre_and_warns_of_what_falls_into_it(centre: Year) -> None:
    centre.on("2026-12-01 08:00")
    hours = '  - {days: [wtorek, środa, czwartek], opens: "12:00", closes: "18:00"}\n'
    closed = "closures: [{start: 2026-12-01, end: 2026-12-03, reason: awaria wody}]\n"
    centre.save("site.yaml", f"{SITE_YAML}hours:\n{hours}{closed}")
    centre.save("aktualnosci/2026-12-01-awaria.md", (
        "---\ntitle: Lokal zamknięty z powodu awarii\ndate: 2026-12-01 09:00\nsummary: Nie ma wody.\ntopic: nabory\n"
        "urgent_until: 2026-12-03\n---\n\nWrócimy w piątek.\n"
    ))  # fmt: skip
    assert "kalendarz/2026-12-02-rodo.md:3: start: " in centre.warned("2026-12-01 09:30")
    centre.on("2026-12-01 09:30")
    assert "Lokal zamknięty z powodu awarii" in centre.text("kontakt/index.html")
    assert "zamknięte (awaria wody)" in centre.words("index.html")
    centre.change("kalendarz/2026-12-02-rodo.md", "kind:", "status: odwolane\nstatus_note: Awaria wody.\nkind:")
    assert "ośrodek jest wtedy zamknięty" not in centre.warned("2026-12-01 10:00")
    centre.on("2026-12-04 00:01")
    assert "Lokal zamknięty z powodu awarii" not in centre.text("kontakt/index.html")
    assert "awaria wody" not in centre.words("index.html")


def test_an_organisation_ends_on_its_day_and_not_before(centre: Year) -> None:
    file, page = "organizacje/fundacja.md", "organizacje/fundacja/index.html"
    centre.change(file, "spheres:", 'phones: ["32 123 45 67"]\nspheres:')
    centre.on("2026-11-24 12:00")
    assert "123 45 67" in centre.words(page)
    centre.change(file, "spheres:", "status: zakończona\nstatus_since: 2027-06-01\nspheres:")
    centre.on("2027-05-31 12:00")
    assert "123 45 67" in centre.words(page)
    centre.on("2027-06-01 12:00")
    assert "123 45 67" not in centre.text(page)
    assert "nie działa" in centre.words(page)
    for data in ("organizacje.csv", "organizacje.json", "organizacje.vcf", "fundacja/wizytowka.vcf"):
        assert "123 45 67" not in centre.text(f"organizacje/{data}"), data
        assert "+48321234567" not in centre.text(f"organizacje/{data}"), data
    # It takes its entry back: the page says only that.
    centre.save(file, "---\nwithdrawn: 2027-07-01\n---\n")
    centre.on("2027-07-01 12:00")
    assert "Uczy." not in centre.text(page)
    assert "Fundacja Próbna" not in centre.text("organizacje/index.html")


def test_a_series_says_who_leads_which_date(centre: Year) -> None:
    event, page = "kalendarz/2027-01-12-joga.md", "kalendarz/2027/joga/index.html"
    centre.save(event, (
        "---\ntitle: Joga\nstart: 2027-01-12 17:00\nduration: 1 h\nkind: spotkanie\nsummary: Co tydzień.\n"
        "trainers: [Anna Wzorowa]\nrepeats: {every: tydzień, count: 4}\n---\n"
    ))  # fmt: skip
    centre.on("2027-01-04 12:00")
    assert "Anna Wzorowa" in centre.words(page)
    before = centre.text(CALENDAR)
    centre.change(event, "count: 4}", "count: 4, changes: [{date: 2027-01-26, trainers: [Jan Zastępczy]}]}")
    centre.on("2027-01-15 12:00")
    assert "Jan Zastępczy" in centre.words(page)
    assert "Jan Zastępczy" in unfolded(centre.text(CALENDAR))
    assert "Jan Zastępczy" not in unfolded(before)
    centre.on("2027-02-10 12:00")
    assert "Najbliższy termin" not in centre.words(page)
    assert re.search(r"BEGIN:VEVENT(?:(?!END:VEVENT).)*SUMMARY:Joga", centre.text(CALENDAR), re.DOTALL)


MISTAKES = (
    ("kalendarz/2026-12-09-a.md", "start: 9.12.2026 17:00", 3),
    ("kalendarz/2026-12-09-b.md", "start: 2026-12-09 17.00", 3),
    ("kalendarz/2026-12-09-c.md", "\tstart: 2026-12-09 17:00", 3),
    ("kalendarz/2026-12-09-d.md", 'start: 2026-12-09 17:00\nprice: "0 zł', 4),
    ("kalendarz/2026-12-09-e.md", "start: 2026-12-09 17:00\nplace:Biblioteka", 4),
    ("kalendarz/2026-12-09-f.md", "start: 2026-12-09 17:00\nstatus: odwołane", 1),
    ("kalendarz/2026-12-09-g.md", "start: 2026-12-09 17:00\norganisers: [fundacja-probna", 4),
    ("kalendarz/2026-12-09-h.md", "start: 2026-12-09 17:00\nonline: www.example.org/x", 4),
    ("kalendarz/2026-12-09-i.md", "start: 2026-12-09 17:00\nregistration: {deadline: 2026-12-12 10:00}", 4),
    ("kalendarz/2026-12-09-j.md", "start: 2026-12-09 17:00\nduratoin: 2 h", 4),
)  # fmt: skip


def test_ten_mistakes_are_told_at_their_lines_and_nothing_goes_out(centre: Year) -> None:
    centre.on("2026-11-24 12:00")
    calendar = centre.text(CALENDAR)
    for path, start, _line in MISTAKES:
        end = "" if "duratoin" in start else "duration: 2 h\n"
        centre.save(path, f"---\ntitle: Spotkanie\n{start}\n{end}kind: spotkanie\nsummary: S.\n---\n")
    assert centre.publish("2026-11-25 12:00") == 1
    assert centre.said == "Nic nie zostało opublikowane.\n"
    for path, _start, line in MISTAKES:
        assert f"/{path}:{line}: " in centre.wrong
    assert "Traceback" not in centre.wrong
    assert centre.text(CALENDAR) == calendar
    for path, _start, _line in MISTAKES:
        (centre.content / path).unlink()
    centre.on("2026-11-25 12:30")


def test_looking_back_after_a_year_nothing_is_announced_as_present(centre: Year) -> None:
    centre.on("2026-11-24 12:00")
    assert "RODO" in centre.words("index.html")
    centre.change("kalendarz/2026-12-02-rodo.md", "kind:", "attended: 14\nkind:")
    centre.on("2027-12-01 12:00")
    page = centre.words("kalendarz/2026/rodo/index.html")
    assert "14" in page
    assert "Zapisy" not in page
    assert "UID:2026-rodo@" in unfolded(centre.text(CALENDAR))  # last year's are still there
    centre.on("2028-01-02 12:00")
    assert "UID:2026-rodo@" not in unfolded(centre.text(CALENDAR))
    assert "RODO" in centre.words("kalendarz/2026/rodo/index.html")
    assert "RODO" in centre.words("kalendarz/2026/index.html")
    assert "Regulamin sali" in centre.words("regulaminy/index.html")
