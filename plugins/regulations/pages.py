"""Which files the regulations consist of, each with its view."""

import datetime as dt
from collections.abc import Iterator, Mapping

from plugins.core.schema.issues import Issue
from plugins.core.site.outputs import Output, Wanted, page_path
from plugins.core.site.page import MenuItem
from plugins.core.site.site import Site
from plugins.regulations import checks, published_text, rendering, views
from plugins.regulations.exports import rendering as exporting
from plugins.regulations.model import RegulationVersion
from plugins.regulations.references.resolution import PROBLEMS, Resolver
from plugins.regulations.views import ROOT

# Advice on a wording is of use while it is being written, not years later.
_RECENT = dt.timedelta(days=366)


def outputs(site: Site, _wanted: Wanted) -> Iterator[Output]:
    yield Output(page_path(ROOT), views.list_view(site), rendering.overview)
    for view, _is_home in views.version_views(site):
        yield Output(page_path(view.address), view, rendering.version)
    for comparison in views.comparisons(site):
        address = views.comparison_address(comparison.old, comparison.new)
        yield Output(page_path(address), comparison, rendering.comparison)
    found = False
    for export in views.exports(site):
        found = True
        folder = page_path(export.record.address).removesuffix("index.html")
        yield Output(f"{folder}regulamin.pdf", export, exporting.as_pdf)
        yield Output(f"{folder}regulamin.json", export, exporting.as_json)
        yield Output(f"{folder}regulamin.xml", export, exporting.as_xml)
    if found:
        yield Output("regulaminy/schemat.json", "regulation", exporting.schema)


def check(site: Site) -> Iterator[tuple[RegulationVersion, Issue]]:
    """References to units of other regulations, which one document alone can not judge, and published texts that were
    changed without a trace."""
    yield from published_text.changed(site)
    for view, is_home in views.version_views(site):
        if is_home or not view.others or view.record.lang != "pl":
            continue
        resolver = Resolver(view.record.regulation, view.record.title, rendering.neighbours_of(view.others))
        for _unit, _passage, found in resolver.everywhere():
            for one in found:
                if one.elsewhere and one.state in PROBLEMS:
                    yield view.record, Issue("", one.message, one.line)


def warnings(site: Site) -> Iterator[tuple[RegulationVersion, Issue]]:
    for record in site.of(RegulationVersion):
        if max(record.in_force_from, record.adopted) > site.today - _RECENT:
            for issue in checks.warnings_in(record):
                yield record, issue


def frame(_site: Site) -> Mapping[str, object]:
    return {"menu": (MenuItem("Regulaminy", ROOT, rendering.SECTION),)}
