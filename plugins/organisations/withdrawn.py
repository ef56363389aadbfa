"""An entry that an organisation has taken back: its page stays at its address and says only that.

The file keeps nothing but the word, since what stands in it stands in the history of the site too.
"""

from dataclasses import dataclass

from plugins.core.rendering.context import RenderContext
from plugins.core.site.page import Page
from plugins.organisations.model import WithdrawnOrganisation


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    organisation: WithdrawnOrganisation


def page(view: WithdrawnView, context: RenderContext) -> str:
    organisation = view.organisation
    head = Page(
        title=organisation.title,
        path=organisation.address,
        section="organizacje",
        breadcrumbs=(("Organizacje", "/organizacje/"),),
        noindex=True,
        search_meta=None,
    )
    return context.page("organisations/withdrawn.html", head, reason=organisation.reason)
