"""Ready configurations of servers: the table of `headers` and the old addresses, in each server's own words.

Each module has `configuration(served) -> str`. All give an HTML page with status 404 for what is not there, since a
page in place of a calendar would empty the calendars of its subscribers.

Imports `compression`, `core.rendering`, `core.site`.
"""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from plugins.core.rendering.headers import RULES, Rule
from plugins.core.site.outputs import Redirect

# Files of other hosts' dialects.
NOT_SERVED = ("_headers", "_redirects")


class Served(NamedTuple):
    """A site on a server: the folder (or link) of it there, its host, and where old addresses lead.

    ``redirects_file``, where a server can include one, keeps these apart from what an administrator may change.
    """

    root: PurePosixPath
    host: str
    redirects: Sequence[Redirect] = ()
    listen: str = "80"
    redirects_file: PurePosixPath | None = None


def redirects_in(folder: Path) -> tuple[Redirect, ...]:
    """The old addresses of a built site, from its `_redirects`."""
    file = folder / "_redirects"
    rows = (line.split(" ") for line in file.read_text(encoding="utf-8").splitlines()) if file.is_file() else ()
    return tuple(Redirect(row[0], row[1], "") for row in rows if len(row) == 3)


def by_header() -> dict[str, list[Rule]]:
    """The rules of each header, in their order."""
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        found.setdefault(rule.name, []).append(rule)
    return found


def old_addresses(redirects: Sequence[Redirect]) -> dict[str, str]:
    """Decoded old address -> new address. One of a page leads on with and without the slash at its end."""
    found: dict[str, str] = {}
    for redirect in redirects:
        old = unquote(redirect.alias)
        is_page = "." not in old.rsplit("/", 1)[-1]
        for form in (f"{old.rstrip('/')}/", old.rstrip("/")) if is_page else (old,):
            if form not in ("", redirect.target):
                found.setdefault(form, redirect.target)
    return found
