"""What is told after a publication: what changed for readers, against what was published last."""

import datetime as dt

import pytest

from plugins.published import calendar
from plugins.published.calendar import CalendarEntry, PublishedEntry
from plugins.publishing import summary, trees
from plugins.publishing.trees import Changes

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
NOTHING = Changes((), (), ())
OLD = {"index.html": "1", "kontakt/index.html": "1", "kalendarz/2026/index.html": "1", "a.css": "1", "x/rss.xml": "1"}
NEW = {
    "index.html": "2",
    "kalendarz/2026/index.html": "2",
    "o-nas/index.html": "1",
    "a.css": "1",
    "x/rss.xml": "2",
    "b.js": "1",
}
DOCUMENTS = {"/", "/kontakt/", "/o-nas/"}


def test_pages_of_documents_are_named_and_the_rest_is_counted() -> None:
    assert summary.lines(trees.changes(OLD, NEW), DOCUMENTS, is_first=False) == [
        "Nowe strony (1):", "  /o-nas/", "Zmienione strony (1):", "  /", "Strony, które znikają (1):", "  /kontakt/",
        "Kanały i kalendarze ze zmianami (1):", "  /x/rss.xml",
        "Poza tym: listy i zestawienia: 1, inne pliki: 1.",
    ]  # fmt: skip


def test_nothing_new_is_said_and_the_first_time_too() -> None:
    assert summary.lines(NOTHING, DOCUMENTS, is_first=False) == ["Na stronie nic się nie zmienia."]
    first = Changes(tuple(OLD), (), ())
    assert summary.lines(first, DOCUMENTS, is_first=True) == ["Pierwsza publikacja: 3\u00a0strony, 5\u00a0plików."]


def test_of_many_the_first_are_named() -> None:
    many = Changes(tuple(f"s{n:02}/index.html" for n in range(20)), (), ())
    found = summary.lines(many, {f"/s{n:02}/" for n in range(20)}, is_first=False)
    assert (found[0], found[13]) == ("Nowe strony (20):", "  … i 8\u00a0innych")


def lock(**digests: str) -> dict[str, PublishedEntry]:
    day = dt.date(2026, 12, 2)
    entries = {uid: CalendarEntry(digest, uid.upper(), day, "/", (), ()) for uid, digest in digests.items()}
    return calendar.updated({}, entries, NOW)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (lock(a="1"), ["Subskrybenci kalendarza nie zobaczą żadnych zmian."]),
        (
            lock(a="2"),
            ["Subskrybenci kalendarza zobaczą zmiany (1):", "  zmienione: A (2\u00a0grudnia\u00a02026\u00a0r.)"],
        ),
        (
            lock(a="1", b="1"),
            ["Subskrybenci kalendarza zobaczą zmiany (1):", "  nowe: B (2\u00a0grudnia\u00a02026\u00a0r.)"],
        ),
        (
            calendar.updated(lock(a="1"), {}, NOW),
            [
                "Subskrybenci kalendarza zobaczą zmiany (1):",
                "  odwołane, bo usunięte: A (2\u00a0grudnia\u00a02026\u00a0r.)",
            ],
        ),
    ],
    ids=["same", "changed", "new", "deleted"],
)
def test_where_the_last_calendar_is_not_at_hand_the_record_tells(
    after: dict[str, PublishedEntry], said: list[str]
) -> None:
    assert summary.of_calendar(lock(a="1"), after) == said
