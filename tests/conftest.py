"""What all tests share: tiny sites to build, and programs that may be missing on a laptop but not in CI."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

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


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """``program("newsboat")`` gives the program's path; without it the test is skipped, and with CI=true it fails."""

    def found(program: str, *others: str) -> str:
        for name in (program, *others):
            path = shutil.which(name)
            if path:
                return path
        message = f"{program} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)

    return found


@pytest.fixture
def needs(program: Callable[..., str]) -> Callable[..., str]:
    """`program`, by the name under which a test reads well: ``needs("khal")``."""
    return program


@pytest.fixture(autouse=True)
def _no_pelican_signals_left() -> Iterator[None]:
    """Signals belong to the process: what a test connects is gone after it."""
    from plugins.core.site import signals

    before = dict(signals.get_kinds.receivers)
    yield
    for key in set(signals.get_kinds.receivers) - set(before):
        signals.get_kinds.receivers.pop(key, None)
