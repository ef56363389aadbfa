"""What a build remembers of the one before: content files, records, outputs, the plan and the check result."""

import pickle
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.core.build.plan import CheckResult, Plan
from plugins.core.build.store import Damaged
from plugins.core.reading.records import Records, part_of

FileState = tuple[str, int, int]


@dataclass
class BuildState:
    """``entries`` remembers content files, ``records`` the documents among them, ``made`` the outputs: path -> (key,
    size, mtime_ns), ``plan`` and ``check_result`` the last good ones. ``listed`` is the stamp of the manifest that
    belongs to it. ``latest_year`` is the one that content was read with (`reading.horizon`).

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
    stored: "BuildState | None" = field(default=None, repr=False)

    def read_for(self, latest_year: int) -> None:
        """Forget what was read in another year: other dates are too far ahead now. What was made stays."""
        if self.latest_year != latest_year:
            self.entries, self.latest_year = {}, latest_year


_VALUES = ("plan", "check_result", "listed", "latest_year")


def read_state(path: Path, fingerprint: str) -> tuple[BuildState, str | None]:
    """The memory of the last build, and a notice when it could not be used.

    The list of outputs survives a change of code (without keys), since it says what may be deleted.
    """
    if not path.exists():
        return BuildState(fingerprint), None
    try:
        return _loaded(path, fingerprint), None
    except Exception as error:  # any damage means the same: start anew
        path.unlink(missing_ok=True)
        return BuildState(
            fingerprint
        ), f"Pamięć poprzedniej budowy jest uszkodzona ({type(error).__name__}); buduję od nowa."


def _loaded(path: Path, fingerprint: str) -> BuildState:
    with closing(_state_file(path)) as connection:
        parts: dict[str, bytes] = dict(connection.execute("SELECT name, content FROM part"))
    same_code = parts.get("fingerprint") == fingerprint.encode()
    made: dict[str, FileState] = {}
    entries: dict[str, Any] = {}
    raw: dict[str, list[bytes]] = defaultdict(list)
    for name, content in sorted(parts.items()):
        if name.startswith("made"):
            made.update(pickle.loads(content))
        elif name.startswith("entries") and same_code:
            # Entries and records are of classes that may have changed with the code.
            entries.update(pickle.loads(content))
        elif name.startswith("records ") and same_code:
            # Unpickled late, so damage must be seen now.
            if zlib.crc32(content[4:]) != int.from_bytes(content[:4]):
                raise Damaged
            raw[name.split(" ")[1]].append(content[4:])
    if not same_code:
        return BuildState(fingerprint, made={output: ("", size, mtime) for output, (_, size, mtime) in made.items()})

    def documents(folder: str) -> dict[str, Any]:
        return {path: document for part in raw.pop(folder, ()) for path, document in pickle.loads(part).items()}

    values = (pickle.loads(parts[name]) if name in parts else None for name in _VALUES)
    state = BuildState(fingerprint, entries, Records(documents), made, *values)
    state.stored = replace(state, entries=dict(entries), made=dict(made))
    return state


def write_state(path: Path, state: BuildState) -> None:
    """Writes the parts that changed, in one transaction: a killed build leaves the old memory."""
    stored = state.stored or BuildState()
    changed = {"fingerprint": state.fingerprint.encode()}
    for name in ("entries", "made"):
        changed.update(_changed_parts(name, getattr(state, name), getattr(stored, name)))
    for (folder, part), documents in state.records.parts().items():
        content = pickle.dumps(documents, protocol=5)
        changed[f"records {folder} {part:02}"] = zlib.crc32(content).to_bytes(4) + content
    for name in _VALUES:
        value = getattr(state, name)
        if value is not None and value is not getattr(stored, name):
            changed[name] = pickle.dumps(value, protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_state_file(path)) as connection, connection:
        if not state.stored:
            connection.execute("DELETE FROM part")
        connection.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", changed.items())
    state.records = state.records.written()
    state.stored = replace(state, entries=dict(state.entries), made=dict(state.made), stored=None)


def _changed_parts(name: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, bytes]:
    # `is not`: what did not change is the same object; comparing records would cost more than writing them.
    touched = {part_of(key) for key, value in now.items() if before.get(key) is not value}
    touched |= {part_of(key) for key in before.keys() - now.keys()}
    contents: dict[int, dict[str, Any]] = {part: {} for part in touched}
    for key, value in now.items():
        part = part_of(key)
        if part in contents:
            contents[part][key] = value
    return {f"{name}{part:02}": pickle.dumps(content, protocol=5) for part, content in contents.items()}


def _state_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")
    return connection
