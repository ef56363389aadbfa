"""The server of the preview: what the site's host will do, and nothing that a host need not be careful of.

A preview shows drafts. A page of another site, open in the same browser, must not read them: requests that name another
host are refused (a name that leads to this machine is no way in either), and nothing says that other sites may read.
"""

import http
import http.server
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.core.rendering.headers import FEED_TYPES, TYPES, headers_for

NAMES = ("127.0.0.1", "localhost", "[::1]")
LONGEST = 2_000  # characters of an address; no page of ours comes near


class Server(http.server.ThreadingHTTPServer):
    """A reader who goes away in the middle of an answer is no news."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the built site as its host should: types, security headers, 404 as a page with status 404."""

    extensions_map = {"": "application/octet-stream", **{f".{ending}": media for ending, media in TYPES.items()}}  # noqa: RUF012 (the library's own)
    server: Server

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        port = self.server.server_address[1]
        allowed = {f"{name}:{port}" for name in NAMES} | ({*NAMES} if port == 80 else set())
        if self.headers.get("Host", "").lower() not in allowed:
            self.send_error(http.HTTPStatus.FORBIDDEN)
            return False
        if len(self.path) > LONGEST:
            self.send_error(http.HTTPStatus.REQUEST_URI_TOO_LONG)
            return False
        if any(ord(sign) < 32 for sign in self._address):
            self.send_error(http.HTTPStatus.BAD_REQUEST)
            return False
        return True

    @property
    def _address(self) -> str:
        """The decoded path that was asked for; of a request that is none, the root."""
        try:
            return unquote(urlsplit(getattr(self, "path", "/")).path)
        except ValueError:
            return "/"

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return FEED_TYPES.get(Path(path).name) or super().guess_type(path)

    def end_headers(self) -> None:
        for name, value in headers_for(self._address, preview=True):
            self.send_header(name, value)
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
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
