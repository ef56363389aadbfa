"""RFC 5545, 3.1: lines of at most 75 octets, a line that goes on begins with a space."""

import pytest

from plugins.core.rendering.content_lines import folded


@pytest.mark.parametrize(
    "line",
    ["SUMMARY:" + "a" * 67, "SUMMARY:" + "a" * 68, "SUMMARY:" + "ą" * 200, "SUMMARY:" + "a" * 66 + "ą", "X:🙂" * 50],
    ids=["75 octets", "76 octets", "letters of two octets", "one across the limit", "signs of four octets"],
)
def test_no_line_is_longer_than_75_octets_and_none_is_lost(line: str) -> None:
    raw = folded([line])
    pieces = raw.split(b"\r\n")
    assert pieces.pop() == b""
    assert all(len(piece) <= 75 and piece.decode() for piece in pieces)
    assert b"".join([pieces[0], *(piece.removeprefix(b" ") for piece in pieces[1:])]).decode() == line


def test_a_line_that_fits_is_not_folded() -> None:
    assert folded(["BEGIN:VCARD", "FN:" + "a" * 72]) == b"BEGIN:VCARD\r\nFN:" + b"a" * 72 + b"\r\n"
