"""What the tree builder knows when a line asks for its place."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from plugins.regulations.parsing.marks import Reading
from plugins.regulations.parsing.nodes import Node
from plugins.regulations.parsing.rows import TextRow
from plugins.regulations.tree.units import Style


class Progress(Protocol):
    """The rows, how their marks may be read, and the open end of the tree: ``stack``, from ``root`` downwards."""

    @property
    def rows(self) -> Sequence[TextRow]: ...

    @property
    def readings(self) -> Sequence[Sequence[Reading]]: ...

    @property
    def headings(self) -> frozenset[int]: ...

    @property
    def later(self) -> Mapping[tuple[Style, int], int]: ...

    @property
    def root(self) -> Node: ...

    @property
    def stack(self) -> Sequence[Node]: ...

    @property
    def annexes(self) -> Sequence[Node]: ...

    @property
    def scope(self) -> Node: ...
