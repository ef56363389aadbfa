"""The index of the search: when it is made, from what, and what it leaves alone."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.core.build.manifest import MARK
from plugins.search import index
from tests.building import environment, options_for, shared_caches, write

NOTICE = "---\ntitle: {title}\ndate: {day}\nsummary: Krótko.\ntopic: nabory\n---\n\n{body}\n"
FILES = {
    "aktualnosci/2026-11-20-dotacje.md": NOTICE.format(title="Dotacje", day="2026-11-20", body="Żółw."),
    "aktualnosci/2026-11-21-zebranie.md": NOTICE.format(title="Zebranie", day="2026-11-21", body="Łódź."),
    "strony/kontakt.md": "---\ntitle: Kontakt\n---\n\nNapisz do nas.\n",
}
EDITED = FILES["strony/kontakt.md"].replace("Napisz", "Zadzwoń")


def built(folder: Path, **more: object) -> pipeline.Report:
    """A build as a new process does it."""
    clean = more.pop("clean", False)
    plan = options_for(folder, names=("announcements", "pages"), searched=True, **more)  # type: ignore[arg-type]
    return pipeline.build(replace(plan, clean=bool(clean)), environment())[0]


def begun(folder: Path) -> Path:
    write(folder / "content", FILES)
    shared_caches(folder / "cache")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = begun(tmp_path_factory.mktemp("first"))
    built(folder)
    return folder


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Path:
    """A small site that has been built once."""
    shutil.copytree(first, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The pages that Pagefind was given, one list per run."""
    found: list[list[str]] = []
    run = index._run

    def noted(pages: Path, made: Path) -> None:
        found.append(sorted(p.relative_to(pages).as_posix() for p in pages.rglob("*.html")))
        run(pages, made)

    monkeypatch.setattr(index, "_run", noted)
    return found


def folder_of(site: Path) -> Path:
    return site / "output" / index.SEARCH_INDEX


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def page_count(site: Path) -> int:
    (count,) = (
        language["page_count"]
        for language in json.loads((folder_of(site) / "pagefind-entry.json").read_bytes())["languages"].values()
    )
    return int(count)


def edit(site: Path, name: str, text: str) -> None:
    (site / "content" / name).write_text(text, encoding="utf-8")


def test_the_index_knows_the_pages_that_ask_for_it_and_no_other_html_in_the_output(
    tmp_path: Path, runs: list[list[str]]
) -> None:
    begun(tmp_path)
    write(tmp_path, {"output/obca/index.html": "<html><main data-pagefind-body><h1>Obca</h1></main></html>"})
    built(tmp_path)
    assert runs == [
        [
            "aktualnosci/2026/dotacje/index.html",
            "aktualnosci/2026/zebranie/index.html",
            "aktualnosci/kanaly/index.html",
            "kontakt/index.html",
        ]
    ]
    assert page_count(tmp_path) == 4


