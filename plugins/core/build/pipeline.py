"""The pipeline: load, validate (and plan), compare, render, record. Knows nothing of Pelican.

`analysis` goes as far as problems can be known; `check` stops there and `build` goes on.
"""

import gc
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NamedTuple

from jinja2 import Environment

from plugins.core.build import executor
from plugins.core.build.analysis import Analysis, BuildOptions, load, outputs_for, planned, validate
from plugins.core.build.digest import Digester
from plugins.core.build.manifest import MARK, UNSEEN, Manifest, untracked
from plugins.core.build.plan import CORE, Plan, keys_of, row_of
from plugins.core.build.state import BuildState, read_state, write_state
from plugins.core.build.store import Bodies, Damaged, Pages
from plugins.core.build.texts import Texts
from plugins.core.reading import front_matter, horizon
from plugins.core.reading.loading import Content
from plugins.core.rendering import assets
from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.templates import jinja_options, prepare
from plugins.core.schema.body import Body, digest_of
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.site.kind import BuiltSite
from plugins.core.site.outputs import Output
from plugins.core.site.page import Frame
from plugins.core.site.site import Site
from plugins.core.system.files import sweep
from plugins.core.system.fingerprint import fingerprint
from plugins.images.markup import in_body

if sys.platform != "win32":
    import fcntl

__all__ = ["Analysis", "BuildOptions", "Report", "build", "check"]

