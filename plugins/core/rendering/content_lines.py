"""Content lines of calendars (RFC 5545) and of cards (RFC 6350): folded at 75 octets, ended by CRLF."""

from collections.abc import Iterable

FOLD_AT = 75


def folded(lines: Iterable[str]) -> bytes:
    """Return the lines as a file has them. Most are short, and folding looks at every character."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    octets = line.encode()
    if len(octets) <= FOLD_AT:
        return octets
    from icalendar.parser import Contentline  # only when asked: start-up time

    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]
