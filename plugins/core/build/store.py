"""What a build remembers: HTML of bodies by digest, and for each output its key and stamp. All of it is disposable."""

import gc
import os
import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Made = tuple[str, int, int]


@dataclass
class Memory:
    """``entries`` remembers content files, ``made`` the outputs: path -> (key, size, mtime_ns)."""

    fingerprint: str = ""
    entries: Mapping[str, Any] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)


def read_memory(path: Path, fingerprint: str) -> tuple[Memory, str | None]:
    """The memory of the last build, and a notice when it could not be used.

    The list of outputs survives a change of code (without keys), since it says what may be deleted.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Memory(fingerprint), None
    gc.disable()  # 10,000 records are hundreds of thousands of objects and none of them is garbage
    try:
        written_by, entries, made = pickle.loads(raw)
        made = pickle.loads(made)
        # Entries hold records, whose classes may have changed with the code: unpickle them only for the same code.
        entries = pickle.loads(entries) if written_by == fingerprint else {}
        if written_by != fingerprint:
            made = {output: ("", size, mtime) for output, (_key, size, mtime) in made.items()}
    except Exception as error:  # any damage means the same: start anew
        return Memory(
            fingerprint
        ), f"Pamięć poprzedniej budowy jest uszkodzona ({type(error).__name__}); buduję od nowa."
    finally:
        gc.enable()
    return Memory(fingerprint, entries, made), None


def write_memory(path: Path, memory: Memory) -> None:
    """Replaces the memory in one step, so that a killed build leaves the old one."""
    entries = pickle.dumps(memory.entries, protocol=5)
    raw = pickle.dumps((memory.fingerprint, entries, pickle.dumps(memory.made, protocol=5)), protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_bytes(raw)
    temporary.replace(path)


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
