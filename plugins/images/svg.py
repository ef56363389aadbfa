"""Drawings (SVG) are programs when they want to be. What can do more than be seen is refused, with its line."""

import re
from typing import Any

from plugins.core.schema.issues import Issue

_SAFE_TAGS = re.compile(
    "svg|g|defs|symbol|use|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|textPath|image|"
    "linearGradient|radialGradient|stop|clipPath|mask|pattern|marker|filter|style|switch|view|fe[A-Z][A-Za-z]+"
)
_SVG = "http://www.w3.org/2000/svg"
# Notes that drawing programs keep for themselves; browsers do not know these elements.
_NOTES = (
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
)
# Entities hide elements, and lists of attributes add some, from everybody who does not read them as browsers do.
_DECLARATION = re.compile(rb"<!(ENTITY|ATTLIST|ELEMENT|NOTATION)\b")
_CURE = "Zapisz rysunek w programie graficznym jako „zwykły SVG” albo jako PNG."

Pixels = tuple[int, int]


def inspected(raw: bytes) -> tuple[Pixels | None, tuple[Issue, ...]]:
    """Size and mistakes of a drawing."""
    from lxml import etree  # only when asked: start-up time

    declared = _DECLARATION.search(raw.replace(b"\0", b""))  # UTF-16 has zeros between the letters
    if declared:
        what = declared[1].decode()
        return None, (_issue(f"rysunek ma własne definicje ({what}), które mogą wczytać obce pliki.", 1),)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        return None, (_issue("plik jest uszkodzony albo nie jest rysunkiem SVG.", line),)
    if root.tag != f"{{{_SVG}}}svg":
        return None, (_issue("plik nie jest rysunkiem SVG.", 1),)
    everything = (*root.itersiblings(preceding=True), *root.iter())
    issues = [issue for element in everything for issue in _element_issues(element)]
    return _size(root), tuple(issues)


def _element_issues(element: Any) -> list[Issue]:
    line = element.sourceline or 1
    if not isinstance(element.tag, str):  # a comment or an instruction
        loads = getattr(element, "target", "") == "xml-stylesheet"
        return [_issue("rysunek wczytuje obcy arkusz stylów.", line)] if loads else []
    space, _, name = element.tag.lstrip("{").rpartition("}")
    if space in _NOTES:
        return []
    if space != _SVG:
        return [_issue(f"znacznik <{name}> nie jest częścią rysunku.", line)]
    found = []
    if not _SAFE_TAGS.fullmatch(name):
        found.append(_issue(f"znacznik <{name}> w rysunku jest niedozwolony.", line))
    if name == "style" and _loads("".join(element.itertext())):
        found.append(_issue("styl rysunku wczytuje obce pliki.", line))
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2].lower()
        if bare.startswith("on"):
            found.append(_issue(f"atrybut „{bare}” uruchamia program.", line))
        elif bare == "base" or (bare == "href" and not re.match(r"#|data:image/(?:png|jpeg|webp|gif);", value.strip())):
            found.append(_issue(f"rysunek wczytuje coś z adresu „{value[:60]}”.", line))
        elif bare != "href" and _loads(value):
            found.append(_issue(f"atrybut „{bare}” wczytuje obce pliki.", line))
    return found


def _loads(css: str) -> bool:
    outside = r"@import|javascript:|image-set|\bsrc\(|\\|url\(\s*(?!['\"]?\s*(?:#|data:image/(?:png|jpeg|webp|gif)))"
    return bool(re.search(outside, css, re.IGNORECASE))


def _size(root: Any) -> Pixels | None:
    """Width and height from the attributes, else from the view box."""
    number = r"\s*(\d+(?:\.\d+)?)(?:px|pt)?\s*"
    lengths = [re.fullmatch(number, root.get(name) or "") for name in ("width", "height")]
    box = re.fullmatch(rf"[-\d.]+[\s,]+[-\d.]+[\s,]+{number}[\s,]+{number}", (root.get("viewBox") or "").strip())
    if all(lengths):
        width, height = (float(match[1]) for match in lengths if match)
    elif box:
        width, height = float(box[1]), float(box[2])
    else:
        return None
    return (round(width), round(height)) if width >= 1 and height >= 1 else None


def _issue(what: str, line: int) -> Issue:
    return Issue("", f"{what} {_CURE}", line=line)
