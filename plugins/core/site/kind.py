"""What a plugin hands over to the core: a `Feature` of the site, or a `Kind`, which is a feature with documents.

Methods import what they call when they are called: a build after an edit calls one kind, and importing the others would
take longer than the edit.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.site.layout import Layout
from plugins.core.site.outputs import Output, Wanted
from plugins.core.site.reminders import Reminder
from plugins.core.site.site import Dated, Site
from plugins.languages.catalogue import POLISH, words_of
from plugins.published.calendar import PublishedEntry

__all__ = ["BuiltSite", "Cards", "Dated", "Feature", "Finding", "Finished", "Kind", "Layout", "Located"]

# The arguments of a kind's card component, one mapping for each record.
Cards = tuple[Mapping[str, object], ...]


class Located(Protocol):
    """What an issue is about: a record, or a file of the content folder."""

    @property
    def path(self) -> str: ...


Finding = tuple[Located, Issue]


class BuiltSite(NamedTuple):
    """A site whose files all lie in the output folder. ``keys`` says what each was made of, by path; ``known`` is what
    the feature wanted to know when it finished the site the last time, or empty."""

    output: Path
    cache: Path
    keys: Mapping[str, str]
    preview: bool
    release: bool
    known: str


class Finished(NamedTuple):
    """What a feature has to say when it has finished a site: notices for staff, and what it wants to know next time."""

    notices: tuple[str, ...] = ()
    known: str = ""


class Feature:
    """What a plugin adds to the site: files of its own, a share in the frame of all pages, warnings.

    ``order`` is its place where features are shown to people, such as in the menu, small numbers first.
    ``data_files`` are files of the content folder that it reads (`Site.data`); ``announced`` are
    addresses that `closing` will plan, for those who link to them before; ``finished`` is the folder of the output that
    `finish` fills by itself.
    """

    name: str
    order: int = 500
    data_files: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    finished: str | None = None

    def outputs(self, site: Site, wanted: Wanted) -> Iterator[Output]:
        """Plan files, at least the wanted ones. References that do not resolve are reported apart, so tolerate them."""
        return iter(())

    def closing(self, site: Site, outputs: Sequence[Output]) -> Iterator[Output]:
        """Plan what can only be planned when other files are known, such as the site map.

        Features are asked in the order of their names, and see what those before them have planned here.
        """
        return iter(())

    def check(self, site: Site) -> Iterator[Finding]:
        """Yield issues between documents. Whether references exist is checked apart (`validation`)."""
        return iter(())

    def warnings(self, site: Site) -> Iterator[Finding]:
        """Yield what ages."""
        return iter(())

    def frame(self, site: Site) -> Mapping[str, object]:
        """Return what every page shows of this: ``menu``, ``footer_menu``, ``urgent``, ``feeds``, and its own names."""
        return {}

    def reminders(self, site: Site) -> Iterator[Reminder]:
        """Yield what staff have to look at, and the moments at which pages change by themselves (`overview`)."""
        return iter(())

    def finish(self, built: BuiltSite) -> Finished:
        """Make files from files, in the folder ``finished``."""
        return Finished()


class Kind(Feature):
    """A kind of document.

    ``folder`` is the folder of `content/`; ``prefix`` the first part of the addresses (the folder unless said
    otherwise). ``markdown`` is false for bodies that the kind reads itself. ``forms`` are the models of documents that
    have more fields than others, by a name for the guide.

    What people read of a kind is said here too, so that nothing outside its folder names it. ``words`` are those
    by which staff may call it in `new`, the first one is shown (none: the folder and the name); ``genitive`` completes
    „nie ma …”. A new file starts with ``starter_body`` and ``starter_values`` (by field, as staff write them); a
    terminal asks for the fields ``asked``. ``headings`` stand above lists of its documents, by language, where the
    catalogues (`plugins.languages`) do not know the kind; ``overviews`` are (address below `base`, label) of pages
    that the map of the site names below its own, if they exist. Where ``titles_repeat``, two documents of one title
    are no sign of a copy.
    ``changed_in`` are the fields whose latest day is that of the last change (`sitemap.xml`).

    Kinds do not import kinds: what a page of another kind shows of this one comes through `cards` and `home`.
    """

    folder: str
    model: type[Record]
    layout: Layout
    prefix: str | None = None
    markdown: bool = True
    forms: Mapping[str, type[Record]] = MappingProxyType({})
    words: tuple[str, ...] = ()
    genitive: str = "dokumentu"
    asked: tuple[str, ...] = ()
    starter_body: str = "[do uzupełnienia: treść]\n"
    starter_values: Mapping[str, str] = MappingProxyType({})
    headings: Mapping[str, str] = MappingProxyType({})
    overviews: tuple[tuple[str, str], ...] = ()
    titles_repeat: bool = False
    changed_in: tuple[str, ...] = ("updated",)

    @property
    def base(self) -> str:
        return self.folder if self.prefix is None else self.prefix

    @property
    def called(self) -> tuple[str, ...]:
        """The words by which staff may call this kind."""
        return self.words or (self.folder, self.name)

    def heading(self, lang: str) -> str:
        """What stands above a list of documents of this kind in a language."""
        own = words_of("headings", lang).get(self.name) or self.headings.get(lang) or self.headings.get(POLISH)
        return own or self.folder.capitalize()

    def anchors(self, record: Record) -> frozenset[str]:
        """Return the ids of a record's page that do not come from a body in Markdown."""
        return frozenset()

    def shown_at(self, site: Site) -> Mapping[str, Record]:
        """Map further addresses to the record that their page shows, so that links into those pages can be checked.

        `/regulaminy/sala/` shows the version in force.
        """
        return {}

    def cards(self, site: Site, records: Sequence[Any]) -> Cards:
        """Return the arguments of this kind's card for some records, in the order in which they should stand."""
        return ()

    def dated(self, site: Site, record: Any) -> Dated | None:
        """Return what lists of a language say of a document's time: its day, or from when to when; None for no time."""
        return None

    def home(self, site: Site) -> Mapping[str, object]:
        """Return what the home page shows of this kind: ``events``, ``notices``, ``calls``, …"""
        return {}

    def calendar(self, site: Site) -> Mapping[str, PublishedEntry]:
        """Return, by UID, what subscribers will know after a publication of this site (`plugins.published`)."""
        return {}

    def facts(self, site: Site) -> Mapping[str, Mapping[str, str]]:
        """Return, by address, what a later build will want to know of a page or feed as readers last saw it.

        It may ask `record.of` what was remembered before.
        """
        return {}

    def empty_feed(self, site: Site, path: str, facts: Mapping[str, str]) -> Output | None:
        """Plan a feed of this kind that was published once and has nothing to say any more; None for one of others."""
        return None

    def compared(self) -> Mapping[str, Callable[[bytes | None, bytes], str]]:
        """Map output paths to functions ``(old, new) -> text``, which tell staff what readers will see change."""
        return {}
