"""Real servers on 127.0.0.1: each is started with a configuration and ended when its tests are done."""

import http.client
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.publishing.servers import Served, nginx


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Client(NamedTuple):
    """Asks a server for exactly the path that it is given; names of headers in small letters."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()


def waited_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {log.read_text() if log.is_file() else ''}")


@contextmanager
def started(command: list[str], port: int, log: Path) -> Iterator[Client]:
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT) as process:
        try:
            waited_for(port, process, log)
            yield Client(port)
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def nginx_with(program: str, folder: Path, server: str, port: int) -> Iterator[Client]:
    """nginx with the text of a file of `conf.d`, in the foreground, with all that it writes below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nginx.conf").write_text(
        f"""\
user {_user()};
daemon off;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{server}
}}
""",
        encoding="utf-8",
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with started(command, port, folder / "output.log") as client:
        yield client


def _user() -> str:
    import getpass

    return getpass.getuser()


@pytest.fixture(scope="session")
def with_nginx(
    program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Served], "contextmanager[Client]"]:
    """``with with_nginx(served) as client``; the port is chosen here."""

    @contextmanager
    def running(served: Served) -> Iterator[Client]:
        port = free_port()
        text = nginx.configuration(served._replace(listen=f"127.0.0.1:{port}"))
        with nginx_with(program("nginx"), tmp_path_factory.mktemp("nginx"), text, port) as client:
            yield client

    return running  # type: ignore[return-value]
