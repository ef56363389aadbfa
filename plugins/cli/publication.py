"""The command `publish`: check, bring the record up to date, build, show the result in one step, tell what changed.

The order is what keeps the promises: nothing is written outside the cache before the whole site is there; the target
switches in one step; the record in the content folder follows last, and where that does not happen any more, the target
holds it and the next publication reads it from there.
"""

import datetime as dt
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.cli import commands
from plugins.cli.overview import as_text, reminders
from plugins.cli.settings import build_options, now_of
from plugins.core.build.analysis import Analysis, BuildOptions
from plugins.core.build.pipeline import check
from plugins.core.reading import document
from plugins.core.schema import issues
from plugins.core.schema.site_data.centre import SITE, Centre, Publishing
from plugins.core.system import git
from plugins.core.system.git import GitError
from plugins.polish.timezone import ZONE
from plugins.published import record, storage
from plugins.published.record import Published
from plugins.publishing import permanent, stage, summary, trees
from plugins.publishing.servers import Served, apache, caddy, nginx, redirects_in
from plugins.publishing.stage import Held, Version
from plugins.publishing.targets.folder import FolderTarget
from plugins.publishing.targets.pages_branch import PagesTarget
from plugins.publishing.targets.rsync import RsyncTarget
from plugins.publishing.targets.targets import Stage, Target, TargetError
from plugins.publishing.trees import Tree

NOTHING = "Nic nie zostało opublikowane."
# Where sites are built before they go out, one folder for each content folder.
STAGES = commands.ROOT / ".cache" / "publikacja"
TARGETS = ("folder", "rsync", "pages")


@dataclass(frozen=True, slots=True)
class Options:
    """The arguments of the command, as they were given; "" and False are none."""

    target: str = ""
    content: str = ""
    output: str = ""
    today: str = ""
    dry_run: bool = False
    rollback: bool = False
    automatic: bool = False
    take_over: bool = False
    dirty: bool = False
    new_address: bool = False


class _Unrecorded(Exception):
    """The site is out, but its record could not be written beside the content."""


def publish(options: Options) -> int:
    """The exit code. Whatever ends it says that nothing was published, where that is so."""
    if options.rollback and options.dry_run:
        raise commands.UsageError(
            "--rollback przełącza wydanie od razu i nie łączy się z --dry-run. Usuń jedno z nich."
        )
    done = False
    try:
        code = _rolled_back(options) if options.rollback else _published(options)
        done = code == commands.GOOD
        return code
    except TargetError as error:
        sys.stderr.write(f"{error}\n")
        return commands.PROBLEMS
    except _Unrecorded as error:
        done = True
        sys.stderr.write(f"{error}\n")
        return commands.PROBLEMS
    finally:
        if not done:
            sys.stdout.write(f"{NOTHING}\n")
            sys.stdout.flush()


# How much of the overview stands under each publication.
OVERVIEW_LINES = 9


def _published(options: Options) -> int:
    commands.require_right_day(options.today)
    now = now_of(options.today) if options.today else dt.datetime.now(ZONE).replace(second=0, microsecond=0)
    content = commands.content_folder(options.content or str(commands.ROOT / "content"))
    settings = _settings(content, now, bool(options.today))
    read = replace(build_options(settings), data=storage.raw_files(content))
    first = _checked(read)
    if first is None:
        return commands.PROBLEMS
    centre = first.site.centre
    target = target_of(options, centre, content)
    if options.automatic and target.is_held_back():
        sys.stdout.write(
            "Przywrócono wcześniejsze wydanie i ono zostaje, dopóki ktoś nie opublikuje strony ręcznie "
            "(python3 tasks.py publish).\n"
        )
        return commands.GOOD
    held = target.held()
    _refuse(options, content, centre, target, held)
    before = record.merged(storage.load(content), held.published) if held else storage.load(content)
    analysis = _checked(replace(read, data=record.written(before)))
    if analysis is None:
        return commands.PROBLEMS
    after = _after(before, analysis, now)
    site = _built(content, settings, after)
    folder = Path(site.settings["OUTPUT_PATH"])
    ready = _staged(folder, after, centre, now)
    told = _told(target, held, ready, before, after, analysis, folder)
    if options.dry_run:
        sys.stdout.write(told + "To była próba: nic nie zostało opublikowane ani zapisane.\n")
        return commands.GOOD
    sys.stdout.write(f"{commands.closing_line(site.settings['REPORT'])}\n")
    # A publication by hand ends a rollback, also one that shows what is to be seen anyway.
    if _is_same(held, ready, before, after) and not target.is_held_back():
        said = "Strona jest już taka; nowego wydania nie ma po co robić."
    else:
        said = target.publish(ready)
    sys.stdout.write(f"{told}{said}\n")
    _record(content, after)
    sys.stdout.write(_first_lines(analysis, read, content))
    return commands.GOOD


