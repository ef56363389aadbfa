"""A translation says that its original has changed since, until it follows."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.build import pipeline
from plugins.published import addresses, record
from plugins.publishing import permanent
from tests.building import build, options_for, write

POLISH = "---\ntitle: Kontakt\nsummary: {summary}\n---\n\nTekst.\n"
UKRAINIAN = "---\ntitle: Контакти\nsummary: {summary}\n---\n\nТекст.\n"
OLDER = "Польський текст змінився пізніше"


@pytest.fixture
def lock(tmp_path: Path) -> dict[str, bytes]:
    """What a publication of the first texts remembers."""
    files = {"strony/kontakt.md": POLISH.format(summary="A."), "strony/kontakt.uk.md": UKRAINIAN.format(summary="А.")}
    write(tmp_path / "content", files)
    site = pipeline.check(options_for(tmp_path, "2026-11-23", ["pages"])).site
    current = permanent.current(site, ["kontakt/index.html", "uk/kontakt/index.html"])
    known = addresses.updated({}, current, dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    return dict(record.written(record.Published({}, known)))


@pytest.mark.parametrize(
    ("polish", "ukrainian", "is_older"),
    [
        pytest.param("A.", "А.", False, id="nothing changed"),
        pytest.param("B.", "А.", True, id="the original changed"),
        pytest.param("B.", "Б.", False, id="the translation followed"),
        pytest.param("A.", "Б.", False, id="the translation alone"),
    ],
)
def test_a_translation_says_when_its_original_has_changed(
    tmp_path: Path, lock: dict[str, bytes], polish: str, ukrainian: str, is_older: bool
) -> None:
    files: dict[str, str | bytes] = {
        "strony/kontakt.md": POLISH.format(summary=polish),
        "strony/kontakt.uk.md": UKRAINIAN.format(summary=ukrainian),
        **lock,
    }
    page = build(tmp_path / "later", files, "2026-11-24", "pages")["uk/kontakt/index.html"]
    assert (OLDER in page) is is_older
    assert OLDER not in build(tmp_path / "later", files, "2026-11-24", "pages")["kontakt/index.html"]


def test_a_reason_that_only_the_original_gives_does_not_count_as_translated(tmp_path: Path) -> None:
    event = "---\ntitle: RODO\nstart: 2026-12-02\nend: 2026-12-02\nkind: spotkanie\nsummary: A.\n{more}---\n"
    files = {
        "kalendarz/2026-12-02-rodo.md": event.format(more=""),
        "kalendarz/2026-12-02-rodo.uk.md": "---\ntitle: Дані\nsummary: А.\n---\n",
    }
    write(tmp_path / "content", files)
    site = pipeline.check(options_for(tmp_path, "2026-11-23", ["events"])).site
    current = permanent.current(site, ["kalendarz/2026/rodo/index.html", "uk/kalendarz/2026/rodo/index.html"])
    known = addresses.updated({}, current, dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    files["kalendarz/2026-12-02-rodo.md"] = event.format(more="status: odwolane\nstatus_note: Awaria.\n")
    later = {**files, **record.written(record.Published({}, known))}
    assert OLDER in build(tmp_path / "later", later, "2026-11-24", "events")["uk/kalendarz/2026/rodo/index.html"]
