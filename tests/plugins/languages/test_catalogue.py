"""Each catalogue says what Polish says, and what one lacks is Polish on the site."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from babel import Locale

from plugins.languages.catalogue import FOLDER, language, languages, words_of

OTHERS = [code for code in languages() if code != "pl"]
FOREIGN = [code for code in OTHERS if not language(code).is_polish]


def said(code: str) -> dict[str, str]:
    """Every word of a catalogue by its room and key."""
    catalogue = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    return {name: word for room in catalogue.items() if isinstance(room[1], dict) for name, word in flat(*room)}


def flat(room: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(f"{room}.{key}", value)
        else:
            yield f"{room}.{key}", str(value)


def counted(names: Iterable[str]) -> dict[str, set[str]]:
    """The words that differ by number, and their forms: the rooms of CLDR's form for all that has no other."""
    rooms = [name.removesuffix(".other") for name in names if name.endswith(".other")]
    return {room: {name.rpartition(".")[2] for name in names if name.startswith(f"{room}.")} for room in rooms}


def plain(code: str) -> dict[str, str]:
    """Every word that has one form."""
    rooms = counted(said(code))
    return {name: word for name, word in said(code).items() if name.rpartition(".")[0] not in rooms}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


@pytest.mark.parametrize("code", FOREIGN)
def test_a_language_says_every_word_that_polish_says_and_no_other(code: str) -> None:
    assert plain(code).keys() == plain("pl").keys()


@pytest.mark.parametrize("code", ["pl", *FOREIGN])
def test_a_word_that_differs_by_number_has_the_forms_of_its_language_each_with_the_number(code: str) -> None:
    forms = {*Locale.parse(language(code).locale).plural_form.tags, "other"}
    assert counted(said(code)) == dict.fromkeys(counted(said("pl")), forms)
    assert [name for room in counted(said(code)) for name in said(code) if name.startswith(f"{room}.")] == [
        name for name, word in said(code).items() if "{number}" in word
    ]


@pytest.mark.parametrize("code", [code for code in OTHERS if code not in FOREIGN])
def test_an_easy_language_says_only_words_of_polish_and_only_what_differs(code: str) -> None:
    polish = said("pl")
    assert {name: polish[name] == word for name, word in said(code).items()} == dict.fromkeys(said(code), False)


@pytest.mark.parametrize("code", OTHERS)
def test_a_word_has_the_placeholders_of_the_polish_one(code: str) -> None:
    polish = plain("pl")
    assert {name: placeholders(word) for name, word in plain(code).items()} == {
        name: placeholders(polish[name]) for name in plain(code)
    }


@pytest.mark.parametrize("code", languages())
def test_no_word_is_empty_and_none_waits_to_be_translated(code: str) -> None:
    assert [name for name, word in said(code).items() if not word.strip() or "TODO" in word] == []


@pytest.mark.parametrize("code", languages())
def test_babel_and_programs_know_the_language(code: str) -> None:
    own = language(code)
    assert str(Locale.parse(own.locale)) == own.locale
    assert own.html in (code, own.based_on)


def test_each_language_has_a_place_of_its_own_and_polish_the_first() -> None:
    places = [one.order for one in languages().values()]
    assert places == sorted(set(places))
    assert next(iter(languages())) == "pl"


def catalogues(folder: Path, **texts: str) -> Path:
    facts = 'name = "x"\npolish_name = "x"\nlocale = "pl_PL"\nquotes = ["„", "”"]\naccepted = []\n'
    for code, text in texts.items():
        (folder / f"{code}.toml").write_text(facts + text, encoding="utf-8")
    return folder


def test_a_file_in_the_folder_is_a_language(tmp_path: Path) -> None:
    found = languages(catalogues(tmp_path, pl="order = 0\n", xx='order = 5\n[frame]\nmenu = "Xx"\n', yy="order = 3\n"))
    assert list(found) == ["pl", "yy", "xx"]
    assert (found["xx"].html, found["xx"].has_own_tag, found["xx"].is_polish) == ("xx", True, False)
    assert found["xx"].in_polish == ' lang="pl"'


def test_a_language_takes_what_it_does_not_say_from_the_one_it_is_based_on(tmp_path: Path) -> None:
    (tmp_path / "easy.toml").write_text('order = 9\nbased_on = "pl"\nhtml = "pl"\nname = "Łatwy"\n[a]\ny = "ł"\n')
    folder = catalogues(tmp_path, pl='order = 0\n[a]\nx = "polski"\ny = "trudny"\n')
    easy = languages(folder)["easy"]
    assert (easy.name, easy.locale, easy.is_polish, easy.has_own_tag) == ("Łatwy", "pl_PL", True, False)
    assert easy.in_polish == ""
    assert dict(words_of("a", "easy", folder)) == {"x": "polski", "y": "ł"}


def test_a_missing_word_or_room_is_polish(tmp_path: Path) -> None:
    polish = 'order = 0\n[a]\nx = "polski"\n[a.b]\ny = "też"\n'
    folder = catalogues(tmp_path, pl=polish, xx='order = 1\n[a]\nz = "own"\n')
    assert (words_of("a", "xx", folder).x, words_of("a", "xx", folder)["z"]) == ("polski", "own")
    assert words_of("a.b", "xx", folder).y == "też"


def test_a_word_that_polish_lacks_is_a_bug(tmp_path: Path) -> None:
    own = words_of("a", "pl", catalogues(tmp_path, pl='order = 0\n[a]\nx = "polski"\n'))
    with pytest.raises(AttributeError, match="'y'"):
        _ = own.y
    with pytest.raises(KeyError):
        _ = own["y"]