def _record(content: Path, after: Published) -> None:
    """The target holds the record too, so nothing is lost where it can not be written here."""
    try:
        storage.save(content, record.written(after))
    except OSError as error:
        why = commands.about_the_disk(error) or f"{error}."
        raise _Unrecorded(
            f"strona jest opublikowana, ale nie udało się zapisać {content}/*.lock.json: {why} "
            "Potem uruchom publish jeszcze raz."
        ) from None


def _first_lines(analysis: Analysis, options: BuildOptions, content: Path) -> str:
    """What `overview` begins with: the next change of the site and what waits. Empty when nothing does."""
    found = reminders(analysis.site, options.features)
    if not found:
        return ""
    lines = as_text(found, content, analysis.site.now).split("\n")[1:OVERVIEW_LINES]
    return "\n".join([*lines, "Wszystko pokaże: python3 tasks.py overview", ""])


def _settings(content: Path, now: dt.datetime, day_given: bool) -> dict[str, Any]:
    """Of a site whose output is a folder of the cache, one for each content folder."""
    name = trees.digest_of(str(content.resolve()).encode())[:16]
    stage_folder = STAGES / name
    site = commands.pelican(
        "publishconf.py",
        {"PATH": str(content), "OUTPUT_PATH": str(stage_folder), "TODAY": now, "DAY_GIVEN": day_given},
    )
    settings: dict[str, Any] = site.settings
    return settings


def _checked(options: BuildOptions) -> Analysis | None:
    """None when the content has problems; they are printed."""
    analysis = check(options, with_paths=True)
    if analysis.problems:
        sys.stderr.write(issues.as_text(analysis.problems))
        return None
    return analysis


def _after(before: Published, analysis: Analysis, now: dt.datetime) -> Published:
    site = analysis.site
    planned = analysis.paths
    calendar = {uid: entry for kind in site.kinds for uid, entry in kind.calendar(site).items()}
    return record.updated(before, calendar, permanent.current(site, planned), now)


def _built(content: Path, settings: dict[str, Any], after: Published) -> Any:
    given = {name: settings[name] for name in ("OUTPUT_PATH", "TODAY", "DAY_GIVEN")}
    site = commands.pelican("publishconf.py", {"PATH": str(content), **given})
    site.settings["DATA"] = record.written(after)
    site.run()
    return site


def _staged(folder: Path, after: Published, centre: Centre, now: dt.datetime) -> Stage:
    tree = trees.tree_of(folder, stage.built_files(folder))
    version = Version(trees.whole(tree), now, centre.url)
    message = f"Publikacja {now:%Y-%m-%d %H:%M}"
    return Stage(folder, tree, stage.written(tree, after, version), message, centre.host)


def _is_same(held: Held | None, ready: Stage, before: Published, after: Published) -> bool:
    """Whether the target shows this very site already, and knows all that there is to know of it."""
    return held is not None and held.tree == ready.tree and held.published == after and before == after


def _told(
    target: Target,
    held: Held | None,
    ready: Stage,
    before: Published,
    after: Published,
    analysis: Analysis,
    folder: Path,
) -> str:
    old: Tree = (held.tree if held else None) or {}
    if held is None and before.addresses:
        lines = summary.of_addresses(before.addresses, after.addresses, len(ready.tree))
    else:
        documents = before.addresses.keys() | after.addresses.keys()
        lines = summary.lines(trees.changes(old, ready.tree), documents, is_first=held is None)
    text = "".join(f"{line}\n" for line in lines)
    for kind in analysis.site.kinds:
        for path, tell in kind.compared().items():
            new = folder / path
            known = target.read(path)
            if new.is_file() and (known is not None or not before.calendar):
                text += tell(known, new.read_bytes())
            elif new.is_file():
                text += "".join(f"{line}\n" for line in summary.of_calendar(before.calendar, after.calendar))
    return text


def target_of(options: Options, centre: Centre, content: Path) -> Target:
    """Where to: said on the command line, else in site.yaml (`publishing:`), else a folder. Raises `UsageError`."""
    asked: Publishing = centre.publishing
    name = options.target or asked.target
    if name not in TARGETS:
        raise commands.UsageError(f"--target: „{name}” nie jest znane. Do wyboru: {', '.join(TARGETS)}.")
    if name == "folder":
        site = Path(os.path.abspath(options.output or commands.ROOT / "public"))  # noqa: PTH100 - a link is no folder
        commands.require_apart(content, site)
        _refuse_folder(site, content, options.take_over)
        return FolderTarget(site, asked.keep)
    cache = commands.ROOT / ".cache" / "publikacja"
    if name == "pages":
        repository = asked.repository or _repository_of(content)
        known = trees.digest_of(repository.encode())[:16]
        return PagesTarget(
            repository, asked.branch, centre.host, cache / f"{known}.git", options.take_over, git.access_of(content)
        )
    if not asked.host or not asked.path:
        raise commands.UsageError(
            "--target rsync: w site.yaml brakuje serwera. Dopisz np. publishing: "
            "{host: lokal@example.org, path: /srv/lokal/public}"
        )
    return RsyncTarget(asked.host, PurePosixPath(asked.path), asked.keep, cache / "rsync")


