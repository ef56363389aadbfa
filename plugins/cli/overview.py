"""`overview`: what waits, what ends, what to look at, and when the site changes next. It builds nothing."""

import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.cli.commands import GOOD, PROBLEMS, UsageError, content_folder, plain_settings, require_right_day
from plugins.cli.settings import build_options, register_kinds
from plugins.core.build.analysis import load, validate
from plugins.core.build.state import BuildState
from plugins.core.schema import issues
from plugins.core.schema.evidence.sources import is_dated
from plugins.core.schema.references import references_of
from plugins.core.site import versions
from plugins.core.site.kind import Feature
from plugins.core.site.reminders import SORTS, TURN, Reminder
from plugins.core.site.site import Site
from plugins.images.inspection import is_picture
from plugins.polish.dates import hour, in_weekday, long_date
from plugins.polish.words import fold


def overview(content: str, form: str, today: str | None) -> int:
    """Print what staff have to know, as text or as JSON. Documents with problems are not in it: they are named."""
    if form not in ("text", "json"):
        raise UsageError(f"--format: „{form}” nie jest znane. Do wyboru: text, json.")
    folder = content_folder(content)
    require_right_day(today)
    settings = plain_settings(PATH=str(Path(folder).resolve()), TODAY=today, PREVIEW=True)
    register_kinds(settings["PLUGINS"])
    options = build_options(settings)
    state = BuildState()
    analysed = validate(options, load(options, state), state, for_build=False)
    found = reminders(analysed.site, options.features)
    sys.stdout.write(as_json(found, folder) if form == "json" else as_text(found, folder, analysed.site.now))
    sys.stderr.write(issues.as_text(analysed.problems))
    return PROBLEMS if analysed.problems else GOOD


def reminders(site: Site, features: Iterable[Feature]) -> list[Reminder]:
    """Return everything there is to say about a site with its drafts, sort by sort, the earliest first."""
    said = [reminder for feature in features for reminder in feature.reminders(site)]
    drafts = {record.path for record in site.records if record.draft}
    turns = [one for one in said if one.kind == TURN and one.path not in drafts]
    found = [one for one in said if one.kind != TURN and one.path not in drafts]
    found += [
        *_next(turns, site.now),
        *_drafts(site),
        *_older(site),
        *_doubles(site),
        *_sources(site),
        *_pictures(site),
    ]
    order = list(SORTS)
    return sorted(found, key=lambda one: (order.index(one.kind), str(one.date or ""), one.path, one.message))


def _next(turns: Iterable[Reminder], now: dt.datetime) -> Iterator[Reminder]:
    """The first moment after now at which pages change, with all that changes then."""
    coming = defaultdict(list)
    for turn in turns:
        when = _moment(turn.date, now)
        if when > now:
            coming[when].append(turn)
    if coming:
        first = min(coming)
        what = "; ".join(dict.fromkeys(turn.message for turn in coming[first]))
        shown = first if first.hour or first.minute else first.date()
        message = f"{what}. Opublikuj wtedy albo włącz nocne budowanie."
        yield Reminder("next-change", coming[first][0].path, shown, message)


def _moment(when: dt.date | None, now: dt.datetime) -> dt.datetime:
    if isinstance(when, dt.datetime):
        return when
    return dt.datetime.combine(when or dt.date.min, dt.time(), now.tzinfo)


def _drafts(site: Site) -> Iterator[Reminder]:
    for record in site.records:
        if record.draft:
            yield Reminder(
                "draft", record.path, record.source_path.day, f"szkic „{_title(record)}” czeka na dokończenie."
            )


def _older(site: Site) -> Iterator[Reminder]:
    late = versions.older(site)
    for record in site.records:
        if record.address in late:
            yield Reminder(
                "translation", record.path, None, "oryginał zmienił się po tym tłumaczeniu. Porównaj oba teksty."
            )


def _doubles(site: Site) -> Iterator[Reminder]:
    """Documents of one kind and one title; events say themselves which of theirs are alike."""
    seen: dict[tuple[str, str, int | None], str] = {}
    repeating = {kind.name for kind in site.kinds if kind.titles_repeat}
    for record in site.records:
        kind = record.source_path.kind
        if record.lang != "pl" or kind in repeating:
            continue
        day = record.source_path.day
        first = seen.setdefault((kind, fold(_title(record)), day.year if day else None), record.path)
        if first != record.path:
            message = f"ten sam tytuł ma {first}. Jeśli to kopia, usuń jeden z plików."
            yield Reminder("near-double", record.path, day, message)


def _sources(site: Site) -> Iterator[Reminder]:
    for record in site.records:
        source = getattr(record, "source", ())
        if source and record.lang == "pl" and not is_dated(source):
            yield Reminder("source", record.path, None, f"„{_title(record)}”: dopisz przy źródle date albo „bez daty”.")


def _pictures(site: Site) -> Iterator[Reminder]:
    shown = {text for record in site.records for _field, to, text in references_of(record) if to.target == "file"}
    shown |= {text for _field, to, text in references_of(site.centre) if to.target == "file"}
    shown |= {
        link.target.partition("#")[0].removeprefix("{filename}").lstrip("/").removeprefix("../")
        for record in site.records
        for link in record.body.links
    }
    for path in sorted(site.files):
        if is_picture(path) and path.startswith("obrazy/") and path not in shown:
            yield Reminder("picture", path, None, "nic go nie pokazuje. Usuń plik albo wstaw go do tekstu.")


def _title(record: object) -> str:
    return str(getattr(record, "title", "") or getattr(record, "name", ""))


def as_json(found: Iterable[Reminder], folder: Path) -> str:
    rows = [
        {
            "kind": one.kind,
            "path": (folder / one.path).as_posix(),
            "date": one.date.isoformat() if one.date else None,
            "message": one.message,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_text(found: Iterable[Reminder], folder: Path, now: dt.datetime) -> str:
    """A list under headings; one sentence where there is nothing to say."""
    by_sort = defaultdict(list)
    for one in found:
        by_sort[one.kind].append(one)
    lines = [f"Stan na {long_date(now)}"]
    for sort, title in SORTS.items():
        if by_sort[sort]:
            lines += ["", f"{title} ({len(by_sort[sort])})"]
            lines += [_line(one, folder) for one in by_sort[sort]]
    if len(lines) == 1:
        lines += ["", "Nic nie czeka."]
    return "\n".join(lines) + "\n"


def _line(one: Reminder, folder: Path) -> str:
    when = ""
    if one.date:
        when = f"{in_weekday(one.date)} {long_date(one.date)}"
        when = f"{when}, {hour(one.date)}: " if isinstance(one.date, dt.datetime) else f"{when}: "
    return f"- {when}{one.message} [{(folder / one.path).as_posix()}]"
