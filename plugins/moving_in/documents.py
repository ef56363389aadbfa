"""New documents of an import: front matter as text, a free name, and what `check` will say of them."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from plugins.core.markdown.pages import html_of
from plugins.core.reading import document
from plugins.core.schema.fields import SUMMARY_LIMIT, is_slug
from plugins.core.site.kind import Kind, Layout
from plugins.core.site.paths import source_path_of
from plugins.core.system.ledger import Ledger
from plugins.core.system.yaml_text import as_yaml
from plugins.pages.model import HOME, RESERVED
from plugins.polish.words import slugify


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file to write. ``place`` is where its source stands; ``remarks`` are comments above the fields."""

    path: str
    front: Mapping[str, Any]
    body: str
    place: str
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        lines = ["draft: tak", *(f"# {_comment(remark)}" for remark in self.remarks)]
        body = f"\n{self.body.strip()}\n" if self.body.strip() else ""
        return "---\n" + "\n".join(lines) + f"\n{front_matter(self.front)}---\n{body}"


@dataclass(slots=True)
class Names:
    """Which file names are free. Two documents of a year share an address when their slugs are equal."""

    taken: set[tuple[str, str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Names":
        names = cls({("strony", "", word) for word in (*RESERVED, HOME)})
        for path in paths:
            folder, _, file = path.rpartition("/")
            if match := re.fullmatch(r"(?:(\d{4})-\d\d-\d\d-)?([^.]+)\.md", file):
                names.taken.add((folder, match[1] or "", match[2]))
        return names

    def path(self, kind: Kind, slug: str, day: dt.date | None, fallback: str) -> str:
        """A free path for a document; its slug gets a number when that address is somebody else's."""
        name = slugify(slug)
        if not is_slug(name):
            name = slugify(f"{fallback}-{name}") if name else slugify(fallback)
        name = name[:80].strip("-")
        year = f"{day:%Y}" if day and kind.layout is Layout.DATED else ""
        free, number = name, 2
        while (kind.folder, year, free) in self.taken:
            free, number = f"{name}-{number}", number + 1
        self.taken.add((kind.folder, year, free))
        return f"{kind.folder}/{day}-{free}.md" if year else f"{kind.folder}/{free}.md"


def existing_paths(content: Path) -> tuple[str, ...]:
    return tuple(sorted(p.relative_to(content).as_posix() for p in content.rglob("*.md")))


def short(text: str, limit: int = SUMMARY_LIMIT) -> str:
    """The beginning of a text as a summary: whole sentences where they fit, else cut at a word."""
    plain = " ".join(text.split())
    if len(plain) <= limit:
        return plain
    cut = plain[: limit - 1]
    sentence = re.search(r"^.*[.!?](?=\s)", cut)
    return sentence[0] if sentence and len(sentence[0]) > 40 else cut.rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def plain_of(markdown: str) -> str:
    """What readers see of a text: its paragraphs; where it has none, all of it."""
    if not markdown.strip():
        return ""
    soup = BeautifulSoup(html_of(markdown), "lxml")
    paragraphs = [p.get_text() for p in soup.find_all("p") if p.find_parent(["li", "blockquote", "td"]) is None]
    return " ".join(" ".join(paragraphs or [soup.get_text(" ")]).split())


def front_matter(front: Mapping[str, Any]) -> str:
    """Our reader takes every value as text, so days and numbers need no quotation marks."""
    return re.sub(r"(?<=[ \[])'(\d[\d-]*)'(?=[\n,\]}])", r"\1", as_yaml(_plain(front)))


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _comment(text: str) -> str:
    # Signs that end a line for YAML would let the rest of a comment become a field.
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def tell_problems(kind: Kind, new: NewDocument, ledger: Ledger) -> bool:
    """Notes what `check` will say about a document; whether there is anything."""
    _record, problems, _warnings = document.document(kind, source_path_of(kind, new.path), new.text.encode())
    for problem in problems:
        where = f"{new.path}:{problem.line}" + (f": {problem.field}" if problem.field else "")
        ledger.guess(new.place, f"plik nie przejdzie sprawdzenia; {where}: {problem.message}")
    return bool(problems)
