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
from typing import Any, TypeVar
from urllib.parse import unquote

from plugins.core.centre import Centre
from plugins.core.kind import Kind
from plugins.core.record import Record
from plugins.core.references import references_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of `content/obrazy/` or `content/pliki/`, ``path`` relative to the content folder, ``size`` in bytes.

    ``pixels`` are width and height of a picture as it is seen.
    """

    path: str
    digest: str
    size: int
    pixels: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        return f"/{self.path}"


@dataclass(frozen=True)
class Site:
    """The content as a whole. ``now`` is the only clock: an aware time in Europe/Warsaw.

    ``records`` holds every valid document, translations included, sorted by path. ``site_url`` is where this build will
    stand (no slash at the end); permanent identifiers are made from `centre.url` instead. ``data`` holds the raw bytes
    of the data files that kinds asked for. ``known_names`` (of each kind) and ``addresses`` (address -> path) cover all
    documents, also those with problems, so that one mistake does not cause a hundred others.
    """

    centre: Centre
    now: dt.datetime
    kinds: tuple[Kind, ...]
    records: tuple[Record, ...]
    files: Mapping[str, StaticFile]
    site_url: str
    preview: bool = False
    release: bool = False
    data: Mapping[str, bytes] = field(default_factory=dict)
    known_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
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

    def of(self, kind: str) -> tuple[Any, ...]:
        """The Polish originals of a kind, sorted by path."""
        return self._originals.get(kind, ())

    def find(self, kind: str, name: str) -> Any | None:
        """The Polish original that documents refer to by ``name``."""
        return self._by_name.get((kind, name))

    def in_language(self, kind: str, lang: str) -> tuple[Any, ...]:
        return self._in_language.get((kind, lang), ())

    def translations(self, record: Record) -> tuple[Any, ...]:
        """All language versions of a document, itself included, Polish first."""
        return self._versions.get((record.origin.kind, record.ref), (record,))

    def by_address(self, address: str) -> Record | None:
        return self._by_address.get(address)

    def file(self, path: str | None) -> StaticFile | None:
        """A file by its path or address: ``obrazy/x.jpg``, ``/obrazy/x.jpg``, ``{static}/…``, ``../obrazy/x.jpg``."""
        if not path:
            return None
        return self.files.get(re.sub(r"^(?:\{(?:static|attach)\})?(?:\.{0,2}/)*", "", unquote(path)))

    def pointing_to(self, kind: str, name: str, from_kind: str) -> tuple[Any, ...]:
        """Records of ``from_kind`` whose front matter refers to that document, sorted by path."""
        return tuple(self._pointing.get((kind, name, from_kind), ()))

    def events_of(self, organisation: Record) -> tuple[Any, ...]:
        return self.pointing_to("organisations", organisation.ref, "events")

    def announcements_of(self, record: Record) -> tuple[Any, ...]:
        """Announcements that name an organisation or an event."""
        return self.pointing_to(record.origin.kind, record.ref, "announcements")

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
    def _originals(self) -> dict[str, tuple[Record, ...]]:
        return _grouped((r.origin.kind, r) for r in self.records if r.lang == "pl")

    @cached_property
    def _in_language(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        return _grouped(((r.origin.kind, r.lang), r) for r in self.records)

    @cached_property
    def _versions(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        ordered = sorted(self.records, key=lambda r: ("pl", "uk", "en", "etr").index(r.lang))
        return _grouped(((r.origin.kind, r.ref), r) for r in ordered)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Record]:
        return {(r.origin.kind, r.ref): r for r in self.records if r.lang == "pl"}

    @cached_property
    def _by_address(self) -> dict[str, Record]:
        return {r.address: r for r in self.records}

    @cached_property
    def _pointing(self) -> dict[tuple[str, str, str], list[Record]]:
        pointing: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for record in self.records:
            if record.lang != "pl":
                continue
            for _field, reference, text in references_of(record):
                found = pointing[(reference.target, text, record.origin.kind)]
                if not found or found[-1] is not record:
                    found.append(record)
        return pointing


def _grouped(pairs: Iterable[tuple[Any, Record]]) -> dict[Any, tuple[Record, ...]]:
    groups: dict[Any, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(records) for key, records in groups.items()}
