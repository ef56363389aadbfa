"""The page of one organisation: which facts it shows, its structured data and its ready-made letter."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.filters import letter
from plugins.core.schema.body import Body
from plugins.core.schema.evidence import certainty
from plugins.core.schema.uses import Row, texts_of, use_of
from plugins.core.site.page import FeedLink, Page, SearchMeta
from plugins.core.site.site import Site, StaticFile
from plugins.images.markup import picture
from plugins.organisations.directory.facets import FACETED, Facet, named
from plugins.organisations.fields.registers import identifiers
from plugins.organisations.jsonld import json_ld
from plugins.organisations.model import Organisation, WebLink
from plugins.organisations.public import PublicOrganisation, Publisher, hours_text
from plugins.polish.dates import long_date, month_name

# An organisation that runs the centre has hundreds of both after some years; the archives have them all.
PAST_LIMIT = 20
NOTICE_LIMIT = 10
STALE_AFTER = dt.timedelta(days=365)
# Logos stand small, whatever their own size (theme: profile.css).
LOGO_SIZES = "14rem"
OPP_LIST = "https://niw.gov.pl/"


@dataclass(frozen=True, slots=True)
class ProfileView:
    """All that a profile shows. ``links`` are (label, address) of the facets that lead here, by dimension.

    ``older`` counts the past events and the notices that are left out. ``said`` are the fields that a translation says
    in its own language.
    """

    organisation: Organisation
    body: Body
    publisher: Publisher
    parent: tuple[str, str]
    branches: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    coming: tuple[Mapping[str, object], ...]
    past: tuple[Mapping[str, object], ...]
    notices: tuple[Mapping[str, object], ...]
    older: tuple[int, int]
    feed: str
    is_stale: bool
    email: str | None
    logo: StaticFile | None
    translations: tuple[tuple[str, str], ...]
    said: tuple[str, ...]


def profile_view(
    site: Site,
    organisation: Organisation,
    publisher: Publisher,
    branches: Sequence[Organisation],
    facets: Sequence[Facet],
) -> ProfileView:
    """``facets`` are those that hold the organisation."""
    original = site.find(Organisation, organisation.ref) or organisation
    events = site.cards("events", site.naming(original, "events"))
    notices = site.cards("announcements", site.naming(original, "announcements"))
    past = tuple(card for card in events if card.get("past"))
    return ProfileView(
        organisation=organisation,
        body=organisation.body,
        publisher=publisher,
        parent=_parent(site, organisation),
        branches=tuple((branch.name, branch.address) for branch in branches),
        links=_links(facets),
        coming=tuple(card for card in events if not card.get("past")),
        past=past[:PAST_LIMIT],
        notices=notices[:NOTICE_LIMIT],
        older=(max(0, len(past) - PAST_LIMIT), max(0, len(notices) - NOTICE_LIMIT)),
        feed=f"/organizacje/{organisation.slug}/kalendarz.ics" if any(e.get("in_feed") for e in events) else "",
        is_stale=is_stale(organisation, site.today),
        email=site.centre.email,
        logo=site.file(organisation.logo),
        translations=tuple((version.lang, version.address) for version in site.translations(organisation)),
        said=tuple(name for name in TRANSLATED if getattr(organisation, name) != getattr(original, name)),
    )


def is_stale(organisation: Organisation, today: dt.date) -> bool:
    """Neither checked nor confirmed for a year. Of an organisation that has ended nothing changes any more."""
    return organisation.status != "zakonczona" and today - known_on(organisation) > STALE_AFTER


def known_on(organisation: Organisation) -> dt.date:
    """The last day on which somebody looked: we at the sources, or the organisation at what we say."""
    return max(organisation.checked_on, organisation.confirmed_on or organisation.checked_on)


def _parent(site: Site, organisation: Organisation) -> tuple[str, str]:
    """(name, address) of the parent; the address is empty for one that is not in the directory."""
    if not organisation.parent:
        return "", ""
    found = site.find(Organisation, organisation.parent)
    return (found.name, found.address) if found else (organisation.parent, "")


def _links(facets: Sequence[Facet]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    dimensions = dict.fromkeys(facet.dimension for facet in facets)
    return tuple((d, tuple((f.title, f.address) for f in facets if f.dimension == d)) for d in dimensions)


def profile(view: ProfileView, context: RenderContext) -> str:
    organisation = view.organisation
    public = PublicOrganisation(organisation, view.publisher)
    page = Page(
        title=organisation.name,
        path=organisation.address,
        summary=organisation.summary,
        section="organizacje",
        breadcrumbs=(("Organizacje", "/organizacje/"),),
        updated=known_on(organisation),
        lang=organisation.lang,
        feeds=(FeedLink(f"Kalendarz: {organisation.name}", view.feed, "text/calendar"),) if view.feed else (),
        jsonld=json_ld(public, context.absolute(organisation.address), _absolute(view.logo, context)),
        draft=organisation.draft,
        search_meta=SearchMeta("Organizacja", past="już nie działa" if organisation.status == "zakonczona" else ""),
        translations=view.translations if len(view.translations) > 1 else (),
    )
    return context.page(
        "organisations/profile.html",
        page,
        organisation=organisation,
        reach=_reach(organisation),
        rows=_rows(view),
        body=context.html(view.body, pictured=view.logo is not None),
        status=status_sentence(organisation),
        note_language=_language_of("status_note", view),
        coming=[shown(card) for card in view.coming],
        past=[shown(card) for card in view.past],
        older=view.older,
        notices=[shown(card) for card in view.notices],
        feed=view.feed,
        is_stale=view.is_stale,
        evidence=certainty.evidence(organisation.source, certainty_of(organisation)),
        letters=_letters(view, context.absolute(organisation.address)),
        logo=picture(view.logo, organisation.logo_alt or "", lazy=False, sizes=LOGO_SIZES) if view.logo else "",
    )


def _reach(organisation: Organisation) -> dict[str, Any]:
    """The arguments of the component `contact`."""
    seat = organisation.public_seat
    return {
        "street": seat.street or "" if seat else "",
        "postal_code": seat.postal_code or "" if seat else "",
        "city": seat.city or "" if seat else "",
        "phones": [(phone.number, phone.note) for phone in organisation.phones],
        "email": next(iter(organisation.email), ""),
        "web": organisation.web[0].url if organisation.web else "",
        "hours": "; ".join(hours_text(hours) for hours in organisation.hours),
        "map_url": map_url(organisation),
    }


def certainty_of(organisation: Organisation) -> certainty.Certainty | None:
    """How sure the profile is. The words of a profile are Polish in all languages."""
    return certainty.of(organisation.source, organisation.checked_on, organisation.confirmed_on)


Value = tuple[str, str, str]


def _rows(view: ProfileView) -> list[tuple[str, list[Value], Markup]]:
    """(label, [(text, address, note)], language): the facts of a profile. Address and note may be empty; the language
    is an HTML attribute where a translation says the fact itself."""
    found = ((label, _values(view, field), _language_of(field, view)) for _order, label, field in ROWS)
    return [row for row in found if row[1]]


def _language_of(field: str, view: ProfileView) -> Markup:
    tag = view.organisation.source_path.html_lang
    # What leads to others with the same is called as in the lists, which are Polish.
    return Markup(' lang="{}"').format(tag) if field in view.said and field not in FACETED else Markup("")


def _values(view: ProfileView, field: str) -> list[Value]:
    """The values of a row: with links to who else has them, as the field is written here, or as they stand."""
    o = view.organisation
    if field in _WRITTEN:
        return _WRITTEN[field](o, view)
    texts = texts_of(getattr(o, field))
    if dimension := FACETED.get(field):
        if linked := dict(view.links).get(dimension.slug):
            return [(title, address, "") for title, address in linked]
        texts = tuple(dict.fromkeys(named(field, text, view.publisher.districts)[1] for text in texts))
    return _plain(texts)


def _plain(texts: Iterable[str]) -> list[Value]:
    return [(text, "", "") for text in texts]


_BRANCHES = "branches"
_OPP = ("organizacja pożytku publicznego", OPP_LIST, "lista prowadzona przez NIW")
# Rows that are more than the values of their field.
_WRITTEN: Mapping[str, Callable[[Organisation, ProfileView], list[Value]]] = MappingProxyType(
    {
        "also_known_as": lambda o, _: _plain((*texts_of(o.short_name), *o.also_known_as)),
        "parent": lambda _, view: [(*view.parent, "")] if view.parent[0] else [],
        _BRANCHES: lambda _, view: [(name, address, "") for name, address in view.branches],
        "founded": lambda o, _: _plain(map(founding, texts_of(o.founded))),
        "email": lambda o, _: [(email, f"mailto:{email}", "") for email in o.email[1:]],
        "social": lambda o, _: [_web(link) for link in (*o.web[1:], *o.social)],
        "krs": lambda o, _: [(f"{i.register} {i.number}", i.url, i.title) for i in identifiers(o.krs, o.nip, o.regon)],
        "opp": lambda o, _: [_OPP] if o.opp else [],
    }
)


def _rows_said() -> Iterator[tuple[int, str, str]]:
    yield 110, "Oddziały i koła", _BRANCHES
    for name, info in Organisation.model_fields.items():
        if isinstance(row := use_of(info).shown, Row):
            yield row.order, row.label or info.title or "", name


TRANSLATED = tuple(name for name, info in Organisation.model_fields.items() if use_of(info).translated)
ROWS = sorted(_rows_said(), key=itemgetter(0))
"""(order, label, field) of the facts that a profile shows."""
_NETWORKS = ("Facebook", "Instagram", "YouTube", "LinkedIn", "TikTok", "X")


def _web(link: WebLink) -> Value:
    host = (urlsplit(link.url).hostname or "").removeprefix("www.").removeprefix("m.")
    place = next((name for name in _NETWORKS if host == f"{name.lower()}.com"), "")
    label = link.label and next((name for name in _NETWORKS if name.lower() == link.label.lower()), link.label)
    return (
        label or place or link.url.partition("://")[2].rstrip("/"),
        link.url,
        f"sprawdzono {long_date(link.checked_on)}" if link.checked_on else "",
    )


def founding(text: str) -> str:
    """„1951” or „18 czerwca 1951” or „czerwiec 1951” as written in the front matter."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return long_date(dt.date(*parts))
    return month_name(*parts) if len(parts) == 2 else text


