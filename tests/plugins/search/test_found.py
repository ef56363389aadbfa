"""Which pages the search finds, and as what: every document once, no list, nothing that is not for the public."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from plugins.core.build import pipeline
from plugins.core.build.analysis import load
from plugins.core.build.state import BuildState
from tests.building import Built, build, environment, options_for, shared_caches

SAMPLE = Path(__file__).parent.parent.parent / "sample" / "content"
TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(SAMPLE, folder / "content")
    shared_caches(folder / "cache")
    pipeline.build(options_for(folder, TODAY), environment())
    return folder


def known(folder: Path) -> dict[str, str]:
    """What each found page is said to be, by its address."""
    found = {}
    for path in sorted((folder / "output").rglob("*.html")):
        main = html.parse(str(path)).getroot().xpath("//main[@data-pagefind-body]")
        if main:
            address = f"/{path.relative_to(folder / 'output').as_posix().removesuffix('index.html')}"
            found[address] = " ".join(filter(None, (main[0].get("data-what"), main[0].get("data-day"))))
    return found


def test_pages_of_the_made_up_centre_are_found_as_what_they_are(sample: Path) -> None:
    assert known(sample) == {
        "/aktualnosci/2025/dawne/": "Aktualność (już nieaktualna) 2025-03-01",
        "/aktualnosci/2026/awaria/": "Aktualność 2026-11-18",
        "/aktualnosci/2026/nabor/": "Aktualność 2026-11-20",
        "/aktualnosci/kanaly/": "Strona",
        "/deklaracja-dostepnosci/": "Strona",
        "/etr/kontakt/": "Strona – Tekst łatwy",
        "/kalendarz/2025/piknik/": "Wydarzenie (minęło) 2025-05-10",
        "/kalendarz/2026/dyzur/": "Wydarzenie 2026-12-03",
        "/kalendarz/2026/kiermasz/": "Wydarzenie 2026-12-12",
        "/kalendarz/2026/statut/": "Wydarzenie 2026-12-01",
        "/kalendarz/2026/webinar/": "Wydarzenie 2026-12-08",
        "/kalendarz/subskrypcja/": "Strona",
        "/kontakt/": "Strona",
        "/o-nas/": "Strona",
        "/organizacje/dane/": "Strona",
        "/organizacje/laka/": "Organizacja",
        "/organizacje/osiedle/": "Organizacja",
        "/regulaminy/sala/": "Regulamin",
        "/uk/kontakt/": "Strona – Українська",
    }


def test_a_document_of_any_kind_is_found_unless_it_is_withdrawn_or_the_start_page(sample: Path) -> None:
    """A new kind whose pages are not found fails here, and so does one that is left out by mistake."""
    site = load(options_for(sample, TODAY), BuildState()).site
    assert site is not None
    shown = {record.source_path.path: record.address for record in site.records}
    shown |= {
        record.source_path.path: address for kind in site.kinds for address, record in kind.shown_at(site).items()
    }
    left = {path for path, address in shown.items() if address not in known(sample)}
    assert left == {
        "aktualnosci/2026-10-02-spotkanie.md",  # withdrawn
        "regulaminy/sala/2025-01-01.md",  # not in force any more
        "strony/index.md",
    }


def test_past_things_stand_lower_and_foreign_ones_say_their_language(sample: Path) -> None:
    def main(path: str) -> html.HtmlElement:
        return html.parse(str(sample / "output" / path / "index.html")).getroot().xpath("//main")[0]

    assert main("kalendarz/2025/piknik").get("data-pagefind-weight") == "0.3"
    assert main("kalendarz/2026/statut").get("data-pagefind-weight") is None
    assert (main("uk/kontakt").get("data-lang"), main("kontakt").get("data-lang")) == ("uk", None)


def test_a_draft_and_what_other_pages_say_are_not_found(tmp_path: Path) -> None:
    event = "---\ntitle: Zebranie\nstart: 2026-12-01 17:00\nend: 2026-12-01 18:00\nkind: spotkanie\nsummary: S.\n---\n"
    notice = "---\ntitle: Nabór\ndate: 2026-11-20\nsummary: S.\ntopic: nabory\n{}---\n"
    site: Built = build(
        tmp_path,
        {
            "kalendarz/2026-12-01-zebranie.md": event,
            "aktualnosci/2026-11-20-nabor.md": notice.format("events: [2026-12-01-zebranie]\n"),
            "aktualnosci/2026-11-21-szkic.md": notice.format("draft: tak\n"),
        },
        TODAY,
        preview=True,
    )
    assert "data-pagefind-body" not in site["aktualnosci/2026/szkic/index.html"]
    page = html.fromstring(site["aktualnosci/2026/nabor/index.html"])
    for ignored in page.xpath("//*[@data-pagefind-ignore]"):
        ignored.drop_tree()
    words = page.xpath("//main")[0].text_content()
    assert "Nabór" in words
    assert "Zebranie" not in words
    assert "Metryczka" not in words
