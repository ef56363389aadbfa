"""What a build remembers of the one before, as rows: whole, and then only what differs."""

import pickle

import pytest

from plugins.core.build.state import BuildState, from_rows, to_rows
from plugins.core.reading.records import Records

MADE = {f"{number}/index.html": ("key", number, 5) for number in range(500)}
NOTICES = {f"aktualnosci/{number}.md": f"notice {number}" for number in range(500)}
PAGES = {"strony/kontakt.md": "page"}


def remembered() -> BuildState:
    records = Records().updated({**NOTICES, **PAGES})
    return BuildState("code", {**NOTICES, **PAGES}, records, dict(MADE), listed=(1, 2), finished={"search": "index"})


def read() -> tuple[BuildState, dict[str, bytes]]:
    """A state as the next process reads it, and the rows that it was read from."""
    rows = to_rows(remembered())
    return from_rows(dict(rows), "code"), rows


def test_all_of_it_comes_back() -> None:
    state, _rows = read()
    assert (state.entries, state.made, state.listed) == ({**NOTICES, **PAGES}, MADE, (1, 2))
    assert (state.records.of("aktualnosci"), state.records.of("strony")) == (NOTICES, PAGES)
    assert (state.records.of("obrazy"), state.finished) == ({}, {"search": "index"})


def test_records_are_read_late_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    state, _rows = read()
    monkeypatch.setattr(pickle, "loads", None)
    with pytest.raises(TypeError):
        state.records.of("aktualnosci")
    monkeypatch.undo()
    assert state.records.of("strony") is state.records.of("strony")


def test_without_a_change_there_is_nothing_to_write_but_the_code() -> None:
    assert to_rows(read()[0]) == {"fingerprint": b"code"}


def test_a_change_writes_few_rows_and_all_of_it_comes_back() -> None:
    state, rows = read()
    state.records = state.records.updated({"aktualnosci/7.md": "other", "aktualnosci/8.md": None})
    state.entries = {path: value for path, value in state.entries.items() if path != "aktualnosci/8.md"}
    del state.made["8/index.html"]
    written = to_rows(state)
    assert sorted(name.partition(" ")[0] for name in written) == [
        "entries",
        "fingerprint",
        "made",
        "records",
        "records",
    ]
    after = from_rows({**rows, **written}, "code")
    assert after.records.of("aktualnosci") == state.records.of("aktualnosci")
    assert (after.entries, after.made) == (state.entries, state.made)


def test_what_is_written_is_not_written_again() -> None:
    state, _rows = read()
    state.records = state.records.updated({"aktualnosci/7.md": "other"})
    state.made["new.html"] = ("key", 1, 1)
    state.written()
    assert to_rows(state) == {"fingerprint": b"code"}


def test_a_lost_store_gets_all_of_it_also_records_that_nobody_asked_for() -> None:
    state, rows = read()
    state.stored = None
    assert to_rows(state) == rows


def test_of_another_code_only_is_known_which_files_are_ours_and_what_features_noted() -> None:
    state = from_rows(read()[1], "newer code")
    unkeyed = {path: ("", size, mtime) for path, (_key, size, mtime) in MADE.items()}
    assert (state.made, state.finished) == (unkeyed, {"search": "index"})
    assert (state.entries, state.records.of("strony"), state.listed, state.stored) == ({}, {}, None, None)


def test_what_was_read_in_another_year_is_read_again() -> None:
    state = remembered()
    state.read_for(2027)
    assert (state.entries, state.made) == ({}, MADE)
