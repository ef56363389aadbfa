"""Publishing while people read: no request fails, no page lacks its files, and a killed publication changes nothing.

A real nginx with our configuration, and wrk with 200 connections on loopback. Figures are printed (``-s`` shows them);
what is asserted are counts, never speeds.
"""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from plugins.cli import publication
from plugins.publishing import stage, trees
from plugins.publishing.servers import Served
from tests.building import ROOT
from tests.plugins.publishing.servers.conftest import Client, free_port, nginx_with
from tests.site.publishing import Centre

pytestmark = pytest.mark.long
SCRIPT = """\
local paths = {"/", "/kontakt/", "/kalendarz/", "/kalendarz/kalendarz.ics", "/aktualnosci/rss.xml", "/organizacje/"}
local n = 0
request = function() n = n + 1; return wrk.format("GET", paths[n % #paths + 1]) end
"""


class NoCapture:
    def readouterr(self) -> tuple[str, str]:
        return "", ""


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    folder = tmp_path_factory.mktemp("centre")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publication, "STAGES", folder / "przygotowanie")
        made = Centre(folder, NoCapture())  # type: ignore[arg-type]
        assert made.publish() == 0
        for place in (folder, *folder.parents):
            if place != Path("/tmp"):
                place.chmod(place.stat().st_mode | 0o055)
        yield made


@pytest.fixture(scope="module")
def server(centre: Centre, program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    from plugins.publishing.servers import nginx

    port = free_port()
    served = Served(PurePosixPath(centre.site), "lokal.example.org", (), f"127.0.0.1:{port}")
    with nginx_with(program("nginx"), tmp_path_factory.mktemp("nginx"), nginx.configuration(served), port) as client:
        yield client


def edited(centre: Centre, number: int) -> None:
    page = f"---\ntitle: Kontakt {number}\n---\n\nNapisz do nas. {'Zdanie. ' * number}\n"
    (centre.content / "strony/kontakt.md").write_text(page, encoding="utf-8")


def in_another_process(centre: Centre, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, str(ROOT / "tasks.py"), "publish", "--content", str(centre.content)]
    arguments = [*command, "--output", str(centre.site), "--today", "2026-11-24 12:00", *more]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def test_publishing_and_going_back_under_load_fails_no_request(
    centre: Centre, server: Client, program: Callable[..., str], tmp_path: Path
) -> None:
    script = tmp_path / "pages.lua"
    script.write_text(SCRIPT, encoding="utf-8")
    wrk = subprocess.Popen(
        [program("wrk"), "-t1", "-c200", "-d25s", "-s", str(script), server.url], stdout=subprocess.PIPE, text=True
    )
    lacking: list[str] = []
    over = threading.Event()
    reader = threading.Thread(target=_read_pages, args=(server, lacking, over))
    reader.start()
    for number in range(1, 5):
        edited(centre, number)
        assert centre.publish(f"2026-11-2{number} 12:00") == 0
        if number % 2 == 0:
            assert centre.publish(rollback=True) == 0
    said, _nothing = wrk.communicate(timeout=60)
    over.set()
    reader.join()
    print(said)
    requests = re.search(r"(\d+) requests in", said)
    assert requests
    assert int(requests[1]) > 1_000
    assert "Non-2xx" not in said
    assert "Socket errors" not in said
    assert lacking == []


def _read_pages(server: Client, lacking: list[str], over: threading.Event) -> None:
    """As a browser does: a page, and a moment later what it asks for."""
    while not over.is_set():
        for path in ("/", "/kontakt/", "/kalendarz/"):
            page = server.get(path)
            wanted = re.findall(rb'(?:href|src)="(/theme/[^"]+)"', page.body)
            time.sleep(0.05)
            lacking += [f"{path} {raw!r}" for raw in set(wanted) if server.get(raw.decode()).status != 200]


def test_twenty_kills_leave_the_old_site_or_the_new_one(centre: Centre) -> None:
    """At random moments of a publication, the last of them after the end."""
    chance = random.Random(39)
    edited(centre, 100)
    started = time.monotonic()
    done = in_another_process(centre)
    done.communicate(timeout=120)
    assert done.returncode == 0
    whole = time.monotonic() - started
    kinds = {"old": 0, "new": 0}
    for number in range(20):
        edited(centre, 200 + number)
        before = _tree(centre.site)
        process = in_another_process(centre)
        time.sleep(chance.uniform(0.2, 1.1) * whole)
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.communicate(timeout=60)
        after = _tree(centre.site)
        said = stage.held({stage.TREE: (centre.site / stage.TREE).read_bytes()}).tree
        assert said is not None
        # Every file is what the release says of itself: nothing is missing, nothing is half.
        assert {path: after[path] for path in said} == dict(said)
        kinds["old" if after == before else "new"] += 1
        text = (centre.site / "kontakt/index.html").read_text(encoding="utf-8")
        assert f"Kontakt {200 + number}" in text or after == before
    print(kinds)
    last = in_another_process(centre)
    assert last.communicate(timeout=120)[1] == b""
    assert last.returncode == 0
    left = [path.name for path in centre.site.with_name("public.wydania").iterdir() if path.is_dir()]
    assert all(name.isdigit() for name in left), left


def _tree(site: Path) -> dict[str, str]:
    real = site.resolve()
    return trees.tree_of(real, [path for path in trees.paths_in(real) if not path.endswith((".gz", ".br"))])
