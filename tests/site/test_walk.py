"""A random walk of edits: after every step, the incremental build equals a clean build, byte for byte.

The long walks try every kind of edit, and each of their builds is a process of its own with another hash seed.
WALK_STEPS=500 makes them longer still (CONTRIBUTING, "Tests"). The short one takes a few steps in this process.
"""

import datetime as dt
import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from tests.bench import corpus
from tests.building import ROOT, THEME
from tests.site import build_once

SEEDS = [int(seed) for seed in os.environ.get("WALK_SEEDS", "1 2").split()]
DOCUMENTS = 40
# What the walk needs besides the corpus.
GALLERY = "strony/galeria.md"
MORE: dict[str, str] = {
    GALLERY: "---\ntitle: Galeria\naliases: [/dawna-galeria/]\n---\n\nTu jest [foto](/obrazy/a.png).\n",
    "strony/kontakt.md": "---\ntitle: Kontakt\nmenu: glowne 1\n---\n\n![Wejście](/obrazy/b.png)\n",
    "pliki/dane": "dane",
}


@dataclass
class Walk:
    """The site while it is being edited."""

    folder: Path
    chance: random.Random
    today: dt.date = dt.date(2026, 11, 23)
    site_url: str = "https://lokal.example.org"
    processes: bool = True
    count: int = 0
    done: list[str] = field(default_factory=list)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def theme(self) -> Path:
        return self.folder / "theme"

    def document(self, kind: str = "*") -> Path:
        return self.chance.choice(sorted(self.content.glob(f"{kind}/**/*.md")))

    def output(self) -> Path:
        return self.chance.choice(sorted(p for p in (self.folder / "output").rglob("*") if p.is_file()))

    def build(self, output: str, cache: str) -> None:
        arguments = (self.content, self.folder / output, self.folder / cache, self.theme, self.today, self.site_url)
        if not self.processes:
            build_once.main(*map(str, arguments))
            return
        command = [sys.executable, "-m", "tests.site.build_once", *map(str, arguments)]
        environment = {**os.environ, "PYTHONHASHSEED": str(self.chance.randrange(1, 10_000))}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{self.done}\n{done.stderr}"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def body(walk: Walk) -> None:
    path = walk.document("aktualnosci")
    path.write_text(path.read_text(encoding="utf-8") + f"\nZdanie {walk.count}.\n", encoding="utf-8")


def title(walk: Walk) -> None:
    path = walk.document("[ak]*")
    replaced(path, "title: ", f"title: Nowe {walk.count} ")


def date(walk: Walk) -> None:
    path = walk.document("aktualnosci")
    old = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("date: "))
    day = dt.date(2010, 1, 1) + dt.timedelta(days=walk.chance.randrange(6200))
    replaced(path, old, f"date: {day}")


def topic(walk: Walk) -> None:
    path = walk.document("aktualnosci")
    old = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("topic: "))
    replaced(path, old, f"topic: {walk.chance.choice(corpus.TOPICS)}")


def add(walk: Walk) -> None:
    text = walk.document("aktualnosci").read_text(encoding="utf-8")
    (walk.content / f"aktualnosci/2026-11-{walk.chance.randint(1, 28):02}-nowe-{walk.count}.md").write_text(
        text, encoding="utf-8"
    )


def delete(walk: Walk) -> None:
    walk.document("aktualnosci").unlink()


def rename(walk: Walk) -> None:
    path = walk.document("kalendarz")
    path.rename(path.with_name(f"{path.stem[:10]}-przeniesione-{walk.count}.md"))


def page(walk: Walk) -> None:
    (walk.content / f"strony/strona-{walk.count}.md").write_text(
        f"---\ntitle: Strona {walk.count}\nmenu: stopka {walk.count}\n---\n\nZobacz [kontakt](/kontakt/).\n"
    )


def alias(walk: Walk) -> None:
    path = walk.content / GALLERY
    old = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("aliases: "))
    replaced(path, old, f"aliases: [/dawna-galeria-{walk.count}/]")


def link_or_picture(walk: Walk) -> None:
    """The words of the text stay, and so do its targets; but a picture that is shown is made smaller."""
    path = walk.content / GALLERY
    shown = "![foto](" in path.read_text(encoding="utf-8")
    replaced(path, "![foto](" if shown else "[foto](", "[foto](" if shown else "![foto](")


def picture(walk: Walk) -> None:
    painted(walk.chance.choice(sorted((walk.content / "obrazy").iterdir())), walk.chance.randrange(256))


def file_or_folder(walk: Walk) -> None:
    place = walk.content / "pliki" / "dane"
    if place.is_dir():
        shutil.rmtree(place)
        place.write_text(f"dane {walk.count}")
    else:
        place.unlink()
        place.mkdir()
        (place / "a.pdf").write_text(f"dane {walk.count}")


