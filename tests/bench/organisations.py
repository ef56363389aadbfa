"""A directory of thousands, and a table of thousands that becomes one: time, memory, and the weight of the first page.

    .venv/bin/python -m tests.bench.organisations          # 5,000
    .venv/bin/python -m tests.bench.organisations 500 2000 # other sizes

Results are kept in ORGANISATIONS.md beside this file. Nothing here is a test.
"""

import csv
import random
import re
import sys
import tempfile
from pathlib import Path

from tests.bench.run import ROOT, TODAY, Run, measured

SITE = "name: Centrum\nurl: https://lokal.example.org\ntopics: {sprawy: Sprawy}\naddress: {city: Bytom}\n"
DOCUMENT = """\
---
name: {name}
legal_form: fundacja
summary: Działa w okolicy od lat i zaprasza wszystkich, którzy chcą pomóc.
spheres: ['{sphere}']
districts: [{district}]
audience: [{audience}]
source: strona organizacji
checked_on: 2026-11-01
---

Więcej o nas na stronie.
"""
WORDS = (
    "Łąka", "Las", "Orzeł", "Ósemka", "Brzoza", "Śródmieście", "Nadzieja", "Źródło", "Ćma", "Zamek", "Most", "Rzeka",
    "Dom", "Ogród", "Wieża", "Świt",
)  # fmt: skip


def main(sizes: list[int]) -> None:
    sys.stdout.write("| What | organisations | wall s | CPU s | peak MiB | first page kB | its elements |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            run, page = built(Path(folder), size)
            weight, elements = len(page.encode()) / 1000, len(re.findall("<[a-z]", page))
            _tell("directory, a build from nothing", size, run, f"{weight:.1f} | {elements}")
        with tempfile.TemporaryDirectory() as folder:
            _tell("import of a table", size, imported(Path(folder), size), "|")


def _tell(what: str, size: int, run: Run, rest: str) -> None:
    sys.stdout.write(f"| {what} | {size} | {run.wall:.1f} | {run.cpu:.1f} | {run.peak:.0f} | {rest} |\n")
    sys.stdout.flush()


def built(folder: Path, size: int) -> tuple[Run, str]:
    content, chance = folder / "content", random.Random(1)
    (content / "organizacje").mkdir(parents=True)
    (content / "site.yaml").write_text(SITE, encoding="utf-8")
    for number in range(size):
        text = DOCUMENT.format(
            name=f"Fundacja {chance.choice(WORDS)} {number}",
            sphere=chance.choice(["33", "10", "16", "2"]),
            district=chance.choice(["Bobrek", "Karb", "Rozbark"]),
            audience=chance.choice(["dzieci", "seniorzy", "rodziny"]),
        )
        (content / "organizacje" / f"nr-{number}-a.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "tasks.py", "build", "--content", str(content), "--output", str(folder / "output")]
    run = measured([*command, "--today", TODAY, "--clean"], ROOT)
    return run, (folder / "output" / "organizacje" / "index.html").read_text(encoding="utf-8")


def imported(folder: Path, size: int) -> Run:
    content, table = folder / "content", folder / "lista.csv"
    (content / "organizacje").mkdir(parents=True)
    (content / "site.yaml").write_text(SITE, encoding="utf-8")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Nazwa", "Ulica", "Kod", "Telefon", "E-mail"])
        for n in range(size):
            writer.writerow(
                [f"Fundacja nr {n}", "ul. Polna 1", "41902", f"32 281 {n // 100:02} {n % 100:02}", f"a{n}@b.pl"]
            )
    return measured([sys.executable, "tasks.py", "import-organisations", str(table), "--content", str(content)], ROOT)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [5_000])
