"""The workflows of the forges: their steps are commands that there are, and what they do has been done here once."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.cli import publication
from tests.building import ROOT, SITE_YAML
from tests.site.publishing import Centre
from tests.site.test_targets import git

FILES = (".github/workflows", ".forgejo/workflows", ".gitlab-ci.yml")


def steps(value: Any) -> list[str]:
    """Every command line of a workflow."""
    if isinstance(value, dict):
        own = [value["run"]] if isinstance(value.get("run"), str) else []
        own += value["script"] if isinstance(value.get("script"), list) else []
        return own + [line for item in value.values() for line in steps(item)]
    return [line for item in value for line in steps(item)] if isinstance(value, list) else []


def workflows() -> list[Path]:
    found = [ROOT / name for name in FILES]
    return [file for place in found for file in (sorted(place.glob("*.yml")) if place.is_dir() else [place])]


@pytest.mark.parametrize("file", workflows(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_steps_are_commands_that_there_are(file: Path) -> None:
    tasks = (ROOT / "tasks.py").read_text(encoding="utf-8")
    lines = [line for line in steps(yaml.safe_load(file.read_text(encoding="utf-8"))) if "tasks.py" in line]
    assert lines or file.name in ("audit.yml", "kod.yml")
    for line in lines:
        _python, _file, task, *options = line.split()
        definition = re.search(rf"^def {task.replace('-', '_')}\((.*?)\) -> None:", tasks, re.MULTILINE | re.DOTALL)
        assert definition, line
        for option in (word for word in options if word.startswith("--")):
            assert re.search(rf"\b{option[2:].replace('-', '_')}:", definition[1]), line


@pytest.mark.parametrize("file", workflows(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_the_commit_of_lock_files_starts_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "commit-locks" not in text or "lock.json" in text or "skip ci" in text


def test_what_a_workflow_does_works_with_a_bare_repository_as_the_host(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clone is published to a branch of its own origin; lock files come back by a commit, also when somebody pushed
    meanwhile; the next clone goes on from there."""
    monkeypatch.setattr(publication, "STAGES", tmp_path / "przygotowanie")
    host = tmp_path / "host.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(host))
    centre = Centre(tmp_path / "pierwszy", capsys)
    (centre.content / "site.yaml").write_text(f"{SITE_YAML}publishing: {{target: pages}}\n", encoding="utf-8")
    (centre.folder / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    git(centre.folder, "init", "-q", "-b", "main")
    git(centre.folder, "remote", "add", "origin", str(host))
    git(centre.folder, "add", "-A")
    git(centre.folder, "commit", "-q", "-m", "treść")
    git(centre.folder, "push", "-q", "-u", "origin", "main")
    git(tmp_path, "clone", "-q", str(host), str(tmp_path / "drugi"))
    assert centre.publish() == 0, centre.wrong
    (tmp_path / "drugi/nowy.txt").write_text("x", encoding="utf-8")
    git(tmp_path / "drugi", "add", "-A")
    git(tmp_path / "drugi", "commit", "-q", "-m", "tymczasem")
    git(tmp_path / "drugi", "push", "-q")
    assert publication.commit_locks(str(centre.content)) == 0
    log = git(host, "log", "--format=%s", "main").splitlines()
    assert "Zapis publikacji [skip ci]" in log
    assert "tymczasem" in log
    assert publication.commit_locks(str(centre.content)) == 0
    assert "Zapis publikacji nie zmienił się." in capsys.readouterr().out
    assert git(host, "show", "gh-pages:CNAME") == "lokal.example.org\n"
    done = subprocess.run(
        ["git", "-C", str(centre.folder), "status", "--porcelain"], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
