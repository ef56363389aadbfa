"""The Nu HTML checker over every page of the built site."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

JAR = Path(__file__).parent.parent / "js" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_nu_html_checker_has_nothing_to_say_about_any_page(built: Path, program: Callable[..., str]) -> None:
    java = program("java")
    if not JAR.is_file():
        message = "the Nu HTML checker is not installed: npm ci in tests/js"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    pages = sorted(str(path.relative_to(built)) for path in built.rglob("*.html"))
    assert len(pages) > 30
    # A list without bullets is no list to VoiceOver unless it says so.
    # The checker reads files, so it does not know which address is our own.
    excused = ".*The “list” role is unnecessary.*|.*violates Content Security Policy \\(meta tag\\).*"
    command = [java, "-jar", str(JAR), "--stdout", "--format", "gnu", "--filterpattern", excused, *pages]
    result = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert result.stdout.replace(f"file:{built}/", "") == ""
