"""The HTML that stands in a text: its tags with their places, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from plugins.core.markdown.engine import LEAVES
from plugins.core.markdown.html.allowed_html import ALLOWED_HTML, NEED_NO_END, tag_messages
from plugins.core.markdown.html.html_tokens import Tag, tags
from plugins.core.markdown.places import Placed, Source
from plugins.core.schema.issues import Issue

_NO_END = "znacznik nie ma końca, więc obejmie cały tekst pod nim. Wstaw za ostatnim z objętych słów </{}>"
# More forbidden tags and attributes than that in one piece were pasted, not written: one message says it all.
_PASTED = 3


class HtmlTag(NamedTuple):
    """A tag at an offset of the text; ``block`` is the number of the paragraph or block that it stands in."""

    tag: Tag
    offset: int
    block: int


def html_tags(source: Source) -> tuple[HtmlTag, ...]:
    """All tags that a browser would see in the HTML of a text, in its order."""
    if "<" not in source.text:
        return ()
    found: list[HtmlTag] = []
    block = 0
    for placed in source.nodes(*LEAVES, "html_inline"):
        block += placed.node.kind in LEAVES
        if placed.node.kind in ("html_inline", "html_block"):
            found += (HtmlTag(tag, offset, block) for tag, offset in _placed(placed, source))
    return tuple(found)


def _placed(piece: Placed, source: Source) -> Iterator[tuple[Tag, int]]:
    """The tags of a piece of HTML with their offsets. In a list or a quotation its lines have lost their beginnings."""
    html = piece.node.words
    begin, known, line_start = piece.start, 0, 0
    for tag in tags(html):
        for _line in range(html.count("\n", known, tag.start)):
            begin = source.text.find("\n", begin) + 1
            line_start = html.find("\n", line_start) + 1
        known = tag.start
        beginning = html[tag.start : tag.start + 20].partition("\n")[0]
        place = source.text.find(beginning, begin + tag.start - line_start, piece.end)
        yield tag, place if place >= 0 else piece.start


def html_issues(html: Sequence[HtmlTag], source: Source) -> Iterator[Issue]:
    """What is wrong with tags; of a pasted piece with many of them, one message."""
    unclosed = _unclosed(html)
    wrong = [(found, messages) for found in html if (messages := _messages(found, found.offset in unclosed))]
    numbered = enumerate(dict.fromkeys(found.block for found, _messages in wrong))
    # Neighbouring blocks have numbers that grow with their own: one piece.
    piece = {block: block - number for number, block in numbered}
    for _piece, group in groupby(wrong, key=lambda one: piece[one[0].block]):
        members = list(group)
        if sum(len(messages) for _found, messages in members) > _PASTED:
            yield _pasted([found for found, _messages in members], source)
        else:
            for found, messages in members:
                yield from (Issue("", message, *source.place(found.offset)) for message in messages)


def _messages(found: HtmlTag, is_unclosed: bool) -> list[str]:
    if found.tag.closes:
        return []
    messages = list(tag_messages(found.tag.name, found.tag.attributes))
    return [*messages, _NO_END.format(found.tag.name)] if is_unclosed else messages


def _unclosed(html: Iterable[HtmlTag]) -> frozenset[int]:
    """The offsets of tags that may stand but have no end: they would take in all that follows."""
    waiting: list[HtmlTag] = []
    names: Counter[str] = Counter()
    unclosed: list[HtmlTag] = []
    for found in html:
        name = found.tag.name
        if name not in ALLOWED_HTML or name in NEED_NO_END:
            continue
        if not found.tag.closes:
            waiting.append(found)
            names[name] += 1
        elif names[name]:
            while (last := waiting.pop()).tag.name != name:
                unclosed.append(last)
                names[last.tag.name] -= 1
            names[name] -= 1
    return frozenset(found.offset for found in (*unclosed, *waiting))


def _pasted(found: list[HtmlTag], source: Source) -> Issue:
    first, last = (source.place(one.offset)[0] for one in (found[0], found[-1]))
    names = list(dict.fromkeys(f"<{one.tag.name}>" for one in found if one.tag.name))
    where = f"w wierszach {first}–{last}" if last > first else "w tym wierszu"
    shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    message = (
        f"{where} jest HTML z niedozwolonymi znacznikami albo atrybutami ({shown}), zwykle wklejony z Worda albo "
        "ze strony. Wklej ten tekst jeszcze raz bez formatowania (Ctrl+Shift+V) i zapisz zwykłym Markdownem."
    )
    return Issue("", message, *source.place(found[0].offset))
