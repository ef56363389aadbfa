"""The store gives back what was put into it, or nothing, or says that it is damaged; never something else."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.build.state import BuildState
from plugins.core.build.store import Damaged, Row, Store
from plugins.core.system.processes import in_two_processes

CODE = "code"
MADE = {"index.html": ("key", 3, 4)}
ROW: Row = ("a.md", "key", b"<p>a</p>")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with something in each table."""
    store = Store(tmp_path / "site.sqlite")
    store.remember(BuildState(CODE, made=dict(MADE), listed=(1, 2)), ended=True)
    store.keep({"text": [ROW], "page": [ROW]})
    return store


def file(store: Store) -> Path:
    return store._path


def memory(store: Store) -> object:
    return store.state(CODE).made


def text(store: Store) -> object:
    return store.take("text", {"a.md": "key"})


def page(store: Store) -> object:
    return store.take("page", {"a.md": "key"})


READERS = [memory, text, page]


def test_what_was_put_into_it_is_there(store: Store) -> None:
    assert (memory(store), store.state(CODE).listed) == (MADE, (1, 2))
    assert text(store) == page(store) == {"a.md": b"<p>a</p>"}


def test_what_is_kept_for_another_key_or_not_at_all_is_not_given(store: Store) -> None:
    asked = {"a.md": "another", "b.md": "key"}
    assert (store.take("page", asked), store.holding("page", asked)) == ({}, set())
    assert store.holding("page", {"a.md": "key"}) == {"a.md"}


def test_more_is_asked_for_than_sqlite_takes_at_once(store: Store) -> None:
    rows: list[Row] = [(f"{number}", "key", b"%d" % number) for number in range(1200)]
    store.keep({"page": rows})
    assert store.take("page", {path: key for path, key, _raw in rows}) == {path: raw for path, _key, raw in rows}


def test_what_is_kept_anew_takes_the_place_of_what_was_there(store: Store) -> None:
    store.keep({"page": [("a.md", "new", b"new")]})
    assert (page(store), store.take("page", {"a.md": "new"})) == ({}, {"a.md": b"new"})


def test_what_is_not_wanted_is_dropped_from_its_table_alone(store: Store) -> None:
    store.keep({"page": [("b.md", "key", b"b")]})
    store.keep_only({"page": {"b.md"}})
    assert store.holding("page", {"a.md": "key", "b.md": "key"}) == {"b.md"}
    assert text(store)


def test_a_build_that_came_to_no_end_is_seen_by_the_next_one(store: Store) -> None:
    assert not store.begin()
    assert store.begin()
    store.remember(store.state(CODE), ended=False)
    assert store.begin()
    store.remember(store.state(CODE), ended=True)
    assert not store.begin()


def test_a_store_without_a_memory_may_be_what_a_killed_build_left(tmp_path: Path) -> None:
    assert Store(tmp_path / "site.sqlite").begin()


def test_two_processes_keep_at_once(store: Store) -> None:
    def kept(numbers: object) -> list[None]:
        store.keep({"page": [(f"{number}", "key", b"") for number in numbers]})  # type: ignore[attr-defined]
        return [None]

    in_two_processes(kept, range(400), 1)
    assert len(store.holding("page", {f"{number}": "key" for number in range(400)})) == 400


def changed(table: str, what: str) -> Callable[[Store], None]:
    def damage(store: Store) -> None:
        with sqlite3.connect(file(store)) as connection:
            connection.execute(what.format(table))

    return damage


def half(store: Store) -> None:
    file(store).write_bytes(file(store).read_bytes()[: file(store).stat().st_size // 2])


def no_database(store: Store) -> None:
    file(store).write_bytes(b"popsute" * 1000)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "what",
    [
        "UPDATE {0} SET content = CAST('x' AS BLOB)",
        "UPDATE {0} SET content = 5",
        "UPDATE {0} SET sum = sum + 1",
        "UPDATE {0} SET sum = NULL",
        "DROP TABLE {0}",
        "ALTER TABLE {0} RENAME COLUMN content TO contents",
    ],
)
def test_damage_in_a_table_is_noticed(store: Store, read: Callable[[Store], object], what: str) -> None:
    changed(read.__name__, what)(store)
    with pytest.raises(Damaged):
        read(store)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("damage", [half, no_database])
def test_a_damaged_file_is_noticed(
    store: Store, read: Callable[[Store], object], damage: Callable[[Store], None]
) -> None:
    damage(store)
    with pytest.raises(Damaged):
        read(store)


@pytest.mark.parametrize("name", ["made %", "listed", "fingerprint"])
def test_a_row_of_the_memory_that_is_lost_or_has_another_name_is_noticed(store: Store, name: str) -> None:
    raw = file(store).read_bytes()
    for what in ("DELETE FROM memory WHERE name LIKE ?", "UPDATE memory SET name = 'x' WHERE name LIKE ?"):
        file(store).write_bytes(raw)
        with sqlite3.connect(file(store)) as connection:
            assert connection.execute(what, [name]).rowcount == 1
        with pytest.raises(Damaged):
            memory(store)


def test_whatever_byte_is_another_one_nothing_wrong_is_given(store: Store) -> None:
    raw = file(store).read_bytes()
    right = [[read(store), {}] for read in READERS]
    noticed = 0
    for place in [*range(100), *range(100, len(raw), 53)]:
        file(store).write_bytes(raw[:place] + bytes([raw[place] ^ 0xFF]) + raw[place + 1 :])
        for read, expected in zip(READERS, right, strict=True):
            try:
                assert read(store) in expected, place
            except Damaged:
                noticed += 1
    assert noticed > 100


def test_what_was_damaged_is_forgotten_with_its_journal_and_used_again(store: Store) -> None:
    no_database(store)
    journal = file(store).with_name("site.sqlite-journal")
    journal.write_bytes(b"popsute")
    store.forget()
    assert not journal.exists()
    assert (memory(store), text(store), page(store)) == ({}, {}, {})
    store.keep({"text": [ROW]})
    assert text(store)


def test_a_full_disk_is_no_damage(store: Store) -> None:
    with store._opened() as connection:
        connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError, match="full") as full:
            connection.execute("INSERT INTO page VALUES ('b', 'key', 0, zeroblob(1000000))")
    with pytest.raises(sqlite3.OperationalError, match="full"), store._opened():
        raise full.value
