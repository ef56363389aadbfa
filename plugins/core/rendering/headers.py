"""What the site asks its host for, address by address: one table, for the preview, for tests and for every server.

`RULES` are read in order: for each header the first rule that fits an address counts. Servers get the same table in
their own words (`plugins.publishing.servers`).
"""

import re
from typing import NamedTuple

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The search runs WebAssembly, in a worker whose rules are those of its own file; so the whole folder may, nothing else.
SEARCH = "/szukaj/"
# Where the index of the search lies, and which of its files are named by their content.
SEARCH_INDEX = "szukaj/indeks"
NAMED_BY_CONTENT = ("fragment/*", "index/*", "*.pf_meta")
SEARCH_CSP = CSP.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
# A drawing that is opened by itself is a page of ours. Checked ones run nothing; this is the second lock on that door.
DRAWING_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"
ALL = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
# Only over HTTPS, where servers add it by themselves: a preview has no certificate.
HSTS = ("Strict-Transport-Security", "max-age=31536000")
# Feeds by their file name: their endings say less than they are.
FEED_TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
# What pages of other sites may read.
OPEN_DATA = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
}
TYPES = {
    **OPEN_DATA,
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
}
UNKNOWN_TYPE = "application/octet-stream"
ANY_SITE = ("Access-Control-Allow-Origin", "*")
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"


class Rule(NamedTuple):
    """A header of the addresses that begin and end so. ``wild`` is a pattern between the two, for what needs one."""

    name: str
    value: str
    prefix: str = "/"
    ending: str = ""
    wild: str = ".*"

    @property
    def pattern(self) -> str:
        """A regular expression of the whole (decoded) address that every server's dialect reads alike."""
        middle = "" if self.wild == ".*" and not self.ending else self.wild
        end = "$" if middle else ""
        return f"^{re.escape(self.prefix)}{middle}{re.escape(self.ending)}{end}"

    def fits(self, address: str) -> bool:
        return re.search(self.pattern, address) is not None


RULES = (
    Rule("Content-Security-Policy", SEARCH_CSP, SEARCH),
    Rule("Content-Security-Policy", DRAWING_CSP, ending=".svg"),
    *(Rule(name, value) for name, value in ALL),
    *(Rule(*ANY_SITE, ending=f".{ending}") for ending in OPEN_DATA),
    # What has a digest in its name. `_headers` knows the first four: see `plugins.publishing.files`.
    Rule("Cache-Control", FOR_EVER, "/theme/"),
    Rule("Cache-Control", FOR_EVER, "/szukaj/indeks/fragment/"),
    Rule("Cache-Control", FOR_EVER, "/szukaj/indeks/index/"),
    Rule("Cache-Control", FOR_EVER, "/szukaj/indeks/", ".pf_meta"),
    Rule("Cache-Control", FOR_EVER, "/obrazy/", ".avif", ".+-[0-9a-f]+-[0-9]+"),
    Rule("Cache-Control", FOR_EVER, "/obrazy/", ".webp", ".+-[0-9a-f]+-[0-9]+"),
    Rule("Cache-Control", FOR_EVER, "/obrazy/", ".jpg", ".+-[0-9a-f]+-[0-9]+"),
    Rule("Cache-Control", ASK_FIRST),
)
_WITH_DIGESTS = ("theme/", "szukaj/indeks/", "obrazy/")


def headers_for(address: str, preview: bool = False) -> tuple[tuple[str, str], ...]:
    """The headers of one decoded address, but for its type. Calendars and data may be read by pages of other sites;
    those of a preview may not, since they show drafts, and are asked for each time."""
    found: dict[str, str] = {}
    for rule in RULES:
        if rule.name not in found and rule.fits(address):
            found[rule.name] = rule.value
    if preview:
        found.pop(ANY_SITE[0], None)
        found["Cache-Control"] = ASK_FIRST
    return tuple(found.items())


def meta_policy(address: str) -> str:
    """The policy of a page as the page itself can say it, for hosts that send no headers of ours: a `<meta>` knows no
    `frame-ancestors`."""
    policy = dict(headers_for(address))["Content-Security-Policy"]
    return "; ".join(part for part in policy.split("; ") if not part.startswith("frame-ancestors"))


def is_named_by_content(path: str) -> bool:
    """Whether a file has a digest of its bytes in its name, so that it never changes and pages of an earlier release
    may still ask for it."""
    return path.startswith(_WITH_DIGESTS) and dict(headers_for(f"/{path}"))["Cache-Control"] == FOR_EVER


def media_type(path: str) -> str:
    """The type of a file, with its encoding where it is a text."""
    name = path.rsplit("/", 1)[-1]
    return FEED_TYPES.get(name) or TYPES.get(name.rsplit(".", 1)[-1].lower(), UNKNOWN_TYPE)
