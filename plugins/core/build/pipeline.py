"""The pipeline: load, validate (and plan), compare, render, record. Knows nothing of Pelican.

`analysis` goes as far as problems can be known; `check` stops there and `build` goes on.
"""

import hashlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from jinja2 import Environment

from plugins.core.build import executor
from plugins.core.build.analysis import Analysis, BuildOptions, digester_of, load, outputs_for, plan_of, validate
from plugins.core.build.manifest import UNSEEN, Manifest, about_untracked
from plugins.core.build.plan import CORE, Plan, keys_of, row_of
from plugins.core.build.state import BuildState
from plugins.core.build.store import Damaged, Store
from plugins.core.build.texts import Texts
from plugins.core.reading import horizon
from plugins.core.reading.loading import Content
from plugins.core.rendering import assets
from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.templates import jinja_options, prepare
from plugins.core.schema.body import Body
from plugins.core.schema.issues import ContentError, Problem
from plugins.core.site.kind import BuiltSite
from plugins.core.site.outputs import Output
from plugins.core.site.page import Frame
from plugins.core.system.files import sweep
from plugins.core.system.fingerprint import fingerprint
from plugins.core.system.processes import alone, without_collector
from plugins.images.markup import in_body

__all__ = ["Analysis", "BuildOptions", "Report", "build", "check"]

T = TypeVar("T")

PLUGINS = Path(__file__).parent.parent.parent
SETTINGS = (PLUGINS.parent / "pelicanconf.py", PLUGINS.parent / "publishconf.py")
# Folders of the cache that `--clean` empties. Typefaces stay: they are made of nothing that is ours.
MADE_OF_CONTENT = ("pictures", "cards", "templates")


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
    seconds: float = 0.0


def check(options: BuildOptions, with_paths: bool = False) -> Analysis:
    """Validate the content and build nothing. What was read is remembered for the next check or build. The paths of all
    files are known afterwards if they are asked for (``with_paths``)."""

    def stages(store: Store) -> Analysis:
        state = store.state(code_fingerprint(options.settings_files))
        state.read_for(horizon.latest_year(options.now))
        analysis = validate(options, load(options, state), state, for_build=with_paths)
        state.learn(analysis.content.entries, analysis.content.remembered, analysis.check_result)
        store.remember(state, ended=False)
        return analysis

    return _with_store(options, stages)[0]


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

    def stages(store: Store) -> tuple[Report, BuildState]:
        run = _recall(options, environment, store, state)
        loaded = load(options, run.state)
        analysis = validate(options, loaded, run.state, for_build=True)
        if analysis.problems:
            raise ContentError(analysis.problems)
        _clear(run)
        work = _plan(run, analysis)
        stale = executor.stale(work.keys, run.state.made, options.output)
        result = _render(run, analysis, work, stale, tell)
        return _record(run, analysis, result), run.state

    (report, state), notices = _with_store(options, stages)
    return replace(report, notices=(*notices, *report.notices), seconds=time.monotonic() - start), state


class _Run(NamedTuple):
    """What the stages of a build share. ``is_unsure``: files of which nothing is known may lie in the output folder."""

    options: BuildOptions
    environment: Environment
    store: Store
    state: BuildState
    listed: Manifest
    is_unsure: bool


class _Work(NamedTuple):
    """What is planned. ``outputs`` are those that were asked for just now; ``shown`` the texts in each of them.

    ``keys`` says of every file what it is made of.
    """

    plan: Plan
    frame: Frame
    outputs: Mapping[str, Output]
    shown: Mapping[str, tuple[Body, ...]]
    keys: Mapping[str, str]


def _recall(options: BuildOptions, environment: Environment, store: Store, state: BuildState | None) -> _Run:
    """Return the memory to build with: that of this process, or the one on the disk."""
    code = code_fingerprint(options.settings_files)
    if state is None or state.fingerprint != code:
        state = store.state(code)
    if options.clean:  # all that is left is which files are ours
        state = state.only_made(code)
    state.read_for(horizon.latest_year(options.now))
    listed = Manifest(options.output)
    if listed.stamp != state.listed:  # another build has not come to its end, or the memory is lost
        state.made = {**dict.fromkeys(listed.paths(), UNSEEN), **state.made}
        if listed.stamp is not None:  # a missing one is written when files are made: problems leave no trace
            listed.write(state.made)
    is_unsure = (options.clean or not state.made) and options.output.is_dir()
    return _Run(options, environment, store, state, listed, is_unsure)


def _clear(run: _Run) -> None:
    """Clear away what is not wanted any more, and what a build left behind that was killed."""
    if run.options.clean:
        run.store.forget()
        for name in MADE_OF_CONTENT:
            _forget(run.options.cache / name)
    if run.store.begin():
        sweep(run.options.output)
        run.state.stored = None  # the store may have been deleted meanwhile


