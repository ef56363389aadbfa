"""Where a site is published to: one small interface, and the ways that there are."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from plugins.publishing.servers import Served, redirects_in
from plugins.publishing.stage import Held
from plugins.publishing.trees import Tree


class TargetError(Exception):
    """Publishing to a target failed, and nothing was changed there. The text is Polish."""


class Stage(NamedTuple):
    """A site ready to go out: the folder that a build has made, its files with their digests, and further files.

    ``host`` is that of its permanent address.
    """

    folder: Path
    tree: Tree
    beside: Mapping[str, bytes]
    message: str
    host: str = ""

    def served(self, root: PurePosixPath) -> Served:
        """The site as a server's configuration is made for it."""
        return Served(root, self.host, redirects_in(self.folder))


class Target(Protocol):
    """A place that readers see. Each method raises `TargetError` when it can not do what it should."""

    @property
    def pushes(self) -> bool:
        """Whether it leaves this machine: then what goes out should be what is committed."""

    def held(self) -> Held | None:
        """What stands there now; None when nothing does."""

    def read(self, path: str) -> bytes | None:
        """A file that stands there now."""

    def is_held_back(self) -> bool:
        """Whether somebody has gone back to an earlier version, which holds until a publication by hand."""

    def publish(self, stage: Stage) -> str:
        """Shows the new site in one step. Gives a sentence that says where it stands."""

    def roll_back(self) -> str:
        """Shows the version before in one step. Gives a sentence that says what is to be seen now."""
