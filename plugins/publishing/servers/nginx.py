"""nginx: a file for `/etc/nginx/conf.d/` or `sites-enabled/`. Needs nothing that Debian's nginx lacks."""

from collections.abc import Iterator

from plugins.core.rendering.headers import FEED_TYPES, HSTS, TYPES, UNKNOWN_TYPE
from plugins.publishing.servers import NOT_SERVED, Served, by_header, old_addresses


def configuration(served: Served) -> str:
    return "\n".join([*_maps(), "server {", *(f"    {line}" if line else "" for line in _server(served)), "}", ""])


def quoted(text: str) -> str:
    """A string of nginx. A dollar sign begins a variable there and can not be escaped: no address has one."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pattern(pattern: str) -> str:
    # In a quoted string nginx takes only \" \\ \t \r \n apart; the other backslashes are the expression's own.
    return '"~' + pattern.replace('"', '\\"') + '"'


def _variable(header: str) -> str:
    return f"$lokal_{header.lower().replace('-', '_')}"


def _maps() -> Iterator[str]:
    yield "# Plik tworzy program (python3 tasks.py server-config nginx); zmiany wprowadzone tu ręcznie zginą."
    yield "# Certyfikat i HTTPS dopisze certbot: sudo certbot --nginx"
    for header, rules in by_header().items():
        yield f"map $uri {_variable(header)} {{"
        yield from (f"    {_pattern(rule.pattern)} {quoted(rule.value)};" for rule in rules)
        yield '    default "";'
        yield "}"
    yield f'map $https {_variable(HSTS[0])} {{ on {quoted(HSTS[1])}; default ""; }}'


def _server(served: Served) -> Iterator[str]:
    yield f"listen {served.listen};"
    if served.listen == "80":
        yield "listen [::]:80;"
    yield f"server_name {served.host};"
    yield f"root {quoted(str(served.root))};"
    yield "index index.html;"
    yield ""
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield "etag on;"
    yield "# Wydanie przełącza się w jednej chwili; pamięć otwartych plików by to opóźniła."
    yield "open_file_cache off;"
    yield "disable_symlinks on from=$document_root;"
    yield ""
    yield "# Gotowe pliki .gz leżą obok. Z modułem brotli (libnginx-mod-http-brotli-static) dopisz: brotli_static on;"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield ""
    for header in (*by_header(), HSTS[0]):
        yield f"add_header {header} {_variable(header)} always;"
    yield ""
    yield f"default_type {UNKNOWN_TYPE};"
    yield "types {"
    yield from (f"    {quoted(media)} {ending};" for ending, media in TYPES.items())
    yield "}"
    yield ""
    yield "# Czego nie ma, to strona o tym, ze stanem 404."
    yield "error_page 403 404 =404 /404.html;"
    yield "location = /404.html { internal; }"
    yield from (f"location = /{name} {{ return 404; }}" for name in NOT_SERVED)
    yield 'location ~ "/\\.(?!well-known/)" { return 404; }'
    for name, media in FEED_TYPES.items():
        yield f'location ~ "/{name.replace(".", chr(92) + ".")}$" {{ types {{ }} default_type {quoted(media)}; }}'
    yield ""
    yield "# Dawne adresy."
    if served.redirects_file:
        yield f"include {quoted(str(served.redirects_file))};"
    else:
        yield from _old_addresses(served)


def old_addresses_file(served: Served) -> str:
    """What the configuration includes as ``redirects_file``: written at each publication, read at a reload."""
    return "".join(f"{line}\n" for line in _old_addresses(served))


def _old_addresses(served: Served) -> Iterator[str]:
    for old, new in sorted(old_addresses(served.redirects).items()):
        if "$" not in old + new:
            yield f"location = {quoted(old)} {{ return 301 {quoted(new)}; }}"
