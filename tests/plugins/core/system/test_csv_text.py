import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.system.csv_text import csv_of, guarded, unguarded


def test_a_table_is_written_as_programs_read_it() -> None:
    text = csv_of(("name", "tags"), [("Łąka, „A”\n2", ("a", "b")), (None, True), (-5, 1.5)])
    assert text == 'name,tags\r\n"Łąka, „A”\n2",a; b\r\n,tak\r\n-5,1.5\r\n'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("+48 32 281 00 00", "'+48 32 281 00 00", id="a plus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="an at sign"),
        pytest.param(" -2", " '-2", id="behind a blank"),
        pytest.param("\t=1", "'\t'=1", id="behind a tab"),
        pytest.param("a;=1+1", "a;'=1+1", id="behind the separator of a Polish spreadsheet"),
        pytest.param("a; +48 1", "a; '+48 1", id="the second of a list"),
        pytest.param("a\n=1", "a\n'=1", id="on the next line"),
        pytest.param("a=b-c@d.pl", "a=b-c@d.pl", id="inside a word nothing is changed"),
    ],
)
def test_what_a_spreadsheet_would_run_becomes_text_and_comes_back(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.lists(st.text("=+-@;,\t\r\n| \"'aż1"), min_size=1, max_size=4))
def test_no_cell_is_a_formula_however_a_spreadsheet_cuts_the_line(cells: list[str]) -> None:
    written = csv_of(cells, [cells])
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell)]
