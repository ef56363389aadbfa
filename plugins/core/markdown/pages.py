"""The HTML of a body as pages show it: typeset, and what the engine says in English said in the text's language."""

import re

from plugins.core.markdown.html.sanitising import safe_html_of
from plugins.languages.catalogue import language, words_of
from plugins.polish.typography import typeset_html

_SIDE = re.compile(r'<(t[hd]) align="(left|center|right)">')
_SIDES = {"left": "", "center": ' class="cell--centre"', "right": ' class="cell--end"'}
_TASK = re.compile(r'<li>(\s*(?:<p>)?)<input (type="checkbox" (?:checked="" )?disabled="")>')
_REFERENCE = re.compile(r'<sup class="footnote-ref"><a href="([^"]*)" id="([^"]*)" data-footnote-ref(?:="")?>')
_FOOTNOTES = re.compile(r'<section class="footnotes" data-footnotes(?:="")?>')
_BACK = re.compile(
    r'<a href="([^"]*)" class="footnote-backref" data-footnote-backref(?:="")? data-footnote-backref-idx="[^"]*" '
    r'aria-label="Back to reference ([^"]*)">↩(?:<sup class="footnote-ref">[0-9]*</sup>)?</a>'
)


def html_of(text: str, lang: str = "pl") -> str:
    """The HTML of a body: typeset as its language asks, sanitised, headings with ids, links as written."""
    made = safe_html_of(text)
    own = words_of("texts", lang)
    if ' align="' in made:
        made = _SIDE.sub(lambda found: f"<{found[1]}{_SIDES[found[2]]}>", made)
    if "<input " in made:
        made = _TASK.sub(
            lambda found: (
                f'<li class="task">{found[1]}<input {found[2]} '
                f'aria-label="{own.done if "checked" in found[2] else own.to_do}">'
            ),
            made,
        )
    if "footnote" in made:
        made = _REFERENCE.sub(r'<sup><a href="\1" id="\2">', made)
        made = _FOOTNOTES.sub(f'<section class="footnotes" aria-label="{own.notes}">', made)
        made = _BACK.sub(
            lambda found: f'<a href="{found[1]}" aria-label="{own.back.format(note=found[2])}">↩</a>', made
        )
    return typeset_html(made, language(lang).quotes)
