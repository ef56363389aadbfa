"""Real servers on 127.0.0.1: each is started with a configuration and ended when its tests are done."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.publishing.servers import Served, caddy, nginx


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
def started(command: list[str], port: int, log: Path, home: Path | None = None) -> Iterator[Client]:
    """``home`` is where a server may keep what it remembers."""
    environment = {**os.environ, **({"HOME": str(home), "XDG_DATA_HOME": str(home)} if home else {})}
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment) as process,
    ):
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


_APACHE = """\
ServerRoot "{folder}"
PidFile "{folder}/pid"
Listen 127.0.0.1:{port}
ServerName lokal.example.org
ErrorLog "{folder}/error.log"
User {user}
{modules}
TypesConfig /etc/mime.types
DocumentRoot "{root}"
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
<Directory "{root}">
    Options FollowSymLinks
    AllowOverride All
    Require all granted
</Directory>
"""
_MODULES = ["mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "env", "setenvif", "negotiation"]


def _apache(program: str, folder: Path, served: Served, port: int) -> list[str]:
    """Apache with what hosts usually load, and the `.htaccess` of the site."""
    modules = "\n".join(f"LoadModule {m}_module /usr/lib/apache2/modules/mod_{m}.so" for m in _MODULES)
    root = Path(served.root)
    text = _APACHE.format(folder=folder, port=port, root=root, modules=modules, user=_plain_user())
    (folder / "httpd.conf").write_text(text, encoding="utf-8")
    return [program, "-f", str(folder / "httpd.conf"), "-D", "FOREGROUND"]


def _caddy(program: str, folder: Path, served: Served, port: int) -> list[str]:
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        + caddy.configuration(served._replace(listen=f"http://127.0.0.1:{port}")),
        encoding="utf-8",
    )
    return [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def _plain_user() -> str:
    return "www-data" if os.getuid() == 0 else _user()


Running = Callable[[str, Served], AbstractContextManager[Client]]


@pytest.fixture(scope="session")
def running(program: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Running:
    """``with running("nginx", served) as client``; the port is chosen here."""

    @contextmanager
    def started_server(name: str, served: Served) -> Iterator[Client]:
        port, folder = free_port(), tmp_path_factory.mktemp(name)
        folder.chmod(0o755)
        if name == "nginx":
            text = nginx.configuration(served._replace(listen=f"127.0.0.1:{port}"))
            with nginx_with(program("nginx"), folder, text, port) as client:
                yield client
            return
        command = (
            _apache(program("apache2", "httpd"), folder, served, port)
            if name == "apache"
            else _caddy(program("caddy"), folder, served, port)
        )
        with started(command, port, folder / "output.log", folder) as client:
            yield client

    return started_server
