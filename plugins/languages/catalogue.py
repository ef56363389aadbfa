"""The languages of the site: each file `<code>.toml` beside this module is one, and nothing else has to name it.

Above its tables a file states the facts of a language (`Language`); below stand its words, a table for each room that
shows some. What a language does not say it takes from the one that it is based on, in the end from Polish; a word that
Polish lacks is a bug.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

FOLDER = Path(__file__).parent
POLISH = "pl"


class Language(NamedTuple):
    """The facts of a language.

    ``name`` is what it calls itself, ``polish_name`` what staff call it, ``accepted`` are the names under which front
    matter knows it. ``html`` is its BCP 47 tag, that of another language where it has none of its own. ``locale`` is
    the one of Babel and Open Graph; ``day``, ``weekday`` and ``month`` are patterns of dates for where CLDR's own are
    not what we publish. ``typeface`` is the file with letters that the main typeface lacks.
    """

    code: str
    order: int
    name: str
    polish_name: str
    html: str
    locale: str
    quotes: tuple[str, str]
    accepted: tuple[str, ...]
    based_on: str = POLISH
    day: str = ""
    weekday: str = ""
    month: str = ""
    typeface: str = ""

    @property
    def is_polish(self) -> bool:
        """Whether the words are Polish, easy-to-read or not."""
        return self.html == POLISH

    @property
    def has_own_tag(self) -> bool:
        return self.html == self.code

    @property
    def in_polish(self) -> Markup:
        """The HTML attribute of Polish words on a page in this language; empty where they need none."""
        return Markup("") if self.is_polish else Markup(' lang="pl"')


class Words(Mapping[str, str]):
    """The words of one room: ``own.added``, or ``own["added"]`` where the key is a value of a field."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __getattr__(self, name: str) -> str:
        try:
            return self._words[name]
        except KeyError:
            raise AttributeError(f"no language has the word {name!r}") from None

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def languages(folder: Path = FOLDER) -> Mapping[str, Language]:
    """Return all languages by their code, Polish first."""
    return _languages(folder)


def language(code: str, folder: Path = FOLDER) -> Language:
    return _languages(folder)[code]


@cache
def words_of(room: str, lang: str, folder: Path = FOLDER) -> Words:
    """Return the words of a room in a language; a table inside a table is a room too (``events.kinds``)."""
    own = _table(room, lang, folder)
    return Words(own if lang == POLISH else {**words_of(room, language(lang, folder).based_on, folder), **own})


@cache
def _languages(folder: Path) -> Mapping[str, Language]:
    stated = {path.stem: _facts(path) for path in folder.glob("*.toml")}
    found = [_language(code, stated) for code in stated]
    return {one.code: one for one in sorted(found, key=lambda one: one.order)}


def _facts(path: Path) -> dict[str, Any]:
    """Only what stands above the tables: a build needs the facts of all languages, and the words of few."""
    return tomllib.loads(path.read_text(encoding="utf-8").partition("\n[")[0])


def _language(code: str, stated: Mapping[str, Mapping[str, Any]]) -> Language:
    own = stated[code]
    facts: dict[str, Any] = {"code": code, "html": code, **stated.get(own.get("based_on", ""), {}), **own}
    facts.update({name: tuple(value) for name, value in facts.items() if isinstance(value, list)})
    return Language(**facts)


@cache
def _catalogue(lang: str, folder: Path) -> Mapping[str, Any]:
    return tomllib.loads((folder / f"{lang}.toml").read_text(encoding="utf-8"))


def _table(room: str, lang: str, folder: Path) -> dict[str, str]:
    table: Mapping[str, Any] = _catalogue(lang, folder)
    for part in room.split("."):
        table = table.get(part, {})
    return {name: word for name, word in table.items() if isinstance(word, str)}
