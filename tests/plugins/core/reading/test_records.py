"""What is remembered of documents: unpickled late, never changed, and only what differs is written."""

from collections.abc import Mapping

from plugins.core.reading.records import Records, part_of

DISK = {"a": {"a/1.md": "one", "a/2.md": "two"}, "b": {"b/1.md": "else"}}


def remembered(read: list[str]) -> Records:
    def stored(folder: str) -> Mapping[str, str]:
        read.append(folder)
        return DISK.get(folder, {})

    return Records(stored)


def test_a_folder_is_read_once_and_only_when_it_is_asked_for() -> None:
    read: list[str] = []
    records = remembered(read)
    assert read == []
    assert records.of("a") == records.of("a") == DISK["a"]
    assert read == ["a"]


def test_an_update_leaves_what_was_remembered_as_it_was() -> None:
    records = remembered([])
    changed = records.updated({"a/1.md": "new", "a/2.md": None, "b/2.md": "more"})
    assert changed.of("a") == {"a/1.md": "new"}
    assert changed.of("b") == {"b/1.md": "else", "b/2.md": "more"}
    assert (records.of("a"), records.of("b"), records.touched) == (DISK["a"], DISK["b"], frozenset())


def test_the_parts_to_write_are_those_of_changed_and_of_gone_documents() -> None:
    changed = remembered([]).updated({"a/1.md": "new"}).updated({"a/2.md": None})
    assert changed.parts() == {("a", part_of("a/1.md")): {"a/1.md": "new"}, ("a", part_of("a/2.md")): {}}
    assert changed.written().parts() == {}
    assert changed.written().of("a") == {"a/1.md": "new"}


def test_no_change_is_the_same_object() -> None:
    records = remembered([])
    assert records.updated({}) is records
