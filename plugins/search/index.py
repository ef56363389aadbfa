"""The index of the search: made by Pagefind from the finished pages, into a folder that holds nothing else.

The last stage, and the only one that reads files of the output. What it makes is a function of the pages
that ask for it (`BODY`, set by `base.html`): same pages, same bytes. So it is made anew only when one of them has
changed, and that is seen by the keys of the build, not by dates.

Labels of hits are metadata, not filters: Pagefind 1.5.2 writes the values of a filter in the order of a hash table,
which is another one each time.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from plugins.core.rendering.headers import NAMED_BY_CONTENT, SEARCH_INDEX
from plugins.core.site.kind import BuiltSite, Finished
from plugins.core.system.files import write_if_changed

# Pagefind takes 2 ms a page. `publish` always has the time; a plain build only while that is not felt.
SMALL = 1_000
BODY = b"data-pagefind-body"
# What the search page loads. The rest of what Pagefind writes are interfaces of its own, 400 kB of them.
NEEDED = (*NAMED_BY_CONTENT, "wasm.pl.pagefind", "pagefind-worker.js", "pagefind.js", "pagefind-entry.json")
TOO_LARGE = "wyszukiwarka serwisu powstaje przy publikacji (publish): stron jest ponad {}."

Stamps = dict[str, list[int]]


class Index(NamedTuple):
    """What is remembered of an index: the keys of all pages it was made beside, the bytes of those in it, its files."""

    plan: str
    pages: str
    files: Stamps


def refresh(built: BuiltSite) -> Finished:
    """Brings the index up to date with the pages of this build, or removes it where there is to be none."""
    target = built.output / SEARCH_INDEX
    paths = sorted(path for path in built.keys if path.endswith(".html"))
    too_large = len(paths) > SMALL and not built.release
    if built.preview or too_large:
        if target.is_dir():  # of an earlier build: it would find pages that are gone
            shutil.rmtree(target)
        return Finished((TOO_LARGE.format(SMALL),) if too_large and not built.preview else ())
    known = _recalled(built.known)
    is_whole = known is not None and known.files == _stamps(target)
    version = metadata.version("pagefind_bin")
    plan = _digest([version, *(f"{path} {built.keys[path]}" for path in paths)])
    if known and is_whole and known.plan == plan:
        return Finished(known=built.known)
    found = list(_searched(built.output, paths))
    pages = _digest([version, *(f"{path} {digest}" for path, digest in found)])
    if not (known and is_whole and known.pages == pages):
        work = built.cache / f"search-{_digest([os.path.relpath(built.output, built.cache)])}"
        _make(built.output, [path for path, _digest in found], work, target)
    return Finished(known=json.dumps(Index(plan, pages, _stamps(target))._asdict()))


def _recalled(known: str) -> Index | None:
    """What was remembered; None where another version of the program wrote it."""
    try:
        return Index(**json.loads(known)) if known else None
    except (TypeError, ValueError):
        return None


def _searched(output: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pages that ask to be found, each with the digest of its bytes."""
    for path in paths:
        raw = (output / path).read_bytes()
        if BODY in raw:
            yield path, hashlib.blake2b(raw, digest_size=16).hexdigest()


def _make(output: Path, pages: Iterable[str], work: Path, target: Path) -> None:
    """Has the index made beside the output, from these pages and no other file there, and puts it into its folder."""
    if work.exists():  # of a build that was killed
        shutil.rmtree(work)
    (work / "pages").mkdir(parents=True)
    for page in pages:
        copy = work / "pages" / page
        copy.parent.mkdir(parents=True, exist_ok=True)
        _linked(output / page, copy)
    _run(work / "pages", work / "index")
    _moved(work / "index", target)
    shutil.rmtree(work)


def _moved(made: Path, target: Path) -> None:
    """Whoever searches meanwhile finds an index that fits together: first the new parts, at the end the old ones go."""
    needed = dict.fromkeys(file.relative_to(made) for pattern in NEEDED for file in sorted(made.glob(pattern)))
    for name in needed:
        write_if_changed(str(target / name), (made / name).read_bytes())
    for old in sorted(target.rglob("*"), reverse=True):
        if not old.is_dir():
            if old.relative_to(target) not in needed:
                old.unlink()
        elif not any(old.iterdir()):
            old.rmdir()


def _linked(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:  # the cache lies on another disk
        shutil.copyfile(file, name)


def _run(pages: Path, index: Path) -> None:
    """Raises `RuntimeError` with what Pagefind says: pages are ours, so whatever is wrong is a bug."""
    from pagefind_bin import get_executable  # only when asked: start-up time

    # Forced: pages in Ukrainian would have an index of their own, which a search from the Polish page never asks.
    command = [get_executable(), "--site", pages, "--output-path", index, "--force-language", "pl", "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (index / "pagefind-entry.json").is_file():
        raise RuntimeError(f"pagefind ended with {done.returncode}: {done.stderr or done.stdout}")


def _stamps(folder: Path) -> Stamps:
    """Size and time of each file, as the build remembers its own."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): [(stat := p.stat()).st_size, stat.st_mtime_ns] for p in sorted(files)}


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
