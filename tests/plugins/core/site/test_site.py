"""Questions to a site: by class, by name, by address."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.build.analysis import load
from plugins.core.build.state import BuildState
from plugins.core.site.site import Site
from plugins.events.model import Event
from plugins.organisations.model import Organisation
from tests.building import options_for, write

EVENT = """\
---
title: Dyżur
start: 2026-12-01 10:00
duration: 1 h
kind: doradztwo
summary: Porady.
organisers: [laka]
---
"""
ORGANISATION = """\
---
name: Fundacja Łąka
legal_form: fundacja
summary: Kwiaty.
spheres: ["1"]
source: wpis
checked_on: 2026-11-01
---
"""
TRANSLATION = "---\ntitle: Чергування\nsummary: Поради.\n---\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    files: dict[str, str | bytes] = {
        "kalendarz/2026-12-01-dyzur.md": EVENT,
        "kalendarz/2026-12-01-dyzur.uk.md": TRANSLATION,
        "organizacje/laka.md": ORGANISATION,
        "pliki/a b.pdf": b"%PDF-1.4",
    }
    write(folder / "content", files)
    return load(options_for(folder), BuildState()).site


def test_a_class_gives_the_originals_of_its_kind(site: Site) -> None:
    (event,) = site.of(Event)
    assert isinstance(event, Event)
    assert site.of("events") == (event,)
    assert site.find(Event, "2026-12-01-dyzur") is event
    assert site.find(Event, "2026-12-01-inny") is None


def test_translations_come_with_their_original_polish_first(site: Site) -> None:
    (event,) = site.of(Event)
    (translation,) = site.in_language(Event, "uk")
    assert site.translations(event) == site.translations(translation) == (event, translation)


def test_what_points_to_a_document_is_found_from_it(site: Site) -> None:
    (organisation,) = site.of(Organisation)
    assert site.naming(organisation, "events") == site.of(Event)
    assert site.naming(organisation, "announcements") == ()


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("{filename}../organizacje/laka.md", "/organizacje/laka/"),
        ("../organizacje/laka.md", "/organizacje/laka/"),
        ("{static}/pliki/a.pdf", "/pliki/a.pdf"),
        ("/kontakt/", "/kontakt/"),
        ("../../etc/passwd.md", None),
        ("https://example.org", None),
        ("słowa", None),
    ],
)
def test_a_link_means_an_address_of_ours_or_none(site: Site, target: str, address: str | None) -> None:
    assert site.address_of_target(target, "kalendarz/2026-12-01-dyzur.md") == address


@pytest.mark.parametrize("written", ["pliki/a b.pdf", "/pliki/a%20b.pdf", "{static}/pliki/a b.pdf", "../pliki/a b.pdf"])
def test_a_file_is_found_as_it_may_be_written(site: Site, written: str) -> None:
    file = site.file(written)
    assert file is not None
    assert file.address == "/pliki/a%20b.pdf"


def test_an_index_is_made_once(empty_site: Site) -> None:
    made: list[Site] = []

    def index(whole: Site) -> dt.date:
        made.append(whole)
        return whole.today

    assert empty_site.index(index) == empty_site.index(index) == dt.date(2026, 11, 23)
    assert made == [empty_site]
    assert Path(empty_site.site_url).name == "x.example.org"
