"""Views to pages, by the theme's templates."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.filters import typeset
from plugins.core.schema.evidence.certainty import evidence
from plugins.core.schema.evidence.certainty import of as certainty_of
from plugins.core.site.page import Page, SearchMeta
from plugins.languages.catalogue import POLISH, words_of
from plugins.languages.written import day
from plugins.polish.dates import long_date
from plugins.regulations.citing import of_title, sentence
from plugins.regulations.display import shown
from plugins.regulations.jsonld import legislation
from plugins.regulations.model import errata_id
from plugins.regulations.references.resolution import Neighbour
from plugins.regulations.tree.inline import plain_text
from plugins.regulations.versions import comparison as comparing
from plugins.regulations.versions import in_force
from plugins.regulations.versions.comparison import Difference, Words
from plugins.regulations.views import ROOT, ComparisonView, ListItem, ListView, Other, Span, VersionView

SECTION = "regulaminy"
CRUMB = ("Regulaminy", ROOT)
STATES = {
    in_force.CURRENT: ("obowiązuje", "good"),
    in_force.FUTURE: ("wejdzie w życie", "info"),
    in_force.PAST: ("już nie obowiązuje", "quiet"),
    in_force.REPEALED: ("uchylony", "bad"),
}
HOLDING = (in_force.CURRENT, in_force.FUTURE)
CHANGES = {
    comparing.CHANGED: ("zmieniono", "warn"),
    comparing.ADDED: ("dodano", "good"),
    comparing.REMOVED: ("usunięto", "bad"),
    comparing.MOVED: ("przeniesiono", "info"),
    comparing.REPEALED: ("uchylono", "bad"),
}


def overview(view: ListView, context: RenderContext) -> str:
    page = Page(
        title="Regulaminy",
        path=ROOT,
        summary="Zasady korzystania z lokalu: co obowiązuje dziś, co się zmieni i co obowiązywało wcześniej.",
        section=SECTION,
        search_meta=None,
    )
    sure = tuple(item for item in view.holding if item.record.is_confirmed)
    unsure = tuple(item for item in view.holding if not item.record.is_confirmed)
    groups = [
        ("Obowiązują", sure),
        ("Nie wiemy, czy obowiązują", unsure),
        ("Wejdą w życie", view.coming),
        ("Nie obowiązują", view.gone),
    ]
    return context.page(
        "regulations/list.html", page, groups=[group for group in groups if group[1]], state_of=_item_state
    )


# A text written down from pages, which nobody has confirmed.
UNCONFIRMED = ("niepotwierdzony", "warn")


def _item_state(item: ListItem) -> tuple[str, str]:
    if item.state == in_force.CURRENT and not item.record.is_confirmed:
        return UNCONFIRMED
    ran_out = item.state == in_force.REPEALED and not item.record.repealed_by
    return STATES[in_force.PAST if ran_out else item.state]


def version(view: VersionView, context: RenderContext) -> str:
    record, span = view.record, view.span
    own = words_of("regulations", record.lang)
    is_home = view.address == view.home
    text = shown(
        record.regulation,
        record.title,
        neighbours_of(view.others),
        lambda target: context.address(target, view.body),
        record.lang,
    )
    crumbs = (CRUMB,) if is_home else (CRUMB, (record.short_title or record.title, view.home))
    page = Page(
        title=record.title if is_home else own.version.format(title=record.title, day=day(span.start, record.lang)),
        path=view.address,
        summary=record.summary,
        section=SECTION,
        breadcrumbs=crumbs,
        updated=span.start if span.state == in_force.CURRENT and not record.assumed_dates else None,
        lang=record.lang,
        evidence=evidence(record.source, lang=record.lang),
        draft=record.draft,
        translations=view.translations if not is_home and len(view.translations) > 1 else (),
        jsonld=legislation(
            record,
            context.absolute(record.address),
            context.absolute(view.home),
            span.state,
            span.until,
            context.frame.centre,
        ),
        scripts=("regulations.js",),
        search_meta=_found(view),
    )
    return context.page(
        "regulations/version.html",
        page,
        record=record,
        text=text,
        banner=_banner(view),
        coming=_coming(view),
        errata=[(one.date, errata_id(one.date), one.note) for one in sorted(record.errata, key=lambda one: one.date)],
        tag=UNCONFIRMED if is_unconfirmed(record, span) else state_of(span),
        facts=_facts(record, span),
        downloads=_downloads(view),
        versions=[_version_item(one, view) for one in reversed(view.timeline)],
        comparison=span.comparison,
        left_out=view.versions if view.versions > len(view.timeline) else 0,
        is_long=text.is_long,
        of=of_title(record.title) if text.cites else "",
        home=view.home,
        is_home=is_home,
        translated=None if record.lang == POLISH else own,
        original=view.span.address,
    )


def neighbours_of(others: Sequence[Other]) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(one.record.titles, one.address, one.record.regulation) for one in others)


def _found(view: VersionView) -> SearchMeta | None:
    """One hit per regulation and language, at the address that stays: other versions say nearly the same."""
    span = view.span
    if view.address == view.home or (view.record.lang != "pl" and span.state == in_force.CURRENT):
        return SearchMeta("Regulamin", past="" if span.state in HOLDING else state_of(span)[0])
    return None


def state_of(span: Span) -> tuple[str, str]:
    """(word, tone) of a version's state. What ran out was not repealed by anybody."""
    if span.state == in_force.REPEALED and not span.repealed_by:
        return STATES[in_force.PAST]
    return STATES[span.state]


