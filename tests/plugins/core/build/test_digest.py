"""Digests of views: equal for equal content, different for different content, and nothing that could lie."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from plugins.core.build.digest import Digester
from plugins.core.schema.body import Body, Link
from tests.building import ROOT

WARSAW = ZoneInfo("Europe/Warsaw")


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Point:
    x: object
    y: object = 0


@dataclass(frozen=True)
class Place:
    x: object
    y: object = 0


class Pair(NamedTuple):
    x: object
    y: object


class Person(BaseModel):
    name: str
    age: int = 0


def digest(*views: object, file: Callable[[str], str | None] = lambda _: None) -> str:
    return Digester(file).of(*views)


@pytest.mark.parametrize(
    "make",
    [
        lambda: "zażółć",
        lambda: ("a", 1, None, True, 2.5),
        lambda: ["a", ["b", ("c",)]],
        lambda: {"a": 1, "b": [2]},
        lambda: dt.datetime(2026, 11, 23, 17, 0, tzinfo=WARSAW),
        lambda: (dt.date(2026, 11, 23), dt.time(17, 0), dt.timedelta(hours=2)),
        lambda: b"\x00\xff",
        lambda: Colour.RED,
        lambda: Point(Point(1, "a")),
        lambda: Person(name="Anna", age=3),
        lambda: Body("strony/a.md", "d1", 5, (Link("/b/", 6, 1),)),
    ],
)
def test_equal_views_are_equal(make: Callable[[], object]) -> None:
    assert digest(make()) == digest(make())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        ("", None),
        ("None", None),
        (True, 1),
        (False, None),
        (1, 1.0),
        (("a", "b"), ("ab",)),
        (("a", "b"), ("a\x1fb",)),
        (("a", ("b", "c")), ("a", "b", "c")),
        ((("a",), "b"), ("a", ("b",))),
        (((), "a"), ("a", ())),
        (("a",), ["a"]),
        ((1, 23), (12, 3)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # templates show the order
        ({"a": "b"}, ("a", "b")),
        (dt.date(2026, 11, 23), "2026-11-23"),
        (dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, tzinfo=WARSAW)),
        (dt.datetime(2026, 11, 23, 17, tzinfo=dt.UTC), dt.datetime(2026, 11, 23, 17, tzinfo=WARSAW)),
        (b"a", "a"),
        (Colour.RED, Colour.BLUE),
        (Colour.RED, "red"),
        (Point(1, 2), Point(2, 1)),
        (Point(1, 2), Place(1, 2)),
        (Person(name="Anna"), Person(name="Ania")),
        (Body("strony/a.md", "d", 1), Body("strony/b.md", "d", 1)),
    ],
)
def test_different_views_are_different(one: object, other: object) -> None:
    assert digest(one) != digest(other)


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        frozenset("a"),
        object(),
        lambda: None,
        iter(()),
        Path("a"),
        SimpleNamespace(a=1),
        len,
        1j,
        range(3),
        Decimal(1),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("inside", [lambda v: v, lambda v: ("a", [v]), lambda v: {"a": v}, lambda v: Point(v)])
def test_what_has_no_lasting_form_is_refused(value: object, inside: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match=f"a view may not hold {type(value).__name__}"):
        digest(inside(value))


def test_the_words_of_a_text_do_not_count_but_the_text_is_noted() -> None:
    digester = Digester(lambda _: None)
    before, after = Body("strony/a.md", "d1", 5), Body("strony/a.md", "d2", 5)
    assert digester.of(before) == digester.of(after)
    assert digester.bodies == [before, after]


def test_the_files_that_a_text_shows_count() -> None:
    body = Body("strony/a.md", "d", 5, (Link("/obrazy/a.jpg", 6, 1, True), Link("/b/", 7, 1)))
    assert digest(body, file={"/obrazy/a.jpg": "1"}.get) != digest(body, file={"/obrazy/a.jpg": "2"}.get)
    assert digest(body, file={"/b/": "1"}.get) == digest(body)


def test_an_object_that_stands_in_many_views_counts_in_each() -> None:
    digester = Digester(lambda _: None)
    person = Person(name="Anna")
    assert digester.of(person, "a") != digester.of(person, "b")
    assert digester.of(person) == digester.of(Person(name="Anna"))


def test_a_digest_is_the_same_in_every_process() -> None:
    code = (
        "from plugins.core.build.digest import Digester; "
        "print(Digester(lambda _: None).of({'a': ('b', 1, None), 'c': ['d', 2.5]}, 'ą'))"
    )
    environments = ({**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"} for seed in ("0", "1"))
    runs = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=one, capture_output=True, check=True).stdout
        for one in environments
    }
    assert runs == {f"{digest({'a': ('b', 1, None), 'c': ['d', 2.5]}, 'ą')}\n".encode()}


PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("a\x1f1:l", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text("ab", max_size=1), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(PLAIN, PLAIN)
def test_two_views_share_a_digest_only_when_they_are_written_alike(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) is (repr(one) == repr(other))
