"""Release folders beside a site, and the switch between them: `public` is a symbolic link to one of them.

    public -> public.wydania/0003
    public.wydania/0001/  0002/  0003/       whole sites; what did not change is one file in all of them
    public.wydania/zastane-1                 a folder that stood in the place of the link before; never deleted
    public.wydania/stan.json                 what stood before which release, and whether a rollback holds

A release is made under another name and renamed when it is whole, and the link is replaced in one step (rename), so a
reader, and a killed publication, find the old site or the new one and never a mixture. Releases are never written
again.
"""

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from plugins.core.system.files import replace_file
from plugins.core.system.processes import alone

STATE = "stan.json"
_BEGUN, _LINK = ".nowe", ".dowiazanie"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class NoRelease(Exception):
    """There is nothing to go back to. The text is Polish."""


@dataclass(frozen=True, slots=True)
class State:
    """``before`` says for each release which one stood there before it; ``held`` is set while a rollback holds."""

    before: Mapping[str, str] = field(default_factory=dict)
    held: bool = False


@dataclass(frozen=True, slots=True)
class Releases:
    """The releases of one site; ``site`` is the link that a server shows."""

    site: Path

    @property
    def folder(self) -> Path:
        return self.site.with_name(f"{self.site.name}.wydania")

    @property
    def current(self) -> str | None:
        """The name of the release that readers see; None when ``site`` is no link of ours."""
        if not self.site.is_symlink():
            return None
        target = Path(os.path.normpath(self.site.parent / self.site.readlink()))
        return target.name if target.parent == Path(os.path.normpath(self.folder)) and target.is_dir() else None

    @property
    def current_folder(self) -> Path | None:
        """Where the site is that readers see, also one that is a plain folder from earlier."""
        name = self.current
        if name:
            return self.folder / name
        return self.site if self.site.is_dir() and not self.site.is_symlink() else None

    def names(self) -> list[str]:
        """Whole releases, the oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if path.is_dir() and path.name.isdigit())

    def state(self) -> State:
        """What is known of the order; a file that can not be read is as good as none."""
        try:
            found = json.loads((self.folder / STATE).read_bytes())
            return State({str(new): str(old) for new, old in found["before"].items()}, bool(found["held"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return State()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One publication at a time; what a killed one had begun is swept."""
        with alone(self.folder / ".blokada"):
            self._sweep()
            yield

    def add(self, fill: Callable[[Path], None], keep: int) -> str:
        """Makes a release with ``fill(folder)``, shows it, and deletes all but the last ``keep``. Gives its name."""
        before = self.current
        name = f"{max((int(known) for known in self.names()), default=0) + 1:04}"
        begun = self.folder / _BEGUN
        begun.mkdir()
        try:
            fill(begun)
        except BaseException:
            shutil.rmtree(begun, ignore_errors=True)
            raise
        state = self.state()
        self._write(replace(state, before={**state.before, **({name: before} if before else {})}))
        begun.rename(self.folder / name)
        self.show(name)
        self._prune(keep)
        return name

    def show(self, name: str) -> None:
        """Switches in one step. A folder that stands in the place is taken over: it is kept beside."""
        link = self.folder / _LINK
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(self.folder / name, self.site.parent))
        if self.site.is_dir() and not self.site.is_symlink():
            self._take_over(link)
        else:
            link.replace(self.site)

    def before(self) -> Path:
        """The release that stood there before the current one. Raises `NoRelease`."""
        current = self.current
        if current is None:
            raise NoRelease(f"{self.site} nie jest stroną z wydaniami. Najpierw ją opublikuj: python3 tasks.py publish")
        before = self.state().before.get(current)
        if before is None or not self._has(before):
            raise NoRelease(f"nie ma starszego wydania niż {current}, więc nie ma do czego wrócić.")
        return self.folder / before

    def roll_back(self) -> str:
        """Shows the release that stood there before, until somebody publishes by hand. Raises `NoRelease`."""
        before = self.before().name
        self._write(replace(self.state(), held=True))
        self.show(before)
        return before

    def _take_over(self, link: Path) -> None:
        """The link takes the place of a folder in one step where the system can do so (Linux). The folder becomes what
        a rollback goes back to; it is never deleted, since it may hold what is not ours."""
        taken = next(path for n in range(1, 10_000) if not (path := self.folder / f"zastane-{n}").exists())
        link.rename(taken)
        if not _exchanged(taken, self.site):
            beside = self.site.with_name(f".{self.site.name}.zastane")
            self.site.rename(beside)
            taken.rename(self.site)
            beside.rename(taken)
        state = self.state()
        assert self.current
        self._write(replace(state, before={**state.before, self.current: taken.name}))

    def _prune(self, keep: int) -> None:
        current = self.current
        for name in self.names()[: -max(keep, 1)]:
            if name != current:
                gone = self.folder / f".{name}.usuwane"
                (self.folder / name).rename(gone)
                shutil.rmtree(gone, ignore_errors=True)
        before = {new: old for new, old in self.state().before.items() if self._has(new) and self._has(old)}
        self._write(State(before, held=False))

    def _has(self, name: str) -> bool:
        return (self.folder / name).is_dir()

    def _sweep(self) -> None:
        (self.folder / _LINK).unlink(missing_ok=True)
        for path in self.folder.iterdir():
            if path.name == _BEGUN or path.name.endswith(".usuwane"):
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.startswith("zastane-") and path.is_symlink():
                path.unlink()  # a killed take-over that had not begun

    def _write(self, state: State) -> None:
        text = json.dumps({"before": dict(sorted(state.before.items())), "held": state.held}, indent=1) + "\n"
        replace_file(self.folder / STATE, text.encode())


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names have changed places in one step; False where the system can not do it."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not done
