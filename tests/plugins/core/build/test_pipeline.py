"""What a build makes anew, what it copies, and what it leaves alone: counted, never timed."""

import io
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.announcements import lifecycle
from plugins.announcements.model import Announcement
from plugins.core.build import analysis as planning
from plugins.core.build import executor, pipeline
from plugins.core.build.analysis import load
from plugins.core.build.digest import Digester
from plugins.core.build.manifest import MARK
from plugins.core.build.plan import PlanRow, row_of
from plugins.core.build.state import BuildState
from plugins.core.build.store import Store
from plugins.core.reading.records import Documents, Records
from plugins.core.schema.body import Body
from plugins.core.schema.issues import ContentError
from plugins.core.site.kind import Feature
from plugins.core.site.outputs import EVERYTHING, Output, Wanted
from plugins.core.site.site import Site
from tests.building import THEME, environment, options_for, shared_caches, write

DOCUMENT = "---\ntitle: {title}\ndate: 2026-11-{day:02}\nsummary: Krótko.\ntopic: nabory\n---\n\n{body}\n"
NEWEST = "aktualnosci/2026-11-20-ogloszenie-20.md"


def document(day: int, title: str = "Ogłoszenie", body: str = "Treść.") -> str:
    return DOCUMENT.format(day=day, title=title, body=body)


def built(folder: Path, **more: Any) -> pipeline.Report:
    """A build as a new process does it: everything that it knows of the last one comes from the disk."""
    return pipeline.build(replace(options_for(folder), **more), environment())[0]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of twenty notices that has been built once."""
    files = {f"aktualnosci/2026-11-{day:02}-ogloszenie-{day}.md": document(day) for day in range(1, 21)}
    write(tmp_path / "content", files)
    shared_caches(tmp_path / "cache")
    built(tmp_path)
    return tmp_path


def test_what_is_known_of_the_last_build_is_not_lost_where_the_store_was_deleted_beside_a_preview(site: Path) -> None:
    """It builds again and again in one process, and writes only what differs from what it wrote the last time."""
    _report, state = pipeline.build(options_for(site), environment())
    store(site).unlink()
    (site / "content" / NEWEST).write_text(document(20, body="Inna treść."))
    pipeline.build(options_for(site), environment(), state)
    assert built(site).rendered == ()
    (site / "content" / NEWEST).unlink()
    assert built(site).removed > 0
    assert PAGE not in tree(site / "output")


def tree(folder: Path) -> dict[str, bytes]:
    """All files but the list of those that are ours."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def put(file: Path, raw: bytes) -> None:
    """A file that is not ours."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


def test_nothing_edited_makes_nothing(site: Path) -> None:
    report = built(site)
    assert (report.rendered, report.written, report.removed) == ((), 0, 0)
    assert report.unchanged == len(tree(site / "output"))


def test_an_edit_of_a_text_makes_the_files_that_show_it(site: Path) -> None:
    (site / "content" / NEWEST).write_text(document(20, body="Inna treść."))
    report = built(site)
    feeds = {f"{folder}{name}" for folder in ("aktualnosci/", "aktualnosci/temat/nabory/")
             for name in ("rss.xml", "atom.xml", "feed.json")}  # fmt: skip
    assert set(report.rendered) == {"aktualnosci/2026/ogloszenie-20/index.html"} | feeds


def test_an_edit_reads_the_documents_of_its_kind_and_no_others(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "content", {"strony/kontakt.md": "---\ntitle: Kontakt\nsummary: Krótko.\n---\n\nZapraszamy.\n"})
    built(site)
    asked: set[str] = set()
    of = Records.of

    def noted(records: Records, folder: str) -> Documents:
        asked.add(folder)
        return of(records, folder)

    monkeypatch.setattr(Records, "of", noted)
    built(site)
    assert asked == set()
    (site / "content" / "aktualnosci/2026-11-01-ogloszenie-1.md").write_text(document(1, body="Inna treść."))
    assert "aktualnosci/2026/ogloszenie-1/index.html" in built(site).rendered
    assert asked == {"aktualnosci"}


def test_an_edit_asks_the_kind_that_planned_the_file_and_no_other(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To call a kind is to import all that it plans with, which takes longer than the edit."""
    options = options_for(site)
    asked: list[str] = []

    def note(feature: Feature) -> None:
        plan = feature.outputs

        def outputs(whole: Site, wanted: Wanted) -> Iterator[Output]:
            asked.append(feature.name)
            return plan(whole, wanted)

        monkeypatch.setattr(feature, "outputs", outputs, raising=False)

    for feature in options.features:
        note(feature)
    pipeline.build(options, environment())
    asked.clear()
    (site / "content" / NEWEST).write_text(document(20, body="Inna treść."))
    pipeline.build(options, environment())
    assert asked == ["announcements"]


