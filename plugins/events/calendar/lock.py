"""What subscribers know: the memory that lets a calendar entry say truly when it last changed (contract, section 4).

`content/kalendarz.lock.json` is written by `publish`, committed, and only read by `build`. All functions here are pure:
a lock, the entries of today and a moment go in, a lock comes out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

FILE = "kalendarz.lock.json"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class BrokenLock(ValueError):
    """The lock file can not be read. Its text is the Polish message."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one UID shows today. `digest` covers all but the stamps; `lines` are those of its content lines that a
    cancelled entry needs.

    `feeds` are the calendars that carry it and `updated` is the date that staff forced, if any.
    """

    digest: str
    title: str
    last_day: date
    address: str
    feeds: tuple[str, ...]
    lines: tuple[str, ...]
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What subscribers saw of one UID. A removed one has no digest: if its file comes back, that is a change."""

    digest: str
    created: datetime
    last_modified: datetime
    last_day: date
    title: str
    address: str
    feeds: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def removed(self) -> bool:
        return not self.digest

    @property
    def sequence(self) -> int:
        return sequence(self.last_modified)


Lock = Mapping[str, Known]


def sequence(last_modified: datetime) -> int:
    """Whole minutes since 2020: it grows with every change, even when the lock file was lost. Never below zero."""
    return max(int((last_modified - EPOCH).total_seconds() // 60), 0)


def brought_up_to_date(lock: Lock, entries: Mapping[str, Entry], now: datetime) -> dict[str, Known]:
    """The lock after a build at `now`.

    Unchanged entries keep their stamps, or take the `updated` that staff forced once that moment has come. Changed and
    new ones are stamped with the moment of the build; so a lost lock makes every entry newer, never older. Entries
    whose file is gone stay, marked as removed, until their last day has passed.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    current = {uid: _current(lock.get(uid), entry, moment) for uid, entry in entries.items()}
    gone = {
        uid: known if known.removed else replace(known, digest="", last_modified=_after(known, moment))
        for uid, known in lock.items()
        if uid not in entries and known.last_day >= now.date()
    }
    return dict(sorted({**current, **gone}.items()))


def _current(known: Known | None, entry: Entry, moment: datetime) -> Known:
    forced = entry.updated.astimezone(UTC) if entry.updated else None
    if known is None:
        modified = moment
    elif forced and forced <= moment and sequence(forced) > known.sequence:
        modified = forced
    elif known.digest == entry.digest:
        modified = known.last_modified
    else:
        modified = _after(known, moment)
    created = min(known.created, modified) if known else modified
    return Known(
        entry.digest, created, modified, entry.last_day, entry.title, entry.address, entry.feeds, entry.lines
    )  # fmt: skip


def _after(known: Known, moment: datetime) -> datetime:
    """The moment of a change: SEQUENCE must grow even for two changes within a minute, or with a clock set back."""
    return moment if sequence(moment) > known.sequence else known.last_modified + timedelta(minutes=1)


def read(raw: bytes | None) -> dict[str, Known]:
    """The lock in a file; an absent file is an empty one."""
    if raw is None:
        return {}
    try:
        return {uid: _known(fields) for uid, fields in json.loads(raw).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BrokenLock(
            "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie."
        ) from None


def _known(fields: Mapping[str, Any]) -> Known:
    return Known(
        digest=str(fields["digest"]),
        created=_moment(fields["created"]),
        last_modified=_moment(fields["last_modified"]),
        last_day=date.fromisoformat(fields["last_day"]),
        title=str(fields["title"]),
        address=str(fields["address"]),
        feeds=tuple(fields["feeds"]),
        lines=tuple(fields["lines"]),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def to_json(lock: Lock) -> str:
    """The file: sorted, one field a line, so that a commit shows which event changed."""
    return json.dumps({uid: _fields(lock[uid]) for uid in sorted(lock)}, ensure_ascii=False, indent=1) + "\n"


def _fields(known: Known) -> dict[str, object]:
    return {
        "title": known.title,
        "last_day": known.last_day.isoformat(),
        "last_modified": f"{known.last_modified:%Y-%m-%dT%H:%M:%SZ}",
        "created": f"{known.created:%Y-%m-%dT%H:%M:%SZ}",
        "digest": known.digest,
        "address": known.address,
        "feeds": list(known.feeds),
        "lines": list(known.lines),
    }
