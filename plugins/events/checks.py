"""What staff should look at in events, though nothing is wrong by itself."""

from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.core.site.site import Site
from plugins.events.model import Event


def warnings(site: Site) -> Iterator[tuple[Event, Issue]]:
    for event in site.of("events"):
        if event.is_free is None:
            yield event, Issue("price", _price(event.price or ""))


def _price(text: str) -> str:
    return (
        f"nie wiadomo, czy „{text}” znaczy bezpłatnie, więc wydarzenia nie ma wśród bezpłatnych. "
        "Jeśli jest bezpłatne, usuń to pole; jeśli nie, podaj kwotę, np. 20 zł"
    )
