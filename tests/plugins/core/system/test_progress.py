"""The counter is for terminals only."""

import pytest

from plugins.core.system.progress import Progress


def test_nothing_is_shown_where_nobody_waits(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(10)
    progress.show(5)
    progress.done()
    assert capsys.readouterr().err == ""
