"""The HTML of texts that are written plainly: ## headings, paragraphs, lists, **strong words**, [words](address).

Most texts hold nothing else, and Python-Markdown takes six times as long for them, since it looks for all that a text
could hold. Whatever may mean something else is left to the library. A test compares the two.
"""

import html
import re

from plugins.polish.words import slugify

# Code, escaped signs, tags, tables, fences, lines that are indented or end in spaces. The last two: library internals.
_OTHER = ("`", "\\", "<", "|", "_", "~~~", "\n ", " \n", "\t", "\r", "\x02", "\x03")
_ENTITY = re.compile("&(?! )")
_INSIDE = r"*\[\]&\n"
# Each begins with a plain set, so that the engine skips all other text.
_INLINE = re.compile(
    rf"[*\[](?:(?<=\*)\*([^\s{_INSIDE}](?:[^{_INSIDE}]*[^\s{_INSIDE}])?)\*\*"
    rf"|(?<=\[)(?<!!\[)([^{_INSIDE}]+)\]\(([^\s()\"'{_INSIDE}]+)\))"
)
# A star that is not the mark of an item.
_STAR = re.compile(r"\*(?:(?! )|(?<=[^\n]\*))")
_HEADING_LINE = re.compile(r"\n(#{1,6}[^#\n]+)(?=\n)")
_HEADING = re.compile(r"(#{1,6}) *([^#\s][^#\n]*)")
# How lines begin that are, or may be, no part of a paragraph; „&gt;” is a quotation.
_MARK = r"[#=\-*+\s]|&gt;|[0-9]+[.)]\s"
_MARKED = re.compile(rf"\n(?:{_MARK})")
_LISTS = {
    "ul": re.compile(rf"[-*+] +(?!{_MARK})(.+)"),
    "ol": re.compile(rf"[0-9]+\. +(?!{_MARK})(.+)"),
}  # fmt: skip


def html_of(text: str) -> str | None:
    """What Markdown makes of a text, headings with ids; None where it may find more in it than is looked for here."""
    text = text.strip("\n")
    if not text or text[0] == " " or text[-1] == " " or any(sign in text for sign in _OTHER) or _ENTITY.search(text):
        return None
    text = _INLINE.sub(_inline, text.replace("&", "&amp;").replace(">", "&gt;"))
    if "[" in text or ("*" in text and _STAR.search(text)):  # pictures, references, emphasis
        return None
    if "#" in text:
        text = _HEADING_LINE.sub(r"\n\n\1\n", f"\n{text}\n").strip("\n")
    made: list[str] = []
    ids: set[str] = set()
    for block in re.split("\n\n+", text):
        if not _MARKED.search(f"\n{block}"):
            made.append(f"<p>{block}</p>")
        elif block[0] == "#" and (heading := _HEADING.fullmatch(block)):
            made.append(_heading(len(heading[1]), heading[2].rstrip(), ids))
        elif (items := _list(block)) and not (made and made[-1].endswith("l>")):  # or it is more of the list above
            made.append(items)
        else:
            return None
    return "\n".join(made)


def _inline(match: re.Match[str]) -> str:
    strong, words, address = match.groups()
    return f"<strong>{strong}</strong>" if strong else f'<a href="{address}">{words}</a>'


def _heading(level: int, inner: str, ids: set[str]) -> str:
    anchor = slugify(html.unescape(re.sub("<[^>]*>", "", inner))) if level > 1 else ""
    if not anchor or anchor in ids:
        return f"<h{level}>{inner}</h{level}>"
    ids.add(anchor)
    return f'<h{level} id="{anchor}">{inner}</h{level}>'


def _list(block: str) -> str:
    """A list whose items are one line each; empty when the block is anything else."""
    kind = "ol" if block.startswith("1.") else "ul"
    items = [_LISTS[kind].fullmatch(line) for line in block.split("\n")]
    if not all(items):
        return ""
    return f"<{kind}>\n" + "".join(f"<li>{item[1]}</li>\n" for item in items if item) + f"</{kind}>"
