"""What the frame says of the page inside it: reckoned here, so that `base.html` only places it."""

from collections.abc import Mapping
from typing import NamedTuple

from plugins.core.rendering.filters import letter
from plugins.core.rendering.headers import meta_policy
from plugins.core.site.page import Frame, Page
from plugins.languages.catalogue import POLISH, Language, Words, language, words_of


class Shell(NamedTuple):
    """``title`` is that of the window, ``address`` the full one, ``start`` (words, address) where the crumbs begin.

    ``languages`` are the pages that the header offers, ``alternates`` those that programs are told of. ``original`` is
    the Polish page of a translation, ``indexed`` what the search knows of the page, None where it does not know it.
    """

    language: Language
    say: Words
    sections: Words
    policy: str
    title: str
    address: str
    is_home: bool
    start: tuple[str, str]
    languages: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]
    original: str
    indexed: Mapping[str, str] | None
    report: str


def shell_of(page: Page, frame: Frame) -> Shell:
    own, say = language(page.lang), words_of("frame", page.lang)
    homes: tuple[tuple[str, str], ...] = frame.extra.get("language_homes", ())
    home, address = dict(homes).get(page.lang, ""), f"{frame.site_url}{page.path}"
    email = frame.centre.email
    return Shell(
        language=own,
        say=say,
        sections=words_of("sections", page.lang),
        policy=meta_policy(page.path),
        title=_title(page, frame, home),
        address=address,
        is_home=page.path == "/",
        start=(own.name, home) if home and home != page.path else (say.home, "/"),
        languages=page.translations or homes,
        alternates=_alternates(page),
        original=dict(page.translations).get(POLISH, ""),
        indexed=_indexed(page, own),
        report=letter(email, f"{say.report_subject} {address}") if email else "",
    )


def _title(page: Page, frame: Frame, home: str) -> str:
    """The page first, then the centre. An easy text is called as its original is."""
    centre = frame.centre
    if page.path == "/":
        return f"{centre.name} – {centre.descriptor}" if centre.descriptor else centre.name
    title = page.title if page.path == home else words_of("frame", page.lang).title.format(title=page.title)
    return f"{title} – {centre.name}"


def _alternates(page: Page) -> tuple[tuple[str, str], ...]:
    """Easy-to-read texts have no tag of their own, and programs hear nothing of them."""
    if len(page.translations) < 2:
        return ()
    return tuple((lang, url) for lang, url in page.translations if language(lang).has_own_tag)


def _indexed(page: Page, own: Language) -> Mapping[str, str] | None:
    """The attributes of `main`, as Pagefind reads them."""
    meta = page.search_meta
    if meta is None or page.noindex or page.draft:
        return None
    past = f" ({meta.past})" if meta.past else ""
    found = {"what": f"{meta.word}{past}{'' if page.lang == POLISH else f' – {own.name}'}"}
    if meta.day:
        found["day"] = meta.day.isoformat()
    if not own.is_polish:
        found["lang"] = own.html
    said = {"data-pagefind-meta": ", ".join(f"{name}[data-{name}]" for name in found)}
    said |= {f"data-{name}": value for name, value in found.items()}
    return {**said, "data-pagefind-weight": "0.3"} if meta.past else said
