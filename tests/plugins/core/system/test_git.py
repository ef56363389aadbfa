"""Git as a program: its answers, its errors without secrets, and pushing beside others."""

from pathlib import Path

import pytest

from plugins.core.system import git

WHO = ("-c", "user.name=Ala", "-c", "user.email=ala@example.org")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, and the bare one that it pushes to."""
    git.run(tmp_path, "init", "-q", "--bare", "-b", "main", "host.git")
    git.run(tmp_path, "clone", "-q", "host.git", "ala")
    folder = tmp_path / "ala"
    git.run(folder, "checkout", "-q", "-B", "main")
    (folder / "a.json").write_text("{}\n")
    (folder / "b.md").write_text("tekst")
    git.run(folder, "add", "a.json", "b.md")
    git.run(folder, *WHO, "commit", "-q", "-m", "początek")
    git.run(folder, "push", "-q", "-u", "origin", "main")
    return folder


def test_an_error_is_what_git_said_without_names_and_tokens(tmp_path: Path) -> None:
    assert git.without_secrets("fatal: //ala:token@x.example.org/a: no") == "fatal: //x.example.org/a: no"
    with pytest.raises(git.GitError, match="not a git repository"):
        git.run(tmp_path, "status")


def test_a_machine_without_git_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.GitError, match="sudo apt install git"):
        git.run(tmp_path, "status")


def test_what_a_hook_sets_leads_to_no_other_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(repository.parent / "nowhere"))
    assert git.text(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_changed_and_new_files_are_not_committed_yet(repository: Path, tmp_path: Path) -> None:
    assert git.not_committed(repository) == []
    (repository / "a.json").write_text('{"a": 1}\n')
    (repository / "łąka.md").write_text("nowy")
    assert git.not_committed(repository) == ["a.json", "łąka.md"]
    assert git.not_committed(tmp_path) == []


def test_access_to_the_host_goes_to_another_repository_by_the_environment(repository: Path, tmp_path: Path) -> None:
    git.run(repository, "config", "http.extraheader", "AUTHORIZATION: basic abc")
    git.run(repository, "config", "user.name", "Ala")
    access = git.access_of(repository)
    assert access["GIT_CONFIG_COUNT"] == "1"
    other = tmp_path / "other"
    other.mkdir()
    git.run(other, "init", "-q")
    assert git.text(other, "config", "http.extraheader", **access) == "AUTHORIZATION: basic abc"
    assert git.access_of(tmp_path) == {}


def test_only_what_fits_is_committed_and_nothing_where_nothing_changed(repository: Path) -> None:
    assert not git.commit_and_push(repository, "*.json", "publikacja")
    (repository / "a.json").write_text('{"a": 1}\n')
    (repository / "b.md").write_text("szkic")
    assert git.commit_and_push(repository, "*.json", "publikacja")
    assert git.text(repository, "log", "-1", "--format=%s %an", "origin/main") == "publikacja publikacja"
    assert git.not_committed(repository) == ["b.md"]


def test_what_others_pushed_meanwhile_is_merged_in(repository: Path, tmp_path: Path) -> None:
    git.run(tmp_path, "clone", "-q", "host.git", "ola")
    ola = tmp_path / "ola"
    (ola / "c.json").write_text("{}\n")
    assert git.commit_and_push(ola, "*.json", "Ola")
    (repository / "a.json").write_text('{"a": 1}\n')
    assert git.commit_and_push(repository, "*.json", "Ala")
    assert git.text(repository, "ls-tree", "--name-only", "origin/main").split() == ["a.json", "b.md", "c.json"]
