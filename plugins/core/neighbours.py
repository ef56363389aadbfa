"""What keeps peace with other Pelican plugins: none of them may spoil a planned file, and who tried is named.

A handler of `content_written` may change the file that it is told of. Whatever writes later would be undone by the next
build, or not seen by it; so it stops the build. Handlers of `finalized` run one by one here, as after each of them it
is known whose work it was. Pelican itself is not imported: signals are given.
"""

import os
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from blinker import Signal

Made = Mapping[str, tuple[str, int, int]]
STATIC = "STATIC_PATHS"  # the setting by which Pelican copies files, after all other generators
Receiver = Callable[..., object]


class Spoiled(Exception):
    """A planned file is not what the build has left. The text is for the person who chose the plugins."""


def changed(made: Made, output: str) -> list[str]:
    """The paths (relative to ``output``) of files that are gone or have another size or time than was recorded."""
    return sorted(path for path, (_key, *stamp) in made.items() if _stamp(os.path.join(output, path)) != stamp)  # noqa: PTH118


def _stamp(path: str) -> list[int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 - as in the executor: 10,000 times, and Path costs three times as much
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def refuse_spoiled(made: Made, output: str, names: Sequence[str]) -> None:
    """Raises `Spoiled` when one of ``names`` (plugins or settings) has touched a planned file."""
    if found := changed(made, output):
        some = f"({len(found)}): " + ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        if list(names) == [STATIC]:
            raise Spoiled(
                f"{STATIC}: Pelican nadpisał pliki, które należą do strony {some}. Pliki z treści publikują się same; "
                f"zostaw {STATIC} puste i zbuduj stronę jeszcze raz."
            )
        who = f"wtyczka {names[0]}" if len(names) == 1 else f"któraś z wtyczek ({', '.join(names)})"
        raise Spoiled(
            f"PLUGINS: {who} zmienia albo usuwa pliki, które należą do strony {some}. Usuń ją z "
            "PLUGINS albo ustaw w niej inną nazwę pliku, i zbuduj stronę jeszcze raz. Zmieniać plik strony może tylko "
            "to, co odbiera sygnał content_written, i tylko ten plik, o którym sygnał mówi."
        )


def names_of(receivers: Iterable[Receiver]) -> list[str]:
    """The modules that receivers come from, each once."""
    return sorted({str(getattr(one, "__module__", None) or type(one).__module__) for one in receivers})


class Held:
    """The receivers of a signal, taken from it until `run`, which puts them back."""

    def __init__(self, signal: Signal) -> None:
        self.signal = signal
        self.taken = [(one, not isinstance(signal.receivers[_key(signal, one)], weakref.ref)) for one in _all(signal)]
        for receiver, _strong in self.taken:
            signal.disconnect(receiver)

    def run(self, sender: Any, check: Callable[[Sequence[str]], None]) -> None:
        """Calls each with ``sender`` as the signal would, and ``check`` with the name of its module after it."""
        self.put_back()
        for receiver, _strong in self.taken:
            receiver(sender)
            check(names_of([receiver]))

    def put_back(self) -> None:
        for receiver, strong in self.taken:
            self.signal.connect(receiver, weak=not strong)


def _all(signal: Signal) -> list[Receiver]:
    return list(signal.receivers_for(None))


def _key(signal: Signal, receiver: Receiver) -> Any:
    """Under which key the signal keeps it."""
    for key, kept in signal.receivers.items():
        if (kept() if isinstance(kept, weakref.ref) else kept) == receiver:
            return key
    raise KeyError(receiver)
