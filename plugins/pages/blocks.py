"""What a page shows from site.yaml (`show: [kontakt, godziny]`): under its text, and above it on a contact page."""

from typing import NamedTuple

from plugins.core.schema.record import title_of
from plugins.core.site.site import Site
from plugins.languages.catalogue import language
from plugins.pages.model import PlainPage
from plugins.pages.visiting.hours import OpeningHours, opening_hours
from plugins.pages.visiting.opening import Opening, opening
from plugins.pages.visiting.unknown import NotKnown, not_known

UNKNOWN = "niewiadome"
Links = tuple[tuple[str, str], ...]


class Blocks(NamedTuple):
    """``names`` in their order. What follows is only there for the blocks that need more than the frame holds.

    ``opening`` are the hours of a Polish page, ``hours`` those of others.
    """

    names: tuple[str, ...]
    opening: Opening | None
    hours: OpeningHours | None
    operators: Links
    unknown: NotKnown | None


def blocks(site: Site, page: PlainPage) -> Blocks:
    is_polish = language(page.lang).is_polish
    return Blocks(
        names=tuple(name for name in page.show if name != UNKNOWN),
        opening=opening(site.centre, site.today) if "godziny" in page.show and is_polish else None,
        hours=None if is_polish else opening_hours(site.centre, site.today, page.lang),
        operators=operators(site) if "operatorzy" in page.show else (),
        unknown=not_known(site.centre, site.today, page.lang) if UNKNOWN in page.show else None,
    )


def operators(site: Site) -> Links:
    """(name, address) of those who run the centre; the address is empty for one that the directory does not know.

    Site data names them by the slug of their profile, or by their name: then another centre's directory may lack them.
    """
    by_name = {title_of(organisation): organisation for organisation in site.of("organisations")}
    found = (
        (name, site.find("organisations", name) or by_name.get(name)) for name in site.centre.on(site.today).operators
    )
    return tuple((title_of(record), record.address) if record else (name, "") for name, record in found)
