"""What a renderer is given: bodies with their links resolved, pictures, addresses, and parts that are made once."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from plugins.core.rendering.context import FrameCache, RenderContext
from plugins.core.schema.body import EMPTY, Body
from plugins.core.schema.issues import ContentError
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.page import Frame
from plugins.core.site.site import StaticFile

PICTURE = StaticFile("obrazy/a.jpg", "digest", 1, (4, 3))


@pytest.fixture
def frame() -> Frame:
    return Frame(Centre.supposed(()), "https://x.example.org", (), (), (), (), ("pl",), False, {})


@pytest.fixture
def context(frame: Frame, tmp_path: Path) -> Any:
    def made(html: str) -> RenderContext:
        environment = Environment(loader=DictLoader({"a.html": "{{ lang }}{{ here }}"}), autoescape=True)
        return RenderContext(
            environment,
            frame,
            tmp_path,
            lambda _body: html,
            lambda target, _path: {"b.md": "/b/", "/c/": "/c/"}.get(target),
            lambda path: PICTURE if path == "/obrazy/a.jpg" else None,
            lambda file, alt, late, base: f"[{file.path} {alt} {late} {base}]",
            tmp_path,
        )

    return made


BODY = Body("strony/a.md", "digest", 3)


def test_links_of_a_body_lead_to_addresses(context: Any) -> None:
    html = '<a href="b.md#x">b</a> <a href="/c/">c</a> <a href="https://example.org">out</a> <a href="#y">y</a>'
    assert context(html).html(BODY) == html.replace("b.md", "/b/")


def test_feeds_get_whole_addresses(context: Any) -> None:
    html = '<a href="/c/">c</a> <a href="#y">y</a>'
    assert context(html).full_html(BODY, "/a/") == (
        '<a href="https://x.example.org/c/">c</a> <a href="https://x.example.org/a/#y">y</a>'
    )


def test_a_dead_link_never_goes_out(context: Any) -> None:
    with pytest.raises(ContentError) as caught:
        context('<a href="niema.md">x</a>').html(BODY)
    assert caught.value.problems[0].line == 3


def test_the_first_picture_of_a_page_loads_at_once(context: Any) -> None:
    two = '<img src="/obrazy/a.jpg" alt="A"><img src="/obrazy/a.jpg" alt="B">'
    html = two.replace("/obrazy", "/obrazy")
    made = context(html)
    made._resolve = lambda target, _path: target
    assert made.html(BODY) == "[obrazy/a.jpg A False None][obrazy/a.jpg B True None]"
    assert made.html(BODY, pictured=True) == "[obrazy/a.jpg A True None][obrazy/a.jpg B True None]"


def test_a_wide_table_scrolls_in_a_box_of_its_own(context: Any) -> None:
    assert context("<table></table>").html(BODY).startswith('<div class="scroll" role="group" aria-label="Tabela"')


def test_an_empty_body_asks_for_nothing(context: Any) -> None:
    assert context("<p>never</p>").html(Body("strony/a.md", EMPTY, 1)) == ""


def test_a_part_of_the_frame_is_made_once_for_pages_that_show_the_same(frame: Frame) -> None:
    environment = Environment(loader=DictLoader({"a.html": "{{ lang }}{{ here }}{{ x }}"}))
    cache = FrameCache(environment, frame)
    assert cache("a.html", "/", "pl", x="1") is cache("a.html", "/", "pl", x="1")
    assert cache("a.html", "/nowhere/", "pl", x="1") == "pl1"
    assert cache("a.html", "/", "pl", x="2") == "pl/2"
