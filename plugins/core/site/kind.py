"""What a kind of document tells the core about itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.site.outputs import Output, Wanted

if TYPE_CHECKING:
    from plugins.core.build.analysis import BuildOptions
    from plugins.core.build.state import FileState
    from plugins.core.site.site import Site
    from plugins.published.calendar import PublishedEntry


@dataclass(frozen=True, slots=True)
class Later:
    """A function of a kind whose module is imported when it is first called: a build after an edit asks one kind."""

    module: str
    name: str

    def __call__(self, *arguments: Any) -> Any:
        return self.function()(*arguments)

    def function(self) -> Callable[..., Any]:
        found: Callable[..., Any] = getattr(import_module(self.module), self.name)
        return found


class Layout(Enum):
    """How the files of a kind are named, and so what their addresses are (contract, section 2)."""

    DATED = "RRRR-MM-DD-nazwa.md"
    PLAIN = "nazwa.md"
    VERSIONS = "nazwa/RRRR-MM-DD.md"


def _nothing(_site: "Site") -> Iterator[Any]:
    return iter(())


def _no_frame(_site: "Site") -> Mapping[str, Any]:
    return {}


def _no_cards(_site: "Site", _records: Sequence[Any]) -> tuple[Mapping[str, object], ...]:
    return ()


def _nothing_more(_site: "Site", _outputs: Sequence[Output]) -> Iterator[Output]:
    return iter(())


def _nothing_left(_road: "BuildOptions", _made: Mapping[str, "FileState"]) -> tuple[str, ...]:
    return ()


def _no_empty_feed(_site: "Site", _path: str, _facts: Mapping[str, str]) -> Output | None:
    return None


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    ``folder`` is the folder of `content/`; ``prefix`` the first part of the addresses (the folder unless said
    otherwise). ``outputs`` plans files, at least the wanted ones; it must tolerate references that do not resolve,
    since they are reported apart.
    ``check`` yields mistakes between documents (existence of references is the core's business, see
    `schema.references`), ``warnings`` what ages. ``anchors`` gives the ids of a record's page for kinds whose
    body is not Markdown. ``frame`` adds to what every page shows: ``menu``, ``footer_menu``, ``urgent``, ``feeds``.

    Functions may be given as `Later`. Kinds do not import kinds. What a page of another kind shows of this one comes
    through two functions: ``cards`` gives the arguments of this kind's card component for some records
    (``Site.cards``), in the order in which they should stand, and ``home`` what the home page shows (``Site.home``:
    ``events``, ``notices``, ``calls``, …).

    ``shown_at`` maps further addresses to the record that their page shows (`/regulaminy/sala/` shows the version in
    force), so that links into those pages can be checked.

    ``forms`` are the models of documents of this kind that have more fields than others, by a name for the guide.

    ``closing`` plans what can only be planned when all other files are known, such as the site map; it is given them.

    ``finish`` is called when all files lie in the output folder, with what is known of each; it may make others from
    them, in a folder of the output where nothing is planned (``finished``). It gives notices for staff.

    What was published is remembered (`plugins.published`). ``calendar`` gives, by UID, what subscribers will know after
    a publication of this site. ``facts`` gives, by address, what a later build will want to know of a page or feed of
    this kind as readers last saw it; it may ask `record.of` what was remembered before. ``empty_feed`` plans a feed
    that was published once and has nothing to say any more: it is given its path and facts, and gives None for a feed
    of another kind.

    ``compared`` maps output paths to functions ``(old, new) -> text`` that tell staff what readers of such a file will
    see change.
    """

    name: str
    folder: str
    model: type[Record]
    layout: Layout
    outputs: Callable[["Site", Wanted], Iterator[Output]]
    check: Callable[["Site"], Iterator[tuple[Record, Issue]]] = _nothing
    warnings: Callable[["Site"], Iterator[tuple[Record, Issue]]] = _nothing
    anchors: Callable[[Record], frozenset[str]] | None = None
    shown_at: Callable[["Site"], Mapping[str, Record]] = _no_frame
    frame: Callable[["Site"], Mapping[str, object]] = _no_frame
    cards: Callable[["Site", Sequence[Any]], tuple[Mapping[str, object], ...]] = _no_cards
    home: Callable[["Site"], Mapping[str, object]] = _no_frame
    closing: Callable[["Site", Sequence[Output]], Iterator[Output]] = _nothing_more
    finish: Callable[["BuildOptions", Mapping[str, "FileState"]], tuple[str, ...]] = _nothing_left
    finished: str | None = None
    prefix: str | None = None
    markdown: bool = True
    data_files: tuple[str, ...] = field(default=())
    forms: Mapping[str, type[Record]] = field(default_factory=dict)
    calendar: Callable[["Site"], Mapping[str, "PublishedEntry"]] = _no_frame
    facts: Callable[["Site"], Mapping[str, Mapping[str, str]]] = _no_frame
    empty_feed: Callable[["Site", str, Mapping[str, str]], Output | None] = _no_empty_feed
    compared: Mapping[str, Callable[[bytes | None, bytes], str]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return self.folder if self.prefix is None else self.prefix
