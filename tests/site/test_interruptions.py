"""A build that is killed half-way, and two builds at once, leave nothing wrong behind."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import corpus
from tests.building import ROOT, THEME
from tests.site.test_walk import tree


def started(folder: Path, output: str, cache: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.site.build_once", str(folder / "content"), str(folder / output)]
    command += [str(folder / cache), str(THEME), "2026-11-23", "https://lokal.example.org"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(build: "subprocess.Popen[str]") -> None:
    _out, err = build.communicate(timeout=120)
    assert build.returncode == 0, err


@pytest.fixture
def site(tmp_path: Path) -> Path:
    corpus.write(tmp_path / "content", 40)
    finished(started(tmp_path, "clean", "clean-cache"))
    shutil.copytree(tmp_path / "clean-cache" / "fonts", tmp_path / "cache" / "fonts")
    return tmp_path


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(site: Path) -> None:
    builds = [started(site, "output", "cache") for _ in range(2)]
    for build in builds:
        finished(build)
    assert tree(site / "output") == tree(site / "clean")


@pytest.mark.slow
def test_after_a_build_was_killed_the_next_one_is_right(site: Path) -> None:
    killed = started(site, "output", "cache")
    deadline = time.monotonic() + 60
    while len(list((site / "output").rglob("*.html"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    finished(started(site, "output", "cache"))
    assert tree(site / "output") == tree(site / "clean")


def test_what_a_killed_build_had_half_written_does_not_stay(site: Path) -> None:
    """Even where the page was right all along, since the edit has been taken back."""
    finished(started(site, "output", "cache"))
    (lock,) = (site / "cache").glob("build-*.lock")
    assert lock.read_text() == ""
    lock.write_text("making")  # as it stands while files are made
    half = site / "output" / "kalendarz" / ".index.html.8304.tmp"
    foreign = site / "output" / ".htaccess.tmp"
    half.write_text("<!doc")
    foreign.write_text("cudze")
    finished(started(site, "output", "cache"))
    assert not half.exists()
    assert foreign.exists()
    assert lock.read_text() == ""
