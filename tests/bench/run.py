"""Benchmarks: whole processes, in pairs with Hugo, stock Pelican and Eleventy where they are installed.

    python3 tasks.py bench                       # 1,000 and 10,000 documents
    python3 tasks.py bench -- --sizes 20000      # others

Each row is a median; a ratio is the median of the ratios of neighbouring runs (ours, theirs, ours, theirs …), since
machines drift within the hour more than most changes matter. Nothing here is a test.
"""

import argparse
import datetime as dt
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tests.bench import corpus, eleventy, hugo, stock

ROOT = Path(__file__).parent.parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
TODAY = "2026-11-23"


@dataclass(frozen=True)
class Run:
    """One process: wall and CPU seconds, peak memory of its largest process in MiB."""

    wall: float
    cpu: float
    peak: float


def measured(command: list[str], cwd: Path) -> Run:
    start = time.monotonic()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status:
        raise RuntimeError(f"{command} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def put_aside(folder: Path) -> None:
    """Takes a folder out of the way without deleting it: where a disk discards, new files would wait for that."""
    if folder.exists():
        folder.rename(folder.with_name(f"{folder.name}-{time.monotonic_ns()}"))


class Ours:
    """Our site over a corpus, in a copy of this repository; every method leaves it ready for the next."""

    def __init__(self, folder: Path, number: int) -> None:
        self.root = folder / "ours"
        for name in ("plugins", "theme"):
            shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
            shutil.copy(ROOT / name, self.root)
        (self.root / ".venv").symlink_to(sys.prefix, target_is_directory=True)
        self.content = self.root / "content"
        self.output = self.root / "output"
        self.cache = self.root / ".cache"
        self.edits = 0
        corpus.write(self.content, number)

    def command(self, name: str) -> Run:
        return measured([str(self.root / ".venv/bin/python"), "tasks.py", name, "--today", TODAY], self.root)

    def build(self) -> Run:
        return self.command("build")

    def check(self) -> Run:
        return self.command("check")

    def cold(self) -> Run:
        put_aside(self.output)
        put_aside(self.cache)
        return self.build()

    def cold_check(self) -> Run:
        put_aside(self.cache)
        return self.check()

    def without_output(self) -> Run:
        put_aside(self.output)
        for number, path in enumerate(sorted(self.content.rglob("*.md"))):
            os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number + self.edits))
        self.edits += 1
        return self.build()

    def body_edit(self) -> Run:
        self.edit_body()
        return self.build()

    def edit_body(self) -> str:
        """Adds a sentence to one notice; gives the address of its page."""
        path = sorted(self.content.glob("aktualnosci/*.md"))[100]
        self.edits += 1
        path.write_text(path.read_text(encoding="utf-8") + f"\nZdanie {self.edits}.\n", encoding="utf-8")
        return f"/aktualnosci/{path.name[:4]}/{path.stem[11:]}/"

    def served_edits(self, count: int) -> list[float]:
        """Seconds from saving a file to the moment at which the preview serves the page with the new sentence."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [str(self.root / ".venv/bin/python"), "tasks.py", "serve", "--port", str(port), "--today", TODAY]
        process = subprocess.Popen(command, cwd=self.root, stdout=subprocess.DEVNULL)
        seconds = []
        try:
            self._waited(port, "/", "<h1")
            for _ in range(count):
                time.sleep(2)  # an editor's pause; files saved at once are one edit
                start = time.monotonic()
                self._waited(port, self.edit_body(), f"Zdanie {self.edits}.")
                seconds.append(time.monotonic() - start)
        finally:
            process.terminate()
            process.wait()
        return seconds

    @staticmethod
    def _waited(port: int, address: str, text: str) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as answer:
                    if text in answer.read().decode():
                        return
            except OSError:
                pass  # not there yet
            time.sleep(0.005)
        raise RuntimeError(f"{text} did not come")

    def title_edit(self) -> Run:
        path = [p for p in sorted(self.content.glob("aktualnosci/*.md")) if p.name[:10] <= TODAY][-1]
        self.edits += 1
        text = path.read_text(encoding="utf-8").replace("title: ", f"title: {self.edits} ", 1)
        path.write_text(text, encoding="utf-8")
        return self.build()

    def nothing(self) -> Run:
        return self.build()


MODES: dict[str, tuple[str, Callable[[Ours], Run], int]] = {
    "cold": ("nothing kept", Ours.cold, 3),
    "gone": ("output gone, cache kept, other mtimes", Ours.without_output, 3),
    "body": ("body of one document edited", Ours.body_edit, 5),
    "title": ("title of the newest document edited", Ours.title_edit, 5),
    "none": ("nothing edited", Ours.nothing, 3),
}


def rivals(folder: Path, corpus_folder: Path, number: int, slow: bool) -> dict[str, Callable[[], Run]]:
    """The other generators that are installed, each as a function that builds the corpus from nothing."""
    found: dict[str, Callable[[], Run]] = {}
    program = hugo.program()
    if program:
        hugo.write(corpus_folder, folder / "hugo")

        def run_hugo() -> Run:
            put_aside(folder / "hugo" / "public")
            return measured([program, "--logLevel", "error"], folder / "hugo")

        found["Hugo"] = run_hugo
    if slow and number <= 10_000:
        stock.write(corpus_folder, folder / "stock")
        found["stock Pelican"] = lambda: measured(stock.command(), folder / "stock")
        if eleventy.program():
            eleventy.write(corpus_folder, folder / "eleventy")
            found["Eleventy"] = lambda: measured([eleventy.program(), "--quiet"], folder / "eleventy")
    return found


def table(number: int, slow: bool, folder: Path) -> list[str]:
    rows = []
    ours = Ours(folder, number)
    others = rivals(folder, ours.content, number, slow)
    ours.cold()
    for other in others:
        others[other]()
    for what, function, count in MODES.values():
        mine, ratios = [], []
        for _ in range(count):
            mine.append(function(ours))
            if "Hugo" in others:
                ratios.append(mine[-1].wall / others["Hugo"]().wall)
        rows.append(row(f"{number:,} documents, {what}", mine, ratios))
        print(rows[-1], flush=True)
    rows.append(row(f"{number:,} documents, check, cold", [ours.cold_check() for _ in range(3)], []))
    rows.append(row(f"{number:,} documents, check, warm", [ours.check() for _ in range(3)], []))
    served = statistics.median(ours.served_edits(5))
    rows.append(f"| {number:,} documents, body edited under `serve`, from save to served page | {served:.2f} | | | |")
    print("\n".join(rows[-3:]), flush=True)
    for other, build in others.items():
        rows.append(row(f"{number:,} documents, {other}", [build() for _ in range(3 if other == "Hugo" else 1)], []))
        print(rows[-1], flush=True)
    return rows


def row(label: str, runs: list[Run], ratios: list[float]) -> str:
    wall, cpu, peak = (statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "peak"))
    ratio = f"{statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})" if ratios else ""
    return f"| {label} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {ratio} |"


def versions() -> str:
    names = ("pelican", "Markdown", "Jinja2", "pydantic")
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {metadata.version(name)}" for name in names)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--slow", action="store_true", help="also stock Pelican and Eleventy")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    head = [
        "| What | wall s | CPU s | peak MiB | wall / Hugo, paired |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    print("\n".join(head), flush=True)
    # Removing the sites takes as long as making them, so it comes last.
    with tempfile.TemporaryDirectory() as name:
        rows = [line for number in given.sizes for line in table(number, given.slow, Path(name, str(number)))]
        if given.write:
            write(head, rows)


def write(head: list[str], rows: list[str]) -> None:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    about = [
        "# Results",
        "",
        f"{dt.datetime.now(tz=dt.UTC).date()}; {machine}; {versions()}; {hugo.version() or 'no Hugo'}.",
        "Written by `python3 tasks.py bench -- --write`. Whole processes, medians; a ratio is the median (and the",
        "range) of neighbouring runs. A build by Hugo is always from nothing: it keeps no cache between runs.",
        "",
    ]
    RESULTS.write_text("\n".join([*about, *head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
