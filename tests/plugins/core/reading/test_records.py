"""What is remembered of documents: unpickled late, and never changed."""

from plugins.core.reading.records import Documents, Records

DISK = {"a": {"a/1.md": "one", "a/2.md": "two"}, "b": {"b/1.md": "else"}}


def remembered(read: list[str]) -> Records:
    def stored(folder: str) -> Documents:
        read.append(folder)
        return DISK.get(folder, {})

    return Records(stored)


def test_a_folder_is_only_read_when_it_is_asked_for() -> None:
    read: list[str] = []
    records = remembered(read)
    assert read == []
    assert records.of("a") == DISK["a"]
    assert read == ["a"]


def test_an_update_leaves_what_was_remembered_as_it_was() -> None:
    records = remembered([])
    changed = records.updated({"a/1.md": "new", "a/2.md": None, "b/2.md": "more"})
    assert changed.of("a") == {"a/1.md": "new"}
    assert changed.of("b") == {"b/1.md": "else", "b/2.md": "more"}
    assert (records.of("a"), records.of("b"), records.changed) == (DISK["a"], DISK["b"], {})


def test_updates_add_up() -> None:
    changed = remembered([]).updated({"a/1.md": "new"}).updated({"a/2.md": None, "c/1.md": "first"})
    assert changed.changed == {"a": {"a/1.md": "new"}, "c": {"c/1.md": "first"}}


def test_no_change_is_the_same_object() -> None:
    records = remembered([])
    assert records.updated({}) is records
