"""Generated regulations and heaps of odd lines, in every format: nothing is lost, the tree stays the same."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.system.ledger import missing
from plugins.regulations.importing.assembling import imported
from plugins.regulations.parsing.parser import parse, without_lines
from tests.plugins.regulations.importing.making import docx, odt, p, rtf, visible
from tests.plugins.regulations.parsing.test_trees import PIECES, QUIET, Made, texts


def as_xml(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")


def in_format(kind: str, lines: list[str]) -> bytes:
    if kind == "docx":
        return docx(*(p(line) for line in lines))
    if kind == "odt":
        return odt("".join(f"<text:p>{as_xml(line)}</text:p>" for line in lines))
    if kind == "html":
        return f"<html><body>{''.join(f'<div>{as_xml(line)}</div>' for line in lines)}</body></html>".encode()
    if kind == "rtf":
        return rtf("".join(rf"{line}\par " for line in lines))
    return "\n".join(lines).encode()


KINDS = st.sampled_from(["docx", "odt", "html", "rtf", "txt"])
ODD = [piece for piece in PIECES if piece.isprintable()]


@QUIET
@given(KINDS, texts())
def test_a_random_regulation_comes_in_whole(kind: str, made: tuple[list[Made], str]) -> None:
    lines = [" ".join(line.split()) for line in made[1].split("\n") if line.strip()]
    raw = in_format(kind, lines)
    result = imported(raw, kind)
    assert missing(visible(raw, kind), [result.text, *result.ledger.lines()]) == {}
    assert without_lines(parse(result.text)) == without_lines(result.regulation)


@QUIET
@given(KINDS, st.lists(st.sampled_from(ODD), min_size=1, max_size=25))
def test_a_heap_of_odd_lines_comes_in_whole(kind: str, lines: list[str]) -> None:
    raw = in_format(kind, lines)
    result = imported(raw, kind)
    assert missing(visible(raw, kind), [result.text, *result.ledger.lines()]) == {}
    same = without_lines(parse(result.text)) == without_lines(result.regulation)
    assert same or any("czyta się w tym miejscu inaczej" in line for line in result.ledger.lines())
