"""What was published stays: a permanent address that would disappear is a problem with its cure (contract, section 3).

Events are not here: a deleted one leaves a page that says so. Nor are feeds: an empty one stays.
"""

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from plugins.core.schema.broken import Broken
from plugins.core.schema.issues import Issue
from plugins.core.site.outputs import page_path
from plugins.core.site.site import Site
from plugins.polish.dates import long_date
from plugins.polish.timezone import ZONE
from plugins.published import addresses, lines, record
from plugins.published.addresses import PublishedAddress

Found = tuple[str, Issue]


def disappeared(site: Site, broken: Collection[Broken], planned: Collection[str]) -> Iterator[Found]:
    """(path of the file, mistake) for each address that was published and is neither planned nor led on from."""
    held_up = {document.source_path.address for document in broken} | {document.source_path.path for document in broken}
    raw = site.data.get(addresses.FILE, b"")
    for address, known in site.index(record.of).addresses.items():
        if page_path(unquote(address)) in planned or known.kind in (addresses.FEED, "site"):
            continue
        if address in site.aliases or address in held_up or known.source in held_up:
            continue
        path = site.addresses.get(address)
        if path is not None:
            yield path, _hidden(known)
        else:
            yield addresses.FILE, Issue("", _gone(address, known), lines.line_of(raw, address))


def _hidden(known: PublishedAddress) -> Issue:
    return Issue(
        "",
        f"ta strona jest już opublikowana (od {_day(known)}), a teraz by zniknęła. Usuń „draft: tak” albo przywróć "
        "poprzednią datę; jeśli treść ma zniknąć, wycofaj ją (withdrawn) albo usuń plik i zostaw jego adres w polu "
        "aliases innego dokumentu.",
        line=1,
    )


def _gone(address: str, known: PublishedAddress) -> str:
    what = f"„{known.title}”" if known.title else "plik"
    if known.kind == addresses.DOWNLOAD:
        cure = (
            f"Przywróć plik content/{known.source} albo dopisz do dokumentu, który go zastępuje: aliases: [{address}]"
        )
    else:
        back = f"przywróć plik content/{known.source} albo " if known.source else ""
        cure = f"Żeby stare odnośniki działały, {back}dopisz do dokumentu, który go zastępuje: aliases: [{address}]"
    return f"adres {address} ({what}, opublikowany {_day(known)}) przestałby istnieć. {cure}"


def _day(known: PublishedAddress) -> str:
    return long_date(known.published.astimezone(ZONE).date())


def unreadable(site: Site) -> Iterator[Found]:
    """Files of what was published that can not be read."""
    for path, line, message in record.problems(site.data):
        yield path, Issue("", message, line=line)
