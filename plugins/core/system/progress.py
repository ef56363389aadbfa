"""How far a long build is, for the person who waits for it."""

import sys
import time


class Progress:
    """A counter on a terminal for builds that take longer than a second; silent everywhere else."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = time.monotonic()
        self._shown = self._start
        self._visible = sys.stderr.isatty()

    def show(self, count: int) -> None:
        now = time.monotonic()
        if self._visible and now - self._start > 1 and now - self._shown > 0.2:
            self._shown = now
            sys.stderr.write(f"\r  {count} z {self._total} plików")
            sys.stderr.flush()

    def done(self) -> None:
        if self._shown != self._start:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