def _repository_of(content: Path) -> str:
    try:
        return git.text(content, "remote", "get-url", "origin")
    except GitError:
        raise commands.UsageError(
            "--target pages: nie wiadomo, do którego repozytorium. Dopisz w site.yaml np. publishing: "
            "{repository: git@example.org:lokal/strona.git}"
        ) from None


def _refuse_folder(site: Path, content: Path, take_over: bool) -> None:
    """Places that a link must never take: what holds the program or the content, and links that lead elsewhere."""
    real = site.resolve()
    for place, name in ((content, "katalog z treścią"), (commands.ROOT, "program"), (Path.home(), "katalog domowy")):
        if place.resolve().is_relative_to(real):
            raise commands.UsageError(f"--output: w {site} leży {name}. Podaj inny katalog, np. --output output")
    if (site / ".git").exists():
        raise commands.UsageError(f"--output: {site} to repozytorium. Podaj inny katalog, np. --output public")
    target = FolderTarget(site, keep=1)
    if site.is_symlink() and target.releases.current is None and site.exists() and not take_over:
        raise commands.UsageError(
            f"--output: {site} to dowiązanie do innego katalogu, którego nie zrobił ten program. "
            "Podaj inny katalog albo dopisz --take-over, żeby je zastąpić."
        )


def _refuse(options: Options, content: Path, centre: Centre, target: Target, held: Held | None) -> None:
    """What would break promises to readers. Raises `UsageError`."""
    known = held.version.url if held and held.version else storage.load(content).facts_of("/").get("url")
    if known and known != centre.url and not options.new_address:
        raise commands.UsageError(
            f"stały adres w site.yaml to teraz {centre.url}, a strona jest opublikowana pod {known}. Ten adres jest "
            "częścią identyfikatorów w kalendarzach i kanałach: po zmianie subskrybenci zobaczą wszystko podwójnie. "
            f"Przywróć url: {known} albo, jeśli serwis naprawdę się przenosi, dopisz --new-address."
        )
    loose = [path for path in git.not_committed(content) if not path.endswith(".lock.json")] if target.pushes else []
    if loose and not options.dirty:
        some = ", ".join(loose[:3]) + (" …" if len(loose) > 3 else "")
        raise commands.UsageError(
            f"są zmiany, których nie ma jeszcze w Gicie ({len(loose)}): {some}. Zapisz je (git commit) albo dopisz "
            "--dirty, żeby opublikować to, co leży na dysku."
        )


def _rolled_back(options: Options) -> int:
    content = commands.content_folder(options.content or str(commands.ROOT / "content"))
    target = target_of(options, _centre_of(content), content)
    sys.stdout.write(f"{target.roll_back()}\n")
    return commands.GOOD


def commit_locks(content: str) -> int:
    """Commits the lock files that a publication has changed, and pushes them: the last step of a workflow. The message
    keeps forges from starting the workflow for it once more."""
    folder = commands.content_folder(content or str(commands.ROOT / "content"))
    try:
        done = git.commit_and_push(folder, "*.lock.json", "Zapis publikacji [skip ci]")
    except GitError as error:
        sys.stderr.write(f"Git: {error}\n")
        return commands.PROBLEMS
    sys.stdout.write("Zapis publikacji jest w Gicie.\n" if done else "Zapis publikacji nie zmienił się.\n")
    return commands.GOOD


def server_configuration(name: str, content: str, root: str) -> str:
    """The text of a server's file for a site that was published into a folder. Raises `UsageError`."""
    made = {"nginx": nginx.configuration, "apache": apache.configuration, "caddy": caddy.configuration}
    if name not in made:
        raise commands.UsageError(f"„{name}” nie jest znanym serwerem. Do wyboru: {', '.join(made)}.")
    folder = Path(os.path.abspath(root or commands.ROOT / "public"))  # noqa: PTH100 - a server follows the link
    centre = _centre_of(commands.content_folder(content or str(commands.ROOT / "content")))
    return made[name](Served(PurePosixPath(folder), centre.host, redirects_in(folder)))


def _centre_of(content: Path) -> Centre:
    """The centre's data, or a stand-in: going back must not wait until site.yaml is right again."""
    file = content / SITE
    centre, _problems, _warnings = document.centre(file.read_bytes() if file.is_file() else None)
    return centre or Centre.supposed(())
