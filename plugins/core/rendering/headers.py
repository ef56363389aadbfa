"""HTTP headers that the site asks its host for: one list, for the preview, for tests and for the host's own file."""

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The search runs WebAssembly, in a worker whose rules are those of its own file; so the whole folder may, nothing else.
SEARCH = "/szukaj/"
# Where the index of the search lies, and which of its files are named by their content.
SEARCH_INDEX = "szukaj/indeks"
NAMED_BY_CONTENT = ("fragment/*", "index/*", "*.pf_meta")
SEARCH_CSP = CSP.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
ALL = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
# Feeds by their file name: their endings say less than they are.
FEED_TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}


def headers_for(address: str) -> tuple[tuple[str, str], ...]:
    """The headers of one address. Calendars and data may be read by pages of other sites."""
    if address.startswith(SEARCH):
        return tuple((name, SEARCH_CSP if value == CSP else value) for name, value in ALL)
    if address.endswith((".ics", ".json", ".geojson", ".csv", ".xml", ".vcf")):
        return (*ALL, ("Access-Control-Allow-Origin", "*"))
    return ALL
