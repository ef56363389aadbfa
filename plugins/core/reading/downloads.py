"""Files to download (`content/pliki/`): which may be published. What runs in a browser under our address may not."""

import re
from pathlib import Path, PurePosixPath

from plugins.core.schema import filenames
from plugins.core.schema.issues import Issue

_HEAD = 4096
# Browsers show these as pages of ours, with the rights of our address.
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".xsl", ".xslt", ".swf", ".hta")
_SCRIPTS = (".js", ".mjs", ".cjs", ".wasm", ".css", ".php", ".phtml", ".asp", ".aspx", ".jsp", ".cgi")
_PROGRAMS = (".exe", ".msi", ".bat", ".cmd", ".com", ".scr", ".pif", ".ps1", ".vbs", ".vbe", ".wsf", ".jar", ".apk",
             ".app", ".dmg", ".sh", ".lnk", ".reg", ".url", ".desktop", ".iso", ".img")  # fmt: skip
_DRAWINGS = (".svg", ".svgz")
_CURES = (
    (_PAGES, "to strona, a nie plik do pobrania: działałaby pod naszym adresem. Zapisz ją jako PDF."),
    (_SCRIPTS, "to kod, który przeglądarka mogłaby uruchomić pod naszym adresem. Usuń go albo spakuj do pliku .zip."),
    (_PROGRAMS, "programów i skrótów nie publikujemy. Usuń ten plik; daj odnośnik do strony jego autora."),
    (_DRAWINGS, "rysunek SVG może zawierać skrypty. Włóż go do content/obrazy/: tam go sprawdzamy."),
)
# What browsers take for a page whatever the name says (WHATWG, MIME sniffing, section 7.1).
_PAGE_INSIDE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?"
    rb"<(?:!doctype html|html|head|script|iframe|body|svg|h1|div|style|table|font|a\s|title|br|p[ >])",
    re.IGNORECASE | re.DOTALL,
)
_XML_THAT_RUNS = re.compile(
    rb"http://www\.w3\.org/(?:1999/xhtml|2000/svg|1999/XSL/Transform)|<\?xml-stylesheet|<script"
)
_TEXTS = (".txt", ".csv", ".md", ".json", ".geojson", ".ics", ".vcf", ".vtt", ".srt")


def issues_in(path: Path, content_path: str) -> tuple[Issue, ...]:
    """What is wrong with a file to download; the names of its folders count too."""
    for name in PurePosixPath(content_path).parts[1:]:
        if sentence := filenames.complaint(name):
            return (Issue("", sentence, line=1),)
    ending = path.suffix.lower()
    for endings, sentence in _CURES:
        if ending in endings:
            return (Issue("", sentence, line=1),)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    is_page = ending not in _TEXTS and _PAGE_INSIDE.match(head.removeprefix(b"\xef\xbb\xbf"))
    if is_page or (ending == ".xml" and _XML_THAT_RUNS.search(path.read_bytes())):
        return (Issue("", f"w pliku jest strona internetowa, choć jego nazwa mówi co innego: {_CURES[0][1]}", line=1),)
    return ()
