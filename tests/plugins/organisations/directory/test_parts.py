"""A long directory: a light first page, every organisation under its letter and in the index of the search."""

import json
import re
from pathlib import Path

import pytest

from plugins.organisations.directory import parts
from tests.building import Built, build
from tests.plugins.organisations.test_pages import organisation

NAMES = (
    "Fundacja Łąka",
    "Fundacja Las",
    "Klub Orzeł",
    "Klub Orlik",
    "Klub Ósemka",
    "Koło Śródmieście",
    "Stowarzyszenie 4H",
)
LIGHT_KB = 150


def names_on(page: str) -> list[str]:
    return re.findall(r'class="profile__name"><a href="/organizacje/([^"/]+)/"', page)


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {f"organizacje/nr-{n}-a.md": organisation(name, "districts: [bobrek]") for n, name in enumerate(NAMES)}
    files["organizacje/dawna.md"] = organisation("Fundacja Dawna", "status: zakonczona\nstatus_since: 2021-01-01")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "WHOLE", 3)
        patched.setattr(parts, "PER_PAGE", 2)
        return build(tmp_path_factory.mktemp("long"), files, "2026-11-23", "organisations")


def test_the_first_page_of_a_long_directory_holds_the_ways_to_look_and_no_rows(long_list: Built) -> None:
    page = long_list["organizacje/index.html"]
    assert names_on(page) == []
    assert 'data-narrowing="/organizacje/spis.json"' in page
    assert 'href="/organizacje/a-z/o-kreska/"' in page
    assert 'href="/organizacje/zakonczone/"' in page


def test_without_scripts_every_organisation_stands_under_its_letter_once(long_list: Built) -> None:
    pages = {path: names_on(long_list[path]) for path in long_list.paths if path.startswith("organizacje/a-z/")}
    assert sorted(name for names in pages.values() for name in names) == [f"nr-{n}-a" for n in range(len(NAMES))]
    assert pages["organizacje/a-z/l-kreska/index.html"] == ["nr-0-a"]
    assert pages["organizacje/a-z/l/index.html"] == ["nr-1-a"]
    assert pages["organizacje/a-z/o/index.html"] == ["nr-3-a", "nr-2-a"]
    assert names_on(long_list["organizacje/zakonczone/index.html"]) == ["dawna"]


def test_a_value_that_many_have_is_a_list_in_numbered_parts(long_list: Built) -> None:
    first = long_list["organizacje/dzielnica/bobrek/index.html"]
    assert len(names_on(first)) == 2
    assert 'href="/organizacje/dzielnica/bobrek/4/"' in first
    assert len(names_on(long_list["organizacje/dzielnica/bobrek/4/index.html"])) == 1
    assert "strona 4" in long_list["organizacje/dzielnica/bobrek/4/index.html"]


def test_the_index_of_the_search_holds_them_all(long_list: Built) -> None:
    rows = json.loads(long_list["organizacje/spis.json"])
    assert sorted(row[1] for row in rows) == [f"/organizacje/nr-{n}-a/" for n in range(len(NAMES))]
    assert rows[0][:3] == ["Stowarzyszenie 4H", "/organizacje/nr-6-a/", "stowarzyszenie · Bobrek"]
    assert "dzielnica:bobrek" in rows[0][4]


def test_a_short_directory_is_whole_on_its_first_page_and_has_no_index(tmp_path: Path) -> None:
    built = build(tmp_path, {"organizacje/a.md": organisation("Fundacja A")}, "2026-11-23", "organisations")
    assert names_on(built["organizacje/index.html"]) == ["a"]
    assert "organizacje/spis.json" not in built
    assert not [path for path in built.paths if "/a-z/" in path]


def test_the_longest_list_that_is_whole_is_light(tmp_path: Path) -> None:
    more = "summary: " + "Uczy dzieci i młodzież. " * 12
    files = {
        f"organizacje/nr-{n}-a.md": organisation(f"Stowarzyszenie Przyjaciół Dzielnicy nr {n}").replace(
            re.findall(r"summary: .*", organisation("x"))[0], more.strip()
        )
        for n in range(parts.WHOLE)
    }
    built = build(tmp_path, files, "2026-11-23", "organisations")
    assert len(built["organizacje/index.html"].encode()) <= LIGHT_KB * 1000


@pytest.mark.long
def test_a_directory_of_five_thousand_is_light_and_complete(tmp_path: Path) -> None:
    count = 5000
    files = {
        f"organizacje/nr-{n}-a.md": organisation(
            f"Stowarzyszenie {'ABCDEFGHIJKLŁMNOPRSŚTUWZŻ'[n % 25]}lfa nr {n}", f"audience: [grupa {n % 900}]"
        )
        for n in range(count)
    }
    built = build(tmp_path, files, "2026-11-23", "organisations")
    sizes = {
        path: len(built[path].encode())
        for path in built.paths
        if path.startswith("organizacje/") and path.endswith("index.html")
    }
    assert sizes["organizacje/index.html"] <= LIGHT_KB * 1000
    assert max(sizes.values()) <= LIGHT_KB * 1000
    listed = [name for path in sizes if path.startswith("organizacje/a-z/") for name in names_on(built[path])]
    assert sorted(listed) == sorted(f"nr-{n}-a" for n in range(count))
    assert len(json.loads(built["organizacje/spis.json"])) == count
