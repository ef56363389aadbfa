"""What holds for any text that front matter can hold."""

import csv
import io
import json
import re

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.core.system.csv_text import unguarded
from plugins.organisations.directory.order import distinctive, index_key, letter
from plugins.organisations.duplicates import bucket_of
from plugins.organisations.exports import data as exports
from plugins.organisations.exports import vcard
from plugins.organisations.public import PublicOrganisation
from tests.plugins.organisations.conftest import PUBLISHER, data_of, read

LINES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1).map(
    lambda text: re.sub(r"\s+", " ", text).strip() or "x"
)


def organisation(name: str, summary: str) -> PublicOrganisation:
    record, _issues = read()
    assert record is not None
    return PublicOrganisation(record.model_copy(update={"name": name, "summary": summary}), PUBLISHER)


@example("x", ",=")
@example("=,'=", "'=")
@given(LINES, LINES)
def test_csv_gives_back_what_was_put_in(name: str, summary: str) -> None:
    (row,) = csv.DictReader(io.StringIO(exports.as_csv(data_of(organisation(name, summary))).decode(), newline=""))
    assert unguarded(row["name"]) == name
    assert unguarded(row["summary"]) == summary


@given(LINES, LINES)
def test_json_gives_back_what_was_put_in(name: str, summary: str) -> None:
    data = json.loads(exports.as_json(data_of(organisation(name, summary))))
    assert (data["organisations"][0]["name"], data["organisations"][0]["summary"]) == (name, summary)


@given(LINES, LINES)
def test_a_vcard_gives_back_what_was_put_in_from_lines_of_75_octets(name: str, summary: str) -> None:
    raw = vcard.as_vcard(organisation(name, summary))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.replace(b"\r\n ", b"").decode().split("\r\n")
    (written,) = (line.removeprefix("FN:") for line in lines if line.startswith("FN:"))
    assert re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], written) == name


@given(LINES)
def test_every_name_has_a_place_in_the_index(name: str) -> None:
    assert distinctive(name)
    assert letter(name)
    assert index_key(name) == index_key(name)
    assert bucket_of(name) == tuple(sorted(bucket_of(name)))
