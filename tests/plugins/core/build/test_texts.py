"""What the HTML of texts is kept for."""

from plugins.core.build.texts import CODE


def test_words_of_the_languages_are_part_of_the_key_of_a_text() -> None:
    """„Zrobione” and „Przypisy” stand in texts, and come from the catalogues."""
    assert {"languages", "markdown", "polish"} <= {place.name for place in CODE}
