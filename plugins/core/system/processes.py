"""Work for two processes where there is much of it, and for this one where there is not; and one process at a time.

Processes are forked: they inherit the loaded code and data for nothing. Where a system can not fork, or other threads
run, everything happens here, only slower.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

if sys.platform != "win32":
    import fcntl

A = TypeVar("A")
B = TypeVar("B")

PROCESSES = 2


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Waits until no other process holds this file, and holds it. The system frees it where a process is killed."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        if sys.platform != "win32":  # there, builds and publications are by hand, one at a time
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def without_collector() -> Iterator[None]:
    """Records and views are many and no garbage before the end: looking for it costs a fifth of a build."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def can_fork() -> bool:
    """Whether a fork is safe: no other thread runs, not even one of a library's own.

    Threads do not live on in a child, and what waits for them waits for ever: Typst's pool did. Python does not know
    the threads of libraries, so the system is asked.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208


def in_two_processes(
    function: Callable[[Sequence[A]], list[B]],
    items: Sequence[A],
    parallel_from: int,
    on_done: Callable[[int], None] | None = None,
) -> list[B]:
    """What ``function`` gives for all items; it is called with some of them at a time. The order is kept.

    Forked from ``parallel_from`` items on. Only the results are pickled: function and items are inherited, and the
    parent hands out numbers. ``on_done`` is called in this process with the number of items that are done.
    """
    results = []
    for some in _results(function, items, parallel_from):
        results += some
        if on_done:
            on_done(len(results))
    return results


@contextmanager
def beside(function: Callable[[], B], worth_it: bool) -> Iterator[Callable[[], B]]:
    """Runs ``function`` in a second process while the ``with`` block runs here; calling what it gives waits for it.

    Where it is not worth a process, or nothing can be forked, the call itself runs it.
    """
    if not worth_it or not can_fork():
        yield function
        return
    gc.freeze()
    try:
        context: Any = multiprocessing.get_context("fork")
        with context.Pool(1, initializer=_adopt, initargs=(lambda _: [function()], [None], 1)) as pool:
            waiting = pool.apply_async(_call, (0,))
            yield lambda: waiting.get()[0]
    finally:
        gc.unfreeze()


def _results(function: Callable[[Sequence[A]], list[B]], items: Sequence[A], parallel_from: int) -> Iterator[list[B]]:
    size = max(1, min(50, len(items) // 8))
    starts = range(0, len(items), size)
    if len(items) < parallel_from or not can_fork():
        yield from (function(items[start : start + size]) for start in starts)
        return
    gc.freeze()  # keeps the collector from touching, and so copying, what the children share
    try:
        context: Any = multiprocessing.get_context("fork")
        with context.Pool(PROCESSES, initializer=_adopt, initargs=(function, items, size)) as pool:
            yield from pool.imap(_call, starts)
    finally:
        gc.unfreeze()


# Set in a child only, by the pool's initializer.
_adopted: list[Any] = []


def _adopt(function: Callable[[Sequence[A]], list[B]], items: Sequence[A], size: int) -> None:
    _adopted[:] = [function, items, size]


def _call(start: int) -> Any:
    function, items, size = _adopted
    return function(items[start : start + size])
