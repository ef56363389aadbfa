"""Random repeating events as staff write them: every step, ordinal, end, exception, addition, move and change."""

import datetime as dt
from itertools import islice
from typing import Any

from hypothesis import strategies as st

from plugins.events.fields import rules
from plugins.polish.dates import WEEKDAYS

ORDINALS = {1: "pierwszy", 2: "drugi", 3: "trzeci", 4: "czwarty", 5: "piąty", -1: "ostatni", -2: "przedostatni"}
STEPS = (
    "dzień",
    "3 dni",
    "dzień roboczy",
    "tydzień",
    "2 tygodnie",
    "5 tygodni",
    "miesiąc",
    "2 miesiące",
    "kwartał",
    "rok",
)
HOURS = ("17:00", "10:00", "00:00", "00:30", "02:00", "22:00", "23:30")
# Both nights of the time change, the ends of years and the days around them come often.
DAYS = st.one_of(
    st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
    st.sampled_from([dt.date(2026, 3, 28), dt.date(2026, 10, 24), dt.date(2026, 12, 30), dt.date(2027, 1, 29)]),
)
FEMININE = {2: "a", 5: "a", 6: "a"}


@st.composite
def front_matters(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of an event; a rare one has a mistake (an hour that does not exist), which whoever asks has to skip."""
    first, every = draw(DAYS), draw(st.sampled_from(STEPS))
    if every == "dzień roboczy":
        first -= dt.timedelta(days=max(first.weekday() - 4, 0))
    on = draw(_days(first, every))
    hour = draw(st.sampled_from((None, *HOURS)))
    front: dict[str, Any] = {"start": f"{first} {hour}" if hour else str(first), "end": None}
    if hour and hour >= "22:00" and draw(st.booleans()):
        front["end"] = f"{first + dt.timedelta(days=1)} 04:00"  # over the night, by the hour of its end
    else:
        front["duration"] = draw(st.sampled_from(("90 min", "2 h", "6 h") if hour else ("1 dzień", "2 dni")))
    if draw(st.integers(0, 9)) == 0:
        front |= {"status": "odwolane", "status_note": "Brak chętnych."}
    repeats: dict[str, Any] = {"every": every, **({"on": on} if on else {})}
    rule = rules.fitted(rules.every(every), rules.on(" i ".join(on)) if on else ())
    days = list(islice(rules.dates(rule, first), 12))
    match draw(st.sampled_from(("endless", "count", "until"))):
        case "count":
            days = days[: draw(st.integers(1, 12))]
            repeats["count"] = str(len(days))
        case "until":
            days = days[: draw(st.integers(1, 12))]
            repeats["until"] = str(days[-1] + dt.timedelta(days=draw(st.integers(0, 3))))
    out = draw(st.sets(st.sampled_from(days), max_size=3))
    added = draw(st.sets(st.integers(0, 200), max_size=3))
    also = [day for offset in sorted(added) if (day := first + dt.timedelta(days=offset)) not in days]
    repeats["except"] = [str(day) for day in sorted(out)]
    repeats["also"] = [draw(_added(day, hour)) for day in also]
    standing = sorted({*days, *also} - out)
    if standing:
        repeats["changes"] = draw(_changes(standing, first, hour))
    return {**front, "repeats": {name: value for name, value in repeats.items() if value}}


def _days(first: dt.date, every: str) -> st.SearchStrategy[list[str]]:
    """`on` that the first date fits."""
    if every.endswith(("dzień", "dni")) or every == "dzień roboczy":
        return st.just([])
    own = WEEKDAYS[first.weekday()]
    if "ty" in every:
        others = st.sets(st.sampled_from(WEEKDAYS), max_size=3)
        return st.one_of(st.just([]), others.map(lambda more: sorted({own, *more})))
    last = (first + dt.timedelta(days=7)).month != first.month
    before_last = not last and (first + dt.timedelta(days=14)).month != first.month
    fitting = [(first.day - 1) // 7 + 1, *([-1] if last else []), *([-2] if before_last else [])]
    end = (first + dt.timedelta(days=1)).month != first.month
    nth = st.tuples(st.sampled_from(fitting), st.lists(st.sampled_from(sorted(ORDINALS)), max_size=2)).map(
        lambda chosen: [f"{ORDINALS[number]} {own}" for number in dict.fromkeys((chosen[0], *chosen[1]))]
    )
    return st.one_of(st.just([]), nth, nth, *([st.just(["ostatni dzień miesiąca"])] if end else []))


def _added(day: dt.date, hour: str | None) -> st.SearchStrategy[str]:
    return st.sampled_from((str(day), f"{day} 12:00")) if hour else st.just(str(day))


@st.composite
def _changes(draw: st.DrawFn, standing: list[dt.date], first: dt.date, hour: str | None) -> list[dict[str, Any]]:
    changed = sorted(draw(st.sets(st.sampled_from(standing), max_size=3)))
    found: list[dict[str, Any]] = [{"date": str(day), **draw(_change(day, hour))} for day in changed]
    later = [day for day in standing if day != first]
    for day in sorted(draw(st.sets(st.sampled_from(later), max_size=2))) if later else ():
        facts: dict[str, Any] = {"title": f"Od {day}"}
        if hour and draw(st.booleans()):
            facts["start"] = draw(st.sampled_from(("18:00", "09:00", "22:30")))
        if draw(st.integers(0, 5)) == 0:
            facts["status"] = "odwolane"
        found.append({"from": str(day), **facts})
    return found


@st.composite
def _change(draw: st.DrawFn, day: dt.date, hour: str | None) -> dict[str, Any]:
    moved = day + dt.timedelta(days=draw(st.sampled_from((-40, -8, -7, -1, 1, 2, 7, 8, 30, 400))))
    kinds: list[dict[str, Any]] = [{"status": "odwolane"}, {"status": "potwierdzone"}, {"title": f"Inaczej {day}"},
                                   {"start": str(moved)}, {"start": str(moved), "status": "odwolane"}]  # fmt: skip
    if hour:
        kinds += [{"start": "11:00"}, {"start": f"{moved} 11:00", "end": f"{moved} 15:00"}]
    return draw(st.sampled_from(kinds))
