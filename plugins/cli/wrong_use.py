"""What the library of the command line says about wrong use, in Polish and with a way on."""

import re
from collections.abc import Collection

from plugins.polish.words import suggestion

_FLAG = r"(?:<Argument: ([\w-]+).*?>|'([^']+)')"
_OVERVIEW = "Wszystkie polecenia: python3 tasks.py --list"


def in_polish(message: str, commands: Collection[str]) -> str:
    """Return the sentence for staff; a message that is not known comes back as it is.

    ``commands`` are the names of all commands, among which a slip is looked for.
    """
    if found := re.fullmatch(r"No idea what '(.*)' is!", message, re.DOTALL):
        return _unknown(found[1], commands)
    if found := re.fullmatch(r"'(.*)' did not receive required positional arguments: (.*)", message, re.DOTALL):
        names = ", ".join(re.findall(r"'([^']+)'", found[2]))
        return f"{found[1]}: brakuje: {names}. Co wpisać, pokaże: python3 tasks.py {found[1]} --help"
    if found := re.match(rf"Flag {_FLAG} needed value", message):
        name = f"--{(found[1] or found[2]).lstrip('-')}"
        return f"{name}: brakuje wartości. Zapisz ją za nazwą, np. {name}=wartość"
    if found := re.match(rf"Flag {_FLAG} doesn't take any value", message):
        name = f"--{(found[1] or found[2]).lstrip('-')}"
        return f"{name} nie ma wartości. Zapisz samo {name}."
    return message


def _unknown(word: str, commands: Collection[str]) -> str:
    if word.startswith("-"):
        return f"„{word}”: nie ma takiej opcji. Opcje polecenia pokaże: python3 tasks.py POLECENIE --help"
    near = suggestion(word, tuple(commands))
    cure = f"Może chodziło o „{near}”? " if near else ""
    return f"„{word}” nie jest poleceniem ani jego opcją. {cure}{_OVERVIEW}"
