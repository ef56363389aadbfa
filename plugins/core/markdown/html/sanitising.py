"""From the engine's HTML to one that may be published: ids of headings, nothing forbidden, addresses as written.

What is taken away here has been told as an issue of the text (`reading`); here it is made sure that nothing goes out
that nobody noticed.
"""

import html
import re

from plugins.core.markdown import engine
from plugins.core.markdown.headings import headings_of, numbered
from plugins.core.markdown.html.allowed_html import ALLOWED_HTML
from plugins.core.schema.addresses import SCHEMES, is_allowed

_HEADING = re.compile(r'<h([1-6]) data-sourcepos="[^"]*">')
_WHOLE_HEADING = re.compile(r'<h([1-6]) data-sourcepos="[^"]*">(.*?)</h\1>', re.DOTALL)
_PICTURE = re.compile(r'<img data-sourcepos="[^"]*" src="[^"]*" alt="([^"]*)"[^>]*>')
_NO_WORDS = re.compile(r'<sup data-sourcepos="[^"]*" class="footnote-ref">.*?</sup>|<!--.*?-->', re.DOTALL)
_ANY_TAG = re.compile(r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_PLACE = re.compile(r' data-sourcepos="[^"]*"')
# Words between tags. No attribute of the engine's holds one of these signs as it is.
_WORDS = re.compile(r">[^<>]*&quot;[^<>]*")
_BRACES = re.compile(r'(\s(?:href|src)=")%7B([a-z]+)%7D')

# The value of an attribute that may be a forbidden address: a colon or an entity, and no allowed scheme in front.
_DOUBTFUL = re.compile(rf'="(?!(?:{"|".join(SCHEMES)}):|(?![\s\x00-\x1f]*[/\\][\s\x00-\x1f]*[/\\])[^":&]*")')
_TAG = re.compile(r'<[a-z][^\s<>"]*(?:\s+[^\s<>"=]+(?:="[^"]*")?)+\s*/?>')
_ADDRESS = re.compile(r'\s(?:href|src|cite)="([^"]*)"')

# What the engine writes itself beyond what people may write: boxes of task lists, sides of columns, the language of
# code, footnotes. People who write the same get it too: it does no harm.
_OWN = {
    "h1": "", "input": "type checked disabled", "code": "class", "td": "align", "th": "align", "sup": "class",
    "section": "class data-footnotes",
    "a": "class aria-label data-footnote-ref data-footnote-backref data-footnote-backref-idx",
}  # fmt: skip
# Fields of a form that are no box of a task list.
_FIELD = re.compile(r'<input(?! type="checkbox" (?:checked="" )?disabled="">)[^>]*>')
_OWN_VALUES = {
    ("input", "type"): re.compile("checkbox"),
    ("code", "class"): re.compile(r"language-[^\s]+"),
    ("sup", "class"): re.compile("footnote-ref"),
    ("section", "class"): re.compile("footnotes"),
    ("a", "class"): re.compile("footnote-backref"),
    ("a", "aria-label"): re.compile(r"Back to reference [0-9-]+"),
    ("td", "align"): re.compile("left|center|right"),
    ("th", "align"): re.compile("left|center|right"),
}


def safe_html_of(text: str) -> str:
    """The HTML of a text before typesetting: sanitised, headings with ids, `{filename}` kept."""
    made = engine.html_of(text)
    if _HEADING.search(made):
        made = _with_ids(made, text)
    made = _PLACE.sub("", made)
    if "<" in text:  # tags can only come from one
        made = _sanitised(made)
    else:
        made = made.replace(" />", ">")
        if "&quot;" in made:
            made = _WORDS.sub(lambda found: found[0].replace("&quot;", '"'), made)
    if _DOUBTFUL.search(made):
        made = _TAG.sub(_without_forbidden, made)
    return _BRACES.sub(r"\1{\2}", made) if "%7B" in made else made


def _with_ids(made: str, text: str) -> str:
    if "</h" in text.lower():  # the end of a heading is not where it seems
        headings = headings_of(engine.Tree(text))
    else:
        headings = numbered((int(found[1]), _words(found[2])) for found in _WHOLE_HEADING.finditer(made))

    def tag(found: re.Match[str]) -> str:
        heading = next(headings, None)
        return f'<h{found[1]} id="{heading.id}">' if heading and heading.id else f"<h{found[1]}>"

    return _HEADING.sub(tag, made)


def _words(heading: str) -> str:
    """The words of a heading from its HTML, as `engine.Node.all_words` gives them from the text."""
    if "<" in heading:
        heading = _ANY_TAG.sub("", _NO_WORDS.sub("", _PICTURE.sub(r"\1", heading)))
    return " ".join(html.unescape(heading).split())


def _without_forbidden(tag: re.Match[str]) -> str:
    return _ADDRESS.sub(lambda found: found[0] if is_allowed(html.unescape(found[1])) else "", tag[0])


def _sanitised(made: str) -> str:
    import nh3  # only when asked: start-up time

    allowed = {tag: set(attributes) for tag, attributes in ALLOWED_HTML.items()}
    for tag, own in _OWN.items():
        allowed[tag] = allowed.get(tag, set()) | set(own.split())
    clean = nh3.clean(
        made,
        tags=set(allowed),
        attributes={tag: attributes for tag, attributes in allowed.items() if attributes},
        attribute_filter=_own_value,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return _FIELD.sub("", clean) if "<input" in clean else clean


def _own_value(tag: str, attribute: str, value: str) -> str | None:
    pattern = _OWN_VALUES.get((tag, attribute))
    return value if pattern is None or pattern.fullmatch(value) else None