def _letters(view: ProfileView, url: str) -> list[dict[str, str]]:
    """Buttons below the facts: a letter about a change, and the vCard."""
    organisation = view.organisation
    address = correction_letter(organisation, view.email, url)
    card = {"kind": "download", "label": "Wizytówka (vCard)", "url": f"/organizacje/{organisation.slug}/wizytowka.vcf"}
    return [*([{"kind": "mail", "label": "Zgłoś zmianę", "url": address}] if address else []), card]


def shown(card: Mapping[str, object]) -> dict[str, object]:
    """The arguments of a card without what only tells that it stands in the calendar feed."""
    return {name: value for name, value in card.items() if name != "in_feed"}


def map_url(organisation: Organisation) -> str:
    """OpenStreetMap at a public seat: a link, nothing is loaded from there."""
    if organisation.place is None:
        return ""
    lat, lon = organisation.place
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"


def status_sentence(organisation: Organisation) -> tuple[str, str, str]:
    """(kind of banner, title, text) for an organisation that is not active; empty strings for one that is."""
    since = f" od {long_date(organisation.status_since)}" if organisation.status_since else ""
    note = f"{organisation.status_note[0].upper()}{organisation.status_note[1:]}" if organisation.status_note else ""
    match organisation.status:
        case "zawieszona":
            return (
                "moved",
                f"Działalność zawieszona{since}",
                note or "Zanim się wybierzesz, skontaktuj się z organizacją.",
            )
        case "zakonczona":
            return (
                "expired",
                f"Organizacja nie działa{since}",
                note or "Zostawiamy tę stronę, bo prowadzą do niej odnośniki.",
            )
        case _:
            return "", "", ""


def correction_letter(organisation: Organisation, email: str | None, url: str) -> str:
    """A `mailto:` address with a prepared message about a change; empty when the centre has no address."""
    if not email:
        return ""
    subject = f"Zmiana danych: {organisation.name}"
    body = (
        f"Dzień dobry,\r\n\r\nw profilu organizacji „{organisation.name}” ({url}) proszę zmienić:\r\n\r\n"
        "- co jest teraz:\r\n- jak ma być:\r\n- skąd to wiadomo:\r\n\r\nKontakt w sprawie tej zmiany:\r\n"
    )
    return letter(email, subject, body)


def _absolute(file: StaticFile | None, context: RenderContext) -> str:
    return context.absolute(file.address) if file else ""
