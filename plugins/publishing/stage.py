"""From a built site to what a target gets: the files of the site, those of earlier pages, and the record beside them.

.well-known/wydanie.json     which version this is: what `check-site` asks for
.wydanie/                    the record of what was published, and the list of the site's own files
"""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.core.rendering.headers import is_named_by_content
from plugins.published import calendar, record
from plugins.published.lines import BrokenLock
from plugins.published.record import Published
from plugins.publishing import trees
from plugins.publishing.trees import Tree

FOLDER = ".wydanie"
TREE = f"{FOLDER}/pliki.json"
VERSION = ".well-known/wydanie.json"


class Version(NamedTuple):
    """``digest`` is that of all files of the site, so equal sites have equal versions."""

    digest: str
    moment: dt.datetime
    url: str


def built_files(folder: Path) -> list[str]:
    """The files of a site as a build left it; hidden ones but for `.well-known` are not of the site."""
    return sorted(path for path in trees.paths_in(folder) if is_public(path))


def is_public(path: str) -> bool:
    return not path.startswith(".") or path.startswith(".well-known/")


def written(tree: Tree, published: Published, version: Version) -> dict[str, bytes]:
    """The files beside those of the site, by path."""
    said = {"digest": version.digest, "published": calendar.stamp(version.moment), "url": version.url}
    return {
        VERSION: (json.dumps(said, indent=1) + "\n").encode(),
        TREE: (json.dumps(dict(sorted(tree.items())), ensure_ascii=False, indent=0) + "\n").encode(),
        **{f"{FOLDER}/{name}": raw for name, raw in record.written(published).items()},
    }


def earlier_assets(before: Tree, tree: Tree) -> list[str]:
    """Files of the version before that its pages, which readers still have open, may ask for after the switch: those
    with a digest in their names. What that version itself had taken over from an earlier one is not among them."""
    return sorted(path for path in before if path not in tree and is_named_by_content(path))


class Held(NamedTuple):
    """What a target holds: the version, its own files, and what was published there. ``tree`` is None for a site of an
    earlier program, of which nothing is known but its files."""

    version: Version | None
    tree: Tree | None
    published: Published


def held(files: Mapping[str, bytes | None]) -> Held:
    """Reads what `written` wrote; whatever is missing or broken counts as not known."""
    return Held(_version(files.get(VERSION)), _tree(files.get(TREE)), _published(files))


def asked() -> tuple[str, ...]:
    """The paths that `held` wants."""
    return (VERSION, TREE, *(f"{FOLDER}/{name}" for name in record.FILES))


def _version(raw: bytes | None) -> Version | None:
    try:
        said = json.loads(raw or b"")
        return Version(str(said["digest"]), calendar.moment_of(said["published"]), str(said["url"]))
    except (ValueError, KeyError, TypeError):
        return None


def _tree(raw: bytes | None) -> dict[str, str] | None:
    try:
        return {str(path): str(digest) for path, digest in json.loads(raw or b"").items()}
    except (ValueError, AttributeError):
        return None


def _published(files: Mapping[str, bytes | None]) -> Published:
    try:
        return record.read({name: raw for name in record.FILES if (raw := files.get(f"{FOLDER}/{name}")) is not None})
    except BrokenLock:
        return Published()
