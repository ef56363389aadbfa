"""What a build remembers of the one before, and that as rows of bytes for the store."""

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from plugins.core.build.plan import CheckResult, Plan
from plugins.core.reading.records import Documents, Records, folder_of

FileState = tuple[str, int, int]
# A mapping lies in this many rows, so that a build after one edit writes a few of them: with one row for each mapping,
# it took 17 % more CPU at 10,000 documents.
PARTS = 64
_VALUES = ("plan", "check_result", "listed", "latest_year", "finished")


@dataclass
class BuildState:
    """``entries`` remembers content files, ``records`` the documents among them, ``made`` the outputs: path -> (key,
    size, mtime_ns), ``plan`` and ``check_result`` the last good ones. ``listed`` is the stamp of the manifest that
    belongs to it. ``latest_year`` is the one that content was read with (`reading.horizon`). ``finished`` holds what
    features want to know the next time (`Feature.finish`), by their names.

    ``stored`` is what the disk holds, so that only what differs is written.
    """

    fingerprint: str = ""
    entries: Mapping[str, Any] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
    made: dict[str, FileState] = field(default_factory=dict)
    plan: Plan | None = None
    check_result: CheckResult | None = None
    listed: tuple[int, int] | None = None
    latest_year: int | None = None
    finished: Mapping[str, str] = field(default_factory=dict)
    stored: "BuildState | None" = field(default=None, repr=False)

    def read_for(self, latest_year: int) -> None:
        """Forget what was read in another year: other dates are too far ahead now. What was made stays."""
        if self.latest_year != latest_year:
            self.entries, self.latest_year = {}, latest_year

    def learn(self, entries: Mapping[str, Any], records: Records, check_result: CheckResult | None) -> None:
        """Take over what was read and judged."""
        self.entries, self.records, self.check_result = entries, records, check_result

    def only_made(self, fingerprint: str) -> "BuildState":
        """Return what says which files are ours, and not what they were made of."""
        made = {path: ("", size, mtime) for path, (_key, size, mtime) in self.made.items()}
        return BuildState(fingerprint, made=made, listed=self.listed)

    def written(self) -> None:
        """Take it for what the disk holds."""
        self.stored = replace(self, made=dict(self.made), stored=None)


def from_rows(rows: dict[str, bytes], fingerprint: str) -> BuildState:
    """Return what `to_rows` has put into rows. Records are unpickled when they are asked for: after an edit few are."""
    made = _joined(rows, "made")
    finished = pickle.loads(rows["finished"]) if "finished" in rows else {}
    if rows.get("fingerprint") != fingerprint.encode():  # other objects may be of classes that have changed
        return replace(BuildState(made=made).only_made(fingerprint), finished=finished)

    @cache
    def documents(folder: str) -> Documents:
        return _joined(rows, _records(folder))

    values = {name: pickle.loads(rows[name]) for name in _VALUES if name in rows}
    state = BuildState(fingerprint, _joined(rows, "entries"), Records(documents), made, **values)
    state.written()
    return state


def to_rows(state: BuildState) -> dict[str, bytes]:
    """Return the rows that differ from those on the disk."""
    stored = state.stored or BuildState()
    folders = state.records.changed if state.stored else {folder_of(path) for path in state.entries}
    rows = {"fingerprint": state.fingerprint.encode()}
    rows |= _parts("entries", state.entries, stored.entries) | _parts("made", state.made, stored.made)
    for folder in folders:
        rows |= _parts(_records(folder), state.records.of(folder), stored.records.of(folder))
    for name in _VALUES:
        value = getattr(state, name)
        if value is not None and value is not getattr(stored, name):
            rows[name] = pickle.dumps(value, protocol=5)
    return rows


def _records(folder: str) -> str:
    return f"records {folder}"


def _joined(rows: dict[str, bytes], name: str) -> dict[str, Any]:
    """Take the parts of a mapping out of rows, which need not be held any longer."""
    found: dict[str, Any] = {}
    for number in range(PARTS):
        raw = rows.pop(f"{name} {number}", None)
        found.update(pickle.loads(raw) if raw else {})
    return found


def _parts(name: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, bytes]:
    # `is not`: what did not change is the same object; comparing records would cost more than writing them.
    touched = {_part(key) for key, value in now.items() if before.get(key) is not value}
    touched |= {_part(key) for key in before.keys() - now.keys()}
    parts: dict[int, dict[str, Any]] = {part: {} for part in touched}
    for key, value in now.items():
        if (part := _part(key)) in parts:
            parts[part][key] = value
    return {f"{name} {part}": pickle.dumps(content, protocol=5) for part, content in parts.items()}


def _part(key: str) -> int:
    return zlib.crc32(key.encode()) % PARTS
