"""The command `publish` into a folder: what readers see before, during and after, and what staff are told."""

import errno
import json
import re
from pathlib import Path

import pytest

from plugins.cli import publication
from plugins.cli.commands import UsageError
from plugins.core.build import pipeline
from plugins.published import calendar, record, storage
from plugins.publishing import permanent
from tests.building import SITE_YAML, options_for, write
from tests.site.publishing import EVENT, FILES, NOTICE, Centre

CALENDAR = "kalendarz/kalendarz.ics"


@pytest.fixture
def centre(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Centre:
    monkeypatch.setattr(publication, "STAGES", tmp_path / "przygotowanie")
    return Centre(tmp_path, capsys)


def sequence_in(text: str) -> int:
    return int(re.findall(r"SEQUENCE:(\d+)", text)[0])


def test_the_first_publication_makes_a_release_beside_the_link_and_remembers_it(centre: Centre) -> None:
    assert centre.publish() == 0
    assert centre.site.is_symlink()
    assert centre.release() == "0001"
    assert "Pierwsza publikacja: " in centre.said
    assert "Kalendarz jest publikowany pierwszy raz, wpisów: 1." in centre.said
    assert f"Opublikowano: {centre.site} (wydanie 0001).\n" in centre.said
    assert (centre.site / "index.html.gz").is_file()
    said = json.loads(centre.text(".well-known/wydanie.json"))
    assert (said["published"], said["url"]) == ("2026-11-23T11:00:00Z", "https://lokal.example.org")
    known = storage.load(centre.content)
    assert set(known.calendar) == {"2026-rodo@lokal.example.org"}
    assert known.addresses["/"].facts == {"url": "https://lokal.example.org"}
    assert {"/aktualnosci/2026/dzien/", "/kontakt/", "/regulaminy/sala/", "/regulaminy/sala/2026-01-01/"} <= set(
        known.addresses
    )
    assert known.addresses["/kalendarz/szkolenie.ics"].kind == "feed"


def test_a_life_of_publications_tells_what_changed_and_can_be_taken_back(centre: Centre) -> None:
    centre.publish()
    first = centre.text(CALENDAR)
    # Nothing changed: no release is made for nothing.
    assert centre.publish("2026-11-23 12:30") == 0
    assert "Subskrybenci kalendarza nie zobaczą żadnych zmian." in centre.said
    assert centre.release() == "0001"
    # A try shows what would change, and changes nothing.
    event = centre.content / "kalendarz/2026-12-02-rodo.md"
    event.write_text(EVENT.format(title="RODO", hour="18:00"), encoding="utf-8")
    lock = storage.raw_files(centre.content)
    assert centre.publish("2026-11-23 13:00", dry_run=True) == 0
    assert "zmienione: RODO" in centre.said
    assert (storage.raw_files(centre.content), centre.release(), centre.text(CALENDAR)) == (lock, "0001", first)
    # The change goes out.
    assert centre.publish("2026-11-23 13:00") == 0
    assert "/kalendarz/2026/rodo/" in centre.said
    assert "początek: 2026-12-02 17:00 (środa) → 2026-12-02 18:00 (środa)" in centre.said
    assert centre.release() == "0002"
    assert sequence_in(centre.text(CALENDAR)) > sequence_in(first)
    assert "przeniesione z" in centre.text("kalendarz/2026/rodo/index.html").lower()
    # What did not change is one file in both releases; what did is not.
    releases = centre.site.with_name("public.wydania")
    assert (releases / "0001/kontakt/index.html").samefile(releases / "0002/kontakt/index.html")
    assert not (releases / "0001" / CALENDAR).samefile(releases / "0002" / CALENDAR)
    # Taken back in one step; the nightly build keeps its hands off; a publication by hand goes on.
    assert centre.publish(rollback=True) == 0
    assert (centre.release(), centre.text(CALENDAR)) == ("0001", first)
    assert centre.publish("2026-11-24 03:00", automatic=True) == 0
    assert centre.release() == "0001"
    assert "dopóki ktoś nie opublikuje strony ręcznie" in centre.said
    assert centre.publish("2026-11-24 09:00") == 0
    assert centre.release() == "0003"
    assert centre.publish("2026-11-24 09:10", automatic=True) == 0
    # Back twice goes one further each time: to what stood there before.
    assert centre.publish(rollback=True) == 0
    assert centre.release() == "0001"
    assert centre.publish(rollback=True) == 1
    assert centre.wrong == "nie ma starszego wydania niż 0001, więc nie ma do czego wrócić.\n"
    assert centre.said == "Nic nie zostało opublikowane.\n"


def test_a_publication_by_hand_ends_a_rollback_also_when_it_shows_the_same(centre: Centre) -> None:
    centre.publish()
    page = centre.content / "strony/kontakt.md"
    old = page.read_text(encoding="utf-8")
    page.write_text("---\ntitle: Inny\n---\n", encoding="utf-8")
    centre.publish("2026-11-23 12:10")
    centre.publish(rollback=True)
    page.write_text(old, encoding="utf-8")
    assert centre.publish("2026-11-23 12:20") == 0
    page.write_text("---\ntitle: Jeszcze inny\n---\n", encoding="utf-8")
    assert centre.publish("2026-11-23 12:30", automatic=True) == 0
    assert "Jeszcze inny" in centre.text("kontakt/index.html")


def test_sequence_grows_when_content_and_lock_are_put_back_to_an_older_state(centre: Centre) -> None:
    """As `git revert` does it: the target knows what subscribers saw last."""
    centre.publish()
    event, old_lock = centre.content / "kalendarz/2026-12-02-rodo.md", storage.raw_files(centre.content)
    old_event = event.read_text(encoding="utf-8")
    event.write_text(EVENT.format(title="RODO", hour="18:00"), encoding="utf-8")
    centre.publish("2026-11-23 13:00")
    changed = sequence_in(centre.text(CALENDAR))
    event.write_text(old_event, encoding="utf-8")
    storage.save(centre.content, old_lock)
    assert centre.publish("2026-11-23 14:00") == 0
    assert sequence_in(centre.text(CALENDAR)) > changed
    assert "SEQUENCE nie wzrosło" not in centre.said


def test_with_problems_nothing_is_published_and_that_is_said(centre: Centre) -> None:
    centre.publish()
    before = storage.raw_files(centre.content)
    (centre.content / "strony/kontakt.md").write_text("---\ntitel: Kontakt\n---\n", encoding="utf-8")
    (centre.content / "kalendarz/2026-12-03-nowe.md").write_text(
        EVENT.format(title="N", hour="09:00"), encoding="utf-8"
    )
    assert centre.publish("2026-11-23 13:00") == 1
    assert "titel: nieznane pole" in centre.wrong
    assert centre.said == "Nic nie zostało opublikowane.\n"
    assert (storage.raw_files(centre.content), centre.release()) == (before, "0001")


def test_what_was_published_can_not_disappear_without_an_alias(centre: Centre) -> None:
    centre.publish()
    (centre.content / "aktualnosci/2026-11-20-dzien.md").unlink()
    (centre.content / "strony/kontakt.md").write_text("---\ntitle: Kontakt\ndraft: tak\n---\n", encoding="utf-8")
    assert centre.publish("2026-11-24 12:00") == 1
    lines = centre.wrong.splitlines()
    assert lines == [
        f"{centre.content}/publikacja.lock.json:3: adres /aktualnosci/2026/dzien/ („Dzień otwarty”, opublikowany "
        "23\u00a0listopada\u00a02026\u00a0r.) przestałby istnieć. Żeby stare odnośniki działały, przywróć plik "
        "content/aktualnosci/2026-11-20-dzien.md albo dopisz do dokumentu, który go zastępuje: aliases: "
        "[/aktualnosci/2026/dzien/]",
        f"{centre.content}/strony/kontakt.md:1: ta strona jest już opublikowana "
        "(od 23\u00a0listopada\u00a02026\u00a0r.), "
        "a teraz by zniknęła. Usuń „draft: tak” albo przywróć poprzednią datę; jeśli treść ma zniknąć, wycofaj ją "
        "(withdrawn) albo usuń plik i zostaw jego adres w polu aliases innego dokumentu.",
    ]
    (centre.content / "strony/kontakt.md").unlink()
    (centre.content / "strony/o-nas.md").write_text(
        "---\ntitle: O nas\naliases: [/aktualnosci/2026/dzien/, /kontakt/]\n---\n", encoding="utf-8"
    )
    assert centre.publish("2026-11-24 12:00") == 0
    assert 'url=/o-nas/"' in centre.text("kontakt/index.html")
    # The address is still remembered: without the alias it would be missed again.
    (centre.content / "strony/o-nas.md").write_text("---\ntitle: O nas\n---\n", encoding="utf-8")
    assert centre.publish("2026-11-25 12:00") == 1


def test_feeds_that_were_published_stay_as_empty_ones_and_a_deleted_event_leaves_its_page(centre: Centre) -> None:
    notice = centre.content / "aktualnosci/2026-11-21-szkolenie.md"
    notice.write_text(NOTICE.format(title="Nowe").replace("nabory", "szkolenia"), encoding="utf-8")
    centre.publish()
    assert "temat/szkolenia" in " ".join(storage.load(centre.content).addresses)
    notice.write_text(NOTICE.format(title="Nowe"), encoding="utf-8")
    (centre.content / "kalendarz/2026-12-02-rodo.md").unlink()
    assert centre.publish("2026-11-24 12:00") == 0
    assert "STATUS:CANCELLED" in centre.text(CALENDAR)
    assert "Tego wydarzenia nie ma już w kalendarzu." in centre.text("kalendarz/2026/rodo/index.html")
    assert "<item>" not in centre.text("aktualnosci/temat/szkolenia/rss.xml")
    assert "Szkolenia" in centre.text("aktualnosci/temat/szkolenia/rss.xml")
    assert json.loads(centre.text("aktualnosci/temat/szkolenia/feed.json"))["items"] == []
    # Years later: calendars without entries, and a page that says what became of the event.
    assert centre.publish("2028-02-01 12:00") == 0
    for feed in (CALENDAR, "kalendarz/szkolenie.ics"):
        assert "BEGIN:VCALENDAR" in centre.text(feed)
        assert "BEGIN:VEVENT" not in centre.text(feed)
    assert "Wpis o tym wydarzeniu został usunięty z kalendarza." in centre.text("kalendarz/2026/rodo/index.html")


def test_a_fresh_clone_tells_what_is_new_since_the_last_publication(centre: Centre) -> None:
    """The record came with the clone; the folder that readers see did not."""
    centre.publish()
    (centre.content / "strony/nowa.md").write_text("---\ntitle: Nowa\n---\n", encoding="utf-8")
    (centre.content / "kalendarz/2026-12-02-rodo.md").write_text(EVENT.format(title="RODO", hour="18:00"))
    clone = centre.folder / "gdzie indziej" / "public"
    clone.parent.mkdir()
    assert centre.publish("2026-11-24 12:00", output=str(clone)) == 0
    assert "pierwszy raz" not in centre.said
    assert "Nowe od ostatniej publikacji (1):\n  /nowa/\n" in centre.said
    assert "Subskrybenci kalendarza zobaczą zmiany (1):\n  zmienione: RODO (2" in centre.said
    assert centre.publish("2026-11-25 12:00", output=str(centre.folder / "jeszcze gdzie indziej")) == 0
    assert "Od ostatniej publikacji nie przybyło stron.\n" in centre.said


def test_another_permanent_address_is_refused_unless_the_site_moves(centre: Centre) -> None:
    centre.publish()
    data = centre.content / "site.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("lokal.example.org", "nowy.example.org"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"Przywróć url: https://lokal\.example\.org albo"):
        centre.publish("2026-11-24 12:00")
    assert centre.release() == "0001"
    assert centre.publish("2026-11-24 12:00", new_address=True) == 0
    assert "https://nowy.example.org" in centre.text("sitemap.xml")


def test_another_permanent_address_is_refused_in_a_fresh_clone_too(centre: Centre) -> None:
    centre.publish()
    data = centre.content / "site.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("lokal.example.org", "nowy.example.org"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"Przywróć url: https://lokal\.example\.org albo"):
        centre.publish("2026-11-24 12:00", output=str(centre.folder / "inna"))
    assert not (centre.folder / "inna").exists()


def test_where_the_record_can_not_be_written_the_site_is_out_and_that_is_said(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "save", full)
    assert centre.publish() == 1
    assert "Opublikowano: " in centre.said
    assert "Nic nie zostało opublikowane." not in centre.said
    assert centre.wrong == (
        f"strona jest opublikowana, ale nie udało się zapisać {centre.content}/*.lock.json: na dysku zabrakło miejsca. "
        "Zwolnij je i uruchom polecenie jeszcze raz; nic nie zostało zepsute. Potem uruchom publish jeszcze raz.\n"
    )


def test_going_back_is_no_try(centre: Centre) -> None:
    with pytest.raises(UsageError, match="nie łączy się z --dry-run"):
        centre.publish(rollback=True, dry_run=True)


def test_a_folder_that_stood_there_is_taken_over_once_and_kept(centre: Centre) -> None:
    (centre.site / "stare").mkdir(parents=True)
    (centre.site / "stare/index.html").write_text("dawna strona", encoding="utf-8")
    data = centre.content / "site.yaml"
    data.write_text(f"{SITE_YAML}publishing: {{keep: 2}}\n", encoding="utf-8")
    assert centre.publish() == 0
    assert centre.site.is_symlink()
    assert not (centre.site / "stare").exists()
    for moment in range(1, 4):  # more than are kept
        (centre.content / "strony/kontakt.md").write_text(f"---\ntitle: Kontakt {moment}\n---\n", encoding="utf-8")
        assert centre.publish(f"2026-11-24 12:0{moment}") == 0
    releases = centre.site.with_name("public.wydania")
    assert sorted(path.name for path in releases.iterdir() if path.is_dir()) == [
        "0003", "0004", "zastane-1",
    ]  # fmt: skip
    assert (releases / "zastane-1/stare/index.html").read_text(encoding="utf-8") == "dawna strona"


def test_one_can_go_back_to_the_folder_that_stood_there(centre: Centre) -> None:
    centre.site.mkdir()
    (centre.site / "index.html").write_text("dawna strona", encoding="utf-8")
    centre.publish()
    assert centre.publish(rollback=True) == 0
    assert centre.text("index.html") == "dawna strona"


def test_a_link_that_somebody_else_made_is_not_replaced_unless_told(centre: Centre) -> None:
    other = centre.folder / "inne"
    other.mkdir()
    centre.site.symlink_to(other)
    with pytest.raises(UsageError, match="--take-over"):
        centre.publish()
    assert centre.site.resolve() == other
    assert centre.publish(take_over=True) == 0
    assert list(other.iterdir()) == []


def test_pages_of_the_version_before_find_their_files_after_the_switch_and_after_going_back(centre: Centre) -> None:
    """A reader opens a page; before the browser has asked for its style, the site is another one."""
    centre.publish()
    old = centre.site.resolve()
    style = old / "theme" / "obce-0123456789abcdef.css"
    style.write_text("b {}", encoding="utf-8")  # as if the theme had been another one
    tree = old / ".wydanie/pliki.json"
    tree.write_text(json.dumps({**json.loads(tree.read_bytes()), f"theme/{style.name}": "x"}), encoding="utf-8")
    (centre.content / "strony/kontakt.md").write_text("---\ntitle: Inny\n---\n", encoding="utf-8")
    centre.publish("2026-11-24 12:00")
    assert centre.text(f"theme/{style.name}") == "b {}"
    (centre.content / "strony/kontakt.md").write_text("---\ntitle: Jeszcze inny\n---\n", encoding="utf-8")
    centre.publish("2026-11-25 12:00")
    assert not (centre.site / "theme" / style.name).exists(), "kept for one version, not for ever"


def test_a_killed_take_over_and_a_killed_release_are_swept(centre: Centre) -> None:
    centre.publish()
    releases = centre.site.with_name("public.wydania")
    (releases / ".nowe").mkdir()
    (releases / ".nowe/index.html").write_text("w połowie", encoding="utf-8")
    (centre.content / "strony/kontakt.md").write_text("---\ntitle: Inny\n---\n", encoding="utf-8")
    assert centre.publish("2026-11-24 12:00") == 0
    assert sorted(path.name for path in releases.iterdir() if path.is_dir()) == ["0001", "0002"]


def test_what_the_target_knows_and_the_content_does_not_is_taken_from_there(centre: Centre) -> None:
    """A publication that was killed after the switch has not written the lock files; the next one does."""
    before = storage.raw_files(centre.content)
    centre.publish()
    for name in record.FILES:
        (centre.content / name).unlink()
    assert before == {}
    assert centre.publish("2026-11-24 12:00") == 0
    assert storage.load(centre.content).calendar["2026-rodo@lokal.example.org"].sequence == calendar.sequence(
        calendar.moment_of("2026-11-23T11:00:00Z")
    )


def test_a_published_text_of_rules_does_not_change_without_an_erratum(centre: Centre) -> None:
    centre.publish()
    rules = centre.content / "regulaminy/sala/2026-01-01.md"
    text = rules.read_text(encoding="utf-8")
    # Other line breaks and remarks for staff are no change.
    rules.write_text(text.replace("Klucz wydaje biuro.", "Klucz\n  wydaje biuro. <!-- sprawdzić -->"), encoding="utf-8")
    assert centre.publish("2026-11-24 12:00") == 0, centre.wrong
    changed = text.replace("biuro", "portiernia")
    rules.write_text(changed, encoding="utf-8")
    assert centre.publish("2026-11-25 12:00") == 1
    assert centre.wrong == (
        f"{rules}:1: ten tekst jest już opublikowany 23\u00a0listopada\u00a02026\u00a0r. i od tego czasu się zmienił. "
        "Jeśli zmieniły się zasady, dodaj nową wersję w osobnym pliku; jeśli to poprawka błędu, dopisz np. errata: "
        "[{date: 2026-11-25, note: W § 3 poprawiono liczbę dni.}]\n"
    )
    with_erratum = changed.replace(
        "adopted_by", "errata: [{date: 2026-11-25, note: W § 2 poprawiono miejsce.}]\nadopted_by"
    )
    rules.write_text(with_erratum, encoding="utf-8")
    assert centre.publish("2026-11-25 12:00") == 0, centre.wrong
    # The erratum is used up: another change needs another one.
    rules.write_text(with_erratum.replace("portiernia", "ochrona"), encoding="utf-8")
    assert centre.publish("2026-11-26 12:00") == 1


SHARED = {
    "site.yaml": "name: lokal\n\turl: https://lokal.example.org\n",
    "kalendarz.lock.json": "[]",
    "publikacja.lock.json": "{{{",
    "PORADNIK.md": "# Poradnik\n\n[nic](/nie-ma/)\n",
}
RENAMED = "name: lokal\nurl: https://inny.example.org\ntematy: {nabory: Nabory}\n"


@pytest.mark.parametrize("broken", [*SHARED, "topics renamed", "quote", "empty", "gone"])
@pytest.mark.parametrize("also", [None, *(path for path in FILES if "o-nas" not in path)])
def test_a_mistake_in_a_shared_file_is_told_and_never_a_traceback(
    published: tuple[dict[str, str], dict[str, bytes]], tmp_path: Path, broken: str, also: str | None
) -> None:
    """With a coming event in the calendar's lock; in a good site, and with a mistake in a document of each kind."""
    files, lock = published
    content: dict[str, str | bytes] = {**files, **lock}
    if also:
        content[also] = str(content[also]).replace("---\n", "---\nnieznane: pole\n", 1)
    match broken:
        case "topics renamed":
            content["site.yaml"] = RENAMED
        case "quote":
            content["site.yaml"] = SITE_YAML.replace("name: ", 'name: "')
        case "empty":
            content["site.yaml"] = ""
        case "gone":
            pass
        case _:
            content[broken] = SHARED[broken]
    write(tmp_path / "content", content)
    if broken == "gone":
        (tmp_path / "content/site.yaml").unlink()
    found = pipeline.check(options_for(tmp_path)).problems
    name = broken if broken in SHARED else "site.yaml"
    told = {problem.path.rsplit("/", 1)[-1] for problem in found}
    assert name in told or name == "PORADNIK.md"
    assert told <= {name, *([also.rsplit("/", 1)[-1]] if also else [])}, found


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, bytes]]:
    """Content, and the lock files that its publication left."""
    folder = tmp_path_factory.mktemp("published")
    write(folder / "content", FILES)
    site = pipeline.check(options_for(folder), with_paths=True)
    calendar_now = {uid: entry for kind in site.site.kinds for uid, entry in kind.calendar(site.site).items()}
    current = permanent.current(site.site, site.paths)
    after = record.updated(record.Published(), calendar_now, current, site.site.now)
    return FILES, record.written(after)
