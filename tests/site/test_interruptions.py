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