def test_every_view_is_digested_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digested: list[str] = []

    def noted(planner: str, output: Output, digester: Digester) -> tuple[PlanRow, tuple[Body, ...]]:
        digested.append(output.path)
        return row_of(planner, output, digester)

    monkeypatch.setattr(planning, "row_of", noted)
    monkeypatch.setattr(pipeline, "row_of", noted)
    report = built(site, clean=True)
    assert sorted(digested) == sorted(report.rendered)


def test_a_kind_that_does_not_give_what_it_planned_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The contract of `Wanted`: a path that was planned once is given when it alone is asked for."""
    path = "aktualnosci/2026/ogloszenie-20/index.html"
    options = options_for(site, names=("announcements",))
    (kind,) = options.kinds
    plan = kind.outputs

    def forgetful(whole: Site, wanted: Wanted) -> Iterator[Output]:
        return (o for o in plan(whole, wanted) if o.path != path or wanted is EVERYTHING)

    monkeypatch.setattr(kind, "outputs", forgetful, raising=False)
    pipeline.build(options, environment())
    (site / "content" / NEWEST).write_text(document(20, body="Inna treść."))
    with pytest.raises(RuntimeError, match=f"^announcements planned these files, .*: {path}$"):
        pipeline.build(options, environment())


@pytest.mark.parametrize("more", [0, 100], ids=["in this process", "in two processes"])
def test_a_text_that_changes_while_it_is_built_is_told_and_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    files = {f"aktualnosci/2026-10-01-dawne-{number}.md": document(1) for number in range(more)}
    content = write(tmp_path / "content", {NEWEST: document(20), **files})
    shared_caches(tmp_path / "cache")
    validate = pipeline.validate

    def saved_meanwhile(*arguments: Any, **named: Any) -> Any:
        found = validate(*arguments, **named)
        (content / NEWEST).write_text(document(20, body="Zapisane w trakcie."))
        return found

    monkeypatch.setattr(pipeline, "validate", saved_meanwhile)
    with pytest.raises(ContentError) as caught:
        built(tmp_path)
    assert [str(problem).partition(": ")[2] for problem in caught.value.problems] == [
        "plik zmienił się w trakcie budowania. Zbuduj stronę jeszcze raz."
    ]
    monkeypatch.undo()
    (content / NEWEST).write_text(document(20))
    built(tmp_path)
    assert "Zapisane w trakcie" not in (tmp_path / "output/aktualnosci/2026/ogloszenie-20/index.html").read_text()


def test_lost_outputs_are_copied_and_not_made_again(site: Path) -> None:
    before = tree(site / "output")
    shutil.rmtree(site / "output")
    report = built(site)
    assert report.rendered == ()
    assert report.written == len(before)
    assert tree(site / "output") == before


def test_a_changed_output_is_brought_back(site: Path) -> None:
    before = tree(site / "output")
    (site / "output" / "index.html").write_text("popsute")
    report = built(site)
    assert (report.rendered, report.written) == ((), 1)
    assert tree(site / "output") == before


def test_a_clean_build_makes_everything(site: Path) -> None:
    report = built(site, clean=True)
    assert len(report.rendered) == len(tree(site / "output"))
    assert report.written == 0


def test_a_clean_build_takes_nothing_from_the_cache_but_typefaces(site: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "red").save(picture, "JPEG")
    write(site / "content", {"obrazy/a.jpg": picture.getvalue(), NEWEST: document(20, body="![Plan](/obrazy/a.jpg)")})
    built(site, release=True)
    before = tree(site / "output")
    for name in ("pictures", "cards", "templates"):
        kept = [path for path in (site / "cache" / name).rglob("*") if path.is_file()]
        assert kept, name
        for path in kept:
            path.write_bytes(b"older")
    built(site, release=True, clean=True)
    assert tree(site / "output") == before


@pytest.mark.parametrize(
    "options", [{"autoescape": False}, {"trim_blocks": False}], ids=["autoescape off", "with empty lines"]
)
def test_other_settings_of_the_templates_make_other_pages(site: Path, options: dict[str, object]) -> None:
    """Compiled templates, which do not know the settings that they were compiled with, are not taken either."""
    (site / "content" / NEWEST).write_text(document(20, title="Kawa & herbata"))
    built(site)
    before = tree(site / "output")
    pipeline.build(options_for(site), environment(**options))
    shared_caches(site / "fresh" / "cache")
    shutil.copytree(site / "content", site / "fresh" / "content")
    pipeline.build(options_for(site / "fresh"), environment(**options))
    assert tree(site / "output") == tree(site / "fresh" / "output") != before
    built(site)
    assert tree(site / "output") == before


def test_settings_files_count_as_code(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = site / "conf.py"
    monkeypatch.setattr(pipeline, "SETTINGS", (settings, site / "none.py"))
    built(site)
    settings.write_text("JINJA_GLOBALS = {}")
    assert built(site).rendered != ()
    assert built(site).rendered == ()


def test_a_kind_that_is_added_is_planned_though_it_has_no_documents_yet(site: Path) -> None:
    pipeline.build(options_for(site, names=("announcements",)), environment())
    assert "organizacje/index.html" not in tree(site / "output")
    built(site)
    assert "organizacje/index.html" in tree(site / "output")


def test_a_check_remembers_and_the_build_after_it_is_whole(site: Path) -> None:
    (site / "content" / NEWEST).write_text(document(20, title="Nowy tytuł"))
    assert pipeline.check(options_for(site)).problems == ()
    report = built(site)
    assert "aktualnosci/2026/ogloszenie-20/index.html" in report.rendered
    assert "Nowy tytuł" in (site / "output" / "aktualnosci" / "index.html").read_text()


def test_a_problem_between_documents_is_told_every_time(site: Path) -> None:
    (site / "content" / NEWEST).write_text(document(20, body="[Tu](/nie-ma/)"))
    found = [pipeline.check(options_for(site)).problems for _ in range(2)]
    assert [(p.path, p.line) for p in found[0]] == [(f"{site}/content/{NEWEST}", 8)]
    assert found[1] == found[0]
    with pytest.raises(ContentError):
        built(site)


def store(site: Path) -> Path:
    (found,) = (site / "cache").glob("site-*.sqlite")
    return found


DAMAGED = "Pamięć poprzedniej budowy jest uszkodzona; buduję od nowa."


def test_the_store_of_pages_holds_what_is_planned_and_nothing_else(site: Path) -> None:
    (site / "content" / NEWEST).unlink()
    built(site)
    with sqlite3.connect(store(site)) as connection:
        assert {path for (path,) in connection.execute("SELECT path FROM page")} == tree(site / "output").keys()


def test_downloads_are_not_kept_twice_and_copied_without_planning(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "content", {"pliki/wzor.pdf": b"wzor"})
    built(site)
    with sqlite3.connect(store(site)) as connection:
        assert (
            connection.execute("SELECT path FROM page WHERE content = 'wzor' OR path LIKE 'pliki/%'").fetchall() == []
        )
    before = tree(site / "output")
    shutil.rmtree(site / "output")
    monkeypatch.setattr(planning, "_all_outputs", None)
    built(site)
    assert tree(site / "output") == before


def test_of_each_document_one_text_is_kept_and_of_a_deleted_one_none(site: Path) -> None:
    def texts() -> dict[str, str]:
        with sqlite3.connect(store(site)) as connection:
            return dict(connection.execute("SELECT path, CAST(content AS TEXT) FROM text"))

    assert len(texts()) == 20
    (site / "content" / NEWEST).write_text(document(20, body="Inna treść."))
    built(site)
    assert (len(texts()), texts()[NEWEST]) == (20, "<p>Inna treść.</p>\n")
    (site / "content" / NEWEST).unlink()
    built(site)
    assert len(texts()) == 19
    assert NEWEST not in texts()


@pytest.mark.parametrize("table", ["memory", "text", "page"])
@pytest.mark.parametrize(
    "damage", ["UPDATE {} SET content = CAST('x' AS BLOB)", "DROP TABLE {}"], ids=["bytes", "table"]
)
def test_damage_in_the_store_is_told_and_all_of_it_made_anew(site: Path, table: str, damage: str) -> None:
    with sqlite3.connect(store(site)) as connection:
        connection.execute(damage.format(table))
    if table == "text":  # its texts are needed again where a page is made from other data
        shared = site / "content" / "site.yaml"
        shared.write_text(shared.read_text().replace("lokal na próbę", "lokal"))
    if table == "page":
        shutil.rmtree(site / "output")
    report = built(site)
    after = tree(site / "output")
    assert (set(report.rendered), report.notices) == (after.keys(), (DAMAGED,))
    assert (built(site).rendered, built(site).notices) == ((), ())
    shutil.copytree(site / "content", site / "fresh" / "content")
    shared_caches(site / "fresh" / "cache")
    built(site / "fresh")
    assert tree(site / "fresh" / "output") == after


def test_damage_that_shows_when_two_processes_make_pages_is_told_as_well(tmp_path: Path) -> None:
    files = {f"aktualnosci/2026-10-01-dawne-{number}.md": document(1) for number in range(100)}
    write(tmp_path / "content", files)
    shared_caches(tmp_path / "cache")
    built(tmp_path)
    before = tree(tmp_path / "output")
    with sqlite3.connect(store(tmp_path)) as connection:
        connection.execute("UPDATE page SET sum = 0")
    shutil.rmtree(tmp_path / "output")
    assert built(tmp_path).notices == (DAMAGED,)
    assert tree(tmp_path / "output") == before


def test_a_check_makes_good_a_damaged_store(site: Path) -> None:
    store(site).write_bytes(b"popsute" * 1000)
    assert pipeline.check(options_for(site)).problems == ()
    assert built(site).notices == ()


@pytest.mark.parametrize("more", [0, 100], ids=["in this process", "in two processes"])
def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path, more: int) -> None:
    downloads = site / "content" / "pliki"
    write(site / "content", {"pliki/dane": b"1", "pliki/spis/a.pdf": b"2", "pliki/spis/b/c.pdf": b"3"})
    built(site)
    (downloads / "dane").unlink()
    shutil.rmtree(downloads / "spis")
    others = {f"pliki/inne/{number}": b"5" for number in range(more)}
    write(site / "content", {"pliki/dane/a.pdf": b"3", "pliki/spis": b"4", **others})
    assert built(site).removed == 3
    written = {path: raw for path, raw in tree(site / "output").items() if path.startswith("pliki/")}
    assert written == {"pliki/dane/a.pdf": b"3", "pliki/spis": b"4", **others}
    assert (built(site).written, built(site).removed) == (0, 0)


@pytest.mark.parametrize(
    ("planned", "foreign"),
    [
        pytest.param("pliki/dane/a.pdf", "pliki/dane", id="a file in the place of a folder"),
        pytest.param("pliki/dane", "pliki/dane/CNAME", id="a folder in the place of a file"),
    ],
)
@pytest.mark.parametrize("clean", [False, True], ids=["", "clean"])
def test_what_is_not_ours_stays_and_is_told(site: Path, planned: str, foreign: str, clean: bool) -> None:
    put(site / "output" / foreign, b"obce")
    write(site / "content", {planned: b"nasze"})
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            built(site, clean=clean)
        assert [str(problem) for problem in caught.value.problems] == [
            f"{site}/output/pliki/dane:1: stoi na drodze plikowi strony {site}/output/{planned}. "
            "Przenieś to w inne miejsce albo usuń."
        ]
        assert (site / "output" / foreign).read_bytes() == b"obce"
    shutil.rmtree(site / "output" / "pliki") if planned == "pliki/dane" else (site / "output" / foreign).unlink()
    built(site, clean=clean)
    assert (site / "output" / planned).read_bytes() == b"nasze"


def test_what_somebody_put_in_the_place_of_a_file_of_ours_stays(site: Path) -> None:
    write(site / "content", {"pliki/dane": b"nasze", "pliki/spis/a.pdf": b"nasze"})
    built(site)
    shutil.rmtree(site / "content" / "pliki")
    shutil.rmtree(site / "output" / "pliki")
    foreign = {"pliki/dane/CNAME": b"obce", "pliki/spis": b"obce"}
    for path, raw in foreign.items():
        put(site / "output" / path, raw)
    assert built(site).removed == 2
    assert {path: raw for path, raw in tree(site / "output").items() if path.startswith("pliki/")} == foreign


PAGE = "aktualnosci/2026/ogloszenie-20/index.html"
FOREIGN = {"CNAME": b"lokal.example.org", ".git/index.html": b"obce", "pliki/.ukryty.html": b"obce"}


def without_the_newest(site: Path, **more: bool) -> pipeline.Report:
    """The newest notice is deleted, and the site is built over what is there."""
    for path, raw in FOREIGN.items():
        put(site / "output" / path, raw)
    (site / "content" / NEWEST).unlink()
    return built(site, **more)


def test_with_a_damaged_memory_the_page_of_a_deleted_document_goes(site: Path) -> None:
    store(site).write_bytes(b"popsute" * 1000)
    report = without_the_newest(site)
    assert report.notices == (DAMAGED,)
    assert report.removed > 0
    after = tree(site / "output")
    assert PAGE not in after
    assert after.items() >= FOREIGN.items()


def test_what_a_killed_build_has_made_goes_when_its_document_goes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(site / "output")
    added = site / "content" / "aktualnosci/2026-11-22-dodane.md"
    added.write_text(document(22))
    killed(site, monkeypatch)
    assert "aktualnosci/2026/dodane/index.html" in tree(site / "output")
    added.unlink()
    built(site)
    assert tree(site / "output") == before


def test_of_a_build_that_was_killed_when_it_had_deleted_a_page_nothing_stays(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with another list of the same length, which must not be taken for the one that is remembered."""
    old, new = (site / "content" / f"aktualnosci/2026-11-22-{name}.md" for name in ("jeden", "drugi"))
    old.write_text(document(22))
    built(site)
    old.rename(new)
    killed(site, monkeypatch)
    new.unlink()
    built(site)
    assert not [path for path in tree(site / "output") if "jeden" in path or "drugi" in path]


