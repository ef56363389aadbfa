"""The body of a kind that reads its text by itself (regulations): only marks inside lines are Markdown there."""

from plugins.core.markdown.places import Source
from plugins.core.markdown.reading import address_issues, leads_inside, link_issues, links_of, outer
from plugins.core.schema.body import Body, Link, digest_of
from plugins.core.schema.issues import Mistake

# In front of a line, it keeps the line from being a heading, an item, code or a definition, and joins no word.
GUARD = ". "


def parse_plain_body(path: str, text: str, first_line: int) -> tuple[Body, tuple[Mistake, ...]]:
    """The text as it stands, the links in it, and what is wrong with them.

    Whether a picture may stand there is for the kind to say.
    """
    found: tuple[Link, ...] = ()
    issues: tuple[Mistake, ...] = ()
    if "](" in text or "<" in text or "://" in text:
        guarded = "\n".join(f"{GUARD}{line}" if line.strip() else line for line in text.split("\n"))
        source = Source(guarded, first_line)
    return Body(path, digest_of(text), first_line), issues
