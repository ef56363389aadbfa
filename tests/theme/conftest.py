"""The theme without a site: its environment, its files, a frame and pages with good defaults."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from lxml import html

from plugins.core.rendering import assets
from plugins.core.rendering.context import FrameCache
from plugins.core.rendering.shell import shell_of
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import FeedLink, Frame, MenuItem, Page, Urgent
from tests.building import THEME, environment

FRONT = {
    "name": "lokal na próbę",
    "url": "https://lokal.example.org",
    "topics": {"a": "A"},
    "email": "biuro@lokal.example.org",
}


@pytest.fixture(scope="session")
def theme() -> Path:
    return THEME


@pytest.fixture(scope="session")
def jinja() -> Environment:
    return environment()


@pytest.fixture(scope="session")
def centre() -> Centre:
    made, issues = Centre.read(FRONT)
    assert made is not None, issues
    return made


@pytest.fixture(scope="session")
def addresses(centre: Centre, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    return assets.outputs(THEME, tmp_path_factory.mktemp("cache"), centre)[1]


@pytest.fixture
def frame(centre: Centre, addresses: Mapping[str, Any]) -> Frame:
    return Frame(
        centre=centre,
        site_url="https://lokal.example.org",
        menu=(MenuItem("Kalendarz", "/kalendarz/", "kalendarz"), MenuItem("Kontakt", "/kontakt/", "kontakt")),
        footer_menu=(MenuItem("Prywatność", "/prywatnosc/", ""),),
        urgent=(Urgent("Dziś zamknięte", "/aktualnosci/2026/awaria/", dt.date(2026, 11, 27)),),
        feeds=(FeedLink("Ogłoszenia", "/aktualnosci/rss.xml"),),
        languages=("pl", "uk"),
        assets=addresses,
        preview=False,
        extra={"declaration": "/deklaracja-dostepnosci/", "search": "/szukaj/"},
    )


@pytest.fixture
def shown(jinja: Environment, frame: Frame) -> Callable[..., html.HtmlElement]:
    """``shown(title="Kontakt", path="/kontakt/")`` is the page in base.html, parsed."""

    def made(**fields: Any) -> html.HtmlElement:
        page = Page(**{"title": "Kontakt", "path": "/kontakt/", **fields})
        return html.document_fromstring(
            jinja.get_template("base.html").render(
                frame=frame, page=page, frame_part=FrameCache(jinja, frame), shell=shell_of(page, frame)
            )
        )

    return made
