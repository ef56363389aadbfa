"""The commands for people who write: `new`, `hooks`, `guide`. Each gives an exit code."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from plugins.cli.commands import GOOD, ROOT, UsageError, content_folder, plain_settings, require_right_day
from plugins.cli.guide import filled
from plugins.cli.settings import kinds, now_of, register_kinds
from plugins.cli.starter import Starter, kind_called, starter, yaml_text
from plugins.core.reading import document, front_matter, loading
from plugins.core.schema.fields import InvalidValue, unknown_word
from plugins.core.schema.messages import example_of, issue_of, type_of, written_fields
from plugins.core.schema.record import Record
from plugins.core.schema.site_data.centre import SITE, Centre
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of

GUIDE = "PORADNIK.md"
HOOK = """\
#!/bin/sh
# Sprawdza treść przed zapisem w Gicie. Zakłada ją: python3 tasks.py hooks
python3 tasks.py clean-pictures --check || exit 1
exec python3 tasks.py check
"""


def new(word: str, title: str, content: str, today: str | None) -> int:
    """Writes a starter file and prints its path. A terminal is asked for a few facts first; nothing is overwritten."""
    require_right_day(today)
    register_kinds(plain_settings()["PLUGINS"])
    known = sorted(kinds(), key=lambda kind: kind.order)
    kind = kind_called(word, known)
    if kind is None:
        choice = ", ".join(kind.called[0] for kind in known)
        raise UsageError(f"„{word}” nie jest rodzajem dokumentu. Do wyboru: {choice}.")
    folder = content_folder(content)
    day, centre = now_of(today).date(), _centre(folder)
    try:
        made = starter(kind, title, _asked(kind, title, centre) if sys.stdin.isatty() else {}, centre, day)
        path = _written(folder, kind, made)
    except InvalidValue as wrong:
        raise UsageError(str(wrong)) from None
    print(path)  # noqa: T201 - the answer of the command
    return GOOD


def _centre(folder: Path) -> Centre:
    loaded = loading.load_fresh(folder)
    if loaded.centre is None:
        raise UsageError(f"najpierw popraw {folder / SITE} (python3 tasks.py check).")
    return loaded.centre


def _asked(kind: Kind, title: str, centre: Centre) -> Mapping[str, str]:
    """Answers from the terminal. A wrong one is asked for again at once; an empty one leaves the field to be filled."""
    fields = written_fields(kind.model)
    answers = {}
    sys.stderr.write(f"„{title}”: kilka pytań (Enter pomija pytanie, poprawisz w pliku).\n")
    for name in kind.asked:
        info = fields[name]
        while True:
            sys.stderr.write(f"{info.title or name} (np. {example_of(info)}): ")
            sys.stderr.flush()
            answer = plainly(sys.stdin.readline())
            wrong = problem_of(kind.model, name, answer, centre) if answer else ""
            if not wrong:
                break
            sys.stderr.write(f"  {wrong}\n")
        if answer:
            answers[name] = answer
    return answers


_POLISH_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: ?r\.?)?(?:[ ,]+(?:godz\.? ?)?(\d{1,2})[.:](\d\d))?")


def plainly(answer: str) -> str:
    """Return what was typed as files have it: `4.12.2026 17.00` is `2026-12-04 17:00`."""
    text = " ".join(answer.split())
    found = _POLISH_DAY.fullmatch(text)
    if not found:
        return text
    day, month, year, hour, minute = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    return f"{date} {int(hour):02}:{minute}" if hour else date


def problem_of(model: type[Record], name: str, answer: str, centre: Centre) -> str:
    """Return what is wrong with the value of one field, in the words of `check`; empty when nothing is."""
    if name == "topic" and centre.topics and answer not in centre.topics:
        return unknown_word(answer, tuple(centre.topics))
    info = written_fields(model)[name]
    try:
        TypeAdapter(type_of(info)).validate_python(
            front_matter.parsed(f"field: {yaml_text(answer)}", 1)[0].get("field")
        )
    except ValidationError as error:
        return issue_of({**error.errors(include_url=False)[0], "loc": (name,)}, model, {name: answer}).message
    return ""


def _written(folder: Path, kind: Kind, made: Starter) -> Path:
    path = folder / made.path
    if path.exists():
        raise UsageError(f"plik {path} już istnieje. Zmień tytuł albo popraw tamten plik.")
    # What staff typed may be wrong; they hear it now, in the words of `check`, and nothing is written.
    _record, problems, _warnings = document.document(kind, source_path_of(kind, made.path), made.text.encode())
    if problems:
        raise UsageError("\n".join(f"{p.field}: {p.message}" if p.field else p.message for p in problems))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.text, encoding="utf-8")
    return path


def hooks(repository: Path = ROOT) -> int:
    """Makes Git check the content before each commit. A hook of somebody else's is left alone."""
    folder = repository / ".git" / "hooks"
    path = folder / "pre-commit"
    if not folder.parent.is_dir():
        raise UsageError("to nie jest katalog główny repozytorium Gita.")
    if path.exists() and "python3 tasks.py hooks" not in path.read_text(encoding="utf-8"):
        raise UsageError(f"{path} już istnieje i robi coś innego. Dopisz do niego wiersz: python3 tasks.py check")
    folder.mkdir(exist_ok=True)
    path.write_text(HOOK, encoding="utf-8")
    path.chmod(0o755)
    print("Gotowe: przed każdym zapisem w Gicie treść będzie sprawdzana.")  # noqa: T201
    return GOOD


def guide(content: str) -> int:
    """Fills the field tables of the guide from the models."""
    register_kinds(plain_settings()["PLUGINS"])
    path = content_folder(content) / GUIDE
    path.write_text(filled(path.read_text(encoding="utf-8"), kinds()), encoding="utf-8")
    print(path)  # noqa: T201
    return GOOD
