"""Links to other sites: which there are, when they were last tried, and which of them no longer answer.

`invoke links` tries them and writes `content/odnosniki.lock.json`; `check` only reads that file and warns when it is
old. No page depends on it, and no build touches the network.
"""

import datetime as dt
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.site.site import Site

FILE = "odnosniki.lock.json"
OLD_AFTER = dt.timedelta(days=182)
TIMEOUT_S = 15
_ADDRESS = re.compile(r"https?://(?:[^\s<>\"'”»\[\]`{}()|]|\([^\s<>\"'()]*\))+")
# The network is not the site's fault: these say nothing about the address.
_BLOCKED = (401, 403, 405, 406, 429, 503)


class Tried(NamedTuple):
    """What became of an address: the day and the status, 0 when nobody answered."""

    day: dt.date
    status: int

    @property
    def is_dead(self) -> bool:
        return self.status == 0 or (self.status >= 400 and self.status not in _BLOCKED)


Seen = Mapping[str, Tried]


def addresses_in(text: str) -> list[str]:
    """The addresses of other sites in a text, in order, each once; a stop behind one is not part of it."""
    return list(dict.fromkeys(match.rstrip(".,;:!?*_") for match in _ADDRESS.findall(text)))


def read(raw: bytes | None) -> dict[str, Tried]:
    """The file of the last attempt; an unreadable one counts as none, since it can be made again."""
    try:
        found = json.loads(raw or b"{}")
        return {url: Tried(dt.date.fromisoformat(known["day"]), int(known["status"])) for url, known in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def to_json(seen: Seen) -> str:
    fields = {url: {"day": seen[url].day.isoformat(), "status": seen[url].status} for url in sorted(seen)}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def not_tried_lately(addresses: Iterable[str], seen: Seen, today: dt.date) -> list[str]:
    return sorted({url for url in addresses if url not in seen or today - seen[url].day > OLD_AFTER})


def status_of(url: str) -> int:
    """The HTTP status of an address; 0 when there is no answer."""
    request = urllib.request.Request(url, headers={"User-Agent": "Mozilla/5.0 (sprawdzanie odnosnikow)"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError):
        return 0


def tried(
    addresses: Iterable[str], seen: Seen, today: dt.date, ask: Callable[[str], int] = status_of
) -> dict[str, Tried]:
    """What is known after trying the addresses that were not tried lately. Addresses no longer used are forgotten."""
    wanted = sorted(set(addresses))
    due = set(not_tried_lately(wanted, seen, today))
    return {url: Tried(today, ask(url)) if url in due else seen[url] for url in wanted}


def addresses_by_file(content: Path) -> dict[str, list[str]]:
    """The addresses of every content file that has some, by its path."""
    found = {}
    for path in (*sorted(content.rglob("*.md")), *content.glob("site.yaml")):
        addresses = addresses_in(path.read_text(encoding="utf-8", errors="ignore"))
        if addresses and path.name != "PORADNIK.md":
            found[path.relative_to(content).as_posix()] = addresses
    return found


def _of_sources(record: Record) -> Iterator[str]:
    """The addresses of the pages from which a document knows."""
    return (source.url for source in getattr(record, "source", ()) if source.url)


class _Place(NamedTuple):
    """Where the warning stands: the file of the site's own data, as it is about no document of its own."""

    path: str = "site.yaml"


def warnings(site: Site) -> Iterator[tuple[_Place, Issue]]:
    """One warning when addresses of other sites were not tried for half a year, or never."""
    addresses = {url for record in site.records for url in (*record.body.outer, *_of_sources(record))}
    addresses |= {source.url for source in site.centre.sources if source.url}
    due = not_tried_lately(addresses, read(site.data.get(FILE)), site.today)
    if due:
        message = (
            f"odnośników do innych stron, których od pół roku nikt nie sprawdził: {len(due)}. "
            "Sprawdź je: python3 tasks.py links"
        )
        yield _Place(), Issue("", message, line=1)


def report(by_file: Mapping[str, Iterable[str]], seen: Seen) -> str:
    """The dead links for staff: file, address, what happened."""
    lines = []
    for path, addresses in by_file.items():
        for url in addresses:
            if url in seen and seen[url].is_dead:
                why = f"odpowiada błędem {seen[url].status}" if seen[url].status else "nie odpowiada"
                lines.append(f"{path}: {url} {why}. Popraw odnośnik albo go usuń.")
    count = len({url for addresses in by_file.values() for url in addresses})
    head = f"Odnośników do innych stron: {count}, niedziałających: {len(lines)}."
    return "\n".join([head, *lines]) + "\n"


def main(content: str, today: dt.date) -> int:
    """The command `links`: tries what was not tried lately, writes the file, prints the dead ones."""
    folder = Path(content)
    by_file = addresses_by_file(folder)
    path = folder / FILE
    seen = tried(
        (url for addresses in by_file.values() for url in addresses),
        read(path.read_bytes() if path.exists() else None),
        today,
    )
    path.write_text(to_json(seen), encoding="utf-8")
    print(report(by_file, seen), end="")  # noqa: T201 - the answer of the command
    return 0
