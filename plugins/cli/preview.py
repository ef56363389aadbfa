"""Preview on one's own computer: build, serve on 127.0.0.1, build again after each save.

Drafts are shown here and nowhere else, so the preview has an output folder of its own inside the cache. While the
content has problems, they are printed and the last good site stays.
"""

import gc
import hashlib
import http.server
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from plugins.cli import commands
from plugins.cli.serving import Handler, Server

WATCHED_CODE = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "tasks.py")


def serve(port: int, content: str | None, today: str | None) -> None:
    """Runs until it is interrupted. Raises `UsageError` when the port is taken."""
    gc.enable()  # off in commands that end soon
    shown = Path(content or commands.ROOT / "content")
    folder = folder_of(shown, port)
    server = bound(folder, port)  # first: where it can not be shown, nothing needs to be built
    given = {
        "PATH": content,
        "OUTPUT_PATH": str(folder),
        "SITEURL": f"http://127.0.0.1:{port}",
        "TODAY": today,
        "PREVIEW": True,
    }
    site = commands.pelican("pelicanconf.py", given)
    built(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Strona: http://127.0.0.1:{port}/ (zakończ: Ctrl+C)", flush=True)  # noqa: T201
    try:
        for kind in changes(Path(site.settings["PATH"]), site.settings["THEME_TEMPLATES_OVERRIDES"]):
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


def folder_of(content: Path, port: int) -> Path:
    """Where a preview is built: a folder for each content and port, or one would show the other's centre."""
    name = hashlib.blake2b(str(content.resolve()).encode(), digest_size=6).hexdigest()
    return commands.ROOT / ".cache" / "preview" / f"{name}-{port}"


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


def changes(content: Path, overrides: Iterable[str] = ()) -> Iterator[str]:
    """``content`` or ``code`` each time that something was saved; ``overrides`` are folders with templates."""
    from watchfiles import watch  # only when asked: start-up time

    code = [*(commands.ROOT / name for name in WATCHED_CODE), *(Path(folder).resolve() for folder in overrides)]
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
        return Server(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    except OSError:
        raise commands.UsageError(f"port {port} jest zajęty. Podaj inny, np. --port {port + 1}") from None
