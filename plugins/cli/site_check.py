"""The command `check-site`: asks a published site over the network and says what to mend."""

import datetime as dt
import http.client
import os
import socket
import ssl
import sys
from pathlib import Path
from urllib.parse import urlsplit

from plugins.cli import commands
from plugins.polish.plurals import counted
from plugins.publishing import check_site, stage
from plugins.publishing.check_site import Answer, Expected
from plugins.publishing.servers import redirects_in

TIMEOUT_S = 20


def check(url: str, output: str, now: dt.datetime) -> int:
    """0 when all is well, 1 with findings, 2 for what is no address. ``output`` is where the site was published to on
    this machine, if it was: then the version and an old address are compared as well."""
    address = commands.site_url(url)
    folder = Path(os.path.abspath(output or commands.ROOT / "public"))  # noqa: PTH100 - a link is no folder
    found = list(check_site.findings(address, _asking(address), expected_in(folder), now, _expires))
    for line in found:
        sys.stdout.write(f"{line}\n")
    if not found:
        sys.stdout.write(f"{address}: wszystko w porządku.\n")
        return commands.GOOD
    sys.stdout.write(f"Do poprawy: {counted(len(found), 'rzecz', 'rzeczy', 'rzeczy')}.\n")
    return commands.PROBLEMS


def expected_in(folder: Path) -> Expected:
    """What a release on this machine says of itself."""
    file = folder / stage.VERSION
    digest = None
    if file.is_file():
        version = stage.held({stage.VERSION: file.read_bytes()}).version
        digest = version.digest if version else None
    old = next(iter(redirects_in(folder)), None)
    return Expected(digest, (old.alias, old.target) if old else None)


def _asking(address: str) -> check_site.Get:
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection

    def get(path: str, **headers: str) -> Answer:
        connection = kind(parts.netloc, timeout=TIMEOUT_S)
        try:
            connection.request("GET", path, headers={"User-Agent": "lokal check-site", **headers})
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, given, answer.read(5_000_000))
        except (OSError, http.client.HTTPException):
            return Answer(0, {}, b"")
        finally:
            connection.close()

    return get


def _expires(netloc: str) -> dt.datetime | None:
    """The end of a host's certificate; None when nobody answers (that is told by other findings)."""
    host, _, port = netloc.partition(":")
    try:
        with (
            socket.create_connection((host, int(port or 443)), timeout=TIMEOUT_S) as line,
            ssl.create_default_context().wrap_socket(line, server_hostname=host) as safe,
        ):
            end = (safe.getpeercert() or {}).get("notAfter")
            return dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(str(end)), dt.UTC) if end else None
    except (OSError, ValueError):
        return None