PLUGINS = Path(__file__).parent.parent.parent
SETTINGS = (PLUGINS.parent / "pelicanconf.py", PLUGINS.parent / "publishconf.py")
# Folders of the cache that `--clean` empties. Typefaces stay: they are made of nothing that is ours.
MADE_OF_CONTENT = ("pictures", "cards", "templates")
# What the HTML of a body depends on besides its text. Kept apart: a new stylesheet must not cost 10,000 conversions.
MARKDOWN_CODE = tuple(PLUGINS / name for name in ("core/markdown", "core/schema/addresses.py", "languages", "polish"))


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for the closing line and for tests."""

    documents: int
    written: int
    unchanged: int
    removed: int
    rendered: tuple[str, ...]
    warnings: tuple[Problem, ...]
    notices: tuple[str, ...]
    seconds: float


def check(options: BuildOptions, planned: bool = False) -> Analysis:
    """Validate the content and build nothing. What was read is remembered for the next check or build. The paths of all
    files are known afterwards if they are asked for (``planned``)."""
    state_path = _state_path(options)
    with _alone(state_path), _no_collector():
        state, _notice = read_state(state_path, code_fingerprint(options.settings_files))
        state.read_for(horizon.latest_year(options.now))
        result = validate(options, load(options, state), state, for_build=planned)
        state.entries, state.records = result.content.entries, result.content.remembered
        state.check_result = result.check_result
        write_state(state_path, state)
    return result


def build(
    options: BuildOptions,
    environment: Environment,
    state: BuildState | None = None,
    tell: Callable[[str], object] | None = None,
) -> tuple[Report, BuildState]:
    """Brings the output folder up to date. Raises `ContentError` and touches nothing when the content has problems. It
    raises as well when a text changes while pages are made; the next build makes good what this one left.

    ``state`` is that of the last build of the same process; without it the one on the disk is taken. ``tell`` is
    called with the path of each file that was made or copied, and may change the file.
    """
    start = time.monotonic()
    state_path = _state_path(options)
    with _alone(state_path) as lock, _no_collector():
        state, notices = _recalled(options, state_path, state)
        kept = _Kept(
            Bodies(options.cache / "texts.sqlite"), Pages(_beside(state_path, "pages-")), _listed(options, state)
        )
        look_around = (options.clean or not state.made) and options.output.is_dir()
        loaded = load(options, state)
        analysis = validate(options, loaded, state, for_build=True)
        if analysis.problems:
            raise ContentError(analysis.problems)
        _begin(options, analysis, state, kept, lock)
        work = _plan(options, analysis, environment, state)
        try:
            result = _render(options, analysis, environment, state, kept, work, _compare(options, state, work))
        except Damaged:
            kept.forget()
            notices.append("Pamięć gotowych stron jest uszkodzona; robię je od nowa.")
            result = _render(options, analysis, environment, state, kept, work, _compare(options, state, work))
        if tell:
            for path in result.made:
                tell(path)
            executor.stamp_again(result.made, state.made, options.output)
        notices += _record(options, state_path, state, kept)
        if look_around and (found := untracked(options.output, state.made.keys(), _finished(options))):
            notices.append(_about_untracked(options.output, found))
        lock.truncate(0)
    report = Report(
        documents=analysis.content.count,
        written=result.written,
        unchanged=result.unchanged,
        removed=result.removed,
        rendered=result.rendered,
        warnings=analysis.warnings,
        notices=tuple(notices),
        seconds=time.monotonic() - start,
    )
    return report, state


class _Kept(NamedTuple):
    """What builds keep beside their memory: HTML of texts, bytes of pages, and the list of files that are ours."""

    bodies: Bodies
    pages: Pages
    listed: Manifest

    def forget(self) -> None:
        self.bodies.forget()
        self.pages.forget()


def _recalled(options: BuildOptions, state_path: Path, state: BuildState | None) -> tuple[BuildState, list[str]]:
    """The memory to build with, that of this process or the one on the disk, and what there is to say about it."""
    notices = []
    code = code_fingerprint(options.settings_files)
    if state is None or state.fingerprint != code:
        state, notice = read_state(state_path, code)
        notices += [notice] if notice else []
    if options.clean:  # all that is left is which files are ours
        made = {path: ("", size, mtime) for path, (_key, size, mtime) in state.made.items()}
        state = BuildState(code, made=made, listed=state.listed)
    state.read_for(horizon.latest_year(options.now))
    return state, notices


def _listed(options: BuildOptions, state: BuildState) -> Manifest:
    """The list of files that are ours. Where it says more than the memory does, the memory learns it."""
    listed = Manifest(options.output / MARK)
    if listed.stamp != state.listed:  # another build has not come to its end, or the memory is lost
        state.made = {**dict.fromkeys(listed.paths(), UNSEEN), **state.made}
        if listed.stamp is not None:  # a missing one is written when files are made: problems leave no trace
            listed.write(state.made)
    return listed


def is_ours(options: BuildOptions) -> bool:
    """Whether the output folder is missing, empty, or carries our mark. One that an earlier version has made, whose
    list lay in the cache, is ours as well, and carries the mark after the next build."""
    output = options.output
    if (output / MARK).is_file() or not output.exists() or not any(output.iterdir()):
        return True
    earlier = _beside(_state_path(options), "made-").with_suffix(".list")
    known = earlier.is_file()
    earlier.unlink(missing_ok=True)
    return known


class _Work(NamedTuple):
    """What is planned. ``outputs`` are those that were asked for just now; ``shown`` the texts in each of them.

    ``keys`` says of every file what it is made of.
    """

    plan: Plan
    frame: Frame
    outputs: Mapping[str, Output]
    shown: Mapping[str, tuple[Body, ...]]
    keys: Mapping[str, str]


def _begin(options: BuildOptions, analysis: Analysis, state: BuildState, kept: _Kept, lock: IO[str]) -> None:
    """Take over what was read, and clear away what is not wanted any more or was left by a build that was killed."""
    state.entries, state.check_result = analysis.content.entries, analysis.check_result
    state.records = analysis.content.remembered
    if options.clean:
        kept.forget()
        for name in MADE_OF_CONTENT:
            _forget(options.cache / name)
    if lock.read():
        sweep(options.output)
    lock.write("making")
    lock.flush()


def _plan(options: BuildOptions, analysis: Analysis, environment: Environment, state: BuildState) -> _Work:
    """Put the remembered plan or the new one together with the assets, and return the key of every file."""
    site = analysis.site
    shown: dict[str, tuple[Body, ...]] = {}
    if analysis.outputs is not None:
        state.plan, shown = planned(analysis, options.features)
    plan = state.plan
    assert plan is not None  # or `validate` would have asked for the outputs
    asset_outputs, asset_names = assets.outputs(
        options.theme, options.cache, site.centre, lambda path: (options.content / path).read_bytes()
    )
    outputs = {output.path: output for output in (*(o for _planner, o in analysis.outputs or ()), *asset_outputs)}
    frame = replace(plan.frame, assets=asset_names)
    digester = _digester(site)
    jinja = jinja_options(environment)
    prepare(environment, options.cache / "templates" / digester.of(state.fingerprint, jinja))
    common = digester.of(state.fingerprint, jinja, fingerprint((options.theme, *options.overrides)), vars(frame))
    rows = []
    for output in asset_outputs:
        row, shown[output.path] = row_of(CORE, output, digester)
        rows.append(row)
    keys = keys_of((*rows, *plan.rows), common, _text_digests(analysis.content))
    return _Work(plan, frame, outputs, shown, keys)


def _digester(site: Site) -> Digester:
    return Digester(lambda target: file.digest if (file := site.file(target)) else None)


def _compare(options: BuildOptions, state: BuildState, work: _Work) -> list[str]:
    """Return the paths of the files that are not what they should be."""
    return executor.stale(work.keys, state.made, options.output)


def _render(
    options: BuildOptions,
    analysis: Analysis,
    environment: Environment,
    state: BuildState,
    kept: _Kept,
    work: _Work,
    stale: Sequence[str],
) -> executor.Result:
    """Copy or render the stale files, and delete what is not planned any more."""
    site, plan, outputs, shown = analysis.site, work.plan, work.outputs, work.shown
    texts = _texts(options, kept.bodies)
    context = RenderContext(
        environment, work.frame, options.content, texts, site.address_of_target, site.file, in_body, options.cache
    )

    def asked(paths: Sequence[str]) -> Mapping[str, executor.Asked]:
        again = {} if all(path in outputs for path in paths) else outputs_for(options.features, site, plan, paths)
        found = {path: again.get(path) or outputs[path] for path in paths}
        digester = _digester(site)
        return {path: (o, shown[path] if path in shown else row_of(CORE, o, digester)[1]) for path, o in found.items()}

    tasks = executor.tasks(stale, work.keys, kept.pages, asked)
    place = executor.OutputDir(options.output, state.made, kept.listed, kept.pages, options.take_over)
    result = executor.apply(tasks, work.keys.keys(), place, context, texts)
    if analysis.outputs is not None and result.made:  # seldom enough for looking through all that is kept
        kept.pages.keep_only({path for path, output in outputs.items() if output.kept})
        written = {(path, entry.text) for path, entry in analysis.content.entries.items() if entry.source_path}
        written.update(text for row in plan.rows for text in row.texts)
        texts.keep_only(Body(path, digest, 1) for path, digest in written)
    return result


def _record(options: BuildOptions, state_path: Path, state: BuildState, kept: _Kept) -> list[str]:
    """Store what this build knows, and let features make files from files; return their notices."""
    if state.listed != kept.listed.stamp:  # an equal one would be written again
        state.listed = kept.listed.stamp
    write_state(state_path, state)
    built = _built(options, state)
    return [notice for feature in options.features for notice in feature.finish(built)]


def _texts(options: BuildOptions, bodies: Bodies) -> Texts:
    """The HTML of bodies, kept under what it is made of: text, language, and the code that makes it."""
    code = fingerprint(MARKDOWN_CODE, libraries=("comrak-ext", "nh3"))

    def html(body: Body) -> str:
        from plugins.core.markdown.pages import html_of  # only when asked: start-up time

        path = options.content / body.path
        text = front_matter.body_of(front_matter.decoded(path.read_bytes()).text)
        if digest_of(text) != body.digest:  # kept under that digest, it would be shown long after
            message = "plik zmienił się w trakcie budowania. Zbuduj stronę jeszcze raz."
            raise ContentError([Problem(path.as_posix(), 1, 1, None, message)])
        return html_of(text, body.lang)

    return Texts(bodies, lambda body: f"{body.digest}{body.lang}{code}", html)


def _text_digests(content: Content) -> Callable[[str], str | None]:
    """The digest of a document's text as it is now; None for texts that are no documents (the guide)."""

    def digest(path: str) -> str | None:
        entry = content.entries.get(path)
        return entry.text if entry and entry.source_path else None

    return digest


