"""Answers -> the files of a content folder. Pure but for reading our own texts."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.core.reading.unfinished import BLANK
from plugins.polish.words import slugify

TEXTS = Path(__file__).parent / "texts"
TOPICS = ("Z życia ośrodka", "Szkolenia", "Wydarzenia", "Współpraca z samorządem", "Wolontariat")


class Gap(NamedTuple):
    """A place that is still to be filled in."""

    path: str
    line: int
    words: str


def files(answers: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Path in the content folder -> text. ``answers`` are by the names of the options."""
    found = {"site.yaml": site_yaml(answers)}
    languages = _languages(answers)
    words = {
        "name": answers["name"],
        "town": answers["town"],
        "today": today.isoformat(),
        "operator": answers.get("operators", "[do uzupełnienia: kto prowadzi ośrodek]"),
        "funder": answers.get("funder", "[do uzupełnienia: kto finansuje ośrodek]"),
    }
    for file in sorted(TEXTS.glob("*.md")):
        lang = file.stem.partition(".")[2] or "pl"
        if lang in languages:
            text = file.read_text(encoding="utf-8")
            found[f"strony/{file.name}"] = re.sub(r"\{(\w+)\}", lambda m: words.get(m[1], m[0]), text)
    return found


def site_yaml(answers: Mapping[str, str]) -> str:
    """The centre's data: what is known as fields, what may come as comments that show how."""
    get = answers.get
    lines = [
        "# Dane ośrodka. Każda informacja stoi tylko tutaj: popraw ją raz, a zmieni się na wszystkich stronach.",
        "# Czego nie wiemy na pewno, tego nie wpisujemy.",
        "",
        f"name: {_quoted(answers['name'])}",
        f"descriptor: {_quoted(get('descriptor', 'centrum organizacji pozarządowych'))}",
        "# Stałego adresu się nie zmienia: zależą od niego kalendarze w telefonach.",
        f"url: {_quoted(answers['url'])}",
        "",
        "address:",
        _known("  street", get("street"), "ul. Przykładowa 1"),
        _known("  postal_code", get("postal-code"), "00-000"),
        f"  city: {_quoted(answers['town'])}",
        "",
        f"email: {_quoted(answers['email'])}",
        *_list("phones", [f"number: {_quoted(get('phone', ''))}"] if get("phone") else [], "number: 32 123 45 67"),
        "",
        "# Godziny, gdy są potwierdzone:",
        "# hours:",
        "#   - {days: [poniedziałek, środa], opens: 10:00, closes: 18:00}",
        "hours_note: Godzin otwarcia jeszcze tu nie ma. Zanim przyjdziesz, napisz do nas.",
        "",
        *_list("operators", [_quoted(name) for name in _parts(get("operators", ""))], "Fundacja Przykład"),
        *([f"funder:\n  name: {_quoted(answers['funder'])}"] if get("funder") else ["# funder: {name: Gmina}"]),
        "# rooms:",
        "#   - {name: Sala spotkań, seats: 20, equipment: [rzutnik, tablica]}",
        "",
        "# Tematy ogłoszeń: adres: Nazwa",
        "topics:",
        *(f"  {slug}: {_quoted(title)}" for slug, title in _topics(get("topics", "")).items()),
        "",
        "# districts:",
        "#   srodmiescie: Śródmieście",
        "",
        f"languages: [{', '.join(_languages(answers))}]",
        "",
        "# Wygląd. Kolory w cudzysłowie; rysunki SVG w katalogu obrazy.",
        "# brand:",
        '#   accent: "#a33a1c"',
        "#   emblem: marka/znak.svg",
        "#   motif: marka/panorama.svg",
        "# menu: [kalendarz, aktualnosci, organizacje, regulaminy]",
    ]
    return "\n".join(lines) + "\n"


def gaps(made: Mapping[str, str]) -> list[Gap]:
    """What is still to be filled in, in the order of the files."""
    return [
        Gap(path, number, blank[0].strip("[]").removeprefix("do uzupełnienia").lstrip(": "))
        for path, text in sorted(made.items())
        for number, line in enumerate(text.split("\n"), 1)
        for blank in BLANK.finditer(line)
    ]


def _languages(answers: Mapping[str, str]) -> list[str]:
    found = [one.casefold() for one in re.split(r"[\s,;]+", answers.get("languages", "")) if one]
    return list(dict.fromkeys(("pl", *found)))


def _topics(written: str) -> dict[str, str]:
    titles = _parts(written) or TOPICS
    return {slugify(title): title for title in titles}


def _parts(written: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", written) if part.strip()]


def _known(field: str, value: str | None, example: str) -> str:
    indent = field[: len(field) - len(field.lstrip())]
    return f"{field}: {_quoted(value)}" if value else f"{indent}# {field.strip()}: {example}"


def _list(field: str, items: list[str], example: str) -> Iterator[str]:
    if items:
        yield f"{field}:"
        yield from (f"  - {item}" for item in items)
    else:
        yield f"# {field}:"
        yield f"#   - {example}"


def _quoted(value: str) -> str:
    """The value as YAML takes it for that text."""
    plain = re.fullmatch(r"[^\W\d_][\w ./@:+-]*[\w/]", value) and ": " not in value
    return value if plain else json.dumps(value, ensure_ascii=False)
