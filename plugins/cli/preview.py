"""Preview on one's own computer: build, serve on 127.0.0.1, build again after each save.

Drafts are shown here and nowhere else, so the preview has an output folder of its own inside the cache. While the
content has problems, they are printed and the last good site stays.
"""

import gc
import http.server
import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.cli import commands
from plugins.core.rendering.headers import FEED_TYPES, headers_for

WATCHED_CODE = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py")


def serve(port: int, content: str | None, today: str | None) -> None:
    """Runs until it is interrupted. Raises `UsageError` when the port is taken."""
    gc.enable()  # off in commands that end soon
    given = {
        "PATH": content,
        "OUTPUT_PATH": str(commands.ROOT / ".cache" / "preview"),
        "SITEURL": f"http://127.0.0.1:{port}",
        "TODAY": today,
        "PREVIEW": True,
    }
    site = commands.pelican("pelicanconf.py", given)
    folder = Path(site.settings["OUTPUT_PATH"])
    built(site)
    server = bound(folder, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Strona: http://127.0.0.1:{port}/ (zakończ: Ctrl+C)", flush=True)  # noqa: T201
    try:
        for kind in changes(Path(site.settings["PATH"])):
            if kind == "code":
                # Python does not reload modules reliably: begin anew in the same process, with the same arguments.
                server.server_close()
                sys.stdout.flush()
                os.execv(sys.executable, [sys.executable, *sys.argv])
            built(site)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def port_of(text: str) -> int:
    """The number of a port. Raises `UsageError`."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise commands.UsageError(f"--port: „{text}” to nie jest numer portu. Podaj liczbę od 1 do 65535, np. 8000")
    return int(text)


def built(site: Any) -> bool:
    """Builds once more with what the process remembers. Problems are shown and do not end the preview."""
    try:
        site.run()
    except SystemExit:
        print("Popraw te miejsca i zapisz pliki. Do tego czasu widać poprzednią wersję.", file=sys.stderr, flush=True)  # noqa: T201
        return False
    print(commands.closing_line(site.settings["REPORT"]), flush=True)  # noqa: T201
    return True


def changes(content: Path) -> Iterator[str]:
    """``content`` or ``code`` each time that something was saved."""
    from watchfiles import watch

    code = [commands.ROOT / name for name in WATCHED_CODE]
    # step: how long the disk must be quiet, in ms; short, since an editor's save is one event.
    for found in watch(content, *(path for path in code if path.exists()), step=20, debounce=200, recursive=True):
        paths = [Path(path) for _change, path in found if "__pycache__" not in path and not path.endswith("~")]
        if any(path.is_relative_to(place) for path in paths for place in code):
            yield "code"
        elif any(not path.name.startswith(".") for path in paths):
            yield "content"


def bound(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """A server of the folder on 127.0.0.1."""
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    except OSError:
        raise commands.UsageError(f"port {port} jest zajęty. Podaj inny, np. --port {port + 1}") from None


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the built site as its host should: types, security headers, 404 as a page with status 404."""

    extensions_map = {  # noqa: RUF012 (the library's own)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".geojson": "application/geo+json",
        ".vcf": "text/vcard; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".woff2": "font/woff2",
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".webmanifest": "application/manifest+json",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
    }

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return FEED_TYPES.get(Path(path).name) or super().guess_type(path)

    def end_headers(self) -> None:
        for name, value in headers_for(unquote(urlsplit(self.path).path)):
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        raw = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(raw)

    def list_directory(self, path: Any) -> None:
        self.send_error(http.HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's name)
        """Requests are no news to an editor."""
