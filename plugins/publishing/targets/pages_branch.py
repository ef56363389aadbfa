"""The target `pages`: a branch of a Git host that shows it as a site (GitHub, GitLab, Codeberg …).

What stands in the branch and is not ours stays: a commit replaces the files of the version before, and those only.
Nothing is pushed by force, so nobody's work is lost; a version is taken back by one more commit.
"""

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.rendering.headers import is_named_by_content
from plugins.core.system import git
from plugins.core.system.git import GitError
from plugins.publishing import stage, trees
from plugins.publishing.stage import Held
from plugins.publishing.targets.targets import Stage, TargetError

NO_JEKYLL, CNAME = ".nojekyll", "CNAME"
# Hosts whose own domains need no CNAME.
_OWN_DOMAINS = (".github.io", ".gitlab.io", ".codeberg.page")
_BACK, _RELEASE = "Powrot-do", "Wydanie"
_GONE = "0" * 40
_WHO = {
    "GIT_AUTHOR_NAME": "publikacja", "GIT_AUTHOR_EMAIL": "publikacja@localhost",
    "GIT_COMMITTER_NAME": "publikacja", "GIT_COMMITTER_EMAIL": "publikacja@localhost",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PagesTarget:
    """``repository`` is an address or a path, ``cache`` a bare repository of our own for what is known of it, ``host``
    the site's. ``access`` is how the content's own repository gets in (`git.access_of`)."""

    repository: str
    branch: str
    host: str
    cache: Path
    take_over: bool = False
    access: Mapping[str, str] = field(default_factory=dict)

    @property
    def pushes(self) -> bool:
        return True

    def held(self) -> Held | None:
        return self._held(self._fetched())

    def _held(self, tip: str | None) -> Held | None:
        if tip is None or self.read(stage.TREE) is None:
            return None
        return stage.held({path: self.read(path) for path in stage.asked()})

    def read(self, path: str) -> bytes | None:
        try:
            return git.run(self.cache, "cat-file", "blob", f"refs/heads/{self.branch}:{path}")
        except GitError:
            return None

    def is_held_back(self) -> bool:
        tip = self._fetched()
        return bool(tip and self._trailer(tip, _BACK))

    def publish(self, ready: Stage) -> str:
        tip = self._fetched()
        standing = self._entries(tip)
        ours = self._ours(tip, standing)
        known = self._held(tip)
        kept = stage.earlier_assets((known.tree if known else None) or {}, ready.tree)
        with tempfile.TemporaryDirectory() as folder:
            beside = {**ready.beside, NO_JEKYLL: b"", **self._cname(tip)}
            for path, raw in beside.items():
                (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / path).write_bytes(raw)
            new = {**self._blobs(ready.folder, ready.tree), **self._blobs(Path(folder), beside)}
        foreign = sorted(path for path in new.keys() & (standing.keys() - ours) if standing[path] != new[path])
        if foreign and not self.take_over:
            some = ", ".join(foreign[:3])
            raise TargetError(
                f"w gałęzi {self.branch} stoją pliki, których nie zrobił ten program, w miejscach stron: {some}. "
                "Podaj inną gałąź (site.yaml, publishing: branch) albo dopisz --take-over, żeby je zastąpić."
            )
        changed = {**dict.fromkeys(ours - new.keys() - set(kept), _GONE), **new}
        commit = self._commit(tip, changed, f"{ready.message}\n\n{_RELEASE}: {trees.whole(ready.tree)}\n")
        self._push(commit)
        return f"Opublikowano: gałąź {self.branch} ({commit[:10]}). Host pokaże ją zwykle w ciągu kilku minut."

    def roll_back(self) -> str:
        tip = self._fetched()
        shown = self._version(tip) if tip else None
        before = self._version(self._parent(shown)) if shown else None
        if tip is None or before is None:
            raise TargetError(f"w gałęzi {self.branch} nie ma starszego wydania, więc nie ma do czego wrócić.")
        old, now = self._entries(before), self._entries(tip)
        wanted = {path: old[path] for path in self._ours(before, old)}
        # What pages of the newer version ask for stays: they are open somewhere.
        gone = {path for path in self._ours(tip, now) - wanted.keys() if not is_named_by_content(path)}
        changed = {**dict.fromkeys(gone, _GONE), **wanted}
        day = self._git("show", "-s", "--format=%cs", before)
        commit = self._commit(tip, changed, f"Powrót do wydania z {day}\n\n{_BACK}: {before}\n")
        self._push(commit)
        return (
            f"Przywrócono wydanie z {day} w gałęzi {self.branch}. "
            "Zostanie do następnej publikacji uruchomionej ręcznie."
        )

    def _version(self, commit: str) -> str | None:
        """The publication that a commit shows: itself, the one that somebody had gone back to, or, for commits of other
        people, what was there before."""
        while commit:
            back = self._trailer(commit, _BACK)
            if back or self._trailer(commit, _RELEASE):
                return back or commit
            commit = self._parent(commit)
        return None

    def _parent(self, commit: str) -> str:
        return self._git("log", "-1", "--format=%P", commit).split(" ")[0]

    def _git(self, *arguments: str, **variables: str) -> str:
        try:
            return git.text(self.cache, *arguments, **variables)
        except GitError as error:
            raise TargetError(f"Git: {error}") from None

    def _fetched(self) -> str | None:
        """The newest commit of the branch, fetched; None when there is no such branch yet."""
        if not (self.cache / "HEAD").is_file():
            self.cache.mkdir(parents=True, exist_ok=True)
            self._git("init", "--quiet", "--bare")
        found = self._git("ls-remote", "--heads", self.repository, f"refs/heads/{self.branch}", **self.access)
        reference = f"refs/heads/{self.branch}"
        if not found:
            self._git("update-ref", "-d", reference)
            return None
        self._git("fetch", "--quiet", "--force", self.repository, f"+{reference}:{reference}", **self.access)
        return self._git("rev-parse", reference)

    def _entries(self, commit: str | None) -> dict[str, str]:
        """Path -> digest of the blob of every file of a commit."""
        if commit is None:
            return {}
        rows = git.run(self.cache, "ls-tree", "-r", "-z", commit).decode(errors="surrogateescape").split("\0")
        return {row.partition("\t")[2]: row.partition("\t")[0].split(" ")[2] for row in rows if row}

    def _ours(self, commit: str | None, standing: Mapping[str, str]) -> set[str]:
        """The files of a commit that a publication has put there, those of an earlier version included."""
        if commit is None:
            return set()
        try:
            raw = git.run(self.cache, "cat-file", "blob", f"{commit}:{stage.TREE}")
        except GitError:
            return set()
        own = stage.held({stage.TREE: raw}).tree or {}
        beside = {stage.VERSION, NO_JEKYLL, CNAME, *(path for path in standing if path.startswith(f"{stage.FOLDER}/"))}
        return {path for path in standing if path in own or path in beside or is_named_by_content(path)}

    def _cname(self, tip: str | None) -> dict[str, bytes]:
        """The file by which such hosts know the domain. Another domain there is somebody's decision."""
        standing = (self.read(CNAME) or b"").decode(errors="replace").strip() if tip else ""
        if standing and standing != self.host and not self.take_over:
            raise TargetError(
                f"plik CNAME w gałęzi {self.branch} mówi {standing}, a stały adres w site.yaml to {self.host}. Popraw "
                "jeden z nich albo dopisz --take-over, żeby zastąpić plik."
            )
        return {} if self.host.endswith(_OWN_DOMAINS) else {CNAME: f"{self.host}\n".encode()}

    def _blobs(self, folder: Path, paths: Iterable[str]) -> dict[str, str]:
        """Stores files as they are, byte for byte."""
        ordered = sorted(paths)
        named = "".join(f"{os.path.abspath(folder / path)}\n" for path in ordered)  # noqa: PTH100 - no link resolved
        found = git.run(self.cache, "hash-object", "-w", "--no-filters", "--stdin-paths", given=named.encode())
        return dict(zip(ordered, found.decode().split(), strict=True))

    def _commit(self, tip: str | None, changed: Mapping[str, str], message: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            if tip:
                self._git("read-tree", tip, **index)
            rows = (f"{'0' if blob == _GONE else '100644'} {blob}\t{path}\0" for path, blob in changed.items())
            git.run(
                self.cache, "update-index", "-z", "--index-info",
                given="".join(rows).encode(errors="surrogateescape"), **index,
            )  # fmt: skip
            tree = self._git("write-tree", **index)
        return self._git("commit-tree", tree, *(("-p", tip) if tip else ()), "-m", message, **_WHO)

    def _push(self, commit: str) -> None:
        try:
            git.run(
                self.cache,
                "push",
                "--quiet",
                self.repository,
                f"{commit}:refs/heads/{self.branch}",
                given=None,
                **self.access,
            )
        except GitError as error:
            raise TargetError(
                f"nie udało się wysłać gałęzi {self.branch}: {error}\nJeśli ktoś opublikował w tej samej chwili, "
                "uruchom polecenie jeszcze raz."
            ) from None

    def _trailer(self, commit: str, name: str) -> str | None:
        found = re.search(rf"^{name}: (\w+)$", self._git("show", "-s", "--format=%B", commit), re.MULTILINE)
        return found[1] if found else None
