"""What a renderer works with: templates, bodies, addresses. It holds no content, so a page shows only its view."""

import html
import re
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from plugins.core.rendering.films import film_html, is_film
from plugins.core.rendering.shell import shell_of
from plugins.core.schema.addresses import IN_HTML, as_written, scheme_of
from plugins.core.schema.body import DECORATIVE, Body
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.site.page import Frame, Page
from plugins.core.site.site import StaticFile
from plugins.languages.catalogue import words_of

_IMAGE = re.compile(r"<img\b([^>]*?)\s*/?>")
# A paragraph of nothing but pictures: one with its caption, or a gallery.
_PICTURES = re.compile(r"<p>\s*(<img\b[^>]*>(?:\s*(?:<br\s*/?>)?\s*<img\b[^>]*>)*)\s*</p>")
_TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_INNER = re.compile(r'(\s(?:href|src|cite)=")(/(?!/)[^"]*|#[^"]*)(")')
# Of the tags that the engine and our steps give one: it means nothing without our stylesheet.
_CLASS = re.compile(r'(<(?:code|li|section|t[dh])) class="[^"]*"')
_BOX = re.compile(r'<input type="checkbox"[^>]*>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


class FrameCache:
    """The head, header and footer of pages: each made once for all pages that show the same: half of their work.

    A part sees the frame and what is given here, all of it in the key; so nothing else of a page can get into it.
    """

    def __init__(self, environment: Environment, frame: Frame) -> None:
        self._environment = environment
        self._frame = frame
        self._addresses = frame.addresses
        self._made: dict[tuple[object, ...], Markup] = {}

    def __call__(self, template: str, path: str, lang: str, **shown: Hashable) -> Markup:
        here = path if path in self._addresses else ""
        key = (template, lang, here, *shown.values())
        if key not in self._made:
            part = self._environment.get_template(template)
            self._made[key] = Markup(part.render(frame=self._frame, lang=lang, here=here, **shown))
        return self._made[key]


class RenderContext:
    """Made once per build. ``body_html`` gives the stored HTML of a body, ``resolve`` an address for a written target.

    ``picture`` turns a picture in a body into HTML, given (file, alternative text, whether it may load late, absolute
    address of the site when the text is for another place, else None).
    """

    def __init__(
        self,
        environment: Environment,
        frame: Frame,
        content: Path,
        body_html: Callable[[Body], str],
        resolve: Callable[[str, str], str | None],
        file: Callable[[str], StaticFile | None],
        picture: Callable[[StaticFile, str, bool, str | None], str],
        cache: Path,
    ) -> None:
        self.frame = frame
        self.content = content
        self.site_url = frame.site_url
        self.file = file
        self.cache = cache
        self._picture = picture
        self._environment = environment
        self._frame_part = FrameCache(environment, frame)
        self._body_html = body_html
        self._resolve = resolve

    def page(self, template: str, page: Page, **context: Any) -> str:
        """A whole HTML page from a template of the theme."""
        return self.template(template, page=page, shell=shell_of(page, self.frame), **context)

    def template(self, template: str, **context: Any) -> str:
        """Any template of the theme; it sees ``frame``, ``frame_part`` and what is given here, nothing else."""
        return self._environment.get_template(template).render(frame=self.frame, frame_part=self._frame_part, **context)

    def template_file(self, template: str) -> Path:
        """The file of a template that is not for Jinja. Raises `TemplateNotFound` when the theme has none."""
        loader = self._environment.loader
        assert loader is not None
        _source, file, _is_current = loader.get_source(self._environment, template)
        assert file is not None
        return Path(file).resolve()

    def html(self, body: Body, pictured: bool = False) -> Markup:
        """The HTML of a body with its links resolved. Safe: it was sanitised when it was made from Markdown.

        The first picture of a page is loaded at once; with ``pictured`` the page has shown one above the text.
        """
        return Markup(_scrolling(self._pictures(self._resolved(body), None, body.lang, pictured), body.lang))

    def full_html(self, body: Body, own: str) -> str:
        """The same with absolute addresses and plain pictures, for feeds and other places away from the site.

        ``own`` is the address of the page, to which links within the text lead. Boxes of task lists are signs there,
        since readers leave form fields out.
        """
        made = _CLASS.sub(r"\1", self._pictures(self._resolved(body), self.site_url, body.lang))
        if "<input " in made:
            made = _BOX.sub(lambda found: "☑" if "checked" in found[0] else "☐", made)
        within = self.absolute(own)

        def full(match: re.Match[str]) -> str:
            return f"{match[1]}{within if match[2].startswith('#') else self.site_url}{match[2]}{match[3]}"

        # Only inside tags: a text in <code> may show an address, and shows it as it is.
        return _TAG.sub(lambda tag: _INNER.sub(full, tag[0]), made)

    def absolute(self, address: str) -> str:
        """The full address of one inside the site; others stay."""
        return f"{self.site_url}{address}" if address.startswith("/") and not address.startswith("//") else address

    def address(self, written: str, body: Body) -> str:
        """Where a link written in a body leads, for kinds that render their bodies themselves."""
        return html.unescape(self._target(html.escape(written), body))

    def file_bytes(self, file: StaticFile) -> bytes:
        return (self.content / file.path).read_bytes()

    def _resolved(self, body: Body) -> str:
        if body.is_empty:
            return ""
        return IN_HTML.sub(lambda m: m[1] + self._target(m[2], body) + m[3], self._body_html(body))

    def _target(self, written: str, body: Body) -> str:
        target = as_written(written)
        address, hash_, anchor = target.partition("#")
        if not address or scheme_of(target) or target.startswith("//"):
            return written
        resolved = self._resolve(address, body.path)
        if resolved is None:
            # The check sees what Markdown makes of a text, so nobody should come here; a dead link must not go out.
            message = f"odnośnik do „{target}” prowadzi donikąd. Zapisz go tak: [słowa](/adres/) albo podaj https://"
            raise ContentError([Problem((self.content / body.path).as_posix(), body.line, 1, None, message)])
        return html.escape(f"{resolved}{hash_}{anchor}")

    def _pictures(self, text: str, base: str | None, lang: str, pictured: bool = False) -> str:
        first = not pictured

        def made(match: re.Match[str]) -> str:
            nonlocal first
            attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
            file = self.file(attributes.get("src", ""))
            if file and is_film(file.path):
                return film_html(file, attributes.get("alt", ""), self.file, lang, base)
            late, first = not first, False
            return self._picture(file, attributes.get("alt", ""), late, base) if file else match[0]

        if "<img" not in text:
            return text
        return _IMAGE.sub(made, _PICTURES.sub(lambda found: self._gallery(found, base), text))

    def _gallery(self, found: re.Match[str], base: str | None) -> str:
        """Pictures that stand alone: each a figure with its caption (its title in Markdown), several of them a list.

        In a gallery a picture leads to itself in full size: a link works by keyboard and needs no script.
        """
        images = [match[0] for match in _IMAGE.finditer(found[1])]
        if len(images) == 1:
            caption = _caption(images[0])
            return f"<figure>{images[0]}{caption}</figure>" if caption else found[0]
        items = "".join(f"<li><figure>{self._leading(image)}{_caption(image)}</figure></li>" for image in images)
        return f"<ul>{items}</ul>" if base is not None else f'<ul class="gallery">{items}</ul>'

    def _leading(self, image: str) -> str:
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        file = self.file(attributes.get("src", ""))
        is_seen = file is not None and not is_film(file.path) and attributes.get("alt")
        return f'<a href="{html.escape(file.address)}">{image}</a>' if file and is_seen else image


def _caption(image: str) -> str:
    """The caption of a picture: its title, unless that only says that the picture is decorative."""
    title = next((html.unescape(value) for name, value in _ATTRIBUTE.findall(image) if name == "title"), "").strip()
    return f"<figcaption>{html.escape(title)}</figcaption>" if title and title != DECORATIVE else ""


def _scrolling(text: str, lang: str) -> str:
    """Tables in boxes that scroll, also by keyboard: a table wider than a phone must not make the page wider."""
    if "<table>" not in text:
        return text
    box = f'<div class="scroll" role="group" aria-label="{words_of("texts", lang).table}" tabindex="0">'
    return text.replace("<table>", f"{box}<table>").replace("</table>", "</table></div>")
