"""The target `rsync`: release folders on another machine, reached by ssh, and the same switch of a link there.

What did not change is one file in all releases (`--link-dest`); the link is replaced by one `mv -T`. The other machine
needs rsync, a POSIX shell and GNU coreutils (every Linux server), and nothing of ours.
"""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.publishing import compression, stage, trees
from plugins.publishing.servers import apache
from plugins.publishing.stage import Held
from plugins.publishing.targets.targets import Stage, TargetError

SSH = "LOKAL_SSH"  # for tests, and for hosts that need options: `ssh -p 2222`


@dataclass(frozen=True, slots=True)
class RsyncTarget:
    """``site`` is the link on the machine ``host``; ``cache`` is where a release is prepared here."""

    host: str
    site: PurePosixPath
    keep: int
    cache: Path

    @property
    def pushes(self) -> bool:
        return True

    @property
    def _folder(self) -> PurePosixPath:
        return self.site.with_name(f"{self.site.name}.wydania")

    def held(self) -> Held | None:
        found = {path: self.read(path) for path in stage.asked()}
        return stage.held(found) if any(found.values()) else None

    def read(self, path: str) -> bytes | None:
        try:
            return self._ssh(f"cat -- {_q(self.site / path)}")
        except TargetError:
            if not self._ssh(f"if test -e {_q(self.site / path)}; then echo jest; fi"):
                return None
            raise

    def is_held_back(self) -> bool:
        return bool(self._ssh(f"if test -e {_q(self._folder / 'wstrzymane')}; then echo jest; fi"))

    def publish(self, ready: Stage) -> str:
        self.cache.mkdir(parents=True, exist_ok=True)
        folder, site = _q(self._folder), _q(self.site)
        said = self._ssh(
            f"set -e; mkdir -p {folder}; cd {folder}; rm -rf .nowe .nowe.link; "
            f"if test -L {site}; then readlink -f {site}; fi; ls -1 | grep -E '^[0-9]+$' | sort -n | tail -1"
        )
        lines = (said or b"").decode().splitlines()
        before = next((PurePosixPath(line) for line in lines if line.startswith("/")), None)
        last = max((int(line) for line in lines if line.isdigit()), default=0)
        name = f"{last + 1:04}"
        known = self.held()
        with tempfile.TemporaryDirectory(dir=self.cache) as work:
            self._prepare(Path(work), ready)
            self._rsync(Path(work), self._folder / ".nowe", before)
        # What pages of the version before may still ask for comes along, as second names of the same files.
        kept = stage.earlier_assets((known.tree if known else None) or {}, ready.tree) if before else []
        lend = "".join(_lent(before / path, PurePosixPath(".nowe", path)) for path in kept) if before else ""
        self._ssh(
            f"set -e; cd {folder}; {lend}chmod 755 .nowe; mv -T .nowe {name}; "
            f"{f'echo {_q(PurePosixPath(before.name))} > {name}.przed; ' if before else ''}"
            + self._switch(name)
            + f"rm -f wstrzymane; ls -1 | grep -E '^[0-9]+$' | sort -n | head -n -{max(self.keep, 1)} | "
            f'while read old; do rm -rf "$old" "$old.przed"; done'
        )
        return f"Opublikowano: {self.host}:{self.site} (wydanie {name})."

    def roll_back(self) -> str:
        folder, site = _q(self._folder), _q(self.site)
        said = self._ssh(
            f'cd {folder} 2>/dev/null || exit 0; now=$(basename "$(readlink {site})"); '
            'test -f "$now.przed" || exit 0; old=$(cat "$now.przed"); test -d "$old" || exit 0; '
            # Pages of the version that is left are open somewhere: what they ask for is there, and stays there.
            '(cd "$now" && find theme szukaj/indeks -type f 2>/dev/null) | while read -r one; do '
            'test -e "$old/$one" || { mkdir -p "$old/$(dirname "$one")"; ln "$now/$one" "$old/$one"; }; done; '
            f'echo tak > wstrzymane; {self._switch("$old")} echo "$old"'
        )
        name = (said or b"").decode().strip()
        if not name:
            raise TargetError(f"na serwerze {self.host} nie ma starszego wydania, więc nie ma do czego wrócić.")
        return (
            f"Przywrócono wydanie {name}: {self.host}:{self.site}. "
            "Zostanie do następnej publikacji uruchomionej ręcznie."
        )

    def _switch(self, name: str) -> str:
        """Shell that shows a release in one step; a folder that stands there is kept beside."""
        site, folder = _q(self.site), _q(self._folder)
        target = f'"{self._folder.name}/{name}"' if name.startswith("$") else shlex.quote(f"{self._folder.name}/{name}")
        return (
            f"ln -s {target} .nowe.link; "
            f"if test -d {site} && ! test -L {site}; then mv -T {site} {folder}/zastane-$(date +%s); fi; "
            f"mv -T .nowe.link {site}; "
        )

    def _prepare(self, work: Path, ready: Stage) -> None:
        work.chmod(0o755)
        trees.copy(ready.folder, work, ready.tree, ready.folder)
        rules = {".htaccess": apache.configuration(ready.served(self.site)).encode()}
        for path, raw in {**ready.beside, **rules}.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(raw)
        compression.compress(work, ready.tree)

    def _rsync(self, work: Path, target: PurePosixPath, before: PurePosixPath | None) -> None:
        link = [f"--link-dest={before}"] if before else []
        # By digest and not by time: a file that was only made again is not sent, and keeps its time and so its ETag.
        options = ["--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--delete", "--protect-args", *link]
        command = ["rsync", *options, f"--rsh={os.environ.get(SSH, 'ssh')}", f"{work}/", f"{self.host}:{target}/"]
        _answer(command, "rsync", "rsync")

    def _ssh(self, command: str) -> bytes | None:
        program = [*shlex.split(os.environ.get(SSH, "ssh -o BatchMode=yes")), self.host, command]
        return _answer(program, self.host, "openssh-client") or None


def _answer(command: list[str], who: str, package: str) -> bytes:
    """Return what a program says; ``who`` is to blame for an error, ``package`` brings the program."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=_environment())
    except FileNotFoundError:
        raise TargetError(f"nie ma programu {command[0]}. Zainstaluj go: sudo apt install {package}") from None
    if done.returncode:
        raise TargetError(f"{who}: {done.stderr.decode(errors='replace').strip() or 'brak połączenia'}")
    return done.stdout


def _lent(old: PurePosixPath, new: PurePosixPath) -> str:
    return f"mkdir -p {_q(new.parent)}; ln -f {_q(old)} {_q(new)} 2>/dev/null || true; "


def _environment() -> Mapping[str, str]:
    return {**os.environ, "LC_ALL": "C"}


def _q(path: PurePosixPath) -> str:
    return shlex.quote(str(path))
