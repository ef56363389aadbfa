"""A build that is killed half-way, and two builds at once, leave nothing wrong behind."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.core.build import executor, pipeline
from tests.bench import corpus
from tests.building import ROOT, THEME, environment, options_for, shared_caches
from tests.site.test_walk import tree


def started(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.site.build_once", str(folder / "content"), str(folder / "output")]
    command += [str(folder / "cache"), str(THEME), "2026-11-23", ""]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(build: "subprocess.Popen[str]") -> None:
    _out, err = build.communicate(timeout=120)
    assert build.returncode == 0, err


def built(folder: Path) -> None:
    """Build in this process, as a new one would: all that is known of an earlier build comes from the disk."""
    pipeline.build(options_for(folder), environment())


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content, and what an undisturbed build makes of it. Tests copy the one and compare with the other."""
    folder = tmp_path_factory.mktemp("clean")
    corpus.write(folder / "content", 40)
    shared_caches(folder / "cache")
    built(folder)
    return folder


@pytest.fixture
def site(clean: Path, tmp_path: Path) -> Path:
    shutil.copytree(clean / "content", tmp_path / "content")
    shared_caches(tmp_path / "cache")
    return tmp_path


@pytest.mark.long
def test_two_builds_at_once_wait_for_each_other(site: Path, clean: Path) -> None:
    builds = [started(site) for _ in range(2)]
    for build in builds:
        finished(build)
    assert tree(site / "output") == tree(clean / "output")


@pytest.mark.long
def test_after_a_build_was_killed_the_next_one_is_right(site: Path, clean: Path) -> None:
    killed = started(site)
    deadline = time.monotonic() + 60
    while len(list((site / "output").rglob("*.html"))) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    killed.kill()
    killed.communicate()
    finished(started(site))
    assert tree(site / "output") == tree(clean / "output")


def test_what_a_killed_build_had_half_written_does_not_stay(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the page was right all along, since the edit has been taken back."""
    built(site)
    half = site / "output" / "kalendarz" / ".index.html.8304.tmp"
    foreign = site / "output" / ".htaccess.tmp"
    foreign.write_text("cudze")
    killed(site, monkeypatch)
    half.write_text("<!doc")
    pipeline.check(options_for(site))  # remembers too, and makes no files
    built(site)
    assert not half.exists()
    assert foreign.exists()


def test_after_a_build_that_came_to_its_end_nothing_is_swept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To look through the whole output folder takes longer than an edit."""
    built(site)
    monkeypatch.setattr(pipeline, "sweep", None)
    built(site)
    killed(site, monkeypatch)
    with pytest.raises(TypeError):
        built(site)


def killed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that ends when it has begun to make files."""

    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(executor, "apply", interrupted)
        with pytest.raises(KeyboardInterrupt):
            built(site)
