"""The content folder -> records and problems, reading only what has changed.

A file whose stamp (mtime, ctime, size, inode) equals the remembered one is taken as unchanged, unless it was touched so
shortly before the memory was written that the stamp could lie ("racy", as Git calls it). Otherwise its bytes are read
and hashed, and parsed only if they are new.
"""

import datetime as dt
import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Literal, NamedTuple

from plugins.core.reading import document, downloads
from plugins.core.reading.records import Records, folder_of
from plugins.core.reading.shape import shape_of
from plugins.core.reading.unfinished import with_known_topic
from plugins.core.schema import filenames
from plugins.core.schema.broken import Broken
from plugins.core.schema.fields import InvalidValue
from plugins.core.schema.issues import Problem
from plugins.core.schema.record import Record, SourcePath
from plugins.core.schema.site_data.centre import SITE, Centre
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of
from plugins.core.site.site import InspectedPicture, StaticFile
from plugins.core.system.processes import in_two_processes
from plugins.published.record import FILES as PUBLISHED_FILES

STATIC_FOLDERS = ("obrazy", "pliki")
# Texts for the editors themselves; they stand in the content folder but are not part of the site.
NOT_PUBLISHED = ("PORADNIK.md", "README.md")
# A file changed this close to the moment at which its stamp was taken may change again unnoticed.
RACY_NS = 2_000_000_000
PARALLEL_FROM = 400

Stamp = tuple[int, int, int, int]
PictureInspector = Callable[[Path], InspectedPicture]
Standing = Literal["valid", "draft", "broken"]


class FileEntry(NamedTuple):
    """What is remembered of one content file. Problems carry paths relative to the content folder.

    Of a document it holds what every build asks; the record itself is remembered apart, since few are needed after an
    edit (`plugins.core.reading.records`). ``text`` is the digest of its body. ``shape`` changes with everything that a
    plan may depend on (`reading.shape`).
    """

    stamp: Stamp
    seen_ns: int
    digest: str
    source_path: SourcePath | None = None
    standing: Standing = "valid"
    text: str = ""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    pixels: tuple[int, int] | None = None
    moves: bool = False
    shape: str = ""

    def is_current(self, stamp: Stamp) -> bool:
        return self.stamp == stamp and self.seen_ns - max(stamp[0], stamp[1]) > RACY_NS


@dataclass(frozen=True)
class Content:
    """All that the content folder says.

    ``records`` gives the valid documents of a kind, sorted by path, and ``count`` says how many there are of all kinds.
    ``known_names`` lists the documents of each kind, also those with problems.
    """

    centre: Centre | None
    records: Callable[[str], tuple[Record, ...]]
    count: int
    broken: tuple[Broken, ...]
    files: Mapping[str, StaticFile]
    data: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    known_names: Mapping[str, frozenset[str]]
    addresses: Mapping[str, str]
    entries: Mapping[str, FileEntry] = field(repr=False, default_factory=dict)
    remembered: Records = field(repr=False, default_factory=Records)


@dataclass(frozen=True, slots=True)
class _Job:
    kind: Kind
    source_path: SourcePath
    path: Path
    original: Path | None
    latest_year: int


def _taken_unseen(_file: Path) -> InspectedPicture:
    """For commands that read documents and publish no pictures."""
    return InspectedPicture(None)


def load_fresh(folder: Path, kinds: Sequence[Kind] = ()) -> Content:
    """Reads the content folder as it is, drafts too, without anything remembered of it; ``kinds`` none: `site.yaml`."""
    return load(folder, kinds, {}, 0, preview=True)


