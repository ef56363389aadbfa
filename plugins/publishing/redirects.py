"""Old addresses (`aliases:` of any document): a page that leads on, and the rules by which a host can do it better.

Programs follow no page. So what stands beside a document for them, its calendar or its card, is also written where it
stood before: a subscription outlives the new name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.headers import meta_policy
from plugins.core.site.outputs import Output, Redirect, alias_path, page_path
from plugins.core.site.site import Site


def outputs(site: Site, others: Sequence[Output]) -> Iterator[Output]:
    """``others`` are all other files. An alias for one of them is told as a mistake (`checking`)."""
    taken = {output.path for output in others}
    found = [
        Redirect(alias, record.address, getattr(record, "title", ""))
        for alias, record in sorted(site.aliases.items())
        if page_path(record.address) in taken
    ]
    beside = _beside(others)
    rules_for: list[Redirect] = []
    for redirect in found:
        rules_for.append(redirect)
        path = alias_path(redirect.alias)
        if path is None or path in taken:
            continue
        taken.add(path)
        yield Output(path, redirect, page, indexed=False)
        for output in beside[redirect.target] if path.endswith("/index.html") else ():
            copy = path.removesuffix("index.html") + output.path.rsplit("/", 1)[-1]
            if copy not in taken:
                taken.add(copy)
                rules_for.append(Redirect(quote(f"/{copy}"), f"/{output.path}", ""))
                yield Output(copy, output.view, output.render, indexed=False)
    yield Output("_redirects", tuple(rules_for), rules)


def _beside(others: Sequence[Output]) -> Mapping[str, list[Output]]:
    """The files beside each page, by its address. Those beside the home page belong to the whole site."""
    found: dict[str, list[Output]] = defaultdict(list)
    for output in others:
        folder, slash, name = output.path.rpartition("/")
        if slash and not name.endswith(".html"):
            found[f"/{folder}/"].append(output)
    return found


def page(redirect: Redirect, context: RenderContext) -> str:
    """A page for hosts that can not redirect: it leads on by itself and says where."""
    return context.template(
        "pages/redirect.html", redirect=redirect, url=context.absolute(redirect.target), policy=meta_policy("/")
    )


def rules(redirects: Sequence[Redirect], _context: RenderContext) -> str:
    """Old address, new address, 301: the format that several hosts of static sites read."""
    return "".join(f"{redirect.alias} {redirect.target} 301\n" for redirect in redirects)
