"""Old addresses (`aliases:` of any document): a page that leads on, and the rules by which a host can do it better."""

from collections.abc import Collection, Iterator, Sequence

from plugins.core.output import Output, Redirect, alias_path, page_path
from plugins.core.site import Site
from plugins.core.workshop import Workshop


def outputs(site: Site, planned: Collection[str]) -> Iterator[Output]:
    """``planned`` are the paths of all pages. An alias for one of them is told as a mistake (`checking`)."""
    found = [
        Redirect(alias, record.address, getattr(record, "title", ""))
        for alias, record in sorted(site.aliases.items())
        if page_path(record.address) in planned
    ]
    yield Output("_redirects", tuple(found), rules)
    taken = set(planned)
    for redirect in found:
        path = alias_path(redirect.alias)
        if path and path not in taken:
            taken.add(path)
            yield Output(path, redirect, page, indexed=False)


def page(redirect: Redirect, workshop: Workshop) -> str:
    """A page for hosts that can not redirect: it leads on by itself and says where."""
    return workshop.template("pages/redirect.html", redirect=redirect, url=workshop.absolute(redirect.target))


def rules(redirects: Sequence[Redirect], _workshop: Workshop) -> str:
    """Old address, new address, 301: the format that several hosts of static sites read."""
    return "".join(f"{redirect.alias} {redirect.target} 301\n" for redirect in redirects)
