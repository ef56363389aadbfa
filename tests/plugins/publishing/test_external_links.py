"""Links to other sites are tried once in half a year, over a real connection, and the dead ones are told."""

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing import external_links as links

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](https://example.org/x) i https://example.org/y.", ["https://example.org/x", "https://example.org/y"]),
        ("<https://example.org/a_(b)>", ["https://example.org/a_(b)"]),
        ("web: https://example.org\n„https://example.org”", ["https://example.org"]),
        ("/kontakt/ i mailto:a@example.org", []),
    ],
)
def test_addresses_are_found_without_the_stop_behind_them(text: str, found: list[str]) -> None:
    assert links.addresses_in(text) == found


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response({"/jest": 200, "/nie-wpuszcza": 403}.get(self.path, 404))
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_command_tells_the_dead_and_remembers_the_rest(
    tmp_path: Path, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(f"[x]({site}/jest) [y]({site}/nie-ma) [z]({site}/nie-wpuszcza)", encoding="utf-8")
    assert links.main(str(tmp_path), TODAY) == 0
    assert capsys.readouterr().out == (
        "Odnośników do innych stron: 3, niedziałających: 1.\n"
        f"a.md: {site}/nie-ma odpowiada błędem 404. Popraw odnośnik albo go usuń.\n"
    )
    seen = links.read((tmp_path / links.FILE).read_bytes())
    assert seen[f"{site}/jest"] == links.Tried(TODAY, 200)
    assert not seen[f"{site}/nie-wpuszcza"].is_dead


def test_what_was_tried_lately_is_not_asked_again() -> None:
    seen = {"https://a.example": links.Tried(TODAY - dt.timedelta(days=30), 200)}
    seen["https://b.example"] = links.Tried(TODAY - dt.timedelta(days=200), 200)
    asked: list[str] = []

    def ask(url: str) -> int:
        asked.append(url)
        return 0

    now = links.tried(["https://a.example", "https://b.example"], seen, TODAY, ask)
    assert asked == ["https://b.example"]
    assert now["https://b.example"].is_dead
    assert not now["https://a.example"].is_dead


def test_a_damaged_file_counts_as_none() -> None:
    assert links.read(b"{") == links.read(None) == {}


def test_addresses_that_nobody_tried_give_one_warning(tmp_path: Path) -> None:
    from plugins.core.build import pipeline
    from tests.building import options_for, write

    page = "---\ntitle: A\n---\n\n[a](https://a.example.org) i [b](https://b.example.org)\n"
    write(tmp_path / "content", {"strony/a.md": page})
    found = [w.message for w in pipeline.check(options_for(tmp_path, names=("pages",))).warnings]
    assert found == [
        "odnośników do innych stron, których od pół roku nikt nie sprawdził: 2. Sprawdź je: python3 tasks.py links"
    ]
    seen = {f"https://{name}.example.org": links.Tried(TODAY, 200) for name in "ab"}
    write(tmp_path / "content", {links.FILE: links.to_json(seen)})
    assert pipeline.check(options_for(tmp_path, names=("pages",))).warnings == ()
