"""Two people publish from two clones; real Git merges; nothing is lost, and SEQUENCE only grows, in whatever order."""

import datetime as dt
import itertools
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.published import addresses, calendar, record, storage
from plugins.published.addresses import CurrentAddress
from plugins.published.calendar import CalendarEntry
from plugins.published.record import Published
from tests.building import ROOT

START = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
Content = dict[str, str]


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    command = ["git", "-c", "user.name=Ala", "-c", "user.email=ala@example.org", "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert fails or done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with our attributes, and three entries published."""
    folder = tmp_path_factory.mktemp("base")
    git(folder, "init", "-q", "-b", "main")
    (folder / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    (folder / "content").mkdir()
    publish(folder, {"a": "1", "m": "1", "z": "1"}, START)
    return folder


def publish(folder: Path, content: Content, moment: dt.datetime) -> Published:
    """What the command does to the lock files: reads, brings up to date, writes, commits."""
    before = storage.load(folder / "content")
    day = dt.date(2027, 1, 1)
    entries = {uid: CalendarEntry(digest, uid, day, f"/{uid}/", (), ()) for uid, digest in content.items()}
    current = [CurrentAddress(f"/{uid}/", "events", uid, facts={"text": digest}) for uid, digest in content.items()]
    after = record.updated(before, calendar.updated(before.calendar, entries, moment), current, moment)
    storage.save(folder / "content", record.written(after))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "publikacja")
    return after


def clones(base: Path, folder: Path) -> tuple[Path, Path]:
    for name in ("ala", "ola"):
        git(folder, "clone", "-q", str(base), str(folder / name))
    return folder / "ala", folder / "ola"


CHANGES: dict[str, Callable[[Content], Content]] = {
    "adds first": lambda now: {**now, "0": "1"},
    "adds last": lambda now: {**now, "zz": "1"},
    "adds in the middle": lambda now: {**now, "mm": "1"},
    "changes": lambda now: {**now, "m": "2"},
    "changes otherwise": lambda now: {**now, "m": "3"},
    "deletes": lambda now: {uid: digest for uid, digest in now.items() if uid != "m"},
    "changes the last": lambda now: {**now, "z": "2"},
}


PAIRS = list(itertools.combinations_with_replacement(CHANGES, 2))
# In everyday runs those that Git merges in different ways; all of them in the long tier.
QUICK = {
    ("adds first", "adds last"),
    ("adds last", "adds last"),
    ("changes", "changes otherwise"),
    ("changes", "deletes"),
}


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(*pair, marks=() if pair in QUICK else pytest.mark.long) for pair in PAIRS]
)
def test_git_merges_what_two_people_published(base: Path, tmp_path: Path, one: str, other: str) -> None:
    ala, ola = clones(base, tmp_path)
    content = {"a": "1", "m": "1", "z": "1"}
    by_ala = publish(ala, CHANGES[one](content), START + dt.timedelta(hours=1))
    by_ola = publish(ola, CHANGES[other](content), START + dt.timedelta(hours=2))
    for here, there in ((ala, ola), (ola, ala)):
        git(here, "fetch", "-q", str(there), "HEAD")
        git(here, "merge", "-q", "--no-edit", "FETCH_HEAD")  # no conflict: it would end with an error
    assert storage.load(ala / "content") == storage.load(ola / "content") == record.merged(by_ala, by_ola)
    assert record.merged(by_ala, by_ola) == record.merged(by_ola, by_ala)
    after = publish(ala, CHANGES[other](CHANGES[one](content)), START + dt.timedelta(hours=3))
    for uid, entry in after.calendar.items():
        seen = [known.calendar[uid] for known in (by_ala, by_ola) if uid in known.calendar]
        assert all(entry.sequence > e.sequence for e in seen if e.digest != entry.digest), uid
        assert all(entry.sequence >= e.sequence for e in seen), uid


def test_a_conflict_that_nobody_resolved_is_read_and_mended_by_the_next_publication(base: Path, tmp_path: Path) -> None:
    ala, ola = clones(base, tmp_path)
    (ala / ".gitattributes").write_text("", encoding="utf-8")
    by_ala = publish(ala, {"a": "2", "m": "1", "z": "1", "b": "1"}, START + dt.timedelta(hours=1))
    by_ola = publish(ola, {"a": "3", "m": "1", "z": "1", "c": "1"}, START + dt.timedelta(hours=2))
    git(ala, "fetch", "-q", str(ola), "HEAD")
    git(ala, "merge", "-q", "--no-edit", "FETCH_HEAD", fails=True)
    raw = storage.raw_files(ala / "content")
    assert all(b"<<<<<<<" in text for text in raw.values())
    assert storage.load(ala / "content") == record.merged(by_ala, by_ola)
    publish(ala, {"a": "3", "m": "1", "z": "1", "b": "1", "c": "1"}, START + dt.timedelta(hours=3))
    assert all(b"<<<<<<<" not in text for text in storage.raw_files(ala / "content").values())


def test_two_changes_of_one_entry_in_the_same_minute_are_stamped_anew_by_the_next_publication() -> None:
    day = dt.date(2027, 1, 1)
    ala, ola = ({"m": CalendarEntry(digest, "m", day, "/m/", (), ())} for digest in "12")
    one, other = calendar.updated({}, ala, START), calendar.updated({}, ola, START)
    both = calendar.merged(one, other)
    assert both == calendar.merged(other, one)
    for content in (ala, ola):
        assert calendar.updated(both, content, START)["m"].sequence > one["m"].sequence


def test_a_revert_of_content_and_lock_does_not_bring_sequence_down(base: Path, tmp_path: Path) -> None:
    """What was published last is what the target holds; the lock of the reverted commit is older."""
    ala, _ola = clones(base, tmp_path)
    target = publish(ala, {"a": "2", "m": "1", "z": "1"}, START + dt.timedelta(hours=1))
    git(ala, "revert", "--no-edit", "HEAD")
    assert storage.load(ala / "content").calendar["a"].digest == "1"
    before = record.merged(storage.load(ala / "content"), target)
    storage.save(ala / "content", record.written(before))
    after = publish(ala, {"a": "1", "m": "1", "z": "1"}, START + dt.timedelta(hours=2))
    assert after.calendar["a"].sequence > target.calendar["a"].sequence
    assert after.calendar["m"] == target.calendar["m"]


def test_both_files_are_reported_when_they_can_not_be_read() -> None:
    broken = {calendar.FILE: b"[]", addresses.FILE: b'{\n"/x/": {"kind": 1}\n}\n'}
    assert [(path, line) for path, line, _message in record.problems(broken)] == [
        ("kalendarz.lock.json", 1),
        ("publikacja.lock.json", 1),
    ]
    assert record.problems({}) == []
