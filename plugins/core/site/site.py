"""All valid records together, the centre's data and the day: what every kind plans its pages from.

Questions that join two kinds live here, since kinds do not import kinds. Answers are indexes built once.
"""

import datetime as dt
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar, overload
from urllib.parse import quote, unquote

from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.schema.references import references_of
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.layout import Layout
from plugins.core.site.outputs import Output
from plugins.languages.catalogue import languages
from plugins.published.calendar import PublishedEntry

T = TypeVar("T")
R = TypeVar("R", bound=Record)


class SiteKind(Protocol):
    """What a site knows of a kind. (`Kind` is the whole of it, and made of sites, so it can not be imported here.)"""

    @property
    def name(self) -> str: ...

    @property
    def folder(self) -> str: ...

    @property
    def base(self) -> str: ...

    @property
    def layout(self) -> Layout: ...

    @property
    def model(self) -> type[Record]: ...

    @property
    def forms(self) -> Mapping[str, type[Record]]: ...

    @property
    def order(self) -> int: ...

    @property
    def genitive(self) -> str: ...

    @property
    def overviews(self) -> tuple[tuple[str, str], ...]: ...

    @property
    def titles_repeat(self) -> bool: ...

    @property
    def changed_in(self) -> tuple[str, ...]: ...

    def heading(self, lang: str) -> str: ...

    def cards(self, site: "Site", records: Sequence[Any]) -> tuple[Mapping[str, object], ...]: ...

    def dated(self, site: "Site", record: Any) -> "Dated | None": ...

    def home(self, site: "Site") -> Mapping[str, object]: ...

    def anchors(self, record: Record) -> frozenset[str]: ...

    def shown_at(self, site: "Site") -> Mapping[str, Record]: ...

    def calendar(self, site: "Site") -> Mapping[str, PublishedEntry]: ...

    def facts(self, site: "Site") -> Mapping[str, Mapping[str, str]]: ...

    def empty_feed(self, site: "Site", path: str, facts: Mapping[str, str]) -> Output | None: ...

    def compared(self) -> Mapping[str, Callable[[bytes | None, bytes], str]]: ...


# When a document takes place, from when to when, or its day alone.
class Dated(NamedTuple):
    """A document's time in lists of a language: its day, or from when to when; ``state`` says that it is off."""

    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None = None
    state: str = ""


