"""The door: the `Markdown` package, as Pelican and others call it."""

from pathlib import Path

import markdown
import pytest
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

DOOR = "plugins.core.markdown"


def converted(text: str) -> str:
    made: str = markdown.Markdown(extensions=[DOOR]).convert(text)
    return made


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("## Ą 'b'\n\n## ą b", "<h2 id=\"a-b\">Ą 'b'</h2>\n<h2>ą b</h2>", id="ids of headings"),
        pytest.param('"a" - b w c', '<p>"a" - b w c</p>', id="not typeset"),
        pytest.param("[a]({filename}/strony/b.md#c)", '<p><a href="{filename}/strony/b.md#c">a</a></p>', id="filename"),
        pytest.param("![a]({static}/obrazy/b.png)", '<p><img src="{static}/obrazy/b.png" alt="a"></p>', id="static"),
        pytest.param("<b onclick=x>a</b><script>b</script>", "<p><b>a</b></p>", id="sanitised"),
        pytest.param("[a](javascript:b)", "<p><a>a</a></p>", id="forbidden address"),
        pytest.param("a\r\nb\rc", "<p>a\nb\nc</p>", id="line ends"),
        pytest.param("~~a~~ https://b.pl", '<p><del>a</del> <a href="https://b.pl">https://b.pl</a></p>', id="GitHub"),
    ],
)
def test_the_door_gives_our_dialect_before_typesetting(text: str, html: str) -> None:
    assert converted(text) == html


@pytest.mark.parametrize("order", [("meta", DOOR), (DOOR, "meta")])
def test_steps_on_the_text_before_run_as_ever(order: tuple[str, str]) -> None:
    converter = markdown.Markdown(extensions=list(order))
    assert converter.convert("title: A\n\n**b**") == "<p><strong>b</strong></p>"
    assert converter.Meta == {"title": ["A"]}


@pytest.mark.parametrize(
    ("extension", "step"),
    [("tables", "TableProcessor"), ("footnotes", "FootnoteBlockProcessor"), ("toc", "TocTreeprocessor"),
     ("nl2br", "SubstituteTagInlineProcessor"), ("sane_lists", "SaneOListProcessor")],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_steps_of_another_grammar_are_refused_in_a_sentence(extension: str, step: str, first: bool) -> None:
    order = [extension, DOOR] if first else [DOOR, extension]
    with pytest.raises(ValueError, match=rf"have no effect and are refused .*{step}.*Take out the extension"):
        markdown.Markdown(extensions=order)


def test_pelican_reads_articles_of_its_own_through_it(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("Title: Ą\n\n## B\n\n- [x] c", "utf-8")
    settings = {**DEFAULT_CONFIG, "MARKDOWN": {"extensions": [DOOR], "extension_configs": {}}}
    html, metadata = MarkdownReader(settings).read(article)
    assert metadata["title"] == "Ą"
    assert html.startswith('<h2 id="b">B</h2>\n<ul>\n<li><input type="checkbox" checked="" disabled="">')
