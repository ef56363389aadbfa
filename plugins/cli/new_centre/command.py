"""`new-centre DIR`: writes a content folder, never over another one, and lists what is still to be known."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.cli.commands import GOOD, ROOT, UsageError, plain_settings, require_right_day
from plugins.cli.new_centre.answers import NEEDED, QUESTIONS, asked
from plugins.cli.new_centre.content import files, gaps
from plugins.cli.settings import kinds, now_of, register_kinds
from plugins.core.reading import document
from plugins.core.reading.loading import STATIC_FOLDERS

GUIDE = "PORADNIK.md"


def new_centre(folder: str, given: Mapping[str, str], today: str | None, ask: Callable[[str], str] | None) -> int:
    """``ask`` puts a question on a terminal; None where there is none. Raises `UsageError`, and then wrote nothing."""
    require_right_day(today)
    target = Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{folder} już istnieje i nie jest pusty. Niczego nie nadpisuję: podaj nowy katalog.")
    answers = {option: text.strip() for option, text in given.items() if text and text.strip()}
    if ask is not None:
        answers = asked(answers, ask)
    missing = [f"--{option}" for option in NEEDED if option not in answers]
    if missing:
        raise UsageError(f"brakuje: {', '.join(missing)}. Podaj je albo uruchom polecenie w terminalu, a zapytam.")
    made = files(answers, now_of(today).date())
    _refuse_issues(made["site.yaml"])
    for path, text in made.items():
        _write(target / path, text)
    register_kinds(plain_settings()["PLUGINS"])
    # Git keeps no empty folders, so each of these holds a hidden file, which is no content.
    for name in (*(kind.folder for kind in kinds()), *STATIC_FOLDERS):
        (target / name).mkdir(parents=True, exist_ok=True)
        if not any((target / name).iterdir()):
            _write(target / name / ".gitkeep", "")
    if (ROOT / "content" / GUIDE).is_file():
        _write(target / GUIDE, (ROOT / "content" / GUIDE).read_text(encoding="utf-8"))
    _tell(target, made)
    return GOOD


def _refuse_issues(site_yaml: str) -> None:
    """What is wrong with the answers, in the words of `check` and by the name of the option."""
    _centre, problems, _warnings = document.centre(site_yaml.encode())
    options = {question.field: question.option for question in QUESTIONS}
    told = []
    for problem in problems:
        field = problem.field or ""
        option = next((options[key] for key in options if field == key or field.startswith(f"{key}.")), field)
        told.append(f"--{option}: {problem.message}")
    if told:
        raise UsageError("\n".join(told))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _tell(target: Path, made: Mapping[str, str]) -> None:
    say = sys.stdout.write
    say(f"{target}: gotowe, pliki: {len(made)}.\n\nDo uzupełnienia (potem usuń w pliku wiersz „draft: tak”):\n")
    path = ""
    for gap in gaps(made):
        if gap.path != path:
            path = gap.path
            say(f"{path}\n")
        say(f"  [ ] wiersz {gap.line}: {gap.words}\n")
    say(
        f"\nsite.yaml\n  [ ] godziny, sale, osoby i miejsca, o których mówią wiersze z krzyżykiem\n"
        f"\nZobacz: python3 tasks.py serve --content {target}\nSprawdź: python3 tasks.py check --content {target}\n"
    )
