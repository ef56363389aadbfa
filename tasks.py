"""Tasks of the project. As a script this is also the bootstrap:

    python3 tasks.py serve       sets everything up, builds, serves at http://127.0.0.1:8000/, rebuilds on save
    python3 tasks.py test        sets everything up, runs all tests
    python3 tasks.py --list      all tasks

It makes .venv, installs the pinned requirements when they changed, and hands over to Invoke. With the environment
active, "invoke serve" is the same.
"""

import gc
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
DEVELOPER_TASKS = {"test", "lint", "bench", "format", "renew"}


def bootstrap(arguments):
    """Makes the environment and runs this file again inside it. Standard library only, and old syntax on purpose:
    a Python that is too old must get as far as the sentence that says so."""
    if sys.version_info < (3, 11):
        sys.exit("Potrzebny jest Python 3.11 lub nowszy, a to jest {}.{}.".format(*sys.version_info[:2]))
    requirements = "requirements-dev.txt" if DEVELOPER_TASKS.intersection(arguments) else "requirements.txt"
    stamp = VENV / "installed-{}".format(requirements)
    everything = VENV / "installed-requirements-dev.txt"
    if not (_is_current(everything, "requirements-dev.txt") or _is_current(stamp, requirements)):
        _install(requirements, stamp)
    environment = dict(os.environ, PYTHONUTF8="1", VIRTUAL_ENV=str(VENV))
    command = [str(PYTHON), str(ROOT / "tasks.py")] + arguments
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=environment))
    os.execve(str(PYTHON), command, environment)


def _is_current(stamp, requirements):
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == _digest(requirements)


def _digest(requirements):
    return hashlib.sha256((ROOT / requirements).read_bytes() + sys.version.encode()).hexdigest()