def regulation(walk: Walk) -> None:
    """A new version, or another sentence in an old one."""
    path = walk.document("regulaminy")
    text = path.read_text(encoding="utf-8")
    new = path.with_name(f"{2027 + walk.count % 9}-01-01.md") if walk.chance.random() < 0.5 else path
    number = int(text.rstrip().rpartition("\n")[2].partition(".")[0]) + 1
    new.write_text(f"{text.rstrip()}\n\n{number}. Dopisano w kroku {walk.count}.\n", encoding="utf-8")


def touch(walk: Walk) -> None:
    os.utime(walk.document())


def same_size_and_mtime(walk: Walk) -> None:
    path = walk.document("aktualnosci")
    stat = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("strona", "STRONA") if "strona" in text else text.replace("STRONA", "strona"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size


def damaged_output(walk: Walk) -> None:
    walk.output().write_bytes(b"zepsute")


def deleted_output(walk: Walk) -> None:
    walk.output().unlink()


def lost_outputs(walk: Walk) -> None:
    shutil.rmtree(walk.folder / "output")
    for path in walk.content.rglob("*.md"):
        os.utime(path)


def damaged_cache(walk: Walk) -> None:
    (path,) = (walk.folder / "cache").glob("*.sqlite")
    raw = bytearray(path.read_bytes())
    start, length = walk.chance.randrange(len(raw)), walk.chance.choice([1, 20, 2000])
    raw[start : start + length] = b"\xff" * length
    path.write_bytes(raw[:start] if walk.chance.random() < 0.2 else raw)


def template(walk: Walk) -> None:
    path = walk.theme / "templates" / "base.html"
    replaced(path, "</main>", f"<!-- {walk.count} --></main>")


def stylesheet(walk: Walk) -> None:
    path = walk.chance.choice(sorted((walk.theme / "static" / "css").rglob("*.css")))
    path.write_text(
        path.read_text(encoding="utf-8") + f"\n.krok-{walk.count} {{ color: inherit; }}\n", encoding="utf-8"
    )


def setting(walk: Walk) -> None:
    walk.site_url = f"https://proba{walk.count}.example.org"


def site_data(walk: Walk) -> None:
    path = walk.content / "site.yaml"
    old = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("email: "))
    replaced(path, old, f"email: biuro{walk.count}@lokal.example.org")


def next_day(walk: Walk) -> None:
    walk.today += dt.timedelta(days=walk.chance.choice([1, 1, 30]))


STEPS_KNOWN: list[Callable[[Walk], None]] = [
    body, title, date, topic, add, delete, rename, touch, same_size_and_mtime, damaged_output, deleted_output,
    lost_outputs, damaged_cache, template, stylesheet, setting, site_data, next_day, page, alias, link_or_picture,
    picture, file_or_folder, regulation,
]  # fmt: skip
# Together the walks of a run try every kind of step.
STEPS = int(os.environ.get("WALK_STEPS", "0")) or -(-len(STEPS_KNOWN) // len(SEEDS))


def hand(seed: int) -> list[Callable[[Walk], None]]:
    """The kinds of step that one walk begins with: all are shuffled and dealt to the walks of this run."""
    steps = STEPS_KNOWN[:]
    random.Random(" ".join(map(str, SEEDS))).shuffle(steps)
    return steps[SEEDS.index(seed) :: len(SEEDS)]


def painted(path: Path, red: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (600, 400), (red, 90, 90)).save(path)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_edit_the_incremental_build_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    walked(Walk(tmp_path, random.Random(seed)), hand(seed), STEPS)


def test_after_a_few_edits_the_incremental_build_equals_a_clean_one(tmp_path: Path) -> None:
    first = [body, title, delete, template, next_day, regulation]
    walked(Walk(tmp_path, random.Random(3), processes=False), first, len(first))


def walked(walk: Walk, first: list[Callable[[Walk], None]], steps: int) -> None:
    """Walk so many steps, the given ones first, and compare after each."""
    corpus.write(walk.content, DOCUMENTS)
    for path, text in MORE.items():
        (walk.content / path).parent.mkdir(exist_ok=True)
        (walk.content / path).write_text(text, encoding="utf-8")
    for name in ("a.png", "b.png"):
        painted(walk.content / "obrazy" / name, 0)
    shutil.copytree(THEME, walk.theme)
    walk.build("output", "cache")
    for walk.count in range(steps):
        step = first[walk.count] if walk.count < len(first) else walk.chance.choice(STEPS_KNOWN)
        walk.done.append(step.__name__)
        step(walk)
        walk.build("output", "cache")
        for name in ("clean", "clean-cache"):
            shutil.rmtree(walk.folder / name, ignore_errors=True)
        # A clean build makes every page anew; only typefaces, seconds of work under their digest, are kept.
        shutil.copytree(walk.folder / "cache" / "fonts", walk.folder / "clean-cache" / "fonts")
        walk.build("clean", "clean-cache")
        ours, clean = tree(walk.folder / "output"), tree(walk.folder / "clean")
        assert ours.keys() == clean.keys(), walk.done
        assert [path for path in clean if ours[path] != clean[path]] == [], walk.done
