"""The store of a site: one SQLite file with all that builds of the same content into the same folder remember.

What it promises:

- Same content, same bytes. Kept texts and pages are only given for the key that they were made for; what `memory` says
  of files is compared with their stamps and digests.
- A killed build leaves the older memory: it is replaced in one transaction, as the last thing that a build does. Texts
  and pages may be newer, which does no harm, since they carry their keys.
- The build after a killed one knows of it (`begin`), and sweeps what was half written.
- Damage is found before anything is used: each row has a checksum, and SQLite looks after the rest. The answer is the
  same everywhere: `Damaged`, upon which `pipeline` forgets the whole file, says so, and begins anew.
- Two processes may use it at once while pages are made. Two builds never do (`pipeline`).
- It may be deleted at any time. Which files are ours stands in the output folder itself (`manifest`).

No connection may cross a fork, so none stays open: each method opens and closes the file, which takes 0.2 ms.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from plugins.core.build.state import BuildState, from_rows, to_rows

# Nothing is compressed: that would cost a cold build more than it spares the disk. The version marks a file that is not
# new, in which tables may not be missing.
_TABLES = """
CREATE TABLE IF NOT EXISTS memory (name TEXT PRIMARY KEY, sum INTEGER, content BLOB);
CREATE TABLE IF NOT EXISTS text (path TEXT PRIMARY KEY, key TEXT, sum INTEGER, content BLOB);
CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, key TEXT, sum INTEGER, content BLOB);
PRAGMA user_version = 1;
"""
# Rows of `memory`: one is there while no files are being made, and so missing after a build that was killed; the other
# says how many there are, since one may be lost without a trace.
_ENDED, _COUNT = "ended", "count"


Table = Literal["text", "page"]
# path, key, bytes
Row = tuple[str, str, bytes]


class Damaged(Exception):
    """The store does not hold what was put into it, so nothing can be taken from it any more."""


class Store:
    """``memory`` holds the state of the last build, ``text`` the HTML of each document, ``page`` the bytes of each
    output; these two with the key that they were made for. Where the output folder is gone, pages are copied.

    All methods may raise `Damaged`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def forget(self) -> None:
        """Throw everything away, also the journal of a killed build, which would be played into the next file."""
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)

    def state(self, fingerprint: str) -> BuildState:
        """Return the memory of the last build."""
        with self._opened() as connection:
            found = connection.execute("SELECT name, sum, content FROM memory WHERE name != ?", [_ENDED]).fetchall()
        rows = {name: _checked(content, check, name) for name, check, content in found}
        if int(rows.pop(_COUNT, b"0")) != len(rows):
            raise Damaged
        return from_rows(rows, fingerprint)

    def begin(self) -> bool:
        """Put down that files are being made, and return whether the last build that did so came to no end."""
        with self._opened() as connection:
            return connection.execute("DELETE FROM memory WHERE name = ?", [_ENDED]).rowcount == 0

    def remember(self, state: BuildState, ended: bool) -> None:
        """Replace the memory, after files were made (``ended``) or without that."""
        rows = {**to_rows(state), **({_ENDED: b""} if ended else {})}
        with self._opened() as connection:
            if not state.stored:
                connection.execute("DELETE FROM memory")
            _replace(connection, rows)
            names = connection.execute("SELECT count(*) FROM memory WHERE name NOT IN (?, ?)", [_ENDED, _COUNT])
            _replace(connection, {_COUNT: b"%d" % names.fetchone()})
        state.written()

    def holding(self, table: Table, keys: Mapping[str, str]) -> set[str]:
        """Return which of these paths are kept for these keys."""
        rows = self._select(f"SELECT path, key FROM {table} WHERE path", list(keys))
        return {path for path, key in rows if keys[path] == key}

    def take(self, table: Table, keys: Mapping[str, str]) -> dict[str, bytes]:
        """Return the bytes of those of these paths that are kept for these keys."""
        rows = self._select(f"SELECT path, key, sum, content FROM {table} WHERE path", list(keys))
        return {path: _checked(content, check, path, key) for path, key, check, content in rows if keys[path] == key}

    def keep(self, rows: Mapping[Table, Sequence[Row]]) -> None:
        if not any(rows.values()):
            return
        with self._opened() as connection:
            for table, some in rows.items():
                values = [(path, key, _sum(content, path, key), content) for path, key, content in some]
                connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)", values)

    def keep_only(self, wanted: Mapping[Table, Set[str]]) -> None:
        """Drop what is kept for other paths. The file does not shrink, but new rows take their place."""
        with self._opened() as connection:
            for table, paths in wanted.items():
                found = connection.execute(f"SELECT path FROM {table}").fetchall()
                gone = [row for row in found if row[0] not in paths]
                connection.executemany(f"DELETE FROM {table} WHERE path = ?", gone)

    def _select(self, query: str, paths: Sequence[str]) -> list[Any]:
        """Return the rows of ``… WHERE path``, asked for in portions that SQLite takes."""
        rows: list[Any] = []
        if not paths:
            return rows
        with self._opened() as connection:
            for start in range(0, len(paths), 500):
                some = paths[start : start + 500]
                rows += connection.execute(f"{query} IN ({','.join('?' * len(some))})", some)
        return rows

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The database, in a transaction."""
        try:
            with closing(sqlite3.connect(self._path, timeout=60)) as connection, connection:
                connection.execute("PRAGMA synchronous = OFF")
                if connection.execute("PRAGMA user_version").fetchone() == (0,):
                    connection.executescript(_TABLES)
                yield connection
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            # A full disk is no damage: the command says so.
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise
            raise Damaged from error


def _replace(connection: sqlite3.Connection, rows: Mapping[str, bytes]) -> None:
    values = [(name, _sum(content, name), content) for name, content in rows.items()]
    connection.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", values)


def _sum(content: bytes, *keys: str) -> int:
    return zlib.crc32(content, zlib.crc32("\n".join(keys).encode()))


def _checked(content: Any, check: Any, *keys: Any) -> bytes:
    if not isinstance(content, bytes) or _sum(content, *map(str, keys)) != check:
        raise Damaged
    return content
