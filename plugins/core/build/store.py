"""What a build remembers: HTML of bodies by digest, and for each output its key and stamp. All of it is disposable."""

import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.core.build.plan import Plan

Made = tuple[str, int, int]
# Entries and outputs lie in this many parts, so that a build after one edit writes a few of them and not all.
PARTS = 64


@dataclass
class Memory:
    """``entries`` remembers content files, ``made`` the outputs: path -> (key, size, mtime_ns), ``plan`` the last plan.

    ``stored`` is what the disk holds, so that only what differs is written.
    """

    fingerprint: str = ""
    entries: Mapping[str, Any] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    plan: Plan | None = None
    stored: "Memory | None" = field(default=None, repr=False)


def read_memory(path: Path, fingerprint: str) -> tuple[Memory, str | None]:
    """The memory of the last build, and a notice when it could not be used.

    The list of outputs survives a change of code (without keys), since it says what may be deleted.
    """
    if not path.exists():
        return Memory(fingerprint), None
    try:
        return _loaded(path, fingerprint), None
    except Exception as error:  # any damage means the same: start anew
        path.unlink(missing_ok=True)
        return Memory(
            fingerprint
        ), f"Pamięć poprzedniej budowy jest uszkodzona ({type(error).__name__}); buduję od nowa."


def _loaded(path: Path, fingerprint: str) -> Memory:
    with closing(_memory_file(path)) as connection:
        parts: dict[str, bytes] = dict(connection.execute("SELECT name, content FROM part"))
    same_code = parts.get("fingerprint") == fingerprint.encode()
    made: dict[str, Made] = {}
    entries: dict[str, Any] = {}
    for name, content in sorted(parts.items()):
        if name.startswith("made"):
            made.update(pickle.loads(content))
        elif name.startswith("entries") and same_code:
            # Entries hold records, whose classes may have changed with the code.
            entries.update(pickle.loads(content))
    if not same_code:
        return Memory(fingerprint, {}, {output: ("", size, mtime) for output, (_, size, mtime) in made.items()})
    plan = pickle.loads(parts["plan"]) if "plan" in parts else None
    return Memory(fingerprint, entries, made, plan, stored=Memory(fingerprint, dict(entries), dict(made), plan))


def write_memory(path: Path, memory: Memory) -> None:
    """Writes the parts that changed, in one transaction: a killed build leaves the old memory."""
    stored = memory.stored or Memory()
    changed = {"fingerprint": memory.fingerprint.encode()}
    for name in ("entries", "made"):
        changed.update(_changed_parts(name, getattr(memory, name), getattr(stored, name)))
    if memory.plan is not None and memory.plan is not stored.plan:
        changed["plan"] = pickle.dumps(memory.plan, protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_memory_file(path)) as connection, connection:
        if not memory.stored:
            connection.execute("DELETE FROM part")
        connection.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", changed.items())
    memory.stored = Memory(memory.fingerprint, dict(memory.entries), dict(memory.made), memory.plan)


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


def part_of(key: str) -> int:
    return zlib.crc32(key.encode()) % PARTS


def _memory_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")
    return connection


class Bodies:
    """HTML by key in one SQLite file. A damaged file is thrown away."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._fresh: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        if key in self._fresh:
            return self._fresh[key]
        row = self._open().execute("SELECT html FROM body WHERE key = ?", (key,)).fetchone()
        return zlib.decompress(row[0]).decode() if row else None

    def missing(self, keys: Iterable[str]) -> list[str]:
        wanted = sorted(set(keys))
        known: set[str] = set()
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            known.update(k for (k,) in self._open().execute(f"SELECT key FROM body WHERE key IN ({marks})", some))
        return [key for key in wanted if key not in known]

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        rows = [(key, zlib.compress(text.encode(), 1)) for key, text in pairs]
        with self._open() as connection:
            connection.executemany("INSERT OR IGNORE INTO body VALUES (?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        # A connection may not cross a fork.
        if self._connection is None or self._process != os.getpid():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = _connected(self._path)
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)
                self._connection = _connected(self._path)
            self._process = os.getpid()
        return self._connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS body (key TEXT PRIMARY KEY, html BLOB) WITHOUT ROWID")
    connection.execute("SELECT key FROM body LIMIT 1").fetchone()
    return connection
