"""Views to files: pages by the theme's templates, feeds by the core's writer. One function per sort of file."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from plugins.announcements import jsonld
from plugins.announcements.cards import CALL_STATES, STATES, notice_card
from plugins.announcements.lifecycle import CallStage, Stage
from plugins.announcements.views import FEEDS_PAGE, ROOT, ChannelsView, DetailView, ListView, Topic, YearView
from plugins.core.rendering import feeds
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.evidence.certainty import evidence
from plugins.core.site.page import FeedLink, Page, SearchMeta
from plugins.core.site.site import StaticFile
from plugins.images import social_card as cards
from plugins.images.markup import picture, social
from plugins.languages import written
from plugins.languages.catalogue import Words, language, words_of
from plugins.polish.dates import MONTHS, long_date
from plugins.polish.plurals import money
from plugins.polish.timezone import day_of, first_moment

SECTION = "aktualnosci"
TITLE = "Aktualności"
CRUMB = (TITLE, ROOT)
LEFT_OUT = (Stage.WITHDRAWN, Stage.SCHEDULED)  # pages that search engines should not show
PAST = {Stage.EXPIRED: "już nieaktualna", Stage.SUPERSEDED: "zastąpiona nowszą"}  # said of an „aktualność”
FORMATS = (("rss.xml", "RSS", feeds.RSS), ("atom.xml", "Atom", feeds.ATOM), ("feed.json", "JSON", feeds.JSON))


def feed_links(base: str, title: str) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(f"{title} ({name})", f"{base}{file}", media) for file, name, media in FORMATS)


def topic_title(topic: Topic) -> str:
    return f"{TITLE}: {topic.name}"


def listing(view: ListView, context: RenderContext) -> str:
    title = topic_title(view.topic) if view.topic else TITLE
    crumbs = [CRUMB] if view.topic or view.number else []
    if view.topic and view.number:
        crumbs.append((view.topic.name, view.base))
    page = Page(
        title=f"{title}, strona {view.number} z {view.total}" if view.number else title,
        path=f"{view.base}strona/{view.number}/" if view.number else view.base,
        summary=f"{title} – {context.frame.centre.name}.",
        section=SECTION,
        breadcrumbs=tuple(crumbs),
        updated=max((day_of(row.notice.updated or row.notice.published) for row in view.rows), default=None),
        feeds=feed_links(view.base, title)[0 if view.topic else 1 :],
        search_meta=None,
    )
    return context.page(
        "announcements/list.html",
        page,
        notices=[notice_card(row, with_topic=view.topic is None) for row in view.rows],
        view=view,
        topics=_topics(view.topics, view.topic),
        years=[(str(year), f"{ROOT}{year}/", count, False) for year, count in view.years],
        pages=f"{view.base}strona/{{}}/",
        feeds_page=FEEDS_PAGE,
    )


def _topics(topics: Sequence[Topic], current: Topic | None) -> list[tuple[str, str, int | None, bool]]:
    if not topics:
        return []
    found: list[tuple[str, str, int | None, bool]] = [("Wszystkie", ROOT, None, current is None)]
    return found + [(t.name, t.address, t.size, current is not None and t.slug == current.slug) for t in topics]


def year(view: YearView, context: RenderContext) -> str:
    page = Page(
        title=f"{TITLE} z {view.year} roku",
        path=f"{ROOT}{view.year}/",
        summary=f"Wszystkie ogłoszenia z {view.year} roku – {context.frame.centre.name}.",
        section=SECTION,
        breadcrumbs=(CRUMB,),
        search_meta=None,
    )
    months = [(MONTHS[month - 1], [(row.notice, *STATES[row.stage]) for row in rows]) for month, rows in view.months]
    years = [(str(known), f"{ROOT}{known}/", None, known == view.year) for known in view.years]
    return context.page("announcements/year.html", page, months=months, years=years)


def channels(view: ChannelsView, context: RenderContext) -> str:
    page = Page(
        title="Kanały z aktualnościami",
        path=FEEDS_PAGE,
        summary="Adresy RSS, Atom i JSON z ogłoszeniami: wszystkimi albo z jednego tematu.",
        section=SECTION,
        breadcrumbs=(CRUMB,),
        feeds=feed_links(ROOT, TITLE)[1:],
    )
    groups = [("Wszystkie ogłoszenia", feed_links(ROOT, TITLE))]
    groups += [(topic.name, feed_links(topic.address, topic_title(topic))) for topic in view.topics]
    ours = {link.url for link in groups[0][1]}
    others = [link for link in context.frame.feeds if link.url not in ours]
    return context.page("announcements/channels.html", page, groups=groups, others=others)


def detail(view: DetailView, context: RenderContext) -> str:
    notice, centre = view.notice, context.frame.centre
    own, in_polish = words_of("announcements", notice.lang), language(notice.lang).in_polish

    def written_day(value: dt.date) -> str:
        return written.day(day_of(value), notice.lang)

    def day(value: dt.date) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), written_day(value))

    def polish_if(field: str) -> Markup:
        """A text that the translation took over from its original is Polish, and screen readers must know."""
        return in_polish if getattr(notice, field) == getattr(view.original, field) else Markup("")

    page = Page(
        title=notice.title,
        path=notice.address,
        summary=notice.summary,
        section=SECTION,
        breadcrumbs=(CRUMB,),
        updated=day_of(notice.updated) if view.changed and notice.updated else day_of(notice.published),
        lang=notice.lang,
        evidence=evidence(notice.source, lang=notice.lang),
        jsonld=jsonld.article(
            notice,
            view.topic.name,
            view.changed,
            centre,
            context.absolute,
            social(view.picture) if view.picture else None,
        ),
        image=f"/{cards.path(notice.address)}" if view.has_card else None,
        noindex=view.stage in LEFT_OUT,
        search_meta=SearchMeta("Aktualność", day_of(notice.date), PAST.get(view.stage, "")),
        draft=notice.draft,
        is_older=view.is_older,
        translations=view.versions if len(view.versions) > 1 else (),
    )
    return context.page(
        "announcements/detail.html",
        page,
        view=view,
        notice=notice,
        html=context.html(view.body, pictured=view.picture is not None),
        picture=picture(view.picture, notice.image_alt or "", lazy=False) if view.picture else "",
        call=_call(view, own),
        words=own,
        in_polish=in_polish,
        polish_if=polish_if,
        day=day,
        written_day=written_day,
        files=[file_row(file) for file in view.files],
        created=notice.added or min(day for day in (notice.source_path.day, day_of(notice.date)) if day),
        scheduled=first_moment(notice.date) if view.stage is Stage.SCHEDULED else None,
    )


def social_card(view: DetailView) -> cards.Card:
    notice = view.notice
    return cards.Card(view.topic.name, notice.title, long_date(day_of(notice.date)), notice.source_path.html_lang)


def file_row(file: StaticFile) -> dict[str, Any]:
    """The arguments of the theme's `file_link`; the name of the file is its label."""
    name = file.path.rsplit("/", 1)[-1]
    stem, _, ending = name.rpartition(".")
    return {"label": stem or name, "url": file.address, "type": ending.upper() if stem else "", "size": file.size}


def _call(view: DetailView, own: Words) -> dict[str, Any] | None:
    """The call for applications as its box shows it: a state in words, rows of a summary list, what to do."""
    call = view.notice.call
    if call is None or view.call is None:
        return None
    _, tone = CALL_STATES[view.call]
    lang, original = view.notice.lang, view.original.call
    passed = view.call in (CallStage.CLOSED, CallStage.DECIDED)
    return {
        "state": words_of("announcements.call_states", lang)[view.call.value],
        "tone": tone,
        "open": view.call in (CallStage.OPEN, CallStage.LAST_DAYS),
        "opens": call.opens,
        "since": written.point(call.opens, lang) if call.opens else "",
        "deadline": call.deadline,
        "until": written.by(call.deadline, lang),
        "passed": passed,
        "amount": f"{own.at_most} {money(call.amount_max)}" if call.amount_max else "",
        "budget": money(call.budget) if call.budget else "",
        "who": call.who,
        "who_is_polish": original is not None and call.who == original.who,
        "apply_url": call.apply_url,
        "results": view.results,
    }
