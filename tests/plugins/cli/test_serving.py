"""The preview's server: good for its editor, deaf to everybody else, calm about broken requests."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cli.preview import bound, folder_of


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("site")
    for path in ("index.html", "404.html", "aktualnosci/feed.json", "kalendarz/kalendarz.ics"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(f"to jest {path}", encoding="utf-8")
    (folder.parent / "tajne.txt").write_text("tajne", encoding="utf-8")
    server = bound(folder, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def asked(port: int, raw: bytes) -> tuple[int, bytes]:
    """The status and everything that comes back for bytes on the line."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0, answer


def get(port: int, path: str, host: str | None = None) -> tuple[int, bytes]:
    named = "" if host == "" else f"Host: {host or f'127.0.0.1:{port}'}\r\n"
    return asked(port, f"GET {path} HTTP/1.1\r\n{named}Connection: close\r\n\r\n".encode("latin-1"))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_editor_sees_the_site_under_any_name_of_this_machine(port: int, name: str) -> None:
    assert get(port, "/", f"{name}:{port}")[0] == 200


@pytest.mark.parametrize(
    "host",
    ["zla.example.org", "zla.example.org:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.zla.example.org:{port}", ""],
)
def test_a_request_in_another_name_is_refused(port: int, host: str) -> None:
    """A page of another site can have its own name lead to this machine, and then read what it likes."""
    status, answer = get(port, "/aktualnosci/feed.json", host.format(port=port))
    assert (status, b"to jest" in answer) == (403, False)


@pytest.mark.parametrize("path", ["/aktualnosci/feed.json", "/kalendarz/kalendarz.ics", "/"])
def test_no_other_site_may_read_drafts(port: int, path: str) -> None:
    answer = get(port, path)[1].lower()
    assert b"access-control-allow-origin" not in answer
    assert b"cross-origin-resource-policy: same-origin" in answer
    assert b"cache-control: no-cache" in answer


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        pytest.param(b"GET /%00 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400, id="a zero"),
        pytest.param(b"GET /x%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: {host}\r\n\r\n", 400, id="a new line"),
        pytest.param(b"GET /" + b"a" * 3_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", 414, id="long"),
        pytest.param(b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", 414, id="very long"),
        pytest.param(b"GET /%ff%fe HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="no text"),
        pytest.param(b"GET /" + b"b/" * 900 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="deep"),
        pytest.param(b"GET /" + b"b" * 600 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="a name too long for files"),
        pytest.param(b"GET http://[ HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="no address"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, id="encrypted"),
        pytest.param(b"GET\r\n\r\n", 400, id="nothing asked"),
        pytest.param(b"POST / HTTP/1.1\r\nHost: {host}\r\n\r\n", 501, id="a form"),
        pytest.param(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431, id="many headers"),
        pytest.param(b"GET /../tajne.txt HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="upwards"),
        pytest.param(b"GET /%2e%2e/tajne.txt HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="upwards, encoded"),
        pytest.param(b"GET /..%2ftajne.txt HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="upwards, half encoded"),
        pytest.param(b"GET /aktualnosci/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 404, id="a folder"),
    ],
)
def test_a_broken_request_is_answered_and_not_a_traceback(
    port: int, raw: bytes, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    found, answer = asked(port, raw.replace(b"{host}", f"127.0.0.1:{port}".encode()))
    assert (found or (400 if b"Error code: 400" in answer else 0)) == status
    assert b"tajne" not in answer
    assert b"Set-Cookie" not in answer.partition(b"\r\n\r\n")[0]
    assert capfd.readouterr().err == ""
    assert get(port, "/")[0] == 200


def test_each_content_and_port_has_a_preview_of_its_own(tmp_path: Path) -> None:
    folders = {folder_of(tmp_path / name, port) for name in ("a", "b") for port in (8000, 8001)}
    assert len(folders) == 4
    assert folder_of(tmp_path / "a", 8000) in folders
