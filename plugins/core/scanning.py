"""The Markdown body of a document: what it links to, which headings it has and what is wrong with it.

Everything here reads the text; nothing renders it (that is `plugins.core.markdown`, and only a build needs it). So
`check` stays fast and each problem knows its line.
"""

import re
from collections.abc import Iterable, Iterator

from plugins.core.addresses import SCHEMES, scheme_of
from plugins.core.body import EMPTY, Body, Heading, Link, digest_of
from plugins.core.polish.words import slugify
from plugins.core.problems import Mistake
from plugins.core.source import line_and_column
from plugins.core.tags import TAG, attributes_of, tag_mistakes

# Written as the title of a picture, this says "decorative": the empty alternative text is meant.
DECORATIVE = "dekoracja"

_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A pattern that begins with a fixed character or a plain set is ten times faster: the engine skips all other text.
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*<?([^\s>]+)>?", re.MULTILINE)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+)>")
_HEADING = re.compile(r"\n[> ]{0,6}(#{1,6})[ \t]*(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?![#>|\-*+ ])([^\n]+)\n(=+|-{2,})[ \t]*$", re.MULTILINE)
_INLINE_MARK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^)]*\)|[*`]+|(?<!\w)_+|_+(?!\w)|<[^>]+>|\\(?=\W)")


def scanned(path: str, text: str, first_line: int) -> tuple[Body, tuple[Mistake, ...]]:
    """A body and its mistakes, without rendering it."""
    text = text.strip("\n") if not text.strip() else text
    if not text.strip():
        return Body(path, EMPTY, first_line), ()
    plain = _masked(text)
    mistakes: list[Mistake] = []
    every = tuple(_links(plain, first_line, mistakes))
    links = tuple(link for link in every if _leads_inside(link, mistakes))
    headings = tuple(_headings(plain, text, first_line, mistakes))
    if "<" in plain:
        mistakes.extend(tag_mistakes(plain, first_line))
    return Body(path, digest_of(text), first_line, links, headings, outer=_outer(every)), tuple(mistakes)


def raw(path: str, text: str, first_line: int) -> Body:
    """The body of a kind that is not Markdown: its text as it stands, and the links in it."""
    found = tuple(_links(text, first_line, [])) if "](" in text or "<" in text else ()
    links = tuple(link for link in found if _leads_inside(link, []))
    return Body(path, digest_of(text), first_line, links, text=text, outer=_outer(found))


def _masked(text: str) -> str:
    """The text with code and comments blanked out, every offset unchanged.

    Blanks are a letter that Markdown gives no meaning: spaces at the end of a heading would count as its end.
    """

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", "¤", match.group())

    if "```" in text or "~~~" in text:
        text = _FENCE.sub(blank, text)
    if "`" in text:
        text = _CODE.sub(blank, text)
    return _COMMENT.sub(blank, text) if "<!--" in text else text


def _outer(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.target for link in links if scheme_of(link.target) in ("http", "https")))


def _leads_inside(link: Link, mistakes: list[Mistake]) -> bool:
    scheme = scheme_of(link.target)
    if not scheme and not link.target.startswith("//"):
        return True
    if scheme not in SCHEMES:
        message = f"adres „{link.target[:60]}” jest niedozwolony. Podaj adres z https://, np. https://example.org"
        mistakes.append(Mistake("", message, link.line, link.column))
    return False


def _links(text: str, first_line: int, mistakes: list[Mistake]) -> Iterator[Link]:
    def place(offset: int) -> tuple[int, int]:
        line, column = line_and_column(text, offset)
        return line + first_line - 1, column

    def inline(start: int, end: int) -> Iterator[Link]:
        for match in _LINK.finditer(text, start, end):
            label, target, title = match[1], match[2].strip("<>"), match[3]
            image = match.start() > start and text[match.start() - 1] == "!"
            line, column = place(match.start(2))
            if image:
                mistakes.extend(_picture_mistakes(label, target, title, line, column))
            elif not _INLINE_MARK.sub(r"\1", label).strip() and "![" not in label:
                mistakes.append(
                    Mistake("", "odnośnik bez tekstu. Napisz w nawiasach [ ], dokąd prowadzi.", line, column)
                )
            yield Link(target, line, column, image)
            if "[" in label:
                yield from inline(*match.span(1))

    if "[" in text:
        yield from inline(0, len(text))
    if "]:" in text:
        for match in _DEFINITION.finditer(text):
            if not match[1].startswith("^"):
                yield Link(match[2], *place(match.start(2)))
    if "<" in text:
        for match in _AUTOLINK.finditer(text):
            yield Link(match[1], *place(match.start(1)))
        for match in TAG.finditer(text):
            yield from _html_links(match, place(match.start()), mistakes)


def _html_links(tag: re.Match[str], place: tuple[int, int], mistakes: list[Mistake]) -> Iterator[Link]:
    name = tag[2].lower()
    attributes = attributes_of(tag[3])
    if name == "a" and attributes.get("href"):
        yield Link(attributes["href"], *place)
    if name == "img" and attributes.get("src"):
        if "alt" not in attributes:
            mistakes.append(Mistake("", _NO_ALT, *place))
        mistakes.extend(_picture_mistakes(attributes.get("alt") or "-", attributes["src"], None, *place))
        yield Link(attributes["src"], *place, image=True)


_NO_ALT = (
    "obraz bez tekstu alternatywnego. Opisz w nawiasach [ ], co na nim widać; "
    f'obraz czysto ozdobny oznacz: ![](adres "{DECORATIVE}")'
)


def _picture_mistakes(alt: str, target: str, title: str | None, line: int, column: int) -> Iterator[Mistake]:
    decorative = bool(title) and title.strip("\"'").strip() == DECORATIVE if title else False
    if not alt.strip() and not decorative:
        yield Mistake("", _NO_ALT, line, column)
    if scheme_of(target) in ("http", "https", "data") or target.startswith("//"):
        message = (
            f"obraz z innego serwera („{target[:60]}”). Zapisz go w content/obrazy/ i podaj adres /obrazy/nazwa.jpg"
        )
        yield Mistake("", message, line, column)


def _headings(text: str, written: str, first_line: int, mistakes: list[Mistake]) -> Iterator[Heading]:
    """Headings of ``text``, in which code is blanked out; their words are taken from ``written``, where it is not."""
    marked = _HEADING.finditer("\n" + text) if "#" in text else ()
    found = [(m.start(), len(m[1]), (m.start(2) - 1, m.end(2) - 1)) for m in marked]
    if "\n==" in text or "\n--" in text:
        found += [(m.start(), 1 if m[2][0] == "=" else 2, m.span(1)) for m in _UNDERLINED.finditer(text)]
    seen: set[str] = set()
    for offset, level, (start, end) in sorted(found):
        label = plain_words(written[start:end])
        if level == 1:
            line, column = line_and_column(text, offset)
            message = (
                "nagłówek pierwszego stopnia; na stronie jest nim już tytuł dokumentu. "
                f"Zacznij od dwóch krzyżyków: ## {label}"
            )
            mistakes.append(Mistake("", message, line + first_line - 1, column))
        anchor = slugify(label)
        yield Heading(level, "" if anchor in seen else anchor, label)
        seen.add(anchor)


def plain_words(markdown: str) -> str:
    """A line of Markdown without its marks."""
    return " ".join(_INLINE_MARK.sub(lambda m: m[1] or "", markdown).split())