def test_same_pages_give_the_same_bytes(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = begun(tmp_path_factory.mktemp("other"))
    built(other)
    assert tree(folder_of(other)) == tree(folder_of(site))


def test_only_what_the_search_page_loads_is_kept(site: Path) -> None:
    kept = {name.rpartition("/")[0] or name.rpartition(".")[2] for name in tree(folder_of(site))}
    assert kept == {"fragment", "index", "pf_meta", "pagefind", "js", "json"}
    assert not list((site / "cache").glob("search-*/"))


def nothing(_site: Path) -> None:
    """No edit."""


def touched(site: Path) -> None:
    edit(site, "strony/kontakt.md", FILES["strony/kontakt.md"])


def list_damaged(site: Path) -> None:
    (site / "output" / "aktualnosci" / "index.html").write_bytes(b"zepsuta")


@pytest.mark.parametrize("step", [nothing, touched, list_damaged])
def test_the_index_stays_while_its_pages_stay(step: Callable[[Path], None], site: Path, runs: list[list[str]]) -> None:
    before = tree(folder_of(site))
    step(site)
    built(site)
    assert runs == []
    assert tree(folder_of(site)) == before


def test_a_page_that_the_search_leaves_out_may_change(site: Path, runs: list[list[str]]) -> None:
    """The home page shows another summary; its key is another, so pages are looked at, but the index stands."""
    edit(site, "strony/index.md", "---\ntitle: Witaj\n---\n\nInny początek.\n")
    assert "index.html" in built(site).rendered
    assert runs == []
    edit(site, "strony/kontakt.md", EDITED)
    built(site)
    assert len(runs) == 1


def changed(site: Path) -> None:
    edit(site, "strony/kontakt.md", EDITED)


def removed(site: Path) -> None:
    (site / "content" / "strony/kontakt.md").unlink()


def lost(site: Path) -> None:
    shutil.rmtree(folder_of(site))


def part_lost(site: Path) -> None:
    next((folder_of(site) / "fragment").iterdir()).unlink()


def part_damaged(site: Path) -> None:
    (folder_of(site) / "pagefind-entry.json").write_bytes(b"{}")


def part_added(site: Path) -> None:
    write(folder_of(site), {"fragment/pl_stary.pf_fragment": "stary", "stare/pusty": ""})


def forgotten(site: Path) -> None:
    for path in (site / "cache").glob("site-*.sqlite"):
        path.unlink()


@pytest.mark.parametrize("step", [changed, removed, lost, part_lost, part_damaged, part_added, forgotten])
def test_after_this_the_index_is_made_anew_as_a_clean_build_makes_it(
    step: Callable[[Path], None], site: Path, runs: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    step(site)
    built(site)
    assert len(runs) == 1
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(site / "content", other / "content")
    shared_caches(other / "cache")
    built(other)
    assert tree(folder_of(site)) == tree(folder_of(other))


def test_a_clean_build_makes_the_index_anew(site: Path, runs: list[list[str]]) -> None:
    built(site, clean=True)
    assert len(runs) == 1


def test_a_killed_build_leaves_nothing_wrong_for_the_next_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed among the parts of the new index, then the edit is taken back: keys are the remembered ones again."""
    before = tree(folder_of(site))
    edit(site, "strony/kontakt.md", EDITED)

    def half(path: str, raw: bytes) -> bool:
        if path.endswith("pagefind.js"):
            raise KeyboardInterrupt
        return written(path, raw)

    written = index.write_if_changed
    monkeypatch.setattr(index, "write_if_changed", half)
    with pytest.raises(KeyboardInterrupt):
        built(site)
    monkeypatch.undo()
    assert tree(folder_of(site)) != before
    edit(site, "strony/kontakt.md", FILES["strony/kontakt.md"])
    built(site)
    assert tree(folder_of(site)) == before
    assert not list((site / "cache").glob("search-*/"))


def test_nothing_beside_the_index_is_removed(site: Path) -> None:
    stray = {"output/szukaj/obcy.txt": "x", "output/pagefind/obcy.txt": "x"}
    write(site, stray)
    changed(site)
    built(site)
    assert [name for name in stray if not (site / name).is_file()] == []


def test_a_preview_has_no_index_and_keeps_none_of_an_earlier_build(site: Path) -> None:
    assert built(site, preview=True).notices == ()
    assert not folder_of(site).exists()
    assert (site / "output" / "szukaj" / "index.html").is_file()


def test_a_large_site_has_its_index_when_it_is_published(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "SMALL", 3)
    assert built(site).notices == ("wyszukiwarka serwisu powstaje przy publikacji (publish): stron jest ponad 3.",)
    assert not folder_of(site).exists()
    assert built(site, release=True).notices == ()
    assert page_count(site) == 4


def test_what_pagefind_says_is_not_swallowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: shutil.which("false"))
    with pytest.raises(RuntimeError, match="pagefind ended with 1"):
        built(begun(tmp_path))


def test_files_of_the_index_are_in_no_site_map_and_the_closing_line_counts_those_of_the_plan(site: Path) -> None:
    assert "szukaj" not in (site / "output" / "sitemap.xml").read_text(encoding="utf-8")
    report = built(site)
    assert report.unchanged == len(tree(site / "output")) - len(tree(folder_of(site)))


def test_a_memory_that_another_version_wrote_is_none() -> None:
    assert index._recalled("") is None
    assert index._recalled("{") is None
    assert index._recalled('{"plan": "p", "texts": "t", "files": {}}') is None
    assert index._recalled('{"plan": "p", "pages": "t", "files": {}}') == index.Index("p", "t", {})
