"""Publishing to other places: a branch of a bare repository, and another machine (this one, by a shell for ssh)."""

import json
import stat
import subprocess
from pathlib import Path

import pytest

from plugins.cli import publication
from plugins.cli.commands import UsageError
from plugins.published import storage
from tests.building import SITE_YAML
from tests.site.publishing import EVENT, Centre

CALENDAR = "kalendarz/kalendarz.ics"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ala", "-c", "user.email=ala@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def centre(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Centre:
    monkeypatch.setattr(publication, "STAGES", tmp_path / "przygotowanie")
    return Centre(tmp_path, capsys)


@pytest.fixture
def host(centre: Centre) -> Path:
    """A bare repository as a host has it, with what somebody else keeps in the branch."""
    repository = centre.folder / "host.git"
    git(centre.folder, "init", "-q", "--bare", str(repository))
    other = centre.folder / "inny"
    git(centre.folder, "clone", "-q", str(repository), str(other))
    (other / "CZYTAJ.md").write_text("czyjeś", encoding="utf-8")
    git(other, "checkout", "-q", "-b", "gh-pages")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "czyjeś")
    git(other, "push", "-q", "origin", "gh-pages")
    settings = f"publishing: {{target: pages, repository: {repository}}}\n"
    (centre.content / "site.yaml").write_text(SITE_YAML + settings, encoding="utf-8")
    return repository


def shown(host: Path, path: str) -> str:
    return git(host, "show", f"gh-pages:{path}").replace("\u00a0", " ")


def files(host: Path) -> set[str]:
    return set(git(host, "ls-tree", "-r", "--name-only", "-z", "gh-pages").split("\0")) - {""}


def test_a_branch_shows_the_site_keeps_what_is_not_ours_and_goes_back(centre: Centre, host: Path) -> None:
    assert centre.publish(dry_run=True) == 0
    assert files(host) == {"CZYTAJ.md"}
    assert centre.publish() == 0
    assert "Opublikowano: gałąź gh-pages (" in centre.said
    assert shown(host, "CNAME") == "lokal.example.org\n"
    assert {"index.html", ".nojekyll", "CZYTAJ.md", "theme", CALENDAR, ".wydanie/pliki.json"} - files(host) == {"theme"}
    assert not {".lokal", "index.html.gz", ".htaccess"} & files(host)
    first = shown(host, CALENDAR)
    # A change, told against what stands in the branch.
    (centre.content / "kalendarz/2026-12-02-rodo.md").write_text(EVENT.format(title="RODO", hour="18:00"))
    (centre.content / "kalendarz/2026-12-03-bhp.md").write_text(EVENT.format(title="BHP", hour="09:00"))
    assert centre.publish("2026-11-24 12:00") == 0
    assert "zmienione: RODO" in centre.said
    assert "kalendarz/2026/bhp/index.html" in files(host)
    second = shown(host, CALENDAR)
    # Somebody else commits to the branch meanwhile: that stays, whatever we do.
    other = centre.folder / "inny"
    git(other, "pull", "-q", "origin", "gh-pages")
    (other / "robota.txt").write_text("czyjeś", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "czyjeś")
    git(other, "push", "-q", "origin", "gh-pages")
    assert centre.publish(rollback=True) == 0
    assert shown(host, CALENDAR) == first
    assert "kalendarz/2026/bhp/index.html" not in files(host)
    assert {"robota.txt", "CZYTAJ.md"} <= files(host)
    assert centre.publish("2026-11-25 03:00", automatic=True) == 0
    assert shown(host, CALENDAR) == first
    assert centre.publish("2026-11-25 09:00") == 0
    assert shown(host, CALENDAR) == second
    # Back from there is what stood before it, and then nothing older is left.
    assert centre.publish(rollback=True) == 0
    assert shown(host, CALENDAR) == first
    assert centre.publish(rollback=True) == 1
    assert "nie ma starszego wydania" in centre.wrong
    assert {"robota.txt", "CZYTAJ.md"} <= files(host)


def test_a_file_of_somebody_else_in_the_place_of_a_page_is_not_replaced(centre: Centre, host: Path) -> None:
    other = centre.folder / "inny"
    (other / "index.html").write_text("czyjeś", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "czyjeś")
    git(other, "push", "-q", "origin", "gh-pages")
    assert centre.publish() == 1
    assert "stoją pliki, których nie zrobił ten program, w miejscach stron: index.html." in centre.wrong
    assert centre.said.endswith("Nic nie zostało opublikowane.\n")
    assert storage.raw_files(centre.content) == {}
    assert centre.publish(take_over=True) == 0
    assert "<!DOCTYPE html>" in shown(host, "index.html")


def test_another_domain_in_the_branch_is_somebodys_decision(centre: Centre, host: Path) -> None:
    other = centre.folder / "inny"
    (other / "CNAME").write_text("inny.example.org\n", encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "domena")
    git(other, "push", "-q", "origin", "gh-pages")
    assert centre.publish() == 1
    assert "plik CNAME w gałęzi gh-pages mówi inny.example.org" in centre.wrong


