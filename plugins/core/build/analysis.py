"""From the content folder to all that can be known before a file is made: records, planned outputs, problems.

The first half of the pipeline: `load`, then `validate`, which plans as well, since a link may lead to any planned page.
"""

import datetime as dt
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.build.digest import Digester
from plugins.core.build.plan import CORE, CheckResult, Plan, row_of, shape_of_site
from plugins.core.build.state import BuildState
from plugins.core.reading import document, horizon, loading
from plugins.core.reading.loading import Content
from plugins.core.rendering.context import RenderContext
from plugins.core.schema.body import Body
from plugins.core.schema.issues import Problem, in_order
from plugins.core.schema.references import references_of
from plugins.core.schema.site_data.centre import SITE, Centre
from plugins.core.site.kind import Feature, Kind
from plugins.core.site.outputs import EVERYTHING, Output, Wanted
from plugins.core.site.page import frame_of
from plugins.core.site.site import Site, StaticFile
from plugins.core.system.processes import beside
from plugins.core.validation import checking, permanence
from plugins.images import planning as pictures
from plugins.images.inspection import inspected, is_picture
from plugins.published import record

# From so many documents on, judging takes longer than starting a process for it.
BESIDE_FROM = 2_000
Planned = tuple[str, Output]


@dataclass(frozen=True)
class BuildOptions:
    """Where a build goes from and to. ``now`` is the only clock.

    ``preview`` shows drafts; ``release`` makes what only a public site needs and what takes long (social cards).
    ``day_given``: somebody chose the day by hand (`--today`).
    ``take_over``: files in the output folder that are not ours may be replaced.
    ``data`` takes the place of data files of the content: a publication builds from the record that it is going to
    leave behind.
    ``overrides`` are folders whose templates take the place of the theme's; ``settings_files`` say what all this is.
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    now: dt.datetime
    features: tuple[Feature, ...]
    site_url: str | None = None
    preview: bool = False
    release: bool = False
    clean: bool = False
    day_given: bool = False
    take_over: bool = False
    data: Mapping[str, bytes] = field(default_factory=dict)
    overrides: tuple[Path, ...] = ()
    settings_files: tuple[Path, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(feature for feature in self.features if isinstance(feature, Kind))


class Loaded(NamedTuple):
    """The content as a site. ``shape`` is the digest of all that planning and validation depend on."""

    content: Content
    site: Site
    shape: str


@dataclass(frozen=True)
class Analysis:
    """All that is known before anything is made.

    ``outputs`` are None when the plan and the check result of the last build still hold, so that no kind was asked.
    ``check_result`` is None when there are problems. ``paths`` are those of all planned files, where a build follows.
    """

    content: Content
    site: Site
    shape: str
    outputs: tuple[Planned, ...] | None
    check_result: CheckResult | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    paths: frozenset[str] = frozenset()


def load(options: BuildOptions, state: BuildState) -> Loaded:
    """Read what has changed since ``state``, and join all of it to a site."""
    latest_year = horizon.latest_year(options.now)
    content = loading.load(
        options.content,
        options.kinds,
        state.entries,
        time.time_ns(),
        preview=options.preview,
        records=state.records,
        latest_year=latest_year,
        inspect=inspected,
        data_files=tuple(name for feature in options.features for name in feature.data_files),
    )
    content = replace(content, data=_data(options, content))
    site = _site(options, content, content.centre or Centre.supposed(_topics(options.kinds, content)))
    return Loaded(content, site, _shape(options, site, content, state.fingerprint))


def validate(options: BuildOptions, loaded: Loaded, state: BuildState, for_build: bool) -> Analysis:
    """Plan the outputs and return them with all problems; what holds since the last build is not done again.

    Documents are checked in a process of their own beside the planning. Paths of problems are as the user sees them.
    """
    content, site, shape = loaded
    check_result = state.check_result if state.check_result and state.check_result.shape == shape else None
    if content.problems or check_result is None:
        with beside(lambda: _checked(options, site, content), content.count >= BESIDE_FROM) as checked:
            outputs, misplaced = _asked_for(options.features, site, content)
            mistaken, old = checked()
        found = (*content.problems, *_located(options.content, (*misplaced, *mistaken)))
        check_result = CheckResult(shape, tuple(_located(options.content, old)))
    else:
        found = ()
        outputs = None
        if for_build and not (state.plan and state.plan.shape == shape):
            outputs, _misplaced = _asked_for(options.features, site, content)
    rows = state.plan.rows if outputs is None and state.plan and state.plan.shape == shape else ()
    return Analysis(
        content,
        site,
        shape,
        outputs,
        None if found else check_result,
        _shown(options, found),
        _shown(options, (*content.warnings, *check_result.warnings)),
        frozenset((*(output.path for _planner, output in outputs or ()), *(row.path for row in rows))),
    )


def _data(options: BuildOptions, content: Content) -> dict[str, bytes]:
    """The data files. Where site.yaml has mistakes, the host of all identifiers is a stand-in, and nothing that was
    published would be found again: then nothing counts as published, or one mistake would cause a hundred others."""
    data = {**content.data, **options.data}
    if any(problem.path == SITE for problem in content.problems):
        return {name: raw for name, raw in data.items() if name not in record.FILES}
    return data


def plan_of(analysis: Analysis, features: Sequence[Feature]) -> tuple[Plan, dict[str, tuple[Body, ...]]]:
    """The plan of the outputs that were asked for, and the texts that each of them shows."""
    site = analysis.site
    digester = digester_of(site)
    rows, bodies = [], {}
    for planner, output in analysis.outputs or ():
        row, shown = row_of(planner, output, digester)
        rows.append(row)
        bodies[row.path] = shown
    shares = sorted(features, key=lambda feature: feature.order)
    return Plan(analysis.shape, tuple(rows), frame_of(site, (feature.frame(site) for feature in shares))), bodies


def digester_of(site: Site) -> Digester:
    return Digester(lambda target: file.digest if (file := site.file(target)) else None)


def _shape(options: BuildOptions, site: Site, content: Content, code: str) -> str:
    data = [f"{path}={hashlib.blake2b(raw, digest_size=16).hexdigest()}" for path, raw in sorted(content.data.items())]
    shapes = {path: entry.shape for path, entry in content.entries.items()}
    around = (
        code,
        site.now.isoformat(),
        site.site_url,
        f"{options.preview}{options.release}{options.day_given}",
        site.centre.model_dump_json(),
    )
    return shape_of_site(shapes, *around, " ".join(feature.name for feature in options.features), *data)


def _topics(kinds: Sequence[Kind], content: Content) -> frozenset[str]:
    """The topics that documents are of."""
    found = [references_of(record) for kind in kinds for record in content.records(kind.name)]
    found += [iter(document.references) for document in content.broken]
    return frozenset(text for references in found for _field, to, text in references if to.target == "topic")


def _site(options: BuildOptions, content: Content, centre: Centre) -> Site:
    return Site(
        centre=centre,
        now=options.now,
        kinds=options.kinds,
        records_of=content.records,
        files=content.files,
        site_url=(options.site_url or centre.url).rstrip("/"),
        preview=options.preview,
        release=options.release,
        data=content.data,
        known_names=content.known_names,
        addresses=content.addresses,
        announced=tuple(address for feature in options.features for address in feature.announced),
    )


def _asked_for(
    features: Sequence[Feature], site: Site, content: Content
) -> tuple[tuple[Planned, ...], list[checking.Finding]]:
    """The outputs, one for each path, each with its planner; and what is wrong with addresses and links."""
    outputs = _all_outputs(features, site)
    planned, issues = checking.address_issues(site, [output for _planner, output in outputs])
    issues += checking.link_issues(site, content.broken, planned)
    issues += permanence.disappeared(site, content.broken, planned)
    by_path: dict[str, Planned] = {}
    for planner, output in outputs:
        by_path.setdefault(output.path, (planner, output))
    return tuple(by_path.values()), issues


def _checked(
    options: BuildOptions, site: Site, content: Content
) -> tuple[list[checking.Finding], list[checking.Finding]]:
    """What is wrong between documents, and what ages: all that can be told without a plan."""
    features = options.features
    issues = [*checking.reference_issues(site, content.broken), *permanence.unreadable(site)]
    issues += [(record.path, issue) for feature in features for record, issue in feature.check(site)]
    issues += checking.future_readings(site)
    early = [found for found in issues if found[1].future and options.day_given]
    issues = [found for found in issues if not (found[1].future and options.day_given)]
    old = [(record.path, issue) for feature in features for record, issue in feature.warnings(site)] + early
    return issues, [*old, *checking.early_links(site), *checking.early_changes(site)]


def _all_outputs(features: Sequence[Feature], site: Site) -> list[Planned]:
    outputs = [(feature.name, output) for feature in features for output in feature.outputs(site, EVERYTHING)]
    outputs += [(CORE, output) for output in _of_the_core(site)]
    for feature in features:
        known = tuple(output for _planner, output in outputs)
        outputs += [(CORE, output) for output in feature.closing(site, known)]
    return outputs


def _of_the_core(site: Site) -> Iterator[Output]:
    yield from (_download(file) for file in site.files.values() if not is_picture(file.path))
    yield from pictures.outputs(site)


def _download(file: StaticFile) -> Output:
    return Output(file.path, file, copied, kept=False)


def copied(file: StaticFile, context: RenderContext) -> bytes:
    """A file of `content/pliki/`, as it is."""
    return context.file_bytes(file)


def _located(folder: Path, issues: Any) -> Iterator[Problem]:
    return (document.problem_at(folder, path, issue) for path, issue in issues)


def _shown(options: BuildOptions, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    folder = options.content.as_posix().rstrip("/")
    return in_order(replace(problem, path=f"{folder}/{problem.path}") for problem in problems)


def outputs_for(features: Sequence[Feature], site: Site, plan: Plan, wanted: Sequence[str]) -> dict[str, Output]:
    """The outputs of a remembered plan that must be made: only the kinds that planned them are asked, and no longer
    than until they have given theirs.
    """
    planner = {row.path: row.planner for row in plan.rows}
    left: dict[str, set[str]] = defaultdict(set)
    for path in wanted:
        if path in planner:  # others are assets, which nobody plans
            left[planner[path]].add(path)
    found = {path: _download(site.files[path]) for path in left[CORE] if path in site.files and not is_picture(path)}
    left[CORE] -= found.keys()
    if left[CORE]:
        return {output.path: output for _planner, output in _all_outputs(features, site)}
    asked = Wanted(frozenset(wanted))
    for kind in (kind for kind in features if left[kind.name]):  # to call it is to import what plans it
        outputs = kind.outputs(site, asked)
        while left[kind.name]:
            output = next(outputs, None)
            if output is None:
                lost = ", ".join(sorted(left[kind.name]))
                raise RuntimeError(f"{kind.name} planned these files, but does not give them when asked again: {lost}")
            if output.path in left[kind.name]:
                found[output.path] = output
                left[kind.name].remove(output.path)
    return found
