"""What all tests share: tiny sites to build, and programs that may be missing on a laptop but not in CI."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import settings

JS = Path(__file__).parent / "js"

# In CI the same examples every time: a new one belongs on a desk, not into somebody's submission. No deadlines, since
# tests do not time.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "desk")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write the reviewed files anew; then review the diff"
    )
    parser.addoption(
        "--clock", metavar="'YYYY-MM-DD HH:MM'", help="let pytest believe that it is another moment (in Warsaw)"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Shift the clock of this process, and of nothing else: programs that it starts see the real one."""
    moment = config.getoption("--clock")
    if moment:
        shifted = time_machine.travel(dt.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Warsaw")))
        shifted.start()
        config.add_cleanup(shifted.stop)


# Where a program comes from, for the line that says that it is missing.
PACKAGES = {
    "chromium": "apt install chromium",
    "java": "apt install default-jre-headless",
    "newsboat": "apt install newsboat",
    "nginx": "apt install nginx-light",
    "node": "apt install nodejs npm, then npm ci in tests/js",
    "pdftotext": "apt install poppler-utils",
}


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """``program("newsboat")`` gives the program's path; without it the test is skipped, and with CI=true it fails."""

    def found(program: str, *others: str) -> str:
        for name in (program, *others):
            path = shutil.which(name)
            if path:
                return path
        message = f"{program} is not installed ({PACKAGES.get(program, f'apt install {program}')})"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

    return found


def js_packages(program: Callable[..., str], *names: str) -> str:
    """Node, when the packages are installed below it (``npm ci`` in tests/js); skipped or failed like any missing
    program."""
    node = program("node")
    missing = [name for name in names if not (JS / "node_modules" / name).is_dir()]
    if missing:
        message = f"{', '.join(missing)} not installed: npm ci in tests/js"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return node


@pytest.fixture
def needs(program: Callable[..., str]) -> Callable[..., str]:
    """`program`, by the name under which a test reads well: ``needs("khal")``."""
    return program


@pytest.fixture(autouse=True)
def _no_pelican_signals_left() -> Iterator[None]:
    """Signals belong to the process: what a test connects is gone after it."""
    from plugins.core.site import signals

    ours = (signals.get_kinds, signals.get_features)
    before = [set(signal.receivers) for signal in ours]
    yield
    for signal, known in zip(ours, before, strict=True):
        for key in set(signal.receivers) - known:
            signal.receivers.pop(key, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what builds sites: all of tests/site, and modules that take a builder from `tests.building`."""
    for item in items:
        module = getattr(item, "module", None)
        if "tests/site/" in item.path.as_posix() or any(hasattr(module, name) for name in ("Built", "options_for")):
            item.add_marker(pytest.mark.site)