def load(
    folder: Path,
    kinds: Sequence[Kind],
    remembered: Mapping[str, FileEntry],
    now_ns: int,
    *,
    preview: bool,
    records: Records | None = None,
    latest_year: int = dt.MAXYEAR,
    inspect: PictureInspector = _taken_unseen,
    data_files: Collection[str] = (),
) -> Content:
    """Reads the content folder. Nothing is raised for wrong content: it comes back as problems.

    ``remembered`` and ``records`` are those of the last time, read with the same ``latest_year`` (`reading.horizon`).
    ``inspect`` looks into each picture that is new. ``data_files`` are files that features other than kinds ask for.
    """
    by_folder = {kind.folder: kind for kind in kinds}
    data_files = {*data_files, *PUBLISHED_FILES, *(name for kind in kinds for name in kind.data_files)}
    stamps, problems = _looked_at(folder)
    unreadable = {problem.path for problem in problems}
    source_paths, misnamed = _source_paths(stamps, by_folder, remembered, data_files)
    entries, read = _entries(folder, stamps, source_paths, by_folder, remembered, now_ns, latest_year, inspect)
    gone = {path: None for path, entry in remembered.items() if entry.source_path and path not in source_paths}
    records = (records or Records()).updated({**gone, **read})
    shown = _shown(source_paths, entries, preview)
    centre, centre_problems, centre_warnings = (
        _centre(folder, stamps, latest_year) if SITE not in unreadable else (None, (), ())
    )
    return Content(
        centre=centre,
        records=lambda kind: tuple(
            with_known_topic(record, centre.topics) if preview and centre else record
            for record in (records.of(folder_of(path))[path] for path in shown.get(kind, ()))
        ),
        count=sum(len(paths) for paths in shown.values()),
        broken=tuple(_broken(source_paths, entries, records)),
        files=_files(entries),
        data={path: (folder / path).read_bytes() for path in stamps if path in data_files},
        problems=(
            *problems,
            *misnamed,
            *(problem for entry in entries.values() for problem in entry.problems),
            *_same_name(stamps),
            *_without_original(source_paths),
            *_same_address(source_paths),
            *centre_problems,
        ),
        warnings=(*(w for entry in entries.values() for w in entry.warnings), *centre_warnings),
        known_names=_names(source_paths, entries, preview),
        addresses={source_path.address: path for path, source_path in source_paths.items()},
        entries=entries,
        remembered=records,
    )


def _looked_at(folder: Path) -> tuple[dict[str, Stamp], list[Problem]]:
    """The stamp of every file, sorted by path, and what is no file."""
    problems: list[Problem] = []
    return dict(sorted(_stamps(folder, problems))), problems


def _source_paths(
    stamps: Iterable[str],
    by_folder: Mapping[str, Kind],
    remembered: Mapping[str, FileEntry],
    data_files: Collection[str],
) -> tuple[dict[str, SourcePath], list[Problem]]:
    """Which documents there are by the names of their files, and files whose name or place is wrong."""
    source_paths: dict[str, SourcePath] = {}
    problems: list[Problem] = []
    for path in stamps:
        top = path.partition("/")[0]
        if top in by_folder and path.endswith(".md"):
            known = remembered.get(path)
            try:
                # The name of a known file has been read before, by the same code.
                source_paths[path] = (
                    known.source_path if known and known.source_path else source_path_of(by_folder[top], path)
                )
            except InvalidValue as wrong:
                problems.append(Problem(path, 1, 1, None, str(wrong)))
        elif not (top in STATIC_FOLDERS or path == SITE or path in NOT_PUBLISHED or path in data_files):
            problems.append(Problem(path, 1, 1, None, _misplaced(path, by_folder)))
    return source_paths, problems


def _centre(
    folder: Path, stamps: Collection[str], latest_year: int
) -> tuple[Centre | None, tuple[Problem, ...], tuple[Problem, ...]]:
    return document.centre((folder / SITE).read_bytes() if SITE in stamps else None, latest_year)


def _files(entries: Mapping[str, FileEntry]) -> dict[str, StaticFile]:
    # By the name as texts write it: a Mac may keep "ó" as two characters, which is one problem and no missing file.
    return {
        unicodedata.normalize("NFC", path): StaticFile(path, entry.digest, entry.stamp[2], entry.pixels, entry.moves)
        for path, entry in entries.items()
        if path.partition("/")[0] in STATIC_FOLDERS
    }


def _names(
    source_paths: Mapping[str, SourcePath], entries: Mapping[str, FileEntry], preview: bool
) -> dict[str, frozenset[str]]:
    """The names by which documents of each kind can be referred to."""
    names: dict[str, set[str]] = defaultdict(set)
    for path, source_path in source_paths.items():
        if source_path.lang == "pl" and (preview or entries[path].standing != "draft"):
            names[source_path.kind].add(source_path.name)
    return {kind: frozenset(found) for kind, found in names.items()}


