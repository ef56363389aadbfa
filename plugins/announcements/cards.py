"""A notice or a call in one card: the arguments of the theme's `notice_card` and `call_card`, as plain data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.announcements import lifecycle
from plugins.announcements.lifecycle import CallStage, Stage
from plugins.announcements.model import Announcement, Call
from plugins.announcements.views import NoticeIndex, NoticeRow
from plugins.core.site.site import Site
from plugins.polish.plurals import counted, money, plural

STATES = {
    Stage.SCHEDULED: ("Zaplanowane", "info"),
    Stage.CURRENT: ("", ""),
    Stage.SUPERSEDED: ("Zastąpione", "warn"),
    Stage.WITHDRAWN: ("Wycofane", "bad"),
    Stage.EXPIRED: ("Nieaktualne", "quiet"),
}
CALL_STATES = {
    CallStage.COMING: ("Wkrótce", "info"),
    CallStage.OPEN: ("Trwa", "good"),
    CallStage.LAST_DAYS: ("Ostatnie dni", "warn"),
    CallStage.CLOSED: ("Zakończony", "quiet"),
    CallStage.DECIDED: ("Rozstrzygnięty", "quiet"),
}
HOME_NOTICES = 4


def notice_card(row: NoticeRow, with_topic: bool = True) -> dict[str, Any]:
    notice = row.notice
    state, tone = ("Szkic", "warn") if notice.draft else STATES[row.stage]
    return {
        "title": notice.title,
        "url": notice.address,
        "date": notice.date,
        "summary": notice.summary,
        "topic": row.topic if with_topic else "",
        "state": state,
        "state_tone": tone,
        "lang": "" if notice.lang == "pl" else notice.source_path.html_lang,
    }


def call_card(notice: Announcement, call: Call, now: dt.datetime) -> dict[str, Any]:
    stage = lifecycle.call_stage(call, now)
    state, tone = CALL_STATES[stage]
    return {
        "title": notice.title,
        "url": notice.address,
        "deadline": call.deadline,
        "state": state,
        "tone": tone,
        "opens": call.opens if stage is CallStage.COMING else None,
        "amount": f"do {money(call.amount_max)}" if call.amount_max else "",
        "who": call.who or "",
        "left": left(lifecycle.days_left(call.deadline, now)) if stage is CallStage.LAST_DAYS else "",
        "summary": notice.summary,
    }


def left(days: int) -> str:
    """zostały 3 dni"""
    if days == 0:
        return "ostatni dzień"
    return f"{plural(days, 'został', 'zostały', 'zostało')} {counted(days, 'dzień', 'dni', 'dni')}"


def cards(site: Site, records: Sequence[Any]) -> tuple[Mapping[str, object], ...]:
    """For pages of other kinds, newest first."""
    notice_index = site.index(NoticeIndex)
    notices = [record for record in records if isinstance(record, Announcement) and notice_index.is_public(record)]
    return tuple(notice_card(row) for row in notice_index.rows(lifecycle.newest_first(notices)))


def home(site: Site) -> Mapping[str, object]:
    """The newest notices that count, and the calls that one can apply to or soon will, the nearest deadline first."""
    notice_index = site.index(NoticeIndex)
    running = [(n, n.call) for n in notice_index.current if n.call and site.now <= n.call.deadline]
    calls = sorted(running, key=lambda pair: pair[1].deadline)
    return {
        "notices": tuple(notice_card(row) for row in notice_index.rows(notice_index.current[:HOME_NOTICES])),
        "calls": tuple(call_card(notice, call, site.now) for notice, call in calls if not _is_coming(call, site.now)),
        "coming_calls": tuple(
            call_card(notice, call, site.now) for notice, call in calls if _is_coming(call, site.now)
        ),
    }


def _is_coming(call: Call, now: dt.datetime) -> bool:
    return lifecycle.call_stage(call, now) is CallStage.COMING
