"""The HTML that may stand in Markdown, and what is wrong with a tag that may not."""

import re
from collections.abc import Iterator

from plugins.core.addresses import SCHEMES, scheme_of
from plugins.core.problems import Mistake
from plugins.core.source import line_and_column

# HTML that may stand in Markdown. The same table feeds the sanitiser, so what passes here is what is published.
ALLOWED_HTML: dict[str, frozenset[str]] = {
    tag: frozenset(attributes.split())
    for tag, attributes in {
        "a": "href title lang hreflang id", "abbr": "title", "address": "", "b": "", "bdi": "dir",
        "blockquote": "cite lang", "br": "", "caption": "", "cite": "", "code": "", "dd": "",
        "del": "cite datetime", "details": "open id", "dfn": "title", "div": "lang id", "dl": "", "dt": "id",
        "em": "", "figcaption": "", "figure": "", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
        "hr": "", "i": "lang", "img": "src alt width height", "ins": "cite datetime", "kbd": "", "li": "id",
        "mark": "", "ol": "start reversed type", "p": "lang id", "pre": "", "q": "cite lang", "s": "", "samp": "",
        "section": "id lang", "small": "", "span": "lang id", "strong": "", "sub": "", "summary": "", "sup": "",
        "table": "", "tbody": "", "td": "colspan rowspan headers", "tfoot": "", "th": "scope colspan rowspan id",
        "thead": "", "time": "datetime", "tr": "", "u": "", "ul": "", "var": "", "wbr": "",
    }.items()
}  # fmt: skip

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)/?>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w:.-]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


def has_html(text: str) -> bool:
    """Whether a text holds tags or comments, and so must be sanitised."""
    return "<" in text and ("<!" in text or bool(TAG.search(text)))


def attributes_of(text: str) -> dict[str, str]:
    return {m[1].lower(): (m[2] or "").strip("\"'") for m in _ATTRIBUTE.finditer(text)}


def tag_mistakes(text: str, first_line: int) -> Iterator[Mistake]:
    for match in TAG.finditer(text):
        name = match[2].lower()
        line, column = line_and_column(text, match.start())
        line += first_line - 1
        if name not in ALLOWED_HTML:
            if not match[1]:
                yield Mistake("", _not_allowed(name), line, column)
            continue
        for attribute, value in attributes_of(match[3]).items():
            if attribute not in ALLOWED_HTML[name]:
                yield Mistake(
                    "", f"atrybut „{attribute}” w znaczniku <{name}> jest niedozwolony. Usuń go.", line, column
                )
            elif attribute in ("href", "src", "cite") and scheme_of(value) not in ("", *SCHEMES):
                yield Mistake("", f"adres „{value[:60]}” jest niedozwolony. Podaj adres z https://", line, column)


def _not_allowed(name: str) -> str:
    if name in ("iframe", "embed", "object", "video", "audio"):
        return f"znacznik <{name}> wczytuje coś z zewnątrz i jest niedozwolony. Daj zamiast niego odnośnik: [tytuł](https://…)"
    if name == "h1":
        return "nagłówek pierwszego stopnia; na stronie jest nim już tytuł dokumentu. Użyj h2: ## Nagłówek"
    return f"znacznik <{name}> jest niedozwolony. Usuń go i zapisz tekst zwykłym Markdownem."