class InspectedPicture(NamedTuple):
    """``pixels``: width and height as seen; None for a drawing without a size of its own and for wrong files.

    ``moves``: the picture is a short film, and smaller ones of it would stand still.
    """

    pixels: tuple[int, int] | None
    issues: tuple[Issue, ...] = ()
    warnings: tuple[Issue, ...] = ()
    moves: bool = False


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of `content/obrazy/` or `content/pliki/`, ``path`` relative to the content folder, ``size`` in bytes.

    ``pixels`` are width and height of a picture as it is seen; ``moves`` when it is a short film.
    """

    path: str
    digest: str
    size: int
    pixels: tuple[int, int] | None = None
    moves: bool = False

    @property
    def address(self) -> str:
        """As a link takes it: a name may hold spaces and other signs that an address may not."""
        return quote(f"/{self.path}")


@dataclass(frozen=True)
class Site:
    """The content as a whole. ``now`` is the only clock: an aware time in Europe/Warsaw.

    ``records_of`` gives the valid documents of a kind, translations included, sorted by path. ``site_url`` is where
    this build will stand (no slash at the end); permanent identifiers are made from `centre.url` instead. ``data``
    holds the raw bytes of the data files that kinds asked for. ``known_names`` (of each kind) and ``addresses``
    (address -> path) cover all documents, also those with problems, so that one mistake does not cause a hundred
    others. ``announced`` are addresses that features will plan last (`Feature.announced`).
    """

    centre: Centre
    now: dt.datetime
    kinds: tuple[SiteKind, ...]
    records_of: Callable[[str], tuple[Record, ...]]
    files: Mapping[str, StaticFile]
    site_url: str
    preview: bool = False
    release: bool = False
    data: Mapping[str, bytes] = field(default_factory=dict)
    known_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    announced: tuple[str, ...] = ()
    _indexes: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def index(self, make: Callable[["Site"], T]) -> T:
        """What a kind has made of the whole site, made once: ``site.index(Board)``."""
        if make not in self._indexes:
            self._indexes[make] = make(self)
        made: T = self._indexes[make]
        return made

    @overload
    def of(self, kind: type[R]) -> tuple[R, ...]: ...

    @overload
    def of(self, kind: str) -> tuple[Record, ...]: ...

    def of(self, kind: type[Record] | str) -> tuple[Record, ...]:
        """Return the Polish originals of a kind, sorted by path: ``site.of(Event)``, or by the name of another kind.

        A class gives its own documents only: not those of another form, such as an entry that was taken back.
        """
        return self.in_language(kind, "pl")

    @overload
    def find(self, kind: type[R], name: str) -> R | None: ...

    @overload
    def find(self, kind: str, name: str) -> Record | None: ...

    def find(self, kind: type[Record] | str, name: str) -> Record | None:
        """Return the Polish original that documents refer to by ``name``."""
        found = self._by_name[self._name(kind)].get(name)
        return found if isinstance(kind, str) or isinstance(found, kind) else None

    @overload
    def in_language(self, kind: type[R], lang: str) -> tuple[R, ...]: ...

    @overload
    def in_language(self, kind: str, lang: str) -> tuple[Record, ...]: ...

    def in_language(self, kind: type[Record] | str, lang: str) -> tuple[Record, ...]:
        everything = self._in_language[self._name(kind)].get(lang, ())
        return everything if isinstance(kind, str) else tuple(one for one in everything if isinstance(one, kind))

    def translations(self, record: R) -> tuple[R, ...]:
        """Return all language versions of a document, itself included, Polish first."""
        versions: tuple[Any, ...] = self._versions[record.source_path.kind].get(record.ref, (record,))
        return versions

    def _name(self, kind: type[Record] | str) -> str:
        return kind if isinstance(kind, str) else self._name_by_model[kind]

    @cached_property
    def _name_by_model(self) -> dict[type[Record], str]:
        return {model: kind.name for kind in self.kinds for model in (*kind.forms.values(), kind.model)}

    def by_address(self, address: str) -> Record | None:
        path = self.addresses.get(address)
        if path is None:
            return None
        kind = self._kind_by_folder.get(path.partition("/")[0])
        return self._by_path[kind].get(path) if kind else None

    def file(self, path: str | None) -> StaticFile | None:
        """A file by its path or address: ``obrazy/x.jpg``, ``/obrazy/x.jpg``, ``{static}/…``, ``../obrazy/x.jpg``."""
        if not path:
            return None
        return self.files.get(re.sub(r"^(?:\{(?:static|attach)\})?(?:\.{0,2}/)*", "", unquote(path)))

    def pointing_to(self, kind: str, name: str, from_kind: str) -> tuple[Record, ...]:
        """Records of ``from_kind`` whose front matter refers to that document, sorted by path."""
        return tuple(self._pointing[from_kind].get((kind, name), ()))

    def naming(self, record: Record, kind: str) -> tuple[Record, ...]:
        """Records of a kind whose front matter refers to this document or to its original, sorted by path."""
        return self.pointing_to(record.source_path.kind, record.ref, kind)

    def cards(self, kind: str, records: Sequence[Record]) -> tuple[Mapping[str, object], ...]:
        """What pages of other kinds show of these records: mappings of the arguments of that kind's card."""
        owner = next((known for known in self.kinds if known.name == kind), None)
        return owner.cards(self, records) if owner and records else ()

    def home(self) -> Mapping[str, object]:
        """What the kinds want on the home page, by name."""
        return {name: value for kind in self.kinds for name, value in kind.home(self).items()}

    def address_of_target(self, target: str, path: str) -> str | None:
        """The address that a link in the document at ``path`` means; None when it means none of ours.

        ``{filename}x.md``, ``{static}/pliki/x.pdf``, ``/kontakt/`` and paths relative to the document
        (``../obrazy/x.jpg``) are understood; a leading ``/`` behind a brace is the content folder.
        """
        if target.startswith("/"):
            return target
        prefix = re.match(r"\{(?:filename|static|attach)\}", target)
        name = target[prefix.end() :] if prefix else target
        if not prefix and not name.endswith(".md") and not name.startswith(("./", "../", "obrazy/", "pliki/")):
            return None
        folder = "" if name.startswith("/") else posixpath.dirname(path)
        full = posixpath.normpath(posixpath.join(folder, name.lstrip("/")))
        if full.endswith(".md"):
            return self._address_by_path.get(full)
        return None if full.startswith("..") else f"/{full}"

    @cached_property
    def _address_by_path(self) -> dict[str, str]:
        return {path: address for address, path in self.addresses.items()}

    @cached_property
    def aliases(self) -> Mapping[str, Record]:
        """Old addresses and the documents that keep them alive."""
        return {alias: record for record in self.records for alias in record.aliases}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every valid document, sorted by path. To ask for it is to need all kinds: most pages need one or two."""
        return tuple(r for kind in sorted(self.kinds, key=lambda kind: kind.folder) for r in self._of[kind.name])

    @cached_property
    def _kind_by_folder(self) -> dict[str, str]:
        return {kind.folder: kind.name for kind in self.kinds}

    @cached_property
    def _of(self) -> "_Each[tuple[Record, ...]]":
        return _Each(self.records_of)

    @cached_property
    def _in_language(self) -> "_Each[dict[str, tuple[Record, ...]]]":
        return _Each(lambda kind: _grouped((r.lang, r) for r in self._of[kind]))

    @cached_property
    def _versions(self) -> "_Each[dict[str, tuple[Record, ...]]]":
        def versions(kind: str) -> dict[str, tuple[Record, ...]]:
            known = languages()
            ordered = sorted(self._of[kind], key=lambda r: known[r.lang].order)
            return _grouped((r.ref, r) for r in ordered)

        return _Each(versions)

    @cached_property
    def _by_name(self) -> "_Each[dict[str, Record]]":
        return _Each(lambda kind: {r.ref: r for r in self.of(kind)})

    @cached_property
    def _by_path(self) -> "_Each[dict[str, Record]]":
        return _Each(lambda kind: {r.path: r for r in self._of[kind]})

    @cached_property
    def _pointing(self) -> "_Each[dict[tuple[str, str], list[Record]]]":
        def pointing(from_kind: str) -> dict[tuple[str, str], list[Record]]:
            index: dict[tuple[str, str], list[Record]] = defaultdict(list)
            for record in self.of(from_kind):
                for _field, reference, text in references_of(record):
                    found = index[reference.target, text]
                    if not found or found[-1] is not record:
                        found.append(record)
            return index

        return _Each(pointing)


class _Each(dict[str, T]):
    """What ``make`` gives for a kind, made when the kind is first asked for."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, kind: str) -> T:
        self[kind] = self._make(kind)
        return self[kind]


def _grouped(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(records) for key, records in groups.items()}