def _broken(source_paths: Iterable[str], entries: Mapping[str, FileEntry], records: Records) -> Iterator[Broken]:
    for path in source_paths:
        if entries[path].standing == "broken":
            known = records.of(folder_of(path)).get(path)
            if isinstance(known, Broken):
                yield known


def _shown(
    source_paths: Mapping[str, SourcePath], entries: Mapping[str, FileEntry], preview: bool
) -> dict[str, list[str]]:
    """The paths of the documents that the site shows, by kind."""
    wanted = ("valid", "draft") if preview else ("valid",)
    shown: dict[str, list[str]] = defaultdict(list)
    for path, source_path in source_paths.items():
        if entries[path].standing in wanted:
            shown[source_path.kind].append(path)
    return shown


def _stamps(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Stamp]]:
    """(path, stamp) of every file below the folder; hidden files and editors' backups are no content.

    A link is a problem: it may lead in a circle, nowhere, or to a file of the machine that nobody meant to publish.
    """
    pending = [""]
    while pending:
        here = pending.pop()
        with os.scandir(folder / here if here else folder) as found:
            for item in found:
                if item.name.startswith((".", "#")) or item.name.endswith(_NO_CONTENT):
                    continue
                path = f"{here}/{item.name}" if here else item.name
                if filenames.shown(item.name) != item.name:
                    problems.append(Problem(filenames.shown(path), 1, 1, None, str(filenames.complaint(item.name))))
                    continue
                if item.is_dir(follow_symlinks=False):
                    pending.append(path)
                    continue
                stat = item.stat(follow_symlinks=False)
                if S_ISREG(stat.st_mode):
                    yield path, (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)
                else:
                    problems.append(Problem(path, 1, 1, None, _LINK if item.is_symlink() else _NO_FILE))


# Backups of editors, and what Windows puts into folders by itself.
_NO_CONTENT = ("~", ".swp", ".tmp", "Thumbs.db", "desktop.ini")
_LINK = "to dowiązanie (skrót) do innego miejsca na dysku. Usuń je i wstaw tu sam plik, do którego prowadzi."
_NO_FILE = "to nie jest zwykły plik. Usuń go albo wstaw w to miejsce plik z treścią."


def _entries(
    folder: Path,
    stamps: Mapping[str, Stamp],
    source_paths: Mapping[str, SourcePath],
    by_folder: Mapping[str, Kind],
    remembered: Mapping[str, FileEntry],
    now_ns: int,
    latest_year: int,
    inspect: PictureInspector,
) -> tuple[dict[str, FileEntry], dict[str, Record | Broken | None]]:
    """What is known of each file, and the documents that were read for it."""
    entries: dict[str, FileEntry] = {}
    documents: dict[str, Record | Broken | None] = {}
    jobs: list[tuple[str, Stamp, _Job]] = []
    originals = {(o.kind, o.name): path for path, o in source_paths.items() if o.lang == "pl"}
    for path, stamp in stamps.items():
        source_path = source_paths.get(path)
        if source_path is None and path.partition("/")[0] not in STATIC_FOLDERS:
            continue
        original = (
            originals.get((source_path.kind, source_path.name)) if source_path and source_path.lang != "pl" else None
        )
        known = remembered.get(path)
        # A translation takes what it does not say from its original, so it is as fresh as both.
        fresh = known is not None and known.is_current(stamp)
        if fresh and original:
            known_original = remembered.get(original)
            fresh = known_original is not None and known_original.is_current(stamps[original])
        if known is not None and fresh:
            entries[path] = known
            continue
        # A new document is hashed where it is read: so it is opened once, and by both processes.
        is_new = known is None and source_path is not None
        digest = "" if is_new else _digest(*((folder / name).read_bytes() for name in (path, original) if name))
        if known is not None and known.digest == digest:
            entries[path] = known._replace(stamp=stamp, seen_ns=now_ns)
        elif source_path is None:
            entries[path] = _static(folder / path, path, FileEntry(stamp, now_ns, digest, shape=digest), inspect)
        else:
            kind = by_folder[path.partition("/")[0]]
            job = _Job(kind, source_path, folder / path, folder / original if original else None, latest_year)
            jobs.append((path, stamp, job))
    read = in_two_processes(_read_all, [job for *_, job in jobs], PARALLEL_FROM)
    for (path, stamp, job), (digest, shape, (record, problems, warnings)) in zip(jobs, read, strict=True):
        entry = FileEntry(stamp, now_ns, digest, job.source_path, "broken", "", problems, warnings, shape=shape)
        if isinstance(record, Record):
            entry = entry._replace(standing=_STANDING[record.draft], text=record.body.digest)
        entries[path] = entry
        documents[path] = record
    return entries, documents


