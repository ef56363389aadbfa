"""Reads a built site back as a visitor's programs do: every page, link, anchor, id and address."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

TARGETS = {"href": ("a", "link", "area"), "src": ("img", "script", "source"), "srcset": ("source", "img")}


class Tree:
    """All pages of an output folder, each parsed once."""

    def __init__(self, folder: Path, host: str) -> None:
        self.folder = folder
        self.host = host
        self.files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
        self.pages = {path: html.parse(str(folder / path)).getroot() for path in self.files if path.endswith(".html")}
        self.ids = {path: page.xpath("//@id") for path, page in self.pages.items()}

    def dead_links(self) -> Iterator[str]:
        """``page: address`` for links into the site that lead to no file, or to no place in it."""
        for path, page in sorted(self.pages.items()):
            for written in sorted(set(self._targets(page))):
                parts = urlsplit(written)
                if parts.scheme and parts.hostname != self.host:
                    continue
                target = self._file(path, parts.path)
                ids = self.ids.get(target)
                lost = parts.fragment and ids is not None and unquote(parts.fragment) not in ids
                if target not in self.files or lost:
                    yield f"{path}: {written}"

    def _targets(self, page: html.HtmlElement) -> Iterator[str]:
        for attribute, tags in TARGETS.items():
            for tag in tags:
                for value in page.xpath(f"//{tag}/@{attribute}"):
                    if attribute == "srcset":
                        yield from (part.split()[0] for part in value.split(","))
                    elif not value.startswith(("mailto:", "tel:", "geo:", "webcal:", "data:")):
                        yield value

    def _file(self, page: str, path: str) -> str:
        if not path:
            return page
        path = unquote(path).removeprefix("/")
        return f"{path}index.html" if not path or path.endswith("/") else path

    def faults(self) -> Iterator[str]:
        """What no page may have: ids twice, not one h1, a heading level skipped, no language, a foreign resource."""
        for path, page in sorted(self.pages.items()):
            if page.xpath("//meta[@http-equiv='refresh']"):
                continue
            for name, count in Counter(self.ids[path]).items():
                if count > 1:
                    yield f"{path}: id {name} stands {count} times"
            if len(page.xpath("//h1")) != 1:
                yield f"{path}: {len(page.xpath('//h1'))} first-level headings"
            levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
            yield from (f"{path}: h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1)
            if not page.get("lang"):
                yield f"{path}: no language"
            yield from (f"{path}: picture without alt" for image in page.iter("img") if image.get("alt") is None)
            yield from self._foreign(path, page)

    def _foreign(self, path: str, page: html.HtmlElement) -> Iterator[str]:
        for value in page.xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href | //source/@srcset"):
            if urlsplit(value).scheme in ("http", "https"):
                yield f"{path}: loads {value}"
        if page.xpath("//style | //*[@style] | //script[not(@src) and not(@type='application/ld+json')]"):
            yield f"{path}: style or script inside the page"
