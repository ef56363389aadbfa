"""A made-up centre of any size: announcements, events, organisations and regulations with topics, links and calendars.

Same number, same text: the corpus is seeded. About 3 kB a document, as real notices are. Half of the documents are
announcements, a third events, one in seven an organisation, one in a hundred a version of a regulation.
"""

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

TOPICS = tuple(f"temat-{letter}" for letter in "abcdefghijklmnopqrst")
KINDS = ("szkolenie", "webinar", "doradztwo", "spotkanie", "wydarzenie")
WORDS = (  # noqa: SIM905 - a list of sixty strings would hide the words
    "spotkanie organizacja mieszkańcy dzielnica szkolenie wniosek dotacja świetlica wolontariat zgłoszenie termin "
    "plac ogród rozmowa pomysł budżet umowa sprawozdanie statut zarząd książka warsztat muzyka rower park wystawa "
    "kwiecień jesień godzina wejście piętro sala komputer prawo zdrowie sąsiad ulica świętować źródło żółty łąka"
).split()
FIRST_DAY = dt.date(2010, 1, 1)


def files(number: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """(path, text) of a content folder with that many documents."""
    yield "site.yaml", _site()
    organisations = max(1, number // 7)
    regulations = max(1, number // 100)
    events = number // 3
    for i in range(organisations):
        yield f"organizacje/organizacja-{i}.md", _organisation(i, random.Random(f"{seed}o{i}"))
    for i in range(regulations):
        yield f"regulaminy/regulamin-{i}/{_day(i, regulations)}.md", _regulation(i, random.Random(f"{seed}r{i}"))
    for i in range(events):
        day = _day(i, events)
        yield f"kalendarz/{day}-wydarzenie-{i}.md", _event(i, day, organisations, random.Random(f"{seed}e{i}"))
    for i in range(number - organisations - regulations - events):
        day = _day(i, number - organisations - regulations - events)
        yield f"aktualnosci/{day}-ogloszenie-{i}.md", _announcement(i, day, random.Random(f"{seed}a{i}"))


def write(folder: Path, number: int, seed: int = 7) -> None:
    for path, text in files(number, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _day(i: int, count: int) -> dt.date:
    """Days spread evenly from 2010 to the end of 2026."""
    return FIRST_DAY + dt.timedelta(days=i * 6208 // max(count, 1))


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 16))]
    if chance.random() < 0.2:
        words[3] = f"**{words[3]}**"
    return " ".join(words).capitalize() + "."


def _text(chance: random.Random) -> str:
    parts = []
    for number in range(3):
        parts.append(f"## {chance.choice(WORDS).capitalize()} {number + 1}")
        parts += [" ".join(_sentence(chance) for _ in range(4)) for _ in range(2)]
    parts.append("\n".join(f"- {_sentence(chance)}" for _ in range(4)))
    parts.append("Więcej na stronie [aktualności](/aktualnosci/) i u [sąsiadów](https://example.org/strona).")
    return "\n\n".join(parts)


def _site() -> str:
    topics = "".join(f"  {topic}: Temat {topic[-1].upper()}\n" for topic in TOPICS)
    return (
        "name: lokal na próbę\nurl: https://lokal.example.org\nemail: biuro@lokal.example.org\n"
        f"topics:\n{topics}districts:\n  bobrek: Bobrek\n  miechowice: Miechowice\n  rozbark: Rozbark\n"
    )


def _announcement(i: int, day: dt.date, chance: random.Random) -> str:
    return (
        f"---\ntitle: Ogłoszenie {i} o czymś ważnym\ndate: {day}\nsummary: {_sentence(chance).replace('*', '')}\n"
        f"topic: {chance.choice(TOPICS)}\n---\n\n{_text(chance)}\n"
    )


def _event(i: int, day: dt.date, organisations: int, chance: random.Random) -> str:
    return (
        f"---\ntitle: Wydarzenie {i} dla wszystkich\nstart: {day} {chance.randint(9, 19):02}:00\nduration: 2 h\n"
        f"kind: {chance.choice(KINDS)}\nsummary: {_sentence(chance).replace('*', '')}\n"
        f"organisers: [organizacja-{chance.randrange(organisations)}]\n---\n\n{_text(chance)}\n"
    )


def _organisation(i: int, chance: random.Random) -> str:
    return (
        f"---\nname: Stowarzyszenie „{chance.choice(WORDS).capitalize()} {i}”\nlegal_form: stowarzyszenie\n"
        f"summary: {_sentence(chance).replace('*', '')}\nspheres: [{chance.choice(['1', '16', '33', '13'])}]\n"
        f"districts: [{chance.choice(['bobrek', 'miechowice', 'rozbark'])}]\nsource: strona organizacji\n"
        f"checked_on: 2026-06-01\n---\n\n{_text(chance)}\n"
    )


def _regulation(i: int, chance: random.Random) -> str:
    units = []
    for paragraph in range(1, 8):
        units.append(f"§ {paragraph}.")
        units += [f"{point}. {_sentence(chance).replace('*', '')}" for point in range(1, 5)]
    return (
        f"---\ntitle: Regulamin {i}\nsummary: Zasady numer {i}.\nadopted: 2009-12-01\nadopted_by: Zarząd\n---\n\n"
        + "\n\n".join(units)
        + "\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    given = parser.parse_args()
    write(given.folder, given.number)