def _install(requirements, stamp):
    try:
        import ensurepip  # noqa: F401 - Debian ships Python without it
        import venv
    except ImportError:
        sys.exit("Brakuje modułu venv. W Debianie i Ubuntu zainstaluj go poleceniem: sudo apt install python3-venv")
    print("Przygotowuję środowisko (raz, około pół minuty)…", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(str(VENV), with_pip=True, clear=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--prefer-binary"]
    if subprocess.call(pip + ["--require-hashes", "-r", str(ROOT / requirements)]):
        sys.exit("Nie udało się zainstalować bibliotek. Sprawdź połączenie z siecią i spróbuj jeszcze raz.")
    stamp.write_text(_digest(requirements))


if __name__ == "__main__" and Path(sys.prefix).resolve() != VENV.resolve():
    bootstrap(sys.argv[1:])

sys.path.insert(0, str(ROOT))
# Compiled plugins (ignored by Git) halve the start of every command, also where a machine is set not to keep them.
sys.dont_write_bytecode = False
# A command ends soon, and with it all that it made: looking for garbage would take a quarter of its time.
gc.disable()

from invoke import Collection, Context, Exit, task  # noqa: E402

from plugins.cli import commands  # noqa: E402


def _finished(code: int) -> None:
    if code:
        raise Exit(code=code)


def _demonstration(content: str, today: str) -> str:
    """The folder with the made-up centre's content, for that day."""
    from plugins.demonstration.commands import folder_for

    if content:
        raise commands.UsageError("--demo: pokaz ma własną treść. Usuń --content albo --demo.")
    return folder_for(today or None)


@task(help={
    "content": "katalog z treścią", "output": "katalog na gotową stronę", "site-url": "adres, pod którym strona stanie",
    "today": "dzień (albo „dzień godzina”), na który budować", "clean": "zbuduj wszystko od nowa",
    "demo": "zbuduj pokaz: zmyślony ośrodek zamiast treści z katalogu",
    "take-over": "zapisz też w katalogu, którego nie zrobił program, i zastąp w nim pliki strony",
})  # fmt: skip
def build(
    _context: Context, content: str = "", output: str = "", site_url: str = "", today: str = "", clean: bool = False,
    demo: bool = False, take_over: bool = False,
) -> None:  # fmt: skip
    """Buduje stronę z treści do katalogu output."""
    content = _demonstration(content, today) if demo else content
    given = {"PATH": content, "OUTPUT_PATH": output, "SITEURL": site_url, "TODAY": today, "TAKE_OVER": take_over}
    report = commands.build_site(**given, LOAD_CONTENT_CACHE=False if clean else None)
    print(commands.closing_line(report))


@task(help={
    "content": "katalog z treścią", "format": "text, json albo github", "today": "dzień, na który sprawdzać",
    "strict": "ostrzeżenia też są błędami",
})  # fmt: skip
def check(
    _context: Context, content: str = str(ROOT / "content"), format: str = "text", today: str = "", strict: bool = False
) -> None:
    """Sprawdza treść i niczego nie buduje."""
    _finished(commands.check_content(content, format, today or None, strict))


@task(help={
    "port": "numer portu", "content": "katalog z treścią", "today": "dzień, na który pokazać stronę",
    "demo": "pokaż zmyślony ośrodek zamiast treści z katalogu",
})  # fmt: skip
def serve(_context: Context, port: str = "8000", content: str = "", today: str = "", demo: bool = False) -> None:
    """Buduje stronę, pokazuje ją w przeglądarce i odświeża po każdym zapisie."""
    from plugins.cli import preview

    content = _demonstration(content, today) if demo else content
    preview.serve(port=preview.port_of(port), content=content or None, today=today or None)


@task(help={
    "target": "dokąd: folder, rsync albo pages", "content": "katalog z treścią",
    "output": "katalog strony (dla folder)", "today": "dzień (albo „dzień godzina”), z którego ma być publikacja",
    "dry-run": "tylko pokaż, co się zmieni", "rollback": "przywróć poprzednie wydanie",
    "automatic": "nocna budowa: nie publikuje, gdy ktoś przywrócił wcześniejsze wydanie",
    "take-over": "zastąp dowiązanie, którego nie zrobił program",
    "dirty": "wyślij także to, czego nie ma jeszcze w Gicie", "new-address": "serwis przenosi się pod nowy stały adres",
})  # fmt: skip
def publish(
    _context: Context,
    target: str = "",
    content: str = "",
    output: str = "",
    today: str = "",
    dry_run: bool = False,
    rollback: bool = False,
    automatic: bool = False,
    take_over: bool = False,
    dirty: bool = False,
    new_address: bool = False,
) -> None:
    """Publikuje stronę i mówi, co się zmieniło dla czytelników; z --rollback przywraca poprzednie wydanie."""
    from plugins.cli import publication

    switches = (dry_run, rollback, automatic, take_over, dirty, new_address)
    _finished(publication.publish(publication.Options(target, content, output, today, *switches)))


@task(positional=["url"], help={
    "url": "adres opublikowanej strony", "output": "katalog strony na tym komputerze, do porównania wersji",
})  # fmt: skip
def check_site(_context: Context, url: str, output: str = "") -> None:
    """Sprawdza opublikowaną stronę z zewnątrz i mówi, co poprawić na serwerze."""
    import datetime as dt

    from plugins.cli import site_check

    _finished(site_check.check(url, output, dt.datetime.now(dt.UTC)))


@task(help={"content": "katalog z treścią"})
def commit_locks(_context: Context, content: str = "") -> None:
    """Zapisuje w Gicie i wysyła pliki *.lock.json, które zmieniła publikacja (ostatni krok automatu)."""
    from plugins.cli import publication

    _finished(publication.commit_locks(content))


@task(positional=["server"], help={
    "server": "nginx, apache albo caddy", "content": "katalog z treścią", "root": "katalog strony na serwerze",
})  # fmt: skip
def server_config(_context: Context, server: str, content: str = "", root: str = "") -> None:
    """Wypisuje gotową konfigurację serwera WWW dla opublikowanej strony."""
    from plugins.cli import publication

    print(publication.server_configuration(server, content, root), end="")


@task(aliases=["digest"], help={
    "month": "miesiąc: RRRR-MM", "content": "katalog z treścią", "output": "katalog na gotowe teksty",
    "today": "dzień, z którego ma być biuletyn",
})  # fmt: skip
def newsletter(
    _context: Context, month: str, content: str = str(ROOT / "content"), output: str = "biuletyn", today: str = ""
) -> None:
    """Pisze biuletyn miesiąca: e-mail (HTML i zwykły tekst) oraz krótki wpis do mediów społecznościowych."""
    from plugins.announcements.commands import write_newsletter

    _finished(write_newsletter(month, content, output, today or None))


@task(positional=["old", "new"], help={"old": "poprzedni plik .ics", "new": "nowy plik .ics"})
def calendar_diff(_context: Context, old: str, new: str) -> None:
    """Pokazuje, co zmieni się u osób, które subskrybują kalendarz."""
    from plugins.events.calendar import difference

    _finished(difference.main(Path(old), Path(new)))


@task(positional=["kind", "title"], help={
    "kind": "ogloszenie, wydarzenie, cykl, organizacja, regulamin albo strona", "title": "tytuł w cudzysłowie",
    "content": "katalog z treścią", "today": "dzień, z którego ma być plik",
})  # fmt: skip
def new(_context: Context, kind: str, title: str, content: str = str(ROOT / "content"), today: str = "") -> None:
    """Zakłada nowy plik z objaśnionymi polami, np. new wydarzenie "Dzień otwarty"."""
    from plugins.cli import authoring as editing

    _finished(editing.new(kind, title, content, today or None))


@task(positional=["folder"], help={
    "folder": "nowy katalog na treść", "name": "nazwa ośrodka", "town": "miejscowość", "url": "stały adres strony",
    "email": "e-mail ośrodka", "descriptor": "czym jest ośrodek", "street": "ulica i numer",
    "postal-code": "kod pocztowy", "phone": "telefon", "operators": "kto prowadzi, po średniku",
    "funder": "kto finansuje", "topics": "tematy ogłoszeń, po średniku", "languages": "pl, uk, en, etr",
    "today": "dzień, z którego mają być pliki",
})  # fmt: skip
def new_centre(
    _context: Context, folder: str, name: str = "", town: str = "", url: str = "", email: str = "",
    descriptor: str = "", street: str = "", postal_code: str = "", phone: str = "", operators: str = "",
    funder: str = "", topics: str = "", languages: str = "", today: str = "",
) -> None:  # fmt: skip
    """Zakłada treść dla nowego ośrodka i wypisuje, co jest do uzupełnienia; na terminalu pyta o to, czego brakuje."""
    from plugins.cli.new_centre.command import new_centre as make

    given = {
        "name": name, "town": town, "url": url, "email": email, "descriptor": descriptor, "street": street,
        "postal-code": postal_code, "phone": phone, "operators": operators, "funder": funder, "topics": topics,
        "languages": languages,
    }  # fmt: skip
    _finished(make(folder, given, today or None, _question if sys.stdin.isatty() else None))


def _question(words: str) -> str:
    sys.stderr.write(words)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise commands.UsageError("przerwano; niczego nie zapisano.")
    return answer


@task
def hooks(_context: Context) -> None:
    """Włącza sprawdzanie treści przed każdym zapisem w Gicie."""
    from plugins.cli import authoring as editing

    _finished(editing.hooks())


@task(positional=["file"], help={
    "file": "plik docx, odt, rtf, pdf, html, txt albo md z regulaminem", "content": "katalog z treścią",
    "dry-run": "tylko pokaż", "today": "dzień",
})  # fmt: skip
def import_regulation(
    _context: Context, file: str, content: str = str(ROOT / "content"), dry_run: bool = False, today: str = ""
) -> None:
    """Zamienia plik na szkic w content/regulaminy i mówi, czego się domyślił i co pominął; niczego nie nadpisuje."""
    from plugins.cli.settings import now_of
    from plugins.regulations.importing import commands as importing

    commands.require_right_day(today)
    _finished(importing.import_regulation(file, content, dry_run, now_of(today).date()))


@task(help={"content": "katalog z treścią"})
def guide(_context: Context, content: str = str(ROOT / "content")) -> None:
    """Wpisuje do poradnika redakcji tabele pól zgodne z programem."""
    from plugins.cli import authoring as editing

    _finished(editing.guide(content))


@task(help={"content": "katalog z treścią", "format": "text albo json", "today": "dzień, z którego ma być przegląd"})
def overview(_context: Context, content: str = str(ROOT / "content"), format: str = "text", today: str = "") -> None:
    """Mówi, co czeka, co wygasa, co sprawdzić i kiedy strona zmieni się sama."""
    from plugins.cli import overview as overviews

    _finished(overviews.overview(content, format, today or None))


@task(help={"content": "katalog z treścią", "format": "text (lista do odhaczania) albo csv", "today": "dzień"})
def directory_report(
    _context: Context, content: str = str(ROOT / "content"), format: str = "text", today: str = ""
) -> None:
    """Mówi, które organizacje sprawdzić najpierw."""
    from plugins.organisations import commands as organisations

    _finished(organisations.directory_report(content, format, today or None))


@task(positional=["table"], help={
    "table": "plik xlsx, ods, xls albo CSV", "content": "katalog z treścią", "dry-run": "tylko pokaż",
    "checked-on": "kiedy sprawdzono dane z tabeli", "source": "skąd są te dane",
})  # fmt: skip
def import_organisations(
    _context: Context, table: str, content: str = str(ROOT / "content"), dry_run: bool = False, checked_on: str = "",
    source: str = "",
) -> None:  # fmt: skip
    """Zakłada szkice organizacji z tabeli (xlsx, ods, xls, CSV) i wypisuje, co zmieniłoby się w plikach, które są."""
    from plugins.organisations import commands as organisations

    _finished(organisations.import_organisations(table, content, dry_run, checked_on, source))


@task(positional=["file"], help={
    "file": "plik .ics z innego kalendarza", "content": "katalog z treścią", "dry-run": "tylko pokaż", "today": "dzień",
})  # fmt: skip
def import_calendar(
    _context: Context, file: str, content: str = str(ROOT / "content"), dry_run: bool = False, today: str = ""
) -> None:
    """Zakłada szkice wydarzeń z kalendarza Google, Outlooka albo Nextclouda; niczego nie nadpisuje."""
    from plugins.moving_in import commands as moving_in

    _finished(moving_in.import_calendar(file, content, dry_run, today or None))


@task(positional=["file"], help={
    "file": "plik XML z WordPressa (Narzędzia → Eksport)", "content": "katalog z treścią", "dry-run": "tylko pokaż",
    "media": "kopia katalogu wp-content/uploads: obrazy i pliki przeniosą się też", "today": "dzień",
})  # fmt: skip
def import_wordpress(
    _context: Context, file: str, content: str = str(ROOT / "content"), media: str = "", dry_run: bool = False,
    today: str = "",
) -> None:  # fmt: skip
    """Zakłada szkice ogłoszeń, stron i wydarzeń z eksportu WordPressa; niczego nie nadpisuje."""
    from plugins.moving_in import commands as moving_in

    _finished(moving_in.import_wordpress(file, content, media, dry_run, today or None))


@task(help={"content": "katalog z treścią", "check": "tylko pokaż, niczego nie zmieniaj"})
def clean_pictures(_context: Context, content: str = str(ROOT / "content"), check: bool = False) -> None:
    """Usuwa ze zdjęć miejsce, w którym je zrobiono (GPS), bez utraty jakości."""
    from plugins.images import commands as images

    _finished(images.clean_pictures(content, check))


@task(help={"content": "katalog z treścią", "today": "dzień sprawdzenia"})
def links(_context: Context, content: str = str(ROOT / "content"), today: str = "") -> None:
    """Sprawdza, czy działają odnośniki do innych stron (potrzebna sieć)."""
    from plugins.cli.settings import now_of
    from plugins.publishing import external_links

    commands.content_folder(content)
    commands.require_right_day(today)
    _finished(external_links.main(content, now_of(today).date()))


def _run(*command: str, **variables: str) -> int:
    return subprocess.call(command, cwd=ROOT, env={**os.environ, **variables})


def _after_dashes() -> list[str]:
    """Return what was typed after "--", word by word: Invoke joins it to one string and loses the quotation marks."""
    return sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []


@task
def test(_context: Context) -> None:
    """Uruchamia testy (bez długich: „-- -m long”); po „--” można podać argumenty pytest."""
    _finished(_run(sys.executable, "-m", "pytest", *(_after_dashes() or ["-n", "2"])))


def _biome() -> int:
    """CSS and JavaScript. A laptop may lack the program, CI may not."""
    node, biome = shutil.which("node"), ROOT / "tests/js/node_modules/@biomejs/biome/bin/biome"
    if node and biome.is_file():
        return _run(node, str(biome), "lint", "--error-on-warnings")
    print("CSS i JavaScript nie są sprawdzone. Zainstaluj Node, potem: cd tests/js && npm ci", file=sys.stderr)
    return int(os.environ.get("CI") == "true")


@task
def lint(_context: Context) -> None:
    """Sprawdza format, styl i typy kodu, CSS i JavaScript oraz to, które pokoje z czego korzystają."""
    codes = [
        _run(sys.executable, "-m", "ruff", "format", "--check", "."),
        _run(sys.executable, "-m", "ruff", "check", "."),
        _run(sys.executable, "-m", "mypy"),
        _run(str(Path(sys.executable).with_name("lint-imports")), "--no-logo"),
        _biome(),
    ]
    _finished(max(codes))


@task
def bench(_context: Context) -> None:
    """Mierzy czas budowy; po „--” można podać np. --sizes 1000 --write."""
    _finished(_run(sys.executable, "-m", "tests.bench.run", *_after_dashes()))


@task
def format(_context: Context) -> None:
    """Formatuje kod."""
    _finished(_run(sys.executable, "-m", "ruff", "format", "."))


@task
def renew(_context: Context) -> None:
    """Odnawia przypięte biblioteki: najnowsze wersje, na które pozwala pyproject.toml."""
    from plugins.cli import renewal

    code, said = renewal.renew(ROOT, lambda command: _run(*command))
    print(said, file=sys.stderr if code else sys.stdout)
    _finished(code)


def main() -> None:
    """Invoke over this file, with the exit codes of the contract: 2 for wrong use."""
    from invoke import ParseError, Program

    class Tasks(Program):
        def parse_core(self, argv: "list[str] | None") -> None:
            try:
                super().parse_core(argv)
            except ParseError as error:
                raise Exit(self.in_polish(error), code=commands.WRONG_USE) from None

        def parse_tasks(self) -> None:
            try:
                super().parse_tasks()
            except ParseError as error:
                raise Exit(self.in_polish(error), code=commands.WRONG_USE) from None

        def in_polish(self, error: ParseError) -> str:
            from plugins.cli import wrong_use

            return wrong_use.in_polish(str(error), self.namespace.task_names)

    program = Tasks(name="tasks.py", binary="tasks.py", namespace=Collection.from_module(sys.modules[__name__]))
    try:
        program.run()
    except commands.UsageError as error:
        sys.exit(_wrong_use(str(error)))
    except (OSError, sqlite3.OperationalError) as error:
        message = commands.about_the_disk(error)
        if message is None:
            raise
        print(message, file=sys.stderr)
        sys.exit(commands.PROBLEMS)
    finally:
        gc.freeze()  # or Python would look through everything once more before it ends


def _wrong_use(message: str) -> int:
    print(message, file=sys.stderr)
    return commands.WRONG_USE


if __name__ == "__main__":
    main()