def _banner(view: VersionView) -> tuple[str, str, str, str, str] | None:
    """(kind, title, text, address, link words) of what a reader must know first."""
    span, is_home = view.span, view.address == view.home
    current = any(one.state == in_force.CURRENT for one in view.timeline)
    if is_unconfirmed(view.record, span):
        sure = certainty_of(view.record.source)
        text = f"{sure.words} Zanim się na nie powołasz, zapytaj." if sure else ""
        return ("stale", "Nie wiemy, czy te zasady obowiązują dziś", text, "", "")
    to_current = (view.home, "Zobacz wersję, która obowiązuje") if current else ("", "")
    if span.state == in_force.FUTURE:
        title = f"Ta wersja zacznie obowiązywać {long_date(span.start)}"
        words = "" if current else "Wcześniej żadna wersja nie obowiązuje."
        return ("future", title, words, *to_current)
    if span.state == in_force.PAST:
        until = f" do {long_date(span.until)}" if span.until else ""
        words = "" if view.record.assumed_dates else sentence(f"Obowiązywała od {long_date(span.start)}{until}")
        following = next((one for one in view.timeline if one.state in (in_force.FUTURE, in_force.REPEALED)), None)
        link = to_current if current or is_home or not following else (view.home, "Zobacz najnowszą wersję")
        return ("not-in-force", "Ta wersja już nie obowiązuje", words, *link)
    if span.state == in_force.REPEALED:
        until = sentence(f"W mocy do {long_date(span.until)}") if span.until else ""
        words = sentence(f"{until} Uchylono go: {view.record.repealed_by}") if view.record.repealed_by else until
        kind = "repealed" if view.record.repealed_by else "not-in-force"
        return (kind, "Ten regulamin nie obowiązuje", words.strip(), "", "")
    return None


def _coming(view: VersionView) -> tuple[dt.date, str, str] | None:
    """(day, address, comparison) of the next version, shown on the page of the one in force."""
    if view.span.state != in_force.CURRENT:
        return None
    following = next((one for one in view.timeline if one.start > view.span.start), None)
    return (following.start, following.address, following.comparison) if following else None


def is_unconfirmed(record: Any, span: Span) -> bool:
    """Of a text that would hold today nobody has said that it does."""
    return span.state == in_force.CURRENT and not record.is_confirmed


def _facts(record: Any, span: Span) -> list[tuple[str, object]]:
    holds = f"od {long_date(span.start)}" + (f" do {long_date(span.until)}" if span.until else "")
    in_force_now = span.state in (in_force.CURRENT, in_force.FUTURE) and not is_unconfirmed(record, span)
    return [
        ("Obowiązuje" if in_force_now else "W mocy", "dni nie ustalono" if record.assumed_dates else holds),
        (
            "Przyjęcie",
            "dnia nie ustalono" if record.assumed_dates else f"{long_date(record.adopted)}, {record.adopted_by}",
        ),
        ("Na podstawie", tuple(typeset(one) for one in record.based_on)),
        ("Zmiany w tej wersji", typeset(record.change_note) if record.change_note else ""),
    ]


