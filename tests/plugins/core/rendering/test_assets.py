"""The files of the theme. (All of them together: `tests/theme/test_assets`.)"""

from plugins.core.rendering import assets


def test_scripts_lose_their_comments_and_nothing_else() -> None:
    script = '// why\n  const a = "http://x"; // stays\n\n  b();\n'
    assert assets.without_comments(script) == 'const a = "http://x"; // stays\nb();\n'
