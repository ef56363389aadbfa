"""Web pages as lines of text, with the numbers that exist only as list markup written out."""

from collections.abc import Iterator

from plugins.regulations.importing.guesses import Guess
from plugins.regulations.tree.numbers import letters_of, roman_of


def from_html(raw: bytes, guesses: list[Guess]) -> str:
    from lxml import html

    try:
        raw.decode()
        root = html.fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    except UnicodeDecodeError:
        root = html.fromstring(raw)
    for junk in root.xpath("//script|//style|//nav|//header|//footer|//form|//noscript"):
        if junk.getparent() is not None:
            junk.drop_tree()
    main = (root.xpath("//main|//article|//*[@role='main']") or [root])[0]
    return "\n".join(_html_lines(main, guesses))


def _html_lines(element: object, guesses: list[Guess]) -> Iterator[str]:
    """Paragraphs as lines. Numbers that exist only as list markup are written out, as the browser shows them."""
    for node in element.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "pre", "blockquote"):  # type: ignore[attr-defined]
        if node.tag == "tr":
            cells = [" ".join(cell.text_content().split()) for cell in node.xpath("./td|./th")]
            yield f"| {' | '.join(cells)} |"
            continue
        own = _own_text(node)
        if not own or (node.tag == "p" and node.getparent().tag == "li"):
            continue
        yield ""
        yield f"{_html_mark(node, guesses)}{own}" if node.tag == "li" else own


def _own_text(node: object) -> str:
    """The words of an element without its nested lists and paragraphs that come by themselves."""
    parts = [node.text or ""]  # type: ignore[attr-defined]
    for child in node:  # type: ignore[attr-defined]
        if child.tag == "br":
            parts.append("\n")
        elif (child.tag == "p" and node.tag == "li") or child.tag not in ("ul", "ol", "p", "li", "table"):  # type: ignore[attr-defined]
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip())


def _html_mark(item: object, guesses: list[Guess]) -> str:
    parent = item.getparent()  # type: ignore[attr-defined]
    if parent is None or parent.tag == "ul":
        return "– "
    kind, value = parent.get("type", "1"), int(parent.get("start", "1") or 1)
    for sibling in parent.iterchildren("li"):
        value = int(sibling.get("value", value) or value)
        if sibling is item:
            break
        value += 1
    shown = {"a": letters_of(value), "A": letters_of(value).upper(), "I": roman_of(value), "i": roman_of(value).lower()}
    mark = f"{shown[kind]})" if kind in ("a", "i") else f"{shown.get(kind, str(value))}."
    text = _own_text(item)[:50]
    guesses.append(Guess(0, f"numer „{mark}” był tylko w znacznikach listy: „{text}”."))
    return f"{mark} "
