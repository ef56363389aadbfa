"""The body of a kind that reads its text by itself (regulations): only marks inside lines are Markdown there."""

from dataclasses import replace

from plugins.core.markdown.bodies import address_issues, leads_inside, links_of_html, links_of_markdown, outer
from plugins.core.markdown.html.html_in_text import html_tags
from plugins.core.markdown.inline import GUARD
from plugins.core.markdown.places import Source
from plugins.core.schema.body import Body, Link, digest_of
from plugins.core.schema.issues import Issue

# A text without any of these has no link.
_SIGNS = ("](", "<", "://", "www.", "@")


def parse_plain_body(path: str, text: str, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The text as it stands, the links in it, and what is wrong with them.

    Whether a picture may stand there is for the kind to say.
    """
    found: tuple[Link, ...] = ()
    issues: list[Issue] = []
    if any(sign in text for sign in _SIGNS):
        found = tuple(_links(text, first_line, issues))
        issues += address_issues(found)
    links = tuple(link for link in found if leads_inside(link))
    return Body(path, digest_of(text), first_line, links, text=text, outer=outer(found)), tuple(issues)


def _links(text: str, first_line: int, issues: list[Issue]) -> list[Link]:
    guarded = "\n".join(f"{GUARD}{line}" if line.strip() else line for line in text.split("\n"))
    source = Source(guarded, first_line)
    width = len(GUARD)
    told: list[Issue] = []
    links = [*links_of_markdown(source, told, "link"), *links_of_html(html_tags(source), source)]
    issues += (replace(issue, column=issue.column - width) for issue in told)
    return [link._replace(column=link.column - width) for link in links if not link.image]
