"""A translation is older when its original has changed since it last did."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.core.site import versions
from plugins.published import addresses
from plugins.published.addresses import CurrentAddress

MOMENT = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def a_document(lang: str, text: str, **fields: Any) -> Any:
    place = SimpleNamespace(kind="pages")
    address = f"/{lang}/kontakt/" if lang != "pl" else "/kontakt/"
    return SimpleNamespace(
        lang=lang, ref="kontakt", address=address, source_path=place, body=SimpleNamespace(digest=text), **fields
    )


def a_site(*documents: Any, remembered: dict[str, dict[str, str]] | None = None) -> Any:
    current = [CurrentAddress(address, "pages", address, facts=facts) for address, facts in (remembered or {}).items()]
    lock = addresses.to_json(addresses.updated({}, current, MOMENT)).encode()
    site = SimpleNamespace(records=documents, data={addresses.FILE: lock})
    site.index = lambda question: question(site)
    site.find = lambda kind, ref: next((d for d in documents if d.lang == "pl" and d.ref == ref), None)
    return site


POLISH, UKRAINIAN = a_document("pl", "tekst", title="Kontakt"), a_document("uk", "текст", title="Контакт")


def test_a_translation_that_was_never_published_follows_its_original() -> None:
    site = a_site(POLISH, UKRAINIAN)
    assert versions.older(site) == frozenset()
    assert list(versions.facts(site)) == ["/uk/kontakt/"]


@pytest.mark.parametrize(
    ("polish", "ukrainian", "older"),
    [
        pytest.param({}, {}, False, id="nothing has changed"),
        pytest.param({"text": "nowy tekst"}, {}, True, id="the text of the original"),
        pytest.param({"title": "Jak do nas trafić"}, {}, True, id="its title"),
        pytest.param({"text": "nowy tekst"}, {"text": "новий текст"}, False, id="both"),
        pytest.param({}, {"text": "новий текст"}, False, id="the translation alone"),
    ],
)
def test_it_is_older_once_only_the_original_has_changed(polish: Any, ukrainian: Any, older: bool) -> None:
    before = versions.facts(a_site(POLISH, UKRAINIAN))
    one = a_document("pl", **{"text": "tekst", "title": "Kontakt", **polish})
    other = a_document("uk", **{"text": "текст", "title": "Контакт", **ukrainian})
    site = a_site(one, other, remembered=before)
    assert versions.is_older(other, site) is older
    assert not versions.is_older(one, site)


def test_words_taken_from_the_original_are_no_texts_of_the_translation() -> None:
    original = a_document("pl", "tekst", status_note="Mróz.")
    taken, own = a_document("uk", "текст", status_note="Mróz."), a_document("uk", "текст", status_note="Мороз.")
    without = a_document("uk", "текст", status_note=None)
    assert versions.texts_of(taken, original) == versions.texts_of(without, original)
    assert versions.texts_of(own, original) != versions.texts_of(taken, original)


def test_a_translation_without_an_original_is_never_older() -> None:
    assert versions.facts(a_site(UKRAINIAN)) == {}
