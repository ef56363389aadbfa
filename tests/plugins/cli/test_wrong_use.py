"""Wrong use of the command line is told in Polish, with a way on."""

import pytest

from plugins.cli.wrong_use import in_polish

LIST = "Wszystkie polecenia: python3 tasks.py --list"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        pytest.param(
            "No idea what 'publsh' is!",
            f"„publsh” nie jest poleceniem ani jego opcją. Może chodziło o „publish”? {LIST}",
            id="a slip in a command",
        ),
        pytest.param("No idea what 'x' is!", f"„x” nie jest poleceniem ani jego opcją. {LIST}", id="something else"),
        pytest.param(
            "No idea what '--contnet' is!",
            "„--contnet”: nie ma takiej opcji. Opcje polecenia pokaże: python3 tasks.py POLECENIE --help",
            id="an option",
        ),
        pytest.param(
            "'new' did not receive required positional arguments: 'kind', 'title'",
            "new: brakuje: kind, title. Co wpisać, pokaże: python3 tasks.py new --help",
            id="what a command needs",
        ),
        pytest.param(
            "Flag <Argument: format (f)> needed value and was not given one!",
            "--format: brakuje wartości. Zapisz ją za nazwą, np. --format=wartość",
            id="an option without its value",
        ),
        pytest.param(
            "Flag '--clean' doesn't take any value!",
            "--clean nie ma wartości. Zapisz samo --clean.",
            id="a switch with a value",
        ),
    ],
)
def test_a_sentence_of_the_library_is_told_in_polish(message: str, said: str) -> None:
    assert in_polish(message, ("build", "publish", "new")) == said


def test_the_sentences_are_those_of_the_installed_library() -> None:
    from invoke import Collection, ParseError, task
    from invoke.parser import Parser

    @task
    def new(_context: object, kind: str, title: str, clean: bool = False) -> None: ...

    parser = Parser(contexts=Collection(new).to_contexts())
    for words in (["publsh"], ["new"], ["new", "--title"], ["new", "a", "b", "--nic"]):
        with pytest.raises(ParseError) as error:
            parser.parse_argv(words)
        assert in_polish(str(error.value), ("new",)) != str(error.value)
