"""The Markdown body of a document: what it links to, which headings it has and what is wrong with it.

Everything here reads the text with patterns, so that `check` stays fast and each problem knows its line. Patterns see
less than Markdown does; a text that is not written plainly enough to be certain of is also rendered, and what was
overlooked is added (`plugins.core.markdown.rendered`).
"""

import html
import re
from collections.abc import Iterable, Iterator

from plugins.core.markdown.tags import DECORATIVE, NO_ALT, TAG, attributes_of, links_of, picture_messages, tag_messages
from plugins.core.reading.front_matter import line_and_column
from plugins.core.schema.addresses import as_written, is_allowed, not_allowed, scheme_of, wrong_contact
from plugins.core.schema.body import EMPTY, Body, Heading, Link, digest_of
from plugins.core.schema.issues import Issue
from plugins.polish.words import slugify

# As the library's fenced_code has it, but for its hl_lines. It sees no fence that is indented, and none without an end.
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ \t]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ \t]*\n.*?(?<=\n)(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_STRAY_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
# Code ends with its paragraph at the latest.
_CODE = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n[ \t>]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A pattern that begins with a fixed character or a plain set is ten times faster: the engine skips all other text.
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
# The address may stand in the line below, and a definition in a list or a quotation.
_DEFINITION = re.compile(
    r"^[ \t>*+\-\d.]*\[([^\[\]\n]+)\]:[ \t]*(?:\n[ \t>]*)?<?([^\s>]+)>?"
    r"[ \t]*(?:\n[ \t>]*)?(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))?[ \t]*$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(r"<(?<!\]\(<)([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+)>")
_HEADING = re.compile(r"\n[> ]{0,6}(#{1,6})[ \t]*(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?![#>|\-*+ ])([^\n]+)\n(=+|-{2,})[ \t]*$", re.MULTILINE)
_INLINE_MARK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\([^)]*\)|[*`]+|(?<!\w)_+|_+(?!\w)|<[^>]+>|\\(?=\W)")

# Without these in a text, Markdown finds no address and no tag in it.
_SIGNS = ("](", "]:", "<", "\x02", "\x03")
# Ways of writing that Markdown can only take as the patterns above do: [words](address "title"), [words]: address …
_CERTAIN = re.compile(
    r"\[(?:(?<!\\\[)(?<!\\!\[)[^\[\]\\<>]*\]\([^\s()<>\[\]\"'\\;]+(?: \"[^\n\"()<>\[\]\\]*\")?\)"
    r"|(?<![^\n]\[)[^\^\[\]\\<>\n][^\[\]\\<>\n]*\]: [^\s()<>\[\]\"'\\;]+$)",
    re.MULTILINE,
)
# … <name@example.org>, <https://example.org> and a comment between lines.
_CERTAIN_TAG = re.compile(r"<(?:[\w.+-]+@[\w.-]+|https?://[^\s()<>\[\]\\;]+|(?<![^\n]<)!--[^<>\[\]]*--(?=>(?:\n|\Z)))>")


def scanned(path: str, text: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """A body and its mistakes."""
    text = text.strip("\n") if not text.strip() else text
    if not text.strip():
        return Body(path, EMPTY, first_line), ()
    plain = masked(text)
    issues: list[Issue] = []
    every = tuple(_links(plain, first_line, issues))
    links = tuple(link for link in every if _leads_inside(link, issues))
    headings = tuple(_headings(plain, text, first_line, issues))
    if "<" in plain:
        issues.extend(_tag_issues(plain, first_line))
    if "```" in plain or "~~~" in plain:
        issues.extend(_fence_issues(plain, first_line))
    body = Body(path, digest_of(text), first_line, links, headings, outer=_outer(every))
    if _is_certain(text):
        return body, tuple(issues)
    from plugins.core.markdown.rendered import completed  # few texts need it, and it takes the Markdown library

    return completed(body, text, issues)


def raw(path: str, text: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The body of a kind that is not Markdown: its text as it stands, the links in it, and what is wrong with them.

    Whether a picture may stand there is for the kind to say.
    """
    issues: list[Issue] = []
    found = tuple(_links(text, first_line, issues)) if "](" in text or "<" in text else ()
    pictures = {(link.line, link.column) for link in found if link.image}
    issues = [issue for issue in issues if (issue.line, issue.column) not in pictures]
    links = tuple(link for link in found if not link.image and _leads_inside(link, issues))
    return Body(path, digest_of(text), first_line, links, text=text, outer=_outer(found)), tuple(issues)


def _is_certain(text: str) -> bool:
    """Whether Markdown can find no other links and no other HTML in a text than the patterns here."""
    code = "`" in text or "~~~" in text
    if code and "{" in text and _FENCE.search(text):
        return False  # it gives ids and classes
    if not any(sign in text for sign in _SIGNS):
        return True
    if code or ("![" in text and "]:" in text):  # a link hidden in code, or a definition used as a picture
        return False
    rest = _CERTAIN.sub("", text)
    if "<" in rest:
        rest = _CERTAIN_TAG.sub("", rest)
    return not any(sign in rest for sign in _SIGNS)


def masked(text: str) -> str:
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


def _leads_inside(link: Link, issues: list[Issue]) -> bool:
    scheme = scheme_of(link.target)
    if not link.target:
        message = "w nawiasach ( ) brakuje adresu. Wpisz go, np. [kontakt](/kontakt/)"
    elif not is_allowed(link.target):
        message = not_allowed(link.target)
    elif scheme in ("mailto", "tel"):
        message = wrong_contact(scheme, link.target)
    else:
        return not scheme
    if message:
        issues.append(Issue("", message, link.line, link.column))
    return False


def _links(text: str, first_line: int, issues: list[Issue]) -> Iterator[Link]:
    def place(offset: int) -> tuple[int, int]:
        line, column = line_and_column(text, offset)
        return line + first_line - 1, column

    def inline(start: int, end: int) -> Iterator[Link]:
        for match in _LINK.finditer(text, start, end):
            label, target, title = match[1], as_written(match[2].strip("<>")), match[3]
            image = match.start() > start and text[match.start() - 1] == "!"
            line, column = place(match.start(2))
            if image:
                issues.extend(Issue("", m, line, column) for m in _picture_messages(label, target, title))
            elif not _INLINE_MARK.sub(r"\1", label).strip() and "![" not in label:
                issues.append(Issue("", "odnośnik bez tekstu. Napisz w nawiasach [ ], dokąd prowadzi.", line, column))
            yield Link(target, line, column, image)
            if "[" in label:
                yield from inline(*match.span(1))

    if "[" in text:
        yield from inline(0, len(text))
    if "]:" in text:
        for match in _DEFINITION.finditer(text):
            if not match[1].startswith("^"):
                yield Link(as_written(match[2]), *place(match.start(2)))
    if "<" in text:
        for match in _AUTOLINK.finditer(text):
            yield Link(as_written(match[1]), *place(match.start(1)))
        for match in TAG.finditer(text):
            for target, image in links_of(match[2].lower(), attributes_of(match[3])):
                yield Link(target, *place(match.start()), image)


def _picture_messages(alt: str, target: str, title: str | None) -> Iterator[str]:
    if not alt.strip() and (title or "").strip("\"'").strip() != DECORATIVE:
        yield NO_ALT
    yield from picture_messages(target)


def _tag_issues(text: str, first_line: int) -> Iterator[Issue]:
    for match in TAG.finditer(text):
        if not match[1]:
            line, column = line_and_column(text, match.start())
            for message in tag_messages(match[2].lower(), attributes_of(match[3])):
                yield Issue("", message, line + first_line - 1, column)


def _fence_issues(text: str, first_line: int) -> Iterator[Issue]:
    """Marks of code that are neither the beginning nor the end of any: the next one would turn everything around."""
    for match in _STRAY_FENCE.finditer(text):
        line, column = line_and_column(text, match.start(1))
        message = (
            f"znaki {match[1][:3]} nie otwierają ani nie zamykają tu bloku kodu. Nad kodem i pod nim wstaw wiersz "
            f"z samymi znakami {match[1][:3]}, bez wcięcia."
        )
        yield Issue("", message, line + first_line - 1, column)
        return  # the lines below depend on this one


def _headings(text: str, written: str, first_line: int, issues: list[Issue]) -> Iterator[Heading]:
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
            issues.append(Issue("", message, line + first_line - 1, column))
        anchor = slugify(label)
        yield Heading(level, "" if anchor in seen else anchor, label)
        seen.add(anchor)


def plain_words(markdown: str) -> str:
    """A line of Markdown without its marks."""
    words = " ".join(_INLINE_MARK.sub(lambda m: m[1] or "", markdown).split())
    return html.unescape(words) if "&" in words else words
