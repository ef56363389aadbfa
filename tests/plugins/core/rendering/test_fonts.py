"""The typeface, cut to size. (What is in it: `tests/theme/test_assets`.)"""

from pathlib import Path

from plugins.core.rendering import fonts


def test_same_letters_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (fonts.web_font("ążź", tmp_path / name) for name in ("a", "b"))
    assert first == second
