"""Every component, with every example of the style guide."""

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment
from lxml import html

from plugins.core.rendering.context import FrameCache
from plugins.core.rendering.shell import shell_of
from plugins.styleguide.pages import EXAMPLES, Example, output
from tests.building import THEME

COMPONENTS = sorted((THEME / "templates" / "components").glob("*.html"))
MACRO = re.compile(r"{%-? macro ([a-z]\w*)\(")
# Those that put something around what a template writes between call and endcall, or are a part of a list.
WRAPPERS = {("section", "section"), ("banner", "banner_body"), ("facts", "fact"), ("facts", "plain_fact")}


def rendered(jinja: Environment, example: Example) -> html.HtmlElement:
    component = jinja.get_template(example.template).module
    return html.fragment_fromstring(getattr(component, example.macro)(**example.arguments), create_parent="div")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_has_an_example_and_says_what_it_is(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.startswith("{# ")
    shown = {(example.file, example.macro) for example in EXAMPLES} | WRAPPERS
    assert [name for name in MACRO.findall(source) if (path.stem, name) not in shown] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.file}-{example.macro}-{example.name}")
def test_a_component_is_made_of_its_arguments_alone(example: Example, jinja: Environment) -> None:
    made = rendered(jinja, example)
    assert made.text_content().strip() or made.xpath(".//svg")
    assert made.xpath(".//*[@style] | .//script | .//img[not(@alt)] | .//a[not(@href)]") == []
    assert [svg for svg in made.xpath(".//svg") if svg.get("aria-hidden") != "true"] == []
    ids = made.xpath(".//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.file}-{example.macro}-{example.name}")
def test_a_date_is_there_for_machines_too(example: Example, jinja: Environment) -> None:
    for time in rendered(jinja, example).xpath(".//time"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", time.get("datetime"))


def one(jinja: Environment, file: str, macro: str, name: str) -> html.HtmlElement:
    return rendered(jinja, next(e for e in EXAMPLES if (e.file, e.macro, e.name) == (file, macro, name)))


def test_a_state_is_said_in_words_and_not_by_colour_alone(jinja: Environment) -> None:
    assert "Odwołane" in one(jinja, "event", "event_card", "odwołane").text_content()
    assert "Wycofane" in one(jinja, "notice", "notice_card", "wycofane").text_content()


def test_rows_without_a_value_are_left_out_of_a_summary_list(jinja: Environment) -> None:
    assert one(jinja, "facts", "facts", "wszystko").xpath(".//dt/text()") == ["Kto może", "Kwota", "Kontakt"]


def test_a_file_says_its_type_pages_and_size(jinja: Environment) -> None:
    text = one(jinja, "file", "file_link", "pdf").text_content().replace("\u00a0", " ").strip()
    assert text == "Regulamin (PDF, 3 strony, 235 kB)"


def test_pagination_shows_the_ends_and_the_neighbours(jinja: Environment) -> None:
    links = one(jinja, "pagination", "pagination", "środek").xpath(".//a")
    assert [link.text_content() for link in links] == [f"Strona {n}" for n in (1, 4, 5, 6, 12)]
    assert links[0].get("href") == "#strona"
    assert links[2].get("aria-current") == "page"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("wieczór", "wtorek, 12 maja 2026 r., 17.00–19.30", id="hours of one day"),
        pytest.param("dni", "12–14 maja 2026 r.", id="whole days"),
        pytest.param("cały dzień", "wtorek, 12 maja 2026 r.", id="one whole day"),
    ],
)
def test_a_span_of_time_reads_as_people_say_it(name: str, text: str, jinja: Environment) -> None:
    assert one(jinja, "date", "span", name).text_content().replace("\u00a0", " ").strip() == text


def test_pattern_page_shows_every_example_and_stays_out_of_search(jinja: Environment, frame: object) -> None:
    def page(template: str, page: object, **context: object) -> str:
        return jinja.get_template(template).render(
            frame=frame, page=page, frame_part=FrameCache(jinja, frame), shell=shell_of(page, frame), **context
        )

    planned = output()
    made: Callable[..., object] = planned.render
    text = str(made(planned.view, SimpleNamespace(page=page)))
    assert planned.path == "wzornik/index.html"
    assert text.count('class="small">') > len(EXAMPLES) / 2
    assert '<meta name="robots" content="noindex">' in text