def _downloads(view: VersionView) -> list[dict[str, object]]:
    base = view.record.address
    if view.record.lang != "pl":
        return []
    files: list[dict[str, object]] = [
        {"label": "Regulamin do druku i pobrania", "url": f"{base}regulamin.pdf", "type": "PDF"},
        {"label": "Treść jako dane", "url": f"{base}regulamin.json", "type": "JSON"},
        {"label": "Treść w formacie Akoma Ntoso", "url": f"{base}regulamin.xml", "type": "XML"},
    ]
    for label, file in view.files:
        kind = file.path.rpartition(".")[2].upper()
        files.append({"label": f"Załącznik: {typeset(label)}", "url": file.address, "type": kind, "size": file.size})
    return files


def _version_item(span: Span, view: VersionView) -> dict[str, object]:
    own = span.address == view.span.address
    state, tone = UNCONFIRMED if own and is_unconfirmed(view.record, span) else state_of(span)
    return {
        "label": f"Wersja od {long_date(span.start)}",
        "start": span.start,
        "end": span.until,
        "url": span.address,
        "state": state,
        "tone": tone,
        "current": own,
        "note": span.note,
        "compare": ("Co się zmieniło w tej wersji", span.comparison) if span.comparison else None,
        "files": "",
    }


def comparison(view: ComparisonView, context: RenderContext) -> str:
    old, new = view.old, view.new
    differences = comparing.compared(old.regulation, new.regulation)
    changes = comparing.folded(comparing.changes_only(differences))
    counts = comparing.counted(differences)
    page = Page(
        title=f"{new.title} – co się zmieniło {long_date(new.in_force_from)}",
        path=f"{old.address}zmiany/{new.in_force_from}/",
        summary=f"Porównanie wersji od {long_date(old.in_force_from)} z wersją od {long_date(new.in_force_from)}.",
        section=SECTION,
        breadcrumbs=(CRUMB, (new.short_title or new.title, view.home)),
        draft=new.draft or old.draft,
        search_meta=None,
    )
    return context.page(
        "regulations/comparison.html",
        page,
        old=old,
        new=new,
        home=view.home,
        rows=[_row(one, view) for one in changes],
        counts=[(CHANGES[state], counts[state]) for state in CHANGES if counts[state]],
        same=counts[comparing.SAME],
    )


def _row(one: Difference, view: ComparisonView) -> dict[str, object]:
    owner = view.old if one.state == comparing.REMOVED else view.new
    anchor = one.unit.anchor if one.unit else "tresc-regulaminu"
    moved = one.old_citation if one.state == comparing.MOVED else ""
    return {
        "cite": one.new_citation or one.old_citation,
        "url": f"{owner.address}#{anchor}" if anchor else "",
        "state": CHANGES[one.state],
        "moved_from": moved,
        "unchanged_words": one.state == comparing.MOVED and not one.is_reworded,
        "html": _marked(one.words),
        "depth": min(one.depth, 4),
    }


def _marked(words: tuple[Words, ...]) -> Markup:
    """Running text with what came and went, in words for those who hear it."""
    pieces = []
    for piece in words:
        text = Markup("<br>").join(escape(line) for line in plain_text(piece.text).split("\n"))
        if piece.kind == comparing.ADDED:
            hidden = Markup('<span class="visually-hidden">{}</span>')
            pieces.append(Markup("<ins>{}{}{}</ins>").format(hidden.format("[dodano: "), text, hidden.format("]")))
        elif piece.kind == comparing.REMOVED:
            hidden = Markup('<span class="visually-hidden">{}</span>')
            pieces.append(Markup("<del>{}{}{}</del>").format(hidden.format("[usunięto: "), text, hidden.format("]")))
        else:
            pieces.append(text)
    return Markup(typeset(Markup("").join(pieces)))
