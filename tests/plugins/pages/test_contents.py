from plugins.core.markdown.bodies import parse_markdown_body
from plugins.core.schema.body import Heading
from plugins.pages.contents import contents


def test_a_short_page_has_no_contents() -> None:
    assert contents([Heading(2, "a", "A"), Heading(2, "b", "B"), Heading(2, "c", "C")]) == ()


def test_contents_hold_two_levels_of_headings_in_their_order() -> None:
    text = "## Ą\n\n### Ą 1\n\n#### za głęboko\n\n## B\n\n## C\n\n## Kawa i *ciasto*\n"
    body, _issues = parse_markdown_body("x.md", text, 1)
    assert contents(body.headings) == (
        ("Ą", "#a", (("Ą 1", "#a-1", ()),)),
        ("B", "#b", ()),
        ("C", "#c", ()),
        ("Kawa i ciasto", "#kawa-i-ciasto", ()),
    )


def test_a_repeated_heading_is_left_out_since_its_address_is_that_of_the_first() -> None:
    body, _issues = parse_markdown_body("x.md", "## A\n\n## B\n\n## C\n\n## D\n\n## A\n", 1)
    assert [label for label, _address, _below in contents(body.headings)] == ["A", "B", "C", "D"]
