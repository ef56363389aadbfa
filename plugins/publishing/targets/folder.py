"""The target `folder`: release folders beside a link on this machine (`releases`)."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core.rendering.headers import is_named_by_content
from plugins.core.system.files import write_if_changed
from plugins.publishing import compression, stage, trees
from plugins.publishing.servers import apache, caddy, nginx
from plugins.publishing.stage import Held
from plugins.publishing.targets.releases import NoRelease, Releases
from plugins.publishing.targets.targets import Stage, TargetError


@dataclass(frozen=True, slots=True)
class FolderTarget:
    site: Path
    keep: int
    pushes: bool = False

    @property
    def releases(self) -> Releases:
        return Releases(self.site)

    def held(self) -> Held | None:
        folder = self.releases.current_folder
        if folder is None or not any(folder.iterdir()):
            return None
        found = stage.held({path: self.read(path) for path in stage.asked()})
        # A folder of an earlier program says nothing about itself: its files do.
        return (
            found if found.tree is not None else found._replace(tree=trees.tree_of(folder, stage.built_files(folder)))
        )

    def read(self, path: str) -> bytes | None:
        folder = self.releases.current_folder
        file = folder / path if folder else None
        return file.read_bytes() if file and file.is_file() else None

    def is_held_back(self) -> bool:
        return self.releases.state().held

    def publish(self, ready: Stage) -> str:
        releases = self.releases
        with releases.alone():
            before = releases.current_folder
            name = releases.add(lambda folder: self._fill(folder, ready, before), self.keep)
            served = ready.served(PurePosixPath(self.site))
            apart = served._replace(redirects_file=PurePosixPath(releases.folder) / "adresy.conf")
            for file, text in (
                ("adresy.conf", nginx.old_addresses_file(served)),
                ("nginx.conf", nginx.configuration(apart)),
                ("Caddyfile", caddy.configuration(served)),
            ):
                write_if_changed(str(releases.folder / file), text.encode())
        return f"Opublikowano: {self.site} (wydanie {name})."

    def _fill(self, folder: Path, ready: Stage, before: Path | None) -> None:
        trees.copy(ready.folder, folder, ready.tree, before)
        known = self.held()
        if before and known and known.tree:
            kept = [path for path in stage.earlier_assets(known.tree, ready.tree) if (before / path).is_file()]
            trees.copy(before, folder, kept, before)
        rules = {".htaccess": apache.configuration(ready.served(PurePosixPath(self.site))).encode()}
        for path, raw in {**ready.beside, **rules}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(raw)
        compression.compress(folder, ready.tree, before)

    def roll_back(self) -> str:
        releases = self.releases
        try:
            releases.before()  # before the folder is locked, since locking makes it: a mistyped path leaves nothing
            with releases.alone():
                left = releases.current_folder
                known = self.held()
                older = releases.before()
                # Pages of the version that is left are open somewhere: what they ask for is there, and stays there.
                if left and known and known.tree:
                    self._lend(left, older, known)
                name = releases.roll_back()
        except NoRelease as nothing:
            raise TargetError(str(nothing)) from None
        return f"Przywrócono wydanie {name}: {self.site}. Zostanie do następnej publikacji uruchomionej ręcznie."

    @staticmethod
    def _lend(left: Path, older: Path, known: Held) -> None:
        """Adds to an older release the files with digests in their names that the newer one has more. No page of it
        names them, so nothing that it shows changes."""
        for path in known.tree or ():
            if is_named_by_content(path) and not (older / path).exists() and (left / path).is_file():
                (older / path).parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(left / path, older / path)
                except OSError:
                    (older / path).write_bytes((left / path).read_bytes())
