"""A small kind from a folder outside the repository is complete: what people read of it comes from the kind itself."""

import dataclasses
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import feedparser
import pytest

from plugins.cli import authoring, settings
from plugins.cli.commands import UsageError
from plugins.cli.guide import filled
from plugins.cli.starter import kind_called
from plugins.core.build import pipeline
from plugins.core.schema.issues import as_text
from plugins.core.site import signals
from plugins.core.site.kind import Kind
from tests.building import Built, environment, features, filled_in, options_for, shared_caches, write

PLUGIN = '''\
"""Projects of the centre, as somebody might add them."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from plugins.core.rendering import feeds
from plugins.core.schema.fields import Line, Many, Summary
from plugins.core.schema.times import Day
from plugins.core.schema.record import Titled
from plugins.core.schema.references import DOCUMENT, OrganisationRef, Reference
from plugins.core.schema.uses import WORDS
from plugins.core.site import signals
from plugins.core.site.kind import Kind, Layout
from plugins.core.site.outputs import Output, page_path
from plugins.core.site.page import FeedLink, MenuItem, Page, SearchMeta


class Project(Titled):
    summary: Annotated[Summary, WORDS] = Field(
        title="Streszczenie", description="Po co jest.", examples=["Uczymy się razem."]
    )
    budget: Line | None = Field(None, title="Budżet", description="Ile kosztuje.", examples=["2500 zł"])
    seen_on: Day | None = Field(None, title="Widziano", description="Dzień zmiany.", examples=["2026-11-20"])
    partners: Many[OrganisationRef] = Field((), title="Partnerzy", description="Kto.", examples=["fundacja-laka"])
    follows: Annotated[str, DOCUMENT, Reference("projects")] | None = Field(
        None, title="Ciąg dalszy", description="Który projekt był przed nim.", examples=["nauka"]
    )


class Projects(Kind):
    name = "projects"
    folder = "projekty"
    model = Project
    layout = Layout.PLAIN
    order = 25
    words = ("projekt", "projekty")
    genitive = "projektu"
    asked = ("summary",)
    changed_in = ("seen_on",)
    starter_body = "[do uzupełnienia: po co jest ten projekt]\\n"
    headings = {"pl": "Projekty", "uk": "Проєкти"}
    overviews = (("zakonczone/", "Projekty zakończone"),)

    def outputs(self, site, wanted):
        for project in (one for first in site.of(Project) for one in site.translations(first)):
            yield Output(page_path(project.address), project, detail)
        for address, title in (("/projekty/", "Projekty"), ("/projekty/zakonczone/", "Projekty zakończone")):
            yield Output(page_path(address), (title, address), listing)
        yield Output("projekty/rss.xml", tuple((project, project.body) for project in site.of(Project)), feed)

    def frame(self, site):
        menu = MenuItem("Projekty", "/projekty/", "projekty")
        return {"menu": (menu,), "feeds": (FeedLink("Nowe projekty", "/projekty/rss.xml"),)}


def detail(project, context):
    page = Page(
        title=project.title,
        path=project.address,
        summary=project.summary,
        section="projekty",
        lang=project.lang,
        updated=project.seen_on,
        search_meta=SearchMeta("Projekt", project.seen_on),
    )
    return context.page("pages/page.html", page, body=context.html(project.body), contents_items=(), blocks=None)


def listing(view, context):
    title, address = view
    page = Page(title=title, path=address, section="projekty", search_meta=None)
    return context.page("pages/page.html", page, body="", contents_items=(), blocks=None)


def feed(view, context):
    items = []
    for project, body in view:
        address, seen = context.absolute(project.address), dt.datetime.combine(project.seen_on, dt.time(), dt.UTC)
        text = context.html(body)
        items.append(feeds.FeedItem(address, address, project.title, project.summary, text, seen, seen))
    own, home = (context.absolute(path) for path in ("/projekty/rss.xml", "/projekty/"))
    return feeds.rss(feeds.Feed(own, "Projekty", home, own, "Nowe projekty", "Lokal", items))


def kind(_sender):
    return Projects()


def register():
    signals.get_kinds.connect(kind)
'''
FILES = {
    "strony/kontakt.md": "---\ntitle: Kontakt\nmenu: glowne\n---\nNapisz.\n",
    "projekty/nauka.md": "---\ntitle: Nauka razem\nsummary: Uczymy się.\nseen_on: 2026-11-20\n---\nTreść projektu.\n",
    "projekty/nauka.uk.md": "---\ntitle: Навчання\nsummary: Вчимося разом.\n---\nТекст.\n",
}
HERE = "projekty_poza_repozytorium"


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kind]:
    """The kind, importable as a plugin from a folder of its own, as long as these tests run."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / f"{HERE}.py").write_text(PLUGIN, encoding="utf-8")
    sys.path.insert(0, str(folder))
    settings.register_kinds([HERE])
    try:
        yield sys.modules[HERE].kind("test")
    finally:
        signals.get_kinds.disconnect(sys.modules.pop(HERE).kind)
        sys.path.remove(str(folder))


def options(folder: Path, projects: Kind) -> pipeline.BuildOptions:
    everything = tuple(sorted((*features(), projects), key=lambda feature: feature.name))
    return dataclasses.replace(options_for(folder), features=everything)


def told(folder: Path, projects: Kind, files: dict[str, str]) -> str:
    write(folder / "content", files)
    return as_text(pipeline.check(options(folder, projects)).problems)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, projects: Kind) -> Built:
    folder = tmp_path_factory.mktemp("site")
    write(folder / "content", FILES)
    shared_caches(folder / "cache")
    report, _memory = pipeline.build(options(folder, projects), environment())
    return Built(folder / "output", report)


def test_its_pages_are_built(site: Built) -> None:
    assert "Treść projektu." in site["projekty/nauka/index.html"]
    assert "Вчимося разом." in site["uk/projekty/nauka/index.html"]


def test_it_stands_in_the_menu_where_it_says(site: Built) -> None:
    page = site["kontakt/index.html"]
    header = page[page.index("<header") : page.index("</header>")]
    menu = [one for one in re.findall('href="/([a-z]+)/"', header) if one not in ("szukaj", "uk")]
    assert menu == ["aktualnosci", "kalendarz", "projekty", "regulaminy", "kontakt"]


def test_the_map_of_the_site_names_it_and_what_lies_below(site: Built) -> None:
    page = site["mapa-strony/index.html"]
    below = page[page.index('<a href="/projekty/">Projekty</a></h2>') :]
    assert '<a href="/projekty/zakonczone/">Projekty zakończone</a>' in below[: below.index("<h2")]


def test_its_feed_is_offered_on_every_page_and_read_by_programs(site: Built) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="Nowe projekty" href="/projekty/rss.xml">'
    assert link in site["kontakt/index.html"]
    read = feedparser.parse(site["projekty/rss.xml"])
    assert not read.bozo
    (entry,) = read.entries
    assert (entry.title, entry.published_parsed[:3]) == ("Nauka razem", (2026, 11, 20))
    assert "Treść projektu." in entry.content[0].value


def test_search_engines_find_it_with_its_day_and_its_languages(site: Built) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.fromstring(site["sitemap.xml"]).findall("s:url", space)
    (found,) = [url for url in urls if url.findtext("s:loc", "", space).endswith("/lokal.example.org/projekty/nauka/")]
    assert found.findtext("s:lastmod", "", space) == "2026-11-20"
    assert {link.get("hreflang") for link in found.findall("x:link", space)} == {"pl", "uk"}


def test_the_search_says_what_it_is(site: Built) -> None:
    page = site["projekty/nauka/index.html"]
    assert "data-pagefind-body" in page
    assert 'data-what="Projekt"' in page


def test_its_translations_stand_on_the_start_page_of_the_language(site: Built) -> None:
    page = site["uk/index.html"]
    assert "Проєкти</h2>" in page
    assert 'href="/uk/projekty/nauka/"' in page


def test_what_the_catalogue_of_a_language_says_of_a_kind_counts_more_than_the_kind() -> None:
    class Known(Kind):
        name, folder, headings = "events", "kalendarz", MappingProxyType({"uk": "Інше"})

    assert Known().heading("uk") == "Події"


def test_a_language_for_which_it_has_no_heading_gets_the_polish_one(projects: Kind) -> None:
    assert projects.heading("en") == projects.heading("etr") == "Projekty"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        pytest.param("budzet: 5", "budget", id="a field like ours"),
        pytest.param(
            'follows: "{filename}nauak.md"', "nie ma projektu „nauak”. Może chodziło o „nauka”?", id="its own document"
        ),
        pytest.param("partners: [nikt]", "nie ma organizacji „nikt”.", id="a document of another kind"),
        pytest.param("seen_on: wczoraj", "„wczoraj” nie jest datą", id="a wrong day"),
    ],
)
def test_mistakes_are_told_in_polish(tmp_path: Path, projects: Kind, front: str, said: str) -> None:
    text = f"---\ntitle: Drugi\nsummary: Po co.\n{front}\n---\nTreść.\n"
    found = told(tmp_path, projects, {**FILES, "projekty/drugi.md": text})
    assert found.count("\n") == 1
    assert f"projekty/drugi.md:4: {front.partition(':')[0]}: " in found
    assert said in found


def new(content: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> int:
    """`new` as a site with this plugin would run it."""
    from pelicanconf import PLUGINS

    monkeypatch.setattr(authoring, "plain_settings", lambda: {"PLUGINS": [*PLUGINS, HERE]})
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    return authoring.new(word, "Nowy dom", str(content), "2026-11-23")


def test_new_makes_a_starter_file_that_needs_only_its_blanks(
    tmp_path: Path, projects: Kind, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write(tmp_path / "content", FILES)
    assert new(content, monkeypatch, "Projekt") == 0
    assert capsys.readouterr().out.strip() == str(content / "projekty/nowy-dom.md")
    text = (content / "projekty/nowy-dom.md").read_text(encoding="utf-8")
    assert "summary:  # np. Uczymy się razem.\n" in text
    assert text.endswith("[do uzupełnienia: po co jest ten projekt]\n")
    assert told(tmp_path, projects, {"projekty/nowy-dom.md": filled_in(text)}) == ""


def test_new_offers_it_among_the_others(tmp_path: Path, projects: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write(tmp_path / "content", {})
    with pytest.raises(UsageError, match="ogloszenie, wydarzenie, cykl, projekt, organizacja, regulamin, strona"):
        new(content, monkeypatch, "blog")


def test_the_guide_has_a_row_for_each_of_its_fields(projects: Kind) -> None:
    table = filled("<!-- pola: projects -->\n<!-- /pola -->\n", [projects])
    assert "| `summary` | **Streszczenie**. wymagane. Po co jest. | `Uczymy się razem.` |" in table
    assert {name for name in ("title", "summary", "budget", "partners", "follows") if f"| `{name}` |" in table} == {
        "title", "summary", "budget", "partners", "follows",
    }  # fmt: skip


def test_a_kind_that_says_no_words_is_called_by_its_folder() -> None:
    class Plain(Kind):
        name, folder = "plain", "zwykle"

    plain = Plain()
    assert kind_called("zwykle", [plain]) is plain
    assert kind_called("plain", [plain]) is plain
    assert (plain.genitive, plain.heading("uk")) == ("dokumentu", "Zwykle")
