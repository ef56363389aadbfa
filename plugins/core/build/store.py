"""What is kept so that it need not be made twice: the HTML of texts, the bytes of outputs. All of it is disposable."""

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar


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
        if not keys:
            return rows
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
