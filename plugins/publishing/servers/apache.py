"""Apache: a `.htaccess` for the folder of the site, as shared hosts take it. Needs mod_headers and mod_rewrite, which
they have; where one is missing, the site still works, with less."""

import re
from collections.abc import Iterator

from plugins.core.rendering.headers import FEED_TYPES, HSTS, TYPES
from plugins.publishing import compression
from plugins.publishing.servers import NOT_SERVED, Served, by_header, old_addresses

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def configuration(served: Served) -> str:
    parts = (_basics(), _rewriting(served), _types(), _headers())
    return "\n".join(line for part in parts for line in (*part, ""))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pattern(pattern: str) -> str:
    """An expression between quotation marks, which mod_rewrite lets nobody escape."""
    return '"' + pattern.replace('"', "\\x22") + '"'


def _basics() -> Iterator[str]:
    yield "# Plik tworzy program przy każdej publikacji; zmiany wprowadzone tu ręcznie zginą."
    yield "Options -Indexes"
    yield "DirectoryIndex index.html"
    yield "AddDefaultCharset Off"
    yield "# Czego nie ma, to strona o tym, ze stanem 404."
    yield "ErrorDocument 404 /404.html"
    yield "ErrorDocument 403 /404.html"
    yield "<LimitExcept GET HEAD>"
    yield "    Require all denied"
    yield "</LimitExcept>"


def _rewriting(served: Served) -> Iterator[str]:
    yield "<IfModule mod_rewrite.c>"
    yield "RewriteEngine On"
    yield 'RewriteRule "(^|/)\\.(?!well-known/)" - [R=404,L]'
    yield from (f'RewriteRule "^{name}$" - [R=404,L]' for name in NOT_SERVED)
    for old, new in sorted(old_addresses(served.redirects).items()):
        yield f"RewriteRule {_pattern(f'^{re.escape(old[1:])}$')} {quoted(new)} [R=301,NE,L]"
    endings = "|".join(sorted(ending.removeprefix(".") for ending in compression.ENDINGS))
    for word, ending in _ENCODINGS:
        yield f'RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{word}\\b"'
        yield f'RewriteCond "%{{REQUEST_FILENAME}}{ending}" -f'
        yield f'RewriteRule "^(.+\\.(?:{endings}))$" "$1{ending}" [E=no-gzip:1,E=no-brotli:1,L]'
    yield "</IfModule>"


def _types() -> Iterator[str]:
    yield "<IfModule mod_mime.c>"
    yield "RemoveType .gz"
    yield "RemoveLanguage .br"
    yield from (f"AddEncoding {word} {ending}" for word, ending in _ENCODINGS)
    yield from (f"AddType {quoted(media)} .{ending}" for ending, media in TYPES.items())
    yield "</IfModule>"
    for name, media in FEED_TYPES.items():
        yield f'<FilesMatch "^{re.escape(name)}(\\.br|\\.gz)?$">'
        yield f"    ForceType {quoted(media)}"
        yield "</FilesMatch>"


def _headers() -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    for rules in by_header().values():
        for rule in reversed(rules):  # the last one that fits counts
            line = f"Header always set {rule.name} {quoted(rule.value)}"
            if rule.pattern == "^/":
                yield line
            else:
                yield f'<If "%{{REQUEST_URI}} =~ m#{rule.pattern.replace(chr(34), "")}#">'
                yield f"    {line}"
                yield "</If>"
    yield f"Header always set {HSTS[0]} {quoted(HSTS[1])} \"expr=%{{HTTPS}} == 'on'\""
    endings = "|".join(sorted(ending.removeprefix(".") for ending in compression.ENDINGS))
    yield f'<FilesMatch "\\.({endings})(\\.br|\\.gz)?$">'
    yield "    Header merge Vary Accept-Encoding"
    yield "</FilesMatch>"
    yield "</IfModule>"