def test_what_is_not_committed_is_not_sent_unless_told_and_lock_files_do_not_count(centre: Centre, host: Path) -> None:
    git(centre.folder, "init", "-q")
    git(centre.folder, "add", "content")
    git(centre.folder, "commit", "-q", "-m", "treść")
    (centre.folder / ".gitignore").write_text("/*\n!/content/\n", encoding="utf-8")
    git(centre.folder, "add", "-f", ".gitignore")
    git(centre.folder, "commit", "-q", "-m", "nic więcej")
    assert centre.publish() == 0
    assert git(centre.folder, "status", "--porcelain").split() == [
        "??", "content/kalendarz.lock.json", "??", "content/publikacja.lock.json",
    ]  # fmt: skip
    assert centre.publish("2026-11-24 12:00") == 0
    (centre.content / "strony/kontakt.md").write_text("---\ntitle: Inny\n---\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"content/strony/kontakt\.md\. Zapisz je \(git commit\) albo dopisz --dirty"):
        centre.publish("2026-11-25 12:00")
    assert centre.publish("2026-11-25 12:00", dirty=True) == 0
    # A folder on this machine takes what lies on the disk.
    assert centre.publish("2026-11-26 12:00", target="folder") == 0


def test_a_host_that_does_not_answer_is_said_and_no_secret_is_shown(centre: Centre) -> None:
    settings = "publishing: {target: pages, repository: 'file://ala:tajne@/nie/ma.git'}\n"
    (centre.content / "site.yaml").write_text(SITE_YAML + settings, encoding="utf-8")
    assert centre.publish() == 1
    assert centre.wrong.startswith("Git: ")
    assert "tajne" not in centre.wrong + centre.said
    assert centre.said == "Nic nie zostało opublikowane.\n"


@pytest.fixture
def server(centre: Centre, needs: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another machine: a folder of this one, and a program that does what ssh does, without the way."""
    needs("rsync")  # type: ignore[operator]
    place = centre.folder / "serwer z odstępem"
    place.mkdir()
    shell = centre.folder / "ssh"
    shell.write_text('#!/bin/sh\nif test "$1" = -l; then shift 2; fi\nshift\nexec sh -c "$*"\n', encoding="utf-8")
    shell.chmod(shell.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("LOKAL_SSH", str(shell))
    settings = f"publishing: {{target: rsync, host: lokal@serwer, path: '{place}/public', keep: 2}}\n"
    (centre.content / "site.yaml").write_text(SITE_YAML + settings, encoding="utf-8")
    return place / "public"


def test_another_machine_gets_releases_and_one_switch_and_goes_back(centre: Centre, server: Path) -> None:
    server.mkdir()
    (server / "stare.html").write_text("dawna strona", encoding="utf-8")
    assert centre.publish() == 0, centre.wrong
    assert f"Opublikowano: lokal@serwer:{server} (wydanie 0001)." in centre.said
    assert server.is_symlink()
    assert server.resolve() == server.with_name("public.wydania") / "0001"
    assert (server / "index.html.gz").is_file()
    assert json.loads((server / ".well-known/wydanie.json").read_bytes())["url"] == "https://lokal.example.org"
    assert next(server.with_name("public.wydania").glob("zastane-*/stare.html")).read_text() == "dawna strona"
    first = (server / CALENDAR).read_bytes()
    (centre.content / "kalendarz/2026-12-02-rodo.md").write_text(EVENT.format(title="RODO", hour="18:00"))
    assert centre.publish("2026-11-24 12:00") == 0
    assert "zmienione: RODO" in centre.said
    releases = server.with_name("public.wydania")
    assert (releases / "0001/robots.txt").samefile(releases / "0002/robots.txt")
    second = (server / CALENDAR).read_bytes()
    assert second != first
    assert centre.publish(rollback=True) == 0
    assert (server / CALENDAR).read_bytes() == first
    assert centre.publish("2026-11-25 03:00", automatic=True) == 0
    assert (server / CALENDAR).read_bytes() == first
    assert centre.publish(rollback=True) == 1
    assert centre.publish("2026-11-25 09:00") == 0
    assert (server / CALENDAR).read_bytes() == second
    assert sorted(path.name for path in releases.iterdir() if path.name.isdigit()) == ["0002", "0003"]


def test_a_machine_that_does_not_answer_is_said(centre: Centre, server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKAL_SSH", "false")
    assert centre.publish() == 1
    assert centre.wrong == "lokal@serwer: brak połączenia\n"
    assert centre.said == "Nic nie zostało opublikowane.\n"
    assert not server.exists()


@pytest.mark.parametrize(
    ("target", "message"),
    [("rsync", "w site.yaml brakuje serwera"), ("pages", "nie wiadomo, do którego repozytorium"), ("ftp", "rsync")],
)
def test_a_target_without_its_settings_says_what_to_write(centre: Centre, target: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        centre.publish(target=target)
    assert centre.publish() == 0
