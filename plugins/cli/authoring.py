"""The commands for people who write: `new`, `hooks`, `guide`. Each gives an exit code."""

import sys
from collections.abc import Mapping
from pathlib import Path

from plugins.cli.commands import GOOD, ROOT, UsageError, content_folder, moment, plain_settings
from plugins.cli.guide import filled
from plugins.cli.settings import kinds, now_of, register_kinds
from plugins.cli.starter import ASKED, WORDS, Starter, kind_called, starter
from plugins.core.reading import document, loading
from plugins.core.schema.centre import SITE, Centre
from plugins.core.schema.fields import InvalidValue
from plugins.core.schema.messages import example_of, written_fields
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
    moment(today)
    register_kinds(plain_settings()["PLUGINS"])
    kind = kind_called(word, kinds())
    if kind is None:
        raise UsageError(f"„{word}” nie jest rodzajem dokumentu. Do wyboru: {', '.join(w[0] for w in WORDS.values())}.")
    folder = content_folder(content)
    day = now_of(today).date()
    try:
        made = starter(kind, title, _asked(kind, title) if sys.stdin.isatty() else {}, _centre(folder), day)
        path = _written(folder, kind, made)
    except InvalidValue as wrong:
        raise UsageError(str(wrong)) from None
    print(path)  # noqa: T201 - the answer of the command
    return GOOD


def _centre(folder: Path) -> Centre:
    loaded = loading.load(folder, (), {}, 0, preview=True)
    if loaded.centre is None:
        raise UsageError(f"najpierw popraw {folder / SITE} (python3 tasks.py check).")
    return loaded.centre


def _asked(kind: Kind, title: str) -> Mapping[str, str]:
    """Answers from the terminal; an empty one keeps the example."""
    fields = written_fields(kind.model)
    answers = {}
    sys.stderr.write(f"„{title}”: kilka pytań (Enter pomija pytanie, poprawisz w pliku).\n")
    for name in ASKED.get(kind.name, ()):
        info = fields[name]
        sys.stderr.write(f"{info.title or name} (np. {example_of(info)}): ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if answer:
            answers[name] = answer
    return answers


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