def code_fingerprint(settings_files: Sequence[Path] = ()) -> str:
    """Of everything that turns text into records and records into views, settings files besides the usual two too."""
    return fingerprint((PLUGINS, *SETTINGS, *(file for file in settings_files if file not in SETTINGS)))


def _state_path(options: BuildOptions) -> Path:
    """One memory per pair of content and output, so that builds of different sites do not disturb each other."""
    content, output = (os.path.relpath(folder, options.cache) for folder in (options.content, options.output))
    pair = f"{content}\n{output}\n{options.preview}"
    return options.cache / f"build-{hashlib.blake2b(pair.encode(), digest_size=8).hexdigest()}.sqlite"


def _beside(state_path: Path, name: str) -> Path:
    """Where something else lies that belongs to the same pair."""
    return state_path.with_name(state_path.name.replace("build-", name))


def _forget(folder: Path) -> None:
    """Deletes what is kept in a folder, but not what another build is just writing there."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            file.unlink(missing_ok=True)


def _built(options: BuildOptions, state: BuildState) -> BuiltSite:
    keys = {path: key for path, (key, _size, _mtime) in state.made.items()}
    return BuiltSite(options.output, options.cache, keys, options.preview, options.release, options.clean)


def _finished(options: BuildOptions) -> frozenset[str]:
    """Folders that kinds fill by themselves when all files are made."""
    return frozenset(f"{feature.finished}/" for feature in options.features if feature.finished)


def _about_untracked(output: Path, found: Sequence[str]) -> str:
    some = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
    return (
        f"W katalogu {output} leżą pliki, których nie ma w planie strony ({len(found)}): {some}. Program nie pamięta, "
        "czy je zrobił, więc ich nie usuwa. Jeśli są zbędne, usuń je albo cały ten katalog i zbuduj stronę jeszcze raz."
    )


@contextmanager
def _alone(state_path: Path) -> Iterator[IO[str]]:
    """Two builds of one site wait for each other. The system frees the lock when a build is killed.

    The file is empty but for the time in which files are made; so a build sees that the one before it was killed.
    """
    state_path.parent.mkdir(parents=True, exist_ok=True)
    with state_path.with_suffix(".lock").open("a+", encoding="utf-8", errors="replace") as file:
        _lock(file)
        file.seek(0)
        yield file


@contextmanager
def _no_collector() -> Iterator[None]:
    """Records and views are many and no garbage before the end: looking for it costs a fifth of a build."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _lock(file: IO[str]) -> None:
    if sys.platform != "win32":  # builds there are by hand, one at a time
        fcntl.flock(file, fcntl.LOCK_EX)
