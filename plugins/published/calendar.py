"""What subscribers know: the memory that lets a calendar entry say truly when it last changed (contract, section 4).

All functions are pure: a lock, the entries of today and a moment go in, a lock comes out. An entry is one UID: an event
or one of its parts (their UIDs: contract, section 4), a deadline. Whoever makes calendars decides which UIDs there are;
one that is not among today's entries stays, marked as removed, until its last day has passed, and is to be shown as
cancelled, made from `PublishedEntry.lines` and `title` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from plugins.published import lines

FILE = "kalendarz.lock.json"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What one UID shows today. `digest` covers all but the stamps; `lines` are those of its content lines that a
    cancelled entry needs.

    `feeds` are the calendars that carry it and `updated` is the date that staff forced, if any. `moved_from` is the
    start that was announced before, in the form of iCalendar, where the start is another one now.
    """

    digest: str
    title: str
    last_day: date
    address: str
    feeds: tuple[str, ...]
    lines: tuple[str, ...]
    updated: datetime | None = None
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """What subscribers saw of one UID. A removed one has no digest: if its file comes back, that is a change."""

    digest: str
    created: datetime
    last_modified: datetime
    last_day: date
    title: str
    address: str
    feeds: tuple[str, ...]
    lines: tuple[str, ...]
    moved_from: str = ""

    @property
    def removed(self) -> bool:
        return not self.digest

    @property
    def sequence(self) -> int:
        return sequence(self.last_modified)


Lock = Mapping[str, PublishedEntry]


def sequence(last_modified: datetime) -> int:
    """Whole minutes since 2020: it grows with every change, even when the lock file was lost. Never below zero."""
    return max(int((last_modified - EPOCH).total_seconds() // 60), 0)


def updated(lock: Lock, entries: Mapping[str, CalendarEntry], now: datetime) -> dict[str, PublishedEntry]:
    """The lock after a publication at `now`.

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


def _current(known: PublishedEntry | None, entry: CalendarEntry, moment: datetime) -> PublishedEntry:
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
    return PublishedEntry(
        entry.digest, created, modified, entry.last_day, entry.title, entry.address, entry.feeds, entry.lines,
        entry.moved_from,
    )  # fmt: skip


def _after(known: PublishedEntry, moment: datetime) -> datetime:
    """The moment of a change: SEQUENCE must grow even for two changes within a minute, or with a clock set back."""
    return moment if sequence(moment) > known.sequence else known.last_modified + timedelta(minutes=1)


def later(one: PublishedEntry, other: PublishedEntry) -> PublishedEntry:
    """The later of two entries of one UID, whichever comes first.

    Where both were stamped in the same minute and differ, nobody can say which of them subscribers saw last: the digest
    becomes one that no entry has, so the next publication stamps the entry anew, above both.
    """
    first, second = sorted((one, other), key=lambda entry: (entry.last_modified, entry.digest))
    digest = second.digest
    if first.sequence == second.sequence and first.digest != second.digest:
        digest = "+".join(sorted({*first.digest.split("+"), *second.digest.split("+")}))
    return replace(second, digest=digest, created=min(first.created, second.created))


def merged(one: Lock, other: Lock) -> dict[str, PublishedEntry]:
    """Two locks as one: that of the content and that of the target, which may know more, or less."""
    return lines.merged(one, other, later)


def read(raw: bytes | None) -> dict[str, PublishedEntry]:
    """The lock in a file, also one that Git has merged by lines or left in conflict. An absent or empty file is an
    empty lock. Raises `lines.BrokenLock`."""
    return lines.read(raw, _entry, later)


def _entry(_uid: str, fields: Mapping[str, Any]) -> PublishedEntry:
    return PublishedEntry(
        digest=str(fields["digest"]),
        created=moment_of(fields["created"]),
        last_modified=moment_of(fields["last_modified"]),
        last_day=date.fromisoformat(fields["last_day"]),
        title=str(fields["title"]),
        address=str(fields["address"]),
        feeds=tuple(fields["feeds"]),
        lines=tuple(fields["lines"]),
        moved_from=str(fields.get("moved_from", "")),
    )


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def to_json(lock: Lock) -> str:
    """The file; `lines` says why one entry a line."""
    return lines.to_text((uid, _fields(entry)) for uid, entry in lock.items())


def _fields(entry: PublishedEntry) -> dict[str, object]:
    return {
        "title": entry.title,
        "last_day": entry.last_day.isoformat(),
        "last_modified": stamp(entry.last_modified),
        "created": stamp(entry.created),
        "digest": entry.digest,
        "address": entry.address,
        "feeds": list(entry.feeds),
        "lines": list(entry.lines),
        **({"moved_from": entry.moved_from} if entry.moved_from else {}),
    }
