"""Which of these files there are, and what each says."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.headers import (
    ALL,
    ANY_SITE,
    FEED_TYPES,
    NAMED_BY_CONTENT,
    OPEN_DATA,
    SEARCH,
    SEARCH_CSP,
    SEARCH_INDEX,
)
from plugins.core.rendering.headers import FOR_EVER as FOR_EVER_VALUE
from plugins.core.site.outputs import Output
from plugins.core.site.page import Page
from plugins.core.site.site import Site
from plugins.languages.catalogue import language
from plugins.publishing import permanent, redirects, sitemap

FOR_EVER = (("! Cache-Control", ""), ("Cache-Control", FOR_EVER_VALUE))
# What hosts know by the ending.
WELL_KNOWN = ("json", "xlsx", "xml")


def outputs(site: Site, others: Sequence[Output]) -> Iterator[Output]:
    """``others`` are all other files of the site."""
    yield Output("sitemap.xml", sitemap.entries(site, others), sitemap.render)
    yield Output("robots.txt", site.preview, robots)
    yield Output(".well-known/security.txt", security_view(site), security)
    yield Output("404.html", None, not_found, indexed=False)
    yield Output("_headers", None, headers)
    leading_on = list(redirects.outputs(site, others))
    yield from leading_on
    yield from permanent.empty_feeds(site, {output.path for output in (*others, *leading_on)})


def robots(is_preview: bool, context: RenderContext) -> str:
    """Everything may be read, calendars and data too; a preview by nobody."""
    rule = "Disallow: /" if is_preview else "Disallow:"
    return f"User-agent: *\n{rule}\n\nSitemap: {context.absolute('/sitemap.xml')}\n"


class Security(NamedTuple):
    contact: str
    expires: dt.date
    languages: tuple[str, ...]
    url: str


def security_view(site: Site) -> Security:
    centre = site.centre
    contact = f"mailto:{centre.email}" if centre.email else f"tel:{centre.phone.number}" if centre.phone else ""
    spoken = tuple(lang for lang in centre.languages if language(lang).has_own_tag)
    return Security(contact or f"{centre.url}/", expires(site.today), spoken, centre.url)


def expires(today: dt.date) -> dt.date:
    """Eleven months after the first day of the current month: ahead, and by less than a year (RFC 9116, section 2.5.5).

    It moves once a month, so builds on other days of the same month change nothing.
    """
    months = today.year * 12 + today.month - 1 + 11
    return dt.date(months // 12, months % 12 + 1, 1)


def security(view: Security, _context: RenderContext) -> str:
    return (
        f"Contact: {view.contact}\n"
        f"Expires: {view.expires}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(view.languages)}\n"
        f"Canonical: {view.url}/.well-known/security.txt\n"
    )


def not_found(_view: None, context: RenderContext) -> str:
    return context.page("404.html", Page(title="Nie ma takiej strony", path="/404.html", noindex=True))


def headers(_view: None, _context: RenderContext) -> str:
    """The site's HTTP headers in the format that several hosts of static sites read.

    Some hosts take the last rule that fits, others join the values of all with commas, by which the strictest holds. So
    what differs from the rule for all files is taken back first (`! Name`): the former do not read such a line.
    """
    blocks: list[tuple[str, tuple[tuple[str, str], ...]]] = [
        # No Cache-Control here: hosts join equal names, and what has a hash in its name would be asked for each time.
        # Without one they let browsers keep a page and ask whether it still holds.
        ("/*", ALL),
        ("/theme/*", FOR_EVER),
        (f"{SEARCH}*", (("! Content-Security-Policy", ""), ("Content-Security-Policy", SEARCH_CSP))),
        *((f"/{SEARCH_INDEX}/{named}", FOR_EVER) for named in NAMED_BY_CONTENT),
        *(
            (f"/*.{ending}", (ANY_SITE, *_type(None if ending in WELL_KNOWN else media)))
            for ending, media in OPEN_DATA.items()
        ),
        *((f"/*/{name}", _type(media)) for name, media in sorted(FEED_TYPES.items())),
    ]
    lines = (
        (path, [f"  {name}: {value}" if value else f"  {name}" for name, value in found]) for path, found in blocks
    )
    return "".join("\n".join((path, *found)) + "\n" for path, found in lines)


def _type(media: str | None) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", media),) if media else ()
