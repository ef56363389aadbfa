"""What readers will see change, in Polish, for the person who publishes: pages, feeds, calendar entries.

Compared is what was published last with what is going out, never the last build.
"""

from collections.abc import Collection, Iterable
from itertools import islice

from plugins.polish.dates import long_date
from plugins.polish.plurals import counted
from plugins.published.addresses import Addresses
from plugins.published.calendar import Lock
from plugins.publishing.trees import Changes

MOST = 12
FEEDS = ("rss.xml", "atom.xml", "feed.json")
OWN_CALENDAR = "wydarzenie.ics"


def lines(changes: Changes, documents: Collection[str], is_first: bool) -> list[str]:
    """Pages of ``documents`` (addresses) by name, all other pages and files by number."""
    if is_first:
        pages = sum(map(_is_page, changes.added))
        return [f"Pierwsza publikacja: {counted(pages, 'strona', 'strony', 'stron')}, {_files(changes.added)}."]
    if not changes:
        return ["Na stronie nic się nie zmienia."]
    found, rest = [], 0
    for title, paths in (
        ("Nowe strony", changes.added),
        ("Zmienione strony", changes.changed),
        ("Strony, które znikają", changes.removed),
    ):
        named = [address for path in paths if (address := _address(path)) in documents and _is_page(path)]
        found += _listed(title, named)
        rest += sum(map(_is_page, paths)) - len(named)
    everything = (*changes.added, *changes.changed, *changes.removed)
    feeds = [path for path in everything if _is_feed(path)]
    found += _listed("Kanały i kalendarze ze zmianami", [f"/{path}" for path in sorted(feeds)])
    others = sum(not _is_page(path) for path in everything) - len(feeds)
    return [*found, f"Poza tym: listy i zestawienia: {rest}, inne pliki: {others}."]


def of_addresses(before: Addresses, after: Addresses, files: int) -> list[str]:
    """Where nothing stands yet (a fresh clone, another place), the record tells which pages are new since the last
    publication anywhere."""
    new = sorted(after.keys() - before.keys())
    head = f"W tym miejscu strony jeszcze nie było; powstaje w całości ({counted(files, 'plik', 'pliki', 'plików')})."
    return [head, *(_listed("Nowe od ostatniej publikacji", new) or ["Od ostatniej publikacji nie przybyło stron."])]


def _files(paths: Iterable[str]) -> str:
    return counted(len(tuple(paths)), "plik", "pliki", "plików")


def _listed(title: str, addresses: list[str]) -> list[str]:
    if not addresses:
        return []
    more = len(addresses) - MOST
    rest = [f"  … i {counted(more, 'inna', 'inne', 'innych')}"] if more > 0 else []
    return [f"{title} ({len(addresses)}):", *(f"  {address}" for address in islice(addresses, MOST)), *rest]


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _is_feed(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return name in FEEDS or (name.endswith(".ics") and name != OWN_CALENDAR)


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def of_calendar(before: Lock, after: Lock) -> list[str]:
    """What subscribers will see, told from the locks alone: where the calendar of the last publication is not at hand
    (a fresh clone), the record of it is."""
    found = []
    for uid, entry in after.items():
        known = before.get(uid)
        if entry.removed:
            if known and not known.removed:
                found.append(f"odwołane, bo usunięte: {entry.title} ({long_date(entry.last_day)})")
        elif known is None:
            found.append(f"nowe: {entry.title} ({long_date(entry.last_day)})")
        elif known.removed:
            found.append(f"wraca: {entry.title} ({long_date(entry.last_day)})")
        elif known.digest != entry.digest:
            found.append(f"zmienione: {entry.title} ({long_date(entry.last_day)})")
    if not found:
        return ["Subskrybenci kalendarza nie zobaczą żadnych zmian."]
    more = [f"  … i {len(found) - MOST} innych"] if len(found) > MOST else []
    return [f"Subskrybenci kalendarza zobaczą zmiany ({len(found)}):", *(f"  {line}" for line in found[:MOST]), *more]