def _plan(run: _Run, analysis: Analysis) -> _Work:
    """Put the remembered plan or the new one together with the assets, and return the key of every file."""
    options, environment, state, site = run.options, run.environment, run.state, analysis.site
    shown: dict[str, tuple[Body, ...]] = {}
    if analysis.outputs is not None:
        state.plan, shown = plan_of(analysis, options.features)
    plan = state.plan
    assert plan is not None  # or `validate` would have asked for the outputs
    asset_outputs, asset_names = assets.outputs(
        options.theme, options.cache, site.centre, lambda path: (options.content / path).read_bytes()
    )
    outputs = {output.path: output for output in (*(o for _planner, o in analysis.outputs or ()), *asset_outputs)}
    frame = replace(plan.frame, assets=asset_names)
    digester = digester_of(site)
    jinja = jinja_options(environment)
    prepare(environment, options.cache / "templates" / digester.of(state.fingerprint, jinja))
    common = digester.of(state.fingerprint, jinja, fingerprint((options.theme, *options.overrides)), vars(frame))
    rows = []
    for output in asset_outputs:
        row, shown[output.path] = row_of(CORE, output, digester)
        rows.append(row)
    keys = keys_of((*rows, *plan.rows), common, _text_digests(analysis.content))
    return _Work(plan, frame, outputs, shown, keys)


def _render(
    run: _Run, analysis: Analysis, work: _Work, stale: Sequence[str], tell: Callable[[str], object] | None
) -> executor.Result:
    """Copy or render the stale files, and delete what is not planned any more."""
    options, state, site, outputs = run.options, run.state, analysis.site, work.outputs
    texts = Texts(run.store, options.content)
    context = RenderContext(
        run.environment, work.frame, options.content, texts, site.address_of_target, site.file, in_body, options.cache
    )

    def asked(paths: Sequence[str]) -> Mapping[str, executor.Asked]:
        is_known = all(path in outputs for path in paths)
        again = {} if is_known else outputs_for(options.features, site, work.plan, paths)
        found = {path: again.get(path) or outputs[path] for path in paths}
        digester, shown = digester_of(site), work.shown
        return {path: (o, shown[path] if path in shown else row_of(CORE, o, digester)[1]) for path, o in found.items()}

    tasks = executor.tasks(stale, work.keys, run.store, asked)
    place = executor.OutputDir(options.output, state.made, run.listed, run.store, options.take_over)
    result = executor.apply(tasks, work.keys.keys(), place, context, texts)
    if analysis.outputs is not None and (result.made or result.removed):  # not each time: all that is kept is read
        shown = {path for row in work.plan.rows for path, _digest in row.texts}
        pages = {path for path, output in outputs.items() if output.kept}
        run.store.keep_only({"text": shown, "page": pages})
    if tell:
        for path in result.made:
            tell(path)
        executor.stamp_again(result.made, state.made, options.output)
    return result


def _record(run: _Run, analysis: Analysis, result: executor.Result) -> Report:
    """Let features make files from files, and remember all that this build knows."""
    options, state, content = run.options, run.state, analysis.content
    notices: list[str] = []
    finished: dict[str, str] = {}
    keys = {path: key for path, (key, _size, _mtime) in state.made.items()}
    for feature in options.features:
        known = state.finished.get(feature.name, "")
        built = BuiltSite(options.output, options.cache, keys, options.preview, options.release, known)
        said, finished[feature.name] = feature.finish(built)
        notices += said
    if run.is_unsure:
        apart = frozenset(f"{feature.finished}/" for feature in options.features if feature.finished)
        notices += about_untracked(options.output, state.made.keys(), apart)
    state.learn(content.entries, content.remembered, analysis.check_result)
    state.finished = finished
    if state.listed != run.listed.stamp:  # an equal one would be written again
        state.listed = run.listed.stamp
    run.store.remember(state, ended=True)
    counts = (content.count, result.written, result.unchanged, result.removed)
    return Report(*counts, result.rendered, analysis.warnings, tuple(notices))


def _text_digests(content: Content) -> Callable[[str], str | None]:
    """The digest of a document's text as it is now; None for texts that are no documents (the guide)."""

    def digest(path: str) -> str | None:
        entry = content.entries.get(path)
        return entry.text if entry and entry.source_path else None

    return digest


def code_fingerprint(settings_files: Sequence[Path] = ()) -> str:
    """Of everything that turns text into records and records into views, settings files besides the usual two too."""
    return fingerprint((PLUGINS, *SETTINGS, *(file for file in settings_files if file not in SETTINGS)))


def _store_path(options: BuildOptions) -> Path:
    """One store per pair of content and output, so that builds of different sites do not disturb each other."""
    content, output = (os.path.relpath(folder, options.cache) for folder in (options.content, options.output))
    pair = f"{content}\n{output}\n{options.preview}"
    return options.cache / f"site-{hashlib.blake2b(pair.encode(), digest_size=8).hexdigest()}.sqlite"


def _forget(folder: Path) -> None:
    """Deletes what is kept in a folder, but not what another build is just writing there."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.name.startswith("."):
            file.unlink(missing_ok=True)


def _with_store(options: BuildOptions, work: Callable[[Store], T]) -> tuple[T, tuple[str, ...]]:
    """Call ``work`` with the store, while every other build of the site waits, and return what it gives. Where the
    store turns out to be damaged, it is called once more with an empty one, and there is a notice of that."""
    path = _store_path(options)
    store = Store(path)
    with alone(path.with_suffix(".lock")), without_collector():
        try:
            return work(store), ()
        except Damaged:
            store.forget()
            return work(store), ("Pamięć poprzedniej budowy jest uszkodzona; buduję od nowa.",)
