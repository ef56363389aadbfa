"""Lists as Word pastes them: paragraphs with a level in their style and the bullet as text."""

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)", re.IGNORECASE)
_BULLET = re.compile(r"^[\s\u00a0]*(?:[·•§o\-–▪➢ü]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])[\s\u00a0]+", re.IGNORECASE)
_NUMBER = re.compile(r"^[\s\u00a0]*\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]", re.IGNORECASE)


def lists_of_word(soup: BeautifulSoup) -> list[str]:
    """Neighbouring paragraphs of a list become one list, deeper levels inside their items. Gives the bullets back."""
    bullets: list[str] = []
    for paragraph in soup.find_all("p"):
        if paragraph.parent is None or _level(paragraph) == 0:
            continue
        run = [paragraph]
        while (after := run[-1].find_next_sibling()) is not None and after.name == "p" and _level(after):
            run.append(after)
        bullets += _list(soup, run)
    return bullets


def _level(tag: Tag) -> int:
    found = _LEVEL.search(str(tag.get("style") or ""))
    if found:
        return int(found[1])
    classes = " ".join(tag.get("class") or ())
    return 1 if "MsoListParagraph" in classes and _BULLET.match(tag.get_text()) else 0


def _list(soup: BeautifulSoup, run: list[Tag]) -> list[str]:
    bullets = []
    levels = [_level(paragraph) for paragraph in run]
    outer = soup.new_tag("ol" if _NUMBER.match(run[0].get_text()) else "ul")
    run[0].insert_before(outer)
    stack: list[tuple[int, Tag]] = [(levels[0], outer)]
    for paragraph, level in zip(run, levels, strict=True):
        while len(stack) > 1 and level < stack[-1][0]:
            stack.pop()
        if level > stack[-1][0]:
            items = stack[-1][1].find_all("li", recursive=False)
            inner = soup.new_tag("ol" if _NUMBER.match(paragraph.get_text()) else "ul")
            (items[-1] if items else stack[-1][1]).append(inner)
            stack.append((level, inner))
        bullets.append(_without_bullet(paragraph))
        item = paragraph.extract()
        item.name, item.attrs = "li", {}
        stack[-1][1].append(item)
    return bullets


def _without_bullet(paragraph: Tag) -> str:
    """Takes the bullet away: it stands at the front, often in a span of its own (`mso-list:Ignore`)."""
    for span in paragraph.find_all("span"):
        if "mso-list:ignore" in re.sub(r"\s", "", str(span.get("style") or "")).lower():
            bullet = span.get_text().strip()
            span.decompose()
            return bullet
    first = paragraph.find(string=lambda text: bool(text and text.strip()))
    found = _BULLET.match(str(first)) if first is not None else None
    if first is None or found is None:
        return ""
    first.replace_with(NavigableString(str(first)[found.end() :]))
    return found[0].strip()
