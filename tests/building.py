"""Tiny sites for tests: files in a dictionary, built by the real pipeline with the real theme, without Pelican."""

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import Environment, FileSystemLoader

from plugins.cli.settings import now_of
from plugins.cli.starter import Starter, starter
from plugins.core.build import pipeline
from plugins.core.build.manifest import MARK
from plugins.core.rendering.filters import FILTERS
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.kind import Feature, Kind
from plugins.core.site.site import Site
from plugins.events.calendar import calendars
from plugins.events.plugin import Cycles
from plugins.published import calendar
from plugins.publishing.plugin import Publishing
from plugins.search.plugin import Search
from plugins.styleguide.plugin import StyleGuide

ROOT = Path(__file__).parent.parent
THEME = ROOT / "theme"

SITE_YAML = """\
name: lokal na próbę
url: https://lokal.example.org
email: biuro@lokal.example.org
address: {city: Bytom}
topics:
  nabory: Nabory
  szkolenia: Szkolenia
districts:
  bobrek: Bobrek
  miechowice: Miechowice
"""


@cache
def _wirings() -> Mapping[str, ModuleType]:
    """The plugins of pelicanconf.py that hold a kind, by the name of the kind, in the order of these names."""
    from pelicanconf import PLUGINS

    found = [import_module(f"{name}.plugin") for name in PLUGINS if not name.endswith(".plugin")]
    named = {wiring.kind("test").name: wiring for wiring in found if hasattr(wiring, "kind")}
    return dict(sorted(named.items()))


def kinds(*names: str) -> tuple[Kind, ...]:
    """The kinds of these names, or all that pelicanconf.py has, straight from their plugins."""
    found = [_wirings()[name].kind("test") for name in names or _wirings()]
    if not names:
        found.append(Cycles())
    return tuple(sorted(found, key=lambda kind: kind.name))


class _Unindexed(Search):
    """The page of the search without its index, which a program of its own makes, in longer than a tiny site takes."""

    finish = Feature.finish


def features(*names: str, searched: bool = False) -> tuple[Feature, ...]:
    """These kinds; where plain pages are among them, also what a whole site has besides: search, public files, …"""
    found: list[Feature] = list(kinds(*names))
    if "events" in names:
        found.append(Cycles())
    if not names or "pages" in names:
        found += [Search() if searched else _Unindexed(), Publishing(), StyleGuide()]
    return tuple(sorted(found, key=lambda feature: feature.name))


def environment(theme: Path = THEME, **options: Any) -> Environment:
    """A Jinja environment as Pelican makes it from pelicanconf.py, but for the given options."""
    from pelicanconf import JINJA_ENVIRONMENT

    made = Environment(loader=FileSystemLoader(theme / "templates"), **{**JINJA_ENVIRONMENT, **options})
    made.filters.update(FILTERS)
    return made


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files below a folder; ``site.yaml`` is added when it is not among them."""
    for name, text in {"site.yaml": SITE_YAML, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


@dataclass
class Built:
    """A built site. Indexing gives the text of an output file, or ``KeyError``."""

    folder: Path
    report: pipeline.Report
    paths: tuple[str, ...] = field(default=())

    def __getitem__(self, path: str) -> str:
        file = self.folder / path
        if not file.is_file():
            raise KeyError(path)
        return file.read_bytes().decode()

    def __contains__(self, path: str) -> bool:
        return (self.folder / path).is_file()


def options_for(
    folder: Path,
    today: str = "2026-11-23",
    names: Iterable[str] = (),
    preview: bool = False,
    site_url: str | None = None,
    release: bool = False,
    searched: bool = False,
) -> pipeline.BuildOptions:
    """Options from ``folder/content`` to ``folder/output``; the day is fixed, since tests do not read the clock."""
    return pipeline.BuildOptions(
        content=folder / "content",
        output=folder / "output",
        theme=THEME,
        cache=folder / "cache",
        now=now_of(today),
        features=features(*names, searched=searched),
        site_url=site_url,
        preview=preview,
        release=release,
    )


def shared_caches(cache: Path) -> None:
    """Let test sites share cut typefaces and compiled templates: seconds of work that depend on nothing of a site.

    Both are found by a digest of all that they are made of, so sharing them can not show anybody an older one. Each
    worker has templates of its own, since a build sweeps those of other settings.
    """
    cache.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    for name, home in (("fonts", "fonts"), ("templates", f"templates-{worker}")):
        kept = ROOT / ".cache" / "shared-by-tests" / home
        kept.mkdir(parents=True, exist_ok=True)
        if not (cache / name).exists():
            (cache / name).symlink_to(kept, target_is_directory=True)


def build(
    folder: Path, files: Mapping[str, str | bytes], today: str = "2026-11-23", *names: str, **more: object
) -> Built:
    """Writes the content and builds it; with problems in it, raises `ContentError`."""
    write(folder / "content", files)
    shared_caches(folder / "cache")
    report, _memory = pipeline.build(options_for(folder, today, names, **more), environment())  # type: ignore[arg-type]
    output = folder / "output"
    paths = tuple(sorted(p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file() and p.name != MARK))
    return Built(output, report, paths)


def sample(content: Path) -> Path:
    """Copies the made-up centre of tests/sample; a kind that it has no document of gets one from its starter file."""
    shutil.copytree(ROOT / "tests" / "sample" / "content", content)
    planning = [kind for kind in kinds() if type(kind).outputs is not Kind.outputs]
    for made in starters_for(planning, content):
        (content / made.path).parent.mkdir(parents=True, exist_ok=True)
        (content / made.path).write_text(filled_in(made.text), encoding="utf-8")
    return content


def starters_for(kinds: Iterable[Kind], content: Path) -> list[Starter]:
    """Starter files of the kinds that have no document in a content folder."""
    centre = Centre(name="Lokal", url="https://lokal.example.org", topics={"nabory": "Nabory"})
    without = [kind for kind in kinds if not any((content / kind.folder).rglob("*.md"))]
    return [starter(kind, "Dzień otwarty", {}, centre, dt.date(2026, 11, 23)) for kind in without]


def filled_in(starter: str) -> str:
    """A starter file as somebody might have filled it in: examples as values, blanks as words, no draft any more."""
    text = re.sub(r"^(\w+):  # np\. (.*)$", r"\1: \2", starter.replace("draft: tak\n", ""), flags=re.MULTILINE)
    return re.sub(r"\[do uzupełnienia[^\]]*\]", "Treść.", text)


def lock_after(site: Site) -> dict[str, bytes]:
    """The lock file of the calendar as a publication of this site leaves it."""
    return {calendar.FILE: calendar.to_json(calendars.published(site)).encode()}


def problems(folder: Path, files: Mapping[str, str | bytes], today: str = "2026-11-23", *names: str) -> list[Problem]:
    """The problems of a content folder, with paths relative to it."""
    write(folder / "content", files)
    analysis = pipeline.check(options_for(folder, today, names))
    prefix = f"{(folder / 'content').as_posix()}/"
    return [Problem(p.path.removeprefix(prefix), p.line, p.column, p.field, p.message) for p in analysis.problems]


__all__ = [
    "THEME",
    "Built",
    "ContentError",
    "build",
    "environment",
    "features",
    "kinds",
    "lock_after",
    "now_of",
    "options_for",
    "problems",
    "write",
]
