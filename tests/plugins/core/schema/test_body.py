"""A body as records carry it."""

import pytest

from plugins.core.schema.body import EMPTY, Body, digest_of


@pytest.mark.parametrize(
    ("path", "lang"),
    [("strony/a.md", "pl"), ("strony/a.uk.md", "uk"), ("strony/a.en.md", "en"), ("strony/a.etr.md", "pl")],
)
def test_the_language_comes_from_the_file_name(path: str, lang: str) -> None:
    assert Body(path, EMPTY, 1).lang == lang


def test_a_body_without_words_is_empty() -> None:
    assert Body("a.md", digest_of(""), 1).is_empty
    assert not Body("a.md", digest_of("słowo"), 1).is_empty