def killed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that ends when all but the memory is written."""

    def interrupted(*_arguments: Any, **_named: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "remember", interrupted)
    with pytest.raises(KeyboardInterrupt):
        built(site)
    monkeypatch.undo()


def test_without_the_cache_what_is_not_planned_any_more_still_goes(site: Path) -> None:
    """The list of what is ours lies in the output folder itself."""
    for name in ("fonts", "templates"):
        (site / "cache" / name).unlink()
    shutil.rmtree(site / "cache")
    shared_caches(site / "cache")
    assert without_the_newest(site).notices == ()
    assert PAGE not in tree(site / "output")
    assert tree(site / "output").items() >= FOREIGN.items()


@pytest.mark.parametrize("damaged", [False, True], ids=["lost", "damaged"])
def test_files_that_nobody_remembers_are_told_and_stay(site: Path, damaged: bool) -> None:
    made = site / "output" / MARK
    made.write_bytes(made.read_bytes().replace(b"aktualnosci", b"CNAME\0aktual", 1)) if damaged else made.unlink()
    store(site).unlink()
    said = (
        f"W katalogu {site}/output leżą pliki, których nie ma w planie strony (1): {PAGE}. Program nie pamięta, czy "
        "je zrobił, więc ich nie usuwa. Jeśli są zbędne, usuń je albo cały ten katalog i zbuduj stronę jeszcze raz."
    )
    report = without_the_newest(site, take_over=True)
    assert (report.notices, report.removed) == ((said,), 0)
    assert tree(site / "output").items() >= FOREIGN.items()
    assert built(site).notices == ()
    assert built(site, clean=True).notices == (said,)
    assert PAGE in tree(site / "output")


@pytest.mark.parametrize("damaged", [False, True], ids=["lost", "damaged"])
def test_a_lost_list_is_made_again(site: Path, damaged: bool) -> None:
    made = site / "output" / MARK
    raw = made.read_bytes()
    made.write_bytes(b"popsute") if damaged else made.unlink()
    built(site)
    assert made.read_bytes() == raw
    store(site).unlink()
    assert without_the_newest(site).notices == ()
    assert PAGE not in tree(site / "output")


@pytest.mark.parametrize("path", ["robots.txt", "index.html", "kontakt/index.html"])
def test_a_file_that_we_have_not_made_is_never_replaced(tmp_path: Path, path: str) -> None:
    write(tmp_path / "content", {"strony/kontakt.md": "---\ntitle: Kontakt\n---\n"})
    shared_caches(tmp_path / "cache")
    put(tmp_path / "output" / path, b"obce")
    for _ in range(2):  # what was in the way once is still not ours
        with pytest.raises(ContentError) as refused:
            built(tmp_path)
        assert [(p.path, p.message) for p in refused.value.problems] == [
            (
                f"{tmp_path}/output/{path}",
                "tego pliku nie zrobił program, a strona ma w tym miejscu własny. Przenieś go w inne miejsce albo "
                "dopisz do polecenia --take-over, żeby go zastąpić.",
            )
        ]
        assert (tmp_path / "output" / path).read_bytes() == b"obce"
    built(tmp_path, take_over=True)
    assert (tmp_path / "output" / path).read_bytes() != b"obce"


def test_nothing_is_written_or_deleted_through_a_link_to_another_folder(site: Path, tmp_path: Path) -> None:
    output, own = site / "output", site / "wlasne"
    (output / "aktualnosci").rename(own)
    (output / "aktualnosci").symlink_to(own)
    before = tree(own)
    (site / "content" / NEWEST).unlink()
    with pytest.raises(ContentError) as refused:
        built(site)
    assert refused.value.problems[0].path == f"{output}/aktualnosci"
    assert tree(own) == before


def test_what_pages_ask_for_is_made_before_them_and_deleted_after_them(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks while a build runs sees no page whose stylesheet is not there."""
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    sheet = theme / "static" / "css" / "base.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\nb {{ color: inherit; }}\n", encoding="utf-8")
    seen: list[tuple[str, list[str]]] = []
    write_one = executor.write_if_changed

    def watched(path: str, raw: bytes) -> bool:
        done = write_one(path, raw)
        sheets = sorted(p.name for p in (site / "output" / "theme").glob("site*.css"))
        seen.append((path.removeprefix(f"{site}/output/"), sheets))
        return done

    monkeypatch.setattr(executor, "write_if_changed", watched)
    monkeypatch.setattr(executor, "PARALLEL_FROM", 10_000)
    built(site, theme=theme)
    pages = [sheets for path, sheets in seen if path.endswith(".html")]
    assert pages
    assert all(len(sheets) == 2 for sheets in pages)
    assert len(list((site / "output" / "theme").glob("site*.css"))) == 1


def test_cards_of_notices_judge_each_notice_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of organisations and events ask for them one by one: judging all notices each time would be quadratic."""
    analysis = load(options_for(site), BuildState()).site
    assert analysis is not None
    checked: list[object] = []
    stage = lifecycle.stage

    def counted(notice: Announcement, *more: Any) -> lifecycle.Stage:
        checked.append(notice)
        return stage(notice, *more)

    fresh = replace(analysis)  # without the indexes that planning has made
    monkeypatch.setattr(lifecycle, "stage", counted)
    notices = fresh.of("announcements")
    assert len([fresh.cards("announcements", [notice]) for notice in notices]) == 20
    assert len(checked) == 20