_STANDING: Mapping[bool, Standing] = {False: "valid", True: "draft"}


def _static(file: Path, path: str, entry: FileEntry, inspect: PictureInspector) -> FileEntry:
    """A file that is published as it is; each is looked into once, when it is new."""
    if path.partition("/")[0] != "obrazy":
        return entry._replace(problems=document.all_placed(path, downloads.issues_in(file, path), None))
    found = inspect(file)
    return entry._replace(
        pixels=found.pixels,
        moves=found.moves,
        problems=document.all_placed(path, found.issues, None),
        warnings=document.all_placed(path, found.warnings, None),
    )


def _digest(*files: bytes) -> str:
    return "".join(hashlib.blake2b(raw, digest_size=16).hexdigest() for raw in files)


def _read_all(jobs: Sequence[_Job]) -> list[tuple[str, str, document.Outcome]]:
    return [_read(job) for job in jobs]


def _read(job: _Job) -> tuple[str, str, document.Outcome]:
    """The digest of a document's files, its shape, and what has been read."""
    files = [path.read_bytes() for path in (job.path, job.original) if path]
    digest, outcome = _digest(*files), document.document(job.kind, job.source_path, *files, latest_year=job.latest_year)
    record = outcome[0]
    return digest, shape_of(record, job.kind.markdown) if isinstance(record, Record) else digest, outcome


def _same_name(paths: Iterable[str]) -> Iterator[Problem]:
    """Files to publish whose names are one name on computers that do not tell capital letters apart."""
    first: dict[str, str] = {}
    for path in paths:
        if path.partition("/")[0] in STATIC_FOLDERS:
            other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
            if other != path:
                message = (
                    f"nazwa różni się od {other} tylko wielkością liter: na wielu komputerach to jeden plik. Zmień ją."
                )
                yield Problem(path, 1, 1, None, message)


def _without_original(source_paths: Mapping[str, SourcePath]) -> Iterator[Problem]:
    originals = {(o.kind, o.name) for o in source_paths.values() if o.lang == "pl"}
    for path, source_path in source_paths.items():
        if source_path.lang != "pl" and (source_path.kind, source_path.name) not in originals:
            expected = path.removesuffix(f".{source_path.lang}.md") + ".md"
            yield Problem(
                path, 1, 1, None, f"tłumaczenie bez polskiego oryginału. Dodaj plik {expected} albo zmień nazwę."
            )


def _same_address(source_paths: Mapping[str, SourcePath]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, source_path in source_paths.items():
        other = first.setdefault(source_path.address, path)
        if other != path:
            yield Problem(
                path, 1, 1, None, f"adres {source_path.address} ma już plik {other}. Zmień nazwę jednego z tych plików."
            )


def _misplaced(path: str, by_folder: Mapping[str, Kind]) -> str:
    folders = ", ".join(sorted(by_folder))
    ending = next((one for one in (".md.txt", ".markdown", ".txt", ".MD", ".Md") if path.endswith(one)), None)
    if ending and path.partition("/")[0] in by_folder:
        right = path.rpartition("/")[2].removesuffix(ending) + ".md"
        return f"nazwa tekstu ma się kończyć na .md, a nie na {ending}. Zmień nazwę na {right}"
    if "/" in path and path.partition("/")[0] in by_folder:
        return (
            "w tym katalogu mogą stać tylko pliki .md. Obraz przenieś do content/obrazy/, inny plik do content/pliki/."
        )
    return f"plik poza znanymi katalogami nie będzie opublikowany. Przenieś go do: {folders}, obrazy albo pliki."
