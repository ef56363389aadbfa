# ruff: noqa: E501 - XML stands here as programs write it
"""Files as staff have them, made by code: Word, OpenDocument and RTF from a few lines of their own XML or words.

`visible(raw, kind)` reads every word of a file without the importer, for the count of what was lost.
"""

import re
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree, html

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def p(text: str = "", style: str = "", number: str = "", level: int = 0, inner: str = "") -> str:
    """A paragraph of Word; ``inner`` is XML in place of a run with ``text``."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner or r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def levels(*kinds: tuple[str, str]) -> str:
    """Levels of an abstract list: (kind of number, pattern such as "%1.")."""
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (kind, pattern) in enumerate(kinds)
    )


LISTS = levels(("decimal", "%1."), ("decimal", "%2)"), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))


def numbering(*abstracts: str, numbers: dict[str, tuple[int, str]]) -> str:
    """``numbers``: numId -> (index of its abstract list, XML of its overrides)."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{n}">{xml}</w:abstractNum>' for n, xml in enumerate(abstracts))
    made += "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{index}"/>{overrides}</w:num>'
        for name, (index, overrides) in numbers.items()
    )
    return f"<w:numbering {_NAMESPACES}>{made}</w:numbering>"


def docx(*body: str, **parts: str) -> bytes:
    """A Word file. ``parts`` are further parts by name: numbering, styles, footnotes, comments, header1, …"""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"
        )
        for name, xml in parts.items():
            path = "word/_rels/document.xml.rels" if name == "rels" else f"word/{name}.xml"
            archive.writestr(path, xml.replace("<w:X", f"<w:X {_NAMESPACES}"))
    return out.getvalue()


def notes(**words: str) -> str:
    made = "".join(f'<w:footnote w:id="{name[1:]}">{p(text)}</w:footnote>' for name, text in words.items())
    return f"<w:footnotes {_NAMESPACES}>{made}</w:footnotes>"


def part(tag: str, inner: str) -> str:
    return f"<w:{tag} {_NAMESPACES}>{inner}</w:{tag}>"


_ODT = {
    "text": "text", "office": "office", "style": "style", "table": "table", "draw": "drawing",
}  # fmt: skip


def odt(body: str, styles: str = "", header: str = "") -> bytes:
    names = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in _ODT.items())
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        master = f"<style:master-page><style:header><text:p>{header}</text:p></style:header></style:master-page>"
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {names}><office:master-styles>{master if header else ''}</office:master-styles>"
            "</office:document-styles>",
        )
    return out.getvalue()


ODT_LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def rtf(body: str) -> bytes:
    """RTF in CP1250 with the words as they are; control words are the caller's."""
    signs = "".join(sign if ord(sign) < 128 else f"\\'{sign.encode('cp1250')[0]:02x}" for sign in body)
    head = r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fcharset238 Arial;}}{\info{\author Nikt}}"
    return f"{head}{signs}}}".encode("ascii")


def pdf(*pages: tuple[str, ...]) -> bytes:
    """Pages of lines, set by Typst; each line is one line of the page."""
    import typst

    from plugins.core.rendering import fonts

    def quoted(line: str) -> str:
        return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'

    source = (
        '#set page(width: 520pt, height: 500pt)\n#set text(font: "Source Sans 3", hyphenate: false, ligatures: false)\n'
    )
    source += "\n#pagebreak()\n".join("\n\n".join(f"#{quoted(line)}" for line in page) for page in pages)
    made: Any = typst.compile(source.encode(), font_paths=fonts.for_typst())
    return bytes(made)


def visible(raw: bytes, kind: str) -> str:
    """Every word of the source, read without the importer."""
    if kind == "docx":
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = [n for n in archive.namelist() if n.startswith("word/") and n.endswith(".xml")]
            roots = [etree.fromstring(archive.read(name)) for name in names]
        texts = [
            one.text or ""
            for root in roots
            for one in root.iter(
                f"{{{_W}}}t", f"{{{_W}}}delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
            )
            if not any(above.tag.endswith("}Fallback") for above in one.iterancestors())
        ]
        return " ".join(texts)
    if kind == "odt":
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return " ".join(
                text for n in ("content.xml", "styles.xml") for text in etree.fromstring(archive.read(n)).itertext()
            )
    if kind == "html":
        root = html.document_fromstring(raw.decode())
        for silent in root.xpath("//script|//style|//head|//comment()"):
            silent.drop_tree()
        return str(root.text_content())
    if kind == "rtf":
        words = raw.decode("ascii").split("Nikt}}", 1)[1]
        words = re.sub(r"\\'([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]).decode("cp1250"), words)
        words = re.sub(r"\\u(-?\d+) ?\?", lambda m: chr(int(m[1])), words)
        return re.sub(r"\\[a-z]+-?\d* ?|\\[^a-z]|[{}]", " ", words)
    if kind == "pdf":
        from pypdf import PdfReader

        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages)
    return raw.decode()
