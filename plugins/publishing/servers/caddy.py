"""Caddy: a Caddyfile. Certificates come by themselves."""

import re
from collections.abc import Iterator

from plugins.core.rendering.headers import FEED_TYPES, HSTS, TYPES
from plugins.publishing.servers import NOT_SERVED, Served, by_header, old_addresses


def configuration(served: Served) -> str:
    address = served.host if served.listen == "80" else served.listen
    return "\n".join([
        "# Plik tworzy program (python3 tasks.py server-config caddy); zmiany wprowadzone tu ręcznie zginą.",
        f"{address} {{",
        f"\troot * {quoted(str(served.root))}",
        "\troute {",
        *(f"\t\t{line}" for line in _route(served)),
        "\t}",
        "\thandle_errors {",
        "\t\theader -Access-Control-Allow-Origin",
        f"\t\theader Content-Type {quoted(TYPES['html'])}",
        "\t\trewrite * /404.html",
        "\t\tfile_server",
        "\t}",
        "}",
        "",
    ])  # fmt: skip


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pattern(pattern: str) -> str:
    """As it stands, between signs that no address holds (they are percent-encoded there)."""
    return f"`{pattern}`"


def _route(served: Served) -> Iterator[str]:
    for number, (old, new) in enumerate(sorted(old_addresses(served.redirects).items())):
        if "`" not in old:
            yield f"@stary{number} path_regexp {_pattern(f'^{re.escape(old)}$')}"
            yield f"redir @stary{number} {quoted(new)} 301"
    if served.listen == "80":
        yield f"header {HSTS[0]} {quoted(HSTS[1])}"
    yield "@zapis not method GET HEAD"
    yield "error @zapis 405"
    number = 0
    for rules in by_header().values():
        for rule in reversed(rules):  # the last one that fits counts
            number += 1
            yield f"@regula{number} path_regexp {_pattern(rule.pattern)}"
            yield f"header @regula{number} {rule.name} {quoted(rule.value)}"
    for ending, media in TYPES.items():
        yield f"@typ_{ending} path_regexp `(?i)\\.{ending}$`"
        yield f"header @typ_{ending} Content-Type {quoted(media)}"
    for name, media in FEED_TYPES.items():
        word = name.partition(".")[0]
        yield f"@kanal_{word} path_regexp `/{re.escape(name)}$`"
        yield f"header @kanal_{word} Content-Type {quoted(media)}"
    yield "@ukryte {"
    yield "\tpath_regexp `/\\.`"
    yield "\tnot path /.well-known/*"
    yield "}"
    yield "error @ukryte 404"
    yield f"@cudze path {' '.join(f'/{name}' for name in NOT_SERVED)}"
    yield "error @cudze 404"
    yield "file_server {"
    yield "\tprecompressed br gzip"
    yield "}"
