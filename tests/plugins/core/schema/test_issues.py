"""Problems in their three forms, and in their order."""

import json
import pickle

from plugins.core.schema.issues import ContentError, Problem, as_github, as_json, as_text, in_order

LATE = Problem("content/b.md", 2, 1, "start", "źle. Popraw.")
EARLY = Problem("content/a.md", 10, 3, None, "100 % źle.\nPopraw, proszę.")


def test_problems_come_by_file_and_line_each_once() -> None:
    assert in_order([LATE, EARLY, LATE]) == (EARLY, LATE)


def test_a_line_has_the_field_only_where_there_is_one() -> None:
    assert as_text([LATE]) == "content/b.md:2: start: źle. Popraw.\n"
    assert as_text([EARLY]) == "content/a.md:10: 100 % źle.\nPopraw, proszę.\n"


def test_json_has_the_promised_keys_and_our_letters() -> None:
    text = as_json([LATE])
    assert "źle" in text
    assert list(json.loads(text)[0]) == ["path", "line", "column", "field", "message"]


def test_an_annotation_stays_on_one_line() -> None:
    assert as_github([EARLY]) == "::error file=content/a.md,line=10,col=3::100 %25 źle.%0APopraw, proszę.\n"
    assert as_github([LATE], "warning").startswith("::warning file=content/b.md,line=2,col=1::start: źle")


def test_the_error_of_a_second_process_keeps_its_problems() -> None:
    assert pickle.loads(pickle.dumps(ContentError([LATE, EARLY]))).problems == (EARLY, LATE)
