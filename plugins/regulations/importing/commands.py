"""The command `import-regulation FILE [--content DIR] [--dry-run]`.

Exit 0; 1 if the draft would not pass `check`; 2 for what can not be read.
"""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.core.reading.document import document
from plugins.core.schema.issues import Problem
from plugins.core.site.paths import source_path_of
from plugins.regulations.importing.assembling import imported
from plugins.regulations.importing.drafting import Draft, draft_of
from plugins.regulations.importing.ledger import UnreadableFileError
from plugins.regulations.plugin import kind

GOOD, PROBLEMS, WRONG_USE = 0, 1, 2


def import_regulation(file: str, content: str, dry_run: bool, today: dt.date) -> int:
    """Writes a draft and prints its path; ``dry_run`` prints the text and writes nothing. All notes go to stderr."""
    path, folder = Path(file), Path(content)
    try:
        result = imported(path.read_bytes(), path.suffix)
    except OSError as error:
        return _refused(f"{file}: nie można odczytać pliku ({_reason(error)}). Sprawdź nazwę.")
    except UnreadableFileError as error:
        return _refused(f"{file}: {error}")
    if not result.text.strip():
        return _refused(f"{file}: w pliku nie ma tekstu. Sprawdź, czy to właściwy plik.")
    draft = draft_of(result, path.stem, today)
    target = folder / draft.path
    if dry_run:
        sys.stdout.write(draft.text)
    elif not folder.is_dir():
        return _refused(f"nie ma katalogu {content}. Podaj katalog z treścią, np. --content content")
    elif target.exists() or target.is_symlink():
        return _refused(f"{target}: taki plik już jest i nie został zmieniony. Przenieś go albo zmień jego nazwę.")
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(draft.text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{target}\n")
    shift = draft.text.count("\n") - result.text.count("\n")
    for line in (*draft.notes, *result.ledger.lines()):
        sys.stderr.write(f"{line}\n")
    for issue in result.issues:
        sys.stderr.write(f"{target}:{(issue.line or 1) + shift}: {issue.message}\n")
    problems = _problems_in(draft)
    for problem in problems:
        sys.stderr.write(f"{target}:{problem.line}: {f'{problem.field}: ' if problem.field else ''}{problem.message}\n")
    return PROBLEMS if problems else GOOD


def _problems_in(draft: Draft) -> Sequence[Problem]:
    """What `check` would say about the draft."""
    regulations = kind(None)
    _record, problems, _warnings = document(regulations, source_path_of(regulations, draft.path), draft.text.encode())
    return problems


def _reason(error: OSError) -> str:
    named = {"FileNotFoundError": "nie ma takiego pliku", "IsADirectoryError": "to katalog",
             "PermissionError": "brak uprawnień"}  # fmt: skip
    return named.get(type(error).__name__, error.strerror or os.strerror(error.errno or 0))


def _refused(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return WRONG_USE
