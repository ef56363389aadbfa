"""The accessibility declaration in the official structure: version 2.0 of the ministry's document, 31 July 2024.

Order of headings, ids and dates are what the public validator looks for; none of them may be translated or renamed.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.filters import sureness
from plugins.core.schema.body import Body
from plugins.core.schema.evidence.certainty import evidence
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import Page
from plugins.core.site.site import Site
from plugins.pages.model import STATUSES, Declaration, PlainPage

MANDATORY_IDS = (
    "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja",
    "a11y-status", "a11y-data-sporzadzenie", "a11y-kontakt", "a11y-email", "a11y-telefon", "a11y-procedura",
    "a11y-architektura", "a11y-komunikacja",
)  # fmt: skip
OMBUDSMAN = "https://bip.brpo.gov.pl/"
REVIEW_BY = (3, 31)


@dataclass(frozen=True, slots=True)
class DeclarationView:
    declaration: Declaration
    body: Body
    translations: tuple[tuple[str, str], ...]


def declaration_page(view: DeclarationView, context: RenderContext) -> str:
    declaration, centre = view.declaration, context.frame.centre
    page = Page(
        title="Deklaracja dostępności",
        path=declaration.address,
        summary=declaration.summary or f"Co na stronie {centre.name} jest dostępne dla wszystkich, a co jeszcze nie.",
        section=declaration.slug,
        updated=declaration.reviewed or declaration.prepared,
        draft=declaration.draft,
        evidence=evidence(declaration.source),
        translations=view.translations,
    )
    email, phone = reached_by(declaration, centre)
    return context.page(
        "pages/declaration.html",
        page,
        declaration=declaration,
        entity=declaration.entity or centre.publisher or centre.name,
        url=f"{centre.url}/",
        status=STATUSES[declaration.status],
        method=declaration.method[:1].upper() + declaration.method[1:],
        email=email,
        phone=phone,
        email_mark=None if declaration.email else sureness(centre.email_way),
        phone_mark=None if declaration.phone else sureness(centre.phone),
        ombudsman=OMBUDSMAN,
        body=context.html(view.body),
    )


def reached_by(declaration: Declaration, centre: Centre) -> tuple[str, str]:
    """(e-mail, phone) of the declaration; what it does not say is that of the centre."""
    return (
        declaration.email or centre.email or "",
        declaration.phone or (centre.phone.number if centre.phone else ""),
    )


def declarations(site: Site) -> list[Declaration]:
    return [page for page in site.of(PlainPage) if isinstance(page, Declaration)]


def anchors(page: Record) -> frozenset[str]:
    """Ids of the page that do not come from its text."""
    if not isinstance(page, Declaration) or page.lang != "pl":
        return frozenset()
    conditional = {
        "a11y-data-przeglad": page.reviewed,
        "a11y-ocena": page.assessment,
        "a11y-aplikacje": page.apps,
        "a11y-architektura-url": page.architecture_url,
    }
    return frozenset(MANDATORY_IDS) | {name for name, value in conditional.items() if value}


def issues(site: Site) -> Iterator[tuple[Record, Issue]]:
    """What is wrong with declarations in respect of site.yaml, of today and of each other."""
    found = declarations(site)
    for page in found:
        email, phone = reached_by(page, site.centre.on(site.today))
        if page.draft:  # the preview shows it with what it lacks
            continue
        if not email:
            yield page, Issue("email", "deklaracja musi podać adres e-mail. Dopisz go tu albo w site.yaml (email).")
        if not phone:
            yield page, Issue("phone", "deklaracja musi podać telefon. Dopisz go tu albo w site.yaml (phones).")
        for name in ("published", "updated", "prepared", "reviewed"):
            day: dt.date | None = getattr(page, name)
            if day and day > site.today:
                yield page, Issue(name, f"{day} jest w przyszłości. Popraw datę.", future=True)
    for page in found[1:]:
        message = f"deklaracją dostępności jest już {found[0].path}. Serwis ma jedną: usuń jeden z tych plików."
        yield page, Issue("kind", message)


def warnings(site: Site) -> Iterator[tuple[Record, Issue]]:
    """The Act wants a review by 31 March of each year (art. 11); a declaration of this year is itself fresh."""
    for page in declarations(site):
        last = page.reviewed or page.prepared
        due = dt.date(last.year + 1, *REVIEW_BY)
        if site.today > due:
            yield page, Issue("reviewed" if page.reviewed else "prepared", _overdue(last, due))
        elif site.today >= due.replace(month=1, day=1):
            yield page, Issue("reviewed" if page.reviewed else "prepared", _coming(last, due))


def _overdue(last: dt.date, due: dt.date) -> str:
    return f"ostatni przegląd był {last}, a następny miał być do {due}. Przejrzyj deklarację i wpisz reviewed."


def _coming(last: dt.date, due: dt.date) -> str:
    return f"ostatni przegląd był {last}. Do {due} przejrzyj deklarację i wpisz reviewed."
