"""Texts from elsewhere -> the clean source form: Word, PDF, HTML or pasted text. Every guess is listed, none is silent.

`main(path)` is the task `import-regulation`: the text goes to standard output, the guesses to standard error.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.regulations.importing.guesses import Guess
from plugins.regulations.importing.writing import written
from plugins.regulations.parsing.parser import parse
from plugins.regulations.tree.numbering import issues_in, warnings_in

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?(?:str(?:ona|\.)\s*)?\d{1,3}(?:\s*(?:/|z)\s*\d{1,3})?(?:\s*[-–])?", re.IGNORECASE
)
_FOOTER = re.compile(r".{0,100}\bstrona \d{1,3} z \d{1,3}", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:pliki do pobrania|pobierz|do pobrania|udostępnij|drukuj|powrót|facebook|twitter|metryka|liczba odsłon|"
    r"data publikacji|opublikowan\w+|autor:).{0,60}",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"(?<=[a-ząćęłńóśźż])-\n\s*(?=[a-ząćęłńóśźż])")


@dataclass(frozen=True, slots=True)
class Imported:
    text: str
    guesses: tuple[Guess, ...]


def imported(raw: bytes, kind: str) -> Imported:
    """``kind`` is the ending of the file's name: docx, pdf, html, txt, md."""
    guesses: list[Guess] = []
    text = _reader(kind.lower().lstrip("."))(raw, guesses)
    return cleaned(text, guesses)


def cleaned(text: str, guesses: Sequence[Guess] = ()) -> Imported:
    """Pasted text in the clean form, with what was guessed on the way and what is still wrong with it."""
    found = [*guesses]
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LIGATURES)
    hyphens = len(_HYPHENATED.findall(text))
    if hyphens:
        text = _HYPHENATED.sub("", text)
        found.append(Guess(0, f"połączono wyrazy przeniesione do nowego wiersza ({hyphens})."))
    regulation = parse("\n".join(_without_furniture(text.split("\n"), found)))
    clean = written(regulation)
    found += [Guess(0, f"{aside.reason}: „{aside.text[:80]}”.") for aside in regulation.asides]
    issues = (*issues_in(parse(clean)), *warnings_in(parse(clean)))
    found += [Guess(issue.line or 0, issue.message) for issue in issues]
    return Imported(clean, tuple(found))


def _without_furniture(lines: Sequence[str], found: list[Guess]) -> Iterator[str]:
    """Lines without page numbers, running heads and buttons of a web page."""
    repeated = {
        line for line, count in Counter(line.strip() for line in lines).items() if _is_running_head(line, count)
    }
    for line in lines:
        bare = line.strip()
        if bare in repeated:
            found.append(Guess(0, f"usunięto nagłówek lub stopkę strony: „{bare[:80]}”."))
        elif _PAGE_NUMBER.fullmatch(bare) or _FOOTER.fullmatch(bare):
            found.append(Guess(0, f"usunięto numer strony: „{bare}”."))
        elif _FURNITURE.fullmatch(bare):
            found.append(Guess(0, f"usunięto element strony internetowej: „{bare[:80]}”."))
        else:
            yield line


def _is_running_head(line: str, count: int) -> bool:
    """The same words on three pages or more; short repeated provisions such as "(uchylony)" are none."""
    return (
        count >= 3
        and 8 < len(line) < 100
        and not re.match(r"[\d§(a-z–•-]", line)
        and not line.endswith((".", ";", ","))
    )


def _from_text(raw: bytes, _guesses: list[Guess]) -> str:
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _reader(kind: str) -> Callable[[bytes, list[Guess]], str]:
    """Each format brings its own library, loaded only when such a file comes."""
    if kind == "docx":
        from plugins.regulations.importing.word import from_docx

        return from_docx
    if kind == "pdf":
        from plugins.regulations.importing.pdf import from_pdf

        return from_pdf
    if kind in ("html", "htm"):
        from plugins.regulations.importing.html import from_html

        return from_html
    return _from_text


def main(path: str) -> int:
    """The task `import-regulation FILE`: 0, or 2 when the file can not be read."""
    file = Path(path)
    try:
        result = imported(file.read_bytes(), file.suffix)
    except OSError as error:
        sys.stderr.write(f"{path}: nie można odczytać pliku ({error.strerror}). Sprawdź nazwę.\n")
        return 2
    sys.stdout.write(result.text)
    for guess in result.guesses:
        where = f"wiersz {guess.line}: " if guess.line else ""
        sys.stderr.write(f"{where}{guess.message}\n")
    return 0
