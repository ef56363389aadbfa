"""The form of lock files: an entry a line, and a reader that understands what Git leaves behind."""

from collections.abc import Mapping
from typing import Any

import pytest

from plugins.published import lines
from plugins.published.lines import BrokenLock


def number(_name: str, fields: Mapping[str, Any]) -> int:
    return int(fields["n"])


def read(text: str) -> dict[str, int]:
    return lines.read(text.encode(), number, max)


TWO = '{\n"a": {"n": 1},\n"b": {"n": 2}\n}\n'


def test_file_has_one_entry_a_line_sorted_by_name() -> None:
    assert lines.to_text([("b", {"n": 2}), ("a", {"n": 1})]) == TWO
    assert lines.to_text([]) == "{\n}\n"
    assert read(lines.to_text([])) == {}


def test_no_sign_that_some_program_takes_for_the_end_of_a_line_is_left_in_an_entry() -> None:
    text = lines.to_text([("a", {"n": 1, "t": "x\u2028\u2029\u0085\ny"})])
    assert len(text.splitlines()) == 3
    assert lines.read(text.encode(), lambda _n, fields: fields["t"], max) == {"a": "x\u2028\u2029\u0085\ny"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(TWO, {"a": 1, "b": 2}, id="as written"),
        pytest.param("\ufeff" + TWO.replace("\n", "\r\n"), {"a": 1, "b": 2}, id="from a Windows editor"),
        pytest.param('{"a": {\n "n": 1\n },\n "b": {"n": 2}}', {"a": 1, "b": 2}, id="as earlier versions wrote it"),
        pytest.param('{\n"a": {"n": 1},\n"a": {"n": 3},\n"a": {"n": 2}\n}', {"a": 3}, id="an entry twice: the later"),
        pytest.param('{\n"a": {"n": 1}\n"b": {"n": 2}\n}\n', {"a": 1, "b": 2}, id="a comma lost"),
        pytest.param('{\n"a": {"n": 1},\n"b": {"n": 2},\n}\n', {"a": 1, "b": 2}, id="a comma too many"),
        pytest.param('{\n{\n"a": {"n": 1},\n}\n"b": {"n": 2}\n}\n', {"a": 1, "b": 2}, id="brackets of both sides"),
        pytest.param(
            '{\n<<<<<<< HEAD\n"a": {"n": 1}\n||||||| 123\n"a": {"n": 0}\n=======\n"a": {"n": 3},\n"b": {"n": 2}\n'
            ">>>>>>> ona\n}\n",
            {"a": 3, "b": 2},
            id="a conflict",
        ),
        pytest.param(
            '{\n "a": {\n<<<<<<< HEAD\n  "n": 1\n=======\n  "n": 3\n>>>>>>> ona\n }\n}\n',
            {"a": 3},
            id="a conflict inside an entry of an earlier version",
        ),
        pytest.param('{\n=======\n"a": {"n": 1}\n}\n', {"a": 1}, id="a marker that somebody left"),
        pytest.param("", {}, id="empty"),
        pytest.param(" \n", {}, id="blank"),
    ],
)
def test_reader_understands(text: str, found: dict[str, int]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", None),
        ("[]", 1),
        ("[" * 100_000, 1),
        ('{"a": 1}', 1),
        ('{"a": {}}', 1),
        ('{\n"a": {"n": 1},\nnic\n}\n', 3),
        ('{\n"a": {"n": 1},\n"b": {"n": \n}\n', 3),
    ],
    ids=repr,
)
def test_file_that_can_not_be_read_says_where_and_what_to_do(text: str, line: int | None) -> None:
    if line is None:
        assert read(text) == {}
        return
    with pytest.raises(BrokenLock) as broken:
        read(text)
    assert broken.value.line == line
    assert str(broken.value) == (
        "pliku nie da się odczytać. Przywróć jego poprzednią wersję z historii; nie poprawiaj go ręcznie."
    )


def test_line_of_an_entry_is_where_its_name_stands() -> None:
    assert [lines.line_of(TWO.encode(), name) for name in ("a", "b", "c")] == [2, 3, 1]
