"""What a build remembers: HTML of texts by digest; for each output its key, its stamp and its bytes. All of it is
disposable.
"""

import os
import pickle
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

from plugins.core.build.plan import Judgement, Plan
from plugins.core.build.records import Records, part_of

Made = tuple[str, int, int]


@dataclass
class Memory:
    """``entries`` remembers content files, ``records`` the documents among them, ``made`` the outputs: path -> (key,
    size, mtime_ns), ``plan`` and ``judgement`` the last good ones. ``listed`` is the stamp of the list of outputs that
    belongs to it (`plugins.core.build.listed`).

    ``stored`` is what the disk holds, so that only what differs is written.
    """

    fingerprint: str = ""
    entries: Mapping[str, Any] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
    made: dict[str, Made] = field(default_factory=dict)
    plan: Plan | None = None
    judgement: Judgement | None = None
    listed: tuple[int, int] | None = None
    stored: "Memory | None" = field(default=None, repr=False)


_VALUES = ("plan", "judgement", "listed")


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
        return Memory(fingerprint, made={output: ("", size, mtime) for output, (_, size, mtime) in made.items()})

    def documents(folder: str) -> dict[str, Any]:
        return {path: document for part in raw.pop(folder, ()) for path, document in pickle.loads(part).items()}

    values = (pickle.loads(parts[name]) if name in parts else None for name in _VALUES)
    memory = Memory(fingerprint, entries, Records(documents), made, *values)
    memory.stored = replace(memory, entries=dict(entries), made=dict(made))
    return memory


def write_memory(path: Path, memory: Memory) -> None:
    """Writes the parts that changed, in one transaction: a killed build leaves the old memory."""
    stored = memory.stored or Memory()
    changed = {"fingerprint": memory.fingerprint.encode()}
    for name in ("entries", "made"):
        changed.update(_changed_parts(name, getattr(memory, name), getattr(stored, name)))
    for (folder, part), documents in memory.records.parts().items():
        content = pickle.dumps(documents, protocol=5)
        changed[f"records {folder} {part:02}"] = zlib.crc32(content).to_bytes(4) + content
    for name in _VALUES:
        value = getattr(memory, name)
        if value is not None and value is not getattr(stored, name):
            changed[name] = pickle.dumps(value, protocol=5)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(_memory_file(path)) as connection, connection:
        if not memory.stored:
            connection.execute("DELETE FROM part")
        connection.executemany("INSERT OR REPLACE INTO part VALUES (?, ?)", changed.items())
    memory.records = memory.records.written()
    memory.stored = replace(memory, entries=dict(memory.entries), made=dict(memory.made), stored=None)


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


def _memory_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")
    return connection


class Damaged(Exception):
    """A store does not hold what was put into it, so nothing can be taken from it any more."""


class _Table:
    """One table in one SQLite file of its own, which two processes may use. Everything may raise `Damaged`.

    Nothing is compressed: that would cost a cold build more than it spares the disk.
    """

    schema: ClassVar[str]
    # The table and its key.
    rows: ClassVar[tuple[str, str]]

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def forget(self) -> None:
        """Throws everything away, also the journal of a killed build, which would be played into the next file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The database, in a transaction."""
        try:
            if self._connection is None or self._process != os.getpid():  # a connection may not cross a fork
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = sqlite3.connect(self._path, timeout=60)
                self._connection.execute("PRAGMA synchronous = OFF")
                self._connection.execute(f"CREATE TABLE IF NOT EXISTS {self.schema}")
                self._process = os.getpid()
            with self._connection:
                yield self._connection
        except sqlite3.DatabaseError as error:
            raise Damaged from error

    def _select(self, query: str, keys: Sequence[str]) -> list[Any]:
        """The rows of ``… WHERE key``, asked for in portions that SQLite takes."""
        rows: list[Any] = []
        with self._opened() as connection:
            for start in range(0, len(keys), 500):
                some = keys[start : start + 500]
                rows += connection.execute(f"{query} IN ({','.join('?' * len(some))})", some)
        return rows

    def keep_only(self, wanted: Set[str]) -> None:
        """Drops the rows with other keys. The file does not shrink, but new rows take their place."""
        table, key = self.rows
        with self._opened() as connection:
            found = connection.execute(f"SELECT {key} FROM {table}").fetchall()
            gone = [row for row in found if row[0] not in wanted]
            connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", gone)


class Bodies(_Table):
    """The HTML of texts by key."""

    rows = ("body", "key")
    schema = "body (key TEXT PRIMARY KEY, sum INTEGER, html BLOB)"

    def get(self, keys: Collection[str]) -> dict[str, str]:
        """Those of the texts that are kept."""
        rows = self._select("SELECT key, sum, html FROM body WHERE key", sorted(keys))
        if any(_sum(raw) != check for _key, check, raw in rows):
            raise Damaged
        return {key: raw.decode() for key, _check, raw in rows}

    def add(self, texts: Mapping[str, str]) -> None:
        rows = [(key, _sum(raw := html.encode()), raw) for key, html in texts.items()]
        with self._opened() as connection:
            connection.executemany("INSERT OR IGNORE INTO body VALUES (?, ?, ?)", rows)


class Pages(_Table):
    """The bytes of each output and the key that they were made for: where the output folder is gone, they are copied.

    One row per output, so what is not planned any more or was made anew leaves nothing behind.
    """

    rows = ("page", "path")
    schema = "page (path TEXT PRIMARY KEY, key TEXT, sum INTEGER, content BLOB)"

    def having(self, keys: Mapping[str, str]) -> set[str]:
        """Which of these paths are kept for these keys."""
        rows = self._select("SELECT path, key FROM page WHERE path", list(keys))
        return {path for path, key in rows if keys[path] == key}

    def get(self, paths: Sequence[str]) -> dict[str, bytes]:
        """The bytes kept for these paths."""
        rows = self._select("SELECT path, sum, content FROM page WHERE path", paths)
        if len(rows) != len(paths) or any(_sum(content) != check for _path, check, content in rows):
            raise Damaged
        return {path: content for path, _check, content in rows}

    def add(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keeps (path, key, bytes)."""
        values = [(path, key, _sum(content), content) for path, key, content in rows]
        with self._opened() as connection:
            connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)", values)

    def remove(self, paths: Iterable[str]) -> None:
        with self._opened() as connection:
            connection.executemany("DELETE FROM page WHERE path = ?", [(path,) for path in paths])


def _sum(content: Any) -> int | None:
    return zlib.crc32(content) if isinstance(content, bytes) else None
