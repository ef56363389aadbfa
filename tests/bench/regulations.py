"""Long regulations and long histories: time, memory and output of a build from nothing.

    .venv/bin/python -m tests.bench.regulations            # all rows
    .venv/bin/python -m tests.bench.regulations 50x200     # one: versions x paragraphs

Results are kept in REGULATIONS.md beside this file. Nothing here is a test.
"""

import datetime as dt
import random
import re
import sys
import tempfile
from pathlib import Path

from tests.bench.run import ROOT, TODAY, Run, measured

ROWS = ("1x200", "50x200", "500x20")
_TEXT = "sala klucz portier krzesło okno wniosek termin lampa stół korytarz opłata zgoda osoba dzień godzina"
WORDS = _TEXT.split()
SITE = "name: Centrum\nurl: https://lokal.example.org\ntopics: {sprawy: Sprawy}\n"


def main(rows: tuple[str, ...]) -> None:
    sys.stdout.write("| Versions x § | wall s | CPU s | peak MiB | output MB | elements of a page |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: |\n")
    for row in rows:
        versions, paragraphs = map(int, row.split("x"))
        with tempfile.TemporaryDirectory() as folder:
            run = built(Path(folder), versions, paragraphs)
            output = Path(folder) / "output"
            size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file()) / 1e6
            page = (output / "regulaminy" / "wielki" / "index.html").read_text(encoding="utf-8")
        elements = len(re.findall("<[a-z]", page))
        sys.stdout.write(f"| {row} | {run.wall:.1f} | {run.cpu:.1f} | {run.peak:.0f} | {size:.0f} | {elements} |\n")
        sys.stdout.flush()


def built(folder: Path, versions: int, paragraphs: int) -> Run:
    content = folder / "content"
    write(content, versions, paragraphs)
    command = [sys.executable, "tasks.py", "build", "--content", str(content), "--output", str(folder / "output")]
    return measured([*command, "--today", TODAY, "--clean"], ROOT)


def write(content: Path, versions: int, paragraphs: int) -> None:
    """A regulation whose versions differ in three provisions each."""
    chance = random.Random(1)
    folder = content / "regulaminy" / "wielki"
    folder.mkdir(parents=True)
    (content / "site.yaml").write_text(SITE, encoding="utf-8")
    text = [_paragraph(number, chance) for number in range(1, paragraphs + 1)]
    day = dt.date(2015, 1, 1)
    for _ in range(versions):
        for _change in range(3):
            text[chance.randrange(paragraphs)][1] = f"1. {_sentence(chance)}."
        head = f"---\ntitle: Regulamin wielki\nsummary: Duży.\nadopted: {day}\nadopted_by: Zarząd\n---\n"
        body = "\n".join(line for lines in text for line in lines)
        (folder / f"{day}.md").write_text(f"{head}{body}", encoding="utf-8")
        day += dt.timedelta(days=7)


def _paragraph(number: int, chance: random.Random) -> list[str]:
    return [
        f"§ {number}. {_sentence(chance, 2)}", f"1. {_sentence(chance)}.", f"2. {_sentence(chance)}:",
        f"   1) {_sentence(chance).lower()},", f"   2) {_sentence(chance).lower()};",
        f"   3) zgodnie z § {max(1, number - 1)} ust. 1.", f"3. {_sentence(chance)}.", "",
    ]  # fmt: skip


def _sentence(chance: random.Random, words: int = 12) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or ROWS)
