"""What other Pelican plugins are promised: the signal `content_written` for each file, also for one that is copied."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pelican import signals

from plugins.cli import commands
from tests.building import shared_caches, write

FILES = {"strony/kontakt.md": "---\ntitle: Kontakt\n---\n\nNapisz do nas.\n", "pliki/wzor.csv": "a;  b\n"}
PAGE = "kontakt/index.html"


@pytest.fixture
def minified() -> Iterator[list[str]]:
    """The paths that a minifier was told of since the list was emptied; it makes each file shorter, in its place."""
    told: list[str] = []

    def shorter(path: str, **_context: object) -> None:
        told.append(path)
        if path.endswith(".html"):
            file = Path(path)
            file.write_bytes(b" ".join(file.read_bytes().split()))

    signals.content_written.connect(shorter)
    yield told
    signals.content_written.disconnect(shorter)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "content", FILES)
    shared_caches(tmp_path / "cache")
    return tmp_path


def built(site: Path) -> None:
    commands.build_site(
        PATH=str(site / "content"), OUTPUT_PATH=str(site / "out"), CACHE_PATH=str(site / "cache"), TODAY="2026-11-23"
    )


def tree(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (site / "out").rglob("*") if path.is_file()}


def told_of(paths: Iterable[str]) -> list[str]:
    """All files but our mark and the index of the search, which Pagefind makes when the plugins are done."""
    return sorted(path for path in paths if "/szukaj/indeks/" not in path and not path.endswith("/.lokal"))


def test_work_of_a_minifier_is_done_again_on_what_is_copied(site: Path, minified: list[str]) -> None:
    built(site)
    before = tree(site)
    assert sorted(minified) == told_of(before)
    minified.clear()
    shutil.rmtree(site / "out")
    built(site)
    assert sorted(minified) == told_of(before)
    assert tree(site) == before


def test_work_of_a_minifier_is_kept_while_nothing_changes(site: Path, minified: list[str]) -> None:
    built(site)
    before = tree(site)
    minified.clear()
    built(site)
    assert minified == []
    assert tree(site) == before
    (site / "out" / PAGE).write_bytes(b"popsute")
    built(site)
    assert minified == [str(site / "out" / PAGE)]
    assert tree(site) == before
