"""Drawings that can do more than be seen are refused."""

import pytest

from plugins.images.svg import inspected

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20"'


def drawing(inside: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>\n{inside}\n</svg>".encode()


SAFE = {
    "shapes": '<g><path d="M0 0h9"/><text x="1">Łódź</text></g>',
    "gradient": '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>',
    "reuse": '<symbol id="s"/><use xlink:href="#s"/>',
    "style": "<style>.a { fill: url('#a'); color: red }</style>",
    "embedded photo": '<image href="data:image/png;base64,AAAA"/>',
    "notes of a drawing program": '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
}
UNSAFE = {
    "script": "<script>alert(1)</script>",
    "handler": '<rect onload="alert(1)"/>',
    "handler in capitals": '<rect ONCLICK="alert(1)"/>',
    "foreign object": "<foreignObject><b/></foreignObject>",
    "HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "link": '<a href="javascript:alert(1)"/>',
    "picture from elsewhere": '<image href="https://example.org/x.png"/>',
    "drawing inside": '<image href="data:image/svg+xml;base64,AAAA"/>',
    "reuse from elsewhere": '<use xlink:href="https://example.org/x.svg#a"/>',
    "style from elsewhere": "<style>@import 'https://example.org/x.css';</style>",
    "font from elsewhere": "<style>@font-face { src: url(https://example.org/f.woff) }</style>",
    "fill from elsewhere": '<rect fill="url( https://example.org/x.svg#a)"/>',
    "hidden in escapes": r"<style>.a { background: u\72l(https://example.org) }</style>",
    "another base for all addresses": '<g xml:base="https://example.org/"><use href="#s"/></g>',
    "changing attributes": '<set attributeName="href" to="javascript:alert(1)"/>',
}


@pytest.mark.parametrize("inside", SAFE.values(), ids=SAFE)
def test_a_plain_drawing_is_taken_with_its_size(inside: str) -> None:
    assert inspected(drawing(inside)) == ((30, 20), ())


@pytest.mark.parametrize("inside", UNSAFE.values(), ids=UNSAFE)
def test_a_drawing_that_can_do_more_is_refused_at_its_line(inside: str) -> None:
    _size, issues = inspected(drawing(inside))
    assert issues
    assert {issue.line for issue in issues} == {2}
    assert all("Zapisz rysunek" in issue.message for issue in issues)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg SYSTEM ">" [<!ATTLIST text onclick CDATA "alert(1)">]>',
        "<!DOCTYPE svg [<!ELEMENT svg ANY>]>",
    ],
)
def test_definitions_of_its_own_are_refused_in_every_coding(declaration: str, coding: str) -> None:
    raw = f"{declaration}{drawing('<text>a</text>').decode()}".encode(coding)
    assert [issue.message for issue in inspected(raw)[1]] == [
        f"rysunek ma własne definicje ({declaration.split('<!')[2].split()[0]}), które mogą wczytać obce pliki. "
        "Zapisz rysunek w programie graficznym jako „zwykły SVG” albo jako PNG."
    ]


def test_the_usual_head_of_a_drawing_is_no_definition_of_its_own() -> None:
    head = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert inspected(head + drawing("<g/>")) == ((30, 20), ())


def test_a_foreign_stylesheet_is_refused() -> None:
    assert inspected(b'<?xml-stylesheet href="https://example.org/x.css"?>' + drawing("<g/>"))[1]


@pytest.mark.parametrize("raw", [b"", b"<svg", b"<html/>", b'<svg xmlns="http://example.org"/>'])
def test_what_is_no_drawing_is_said_to_be_none(raw: bytes) -> None:
    pixels, issues = inspected(raw)
    assert pixels is None
    assert issues


def test_the_size_in_attributes_counts_before_the_view_box() -> None:
    assert inspected(drawing("<g/>", 'width="300px" height="200"'))[0] == (300, 200)
    assert inspected(drawing("<g/>", 'width="100%" height="100%"'))[0] == (30, 20)
