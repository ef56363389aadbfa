"""What is promised to Pelican's own means: `content_written` for each file, also for one that is copied, filters,
overriding templates; and what is refused: spoiling a planned file, a theme of a blog."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.generators import Generator

from plugins.cli import commands
from plugins.cli.settings import settings_files
from tests.building import shared_caches, write

FILES = {"strony/kontakt.md": "---\ntitle: Kontakt\n---\n\nNapisz do nas.\n", "pliki/wzor.csv": "a;  b\n"}
PAGE = "kontakt/index.html"


@pytest.fixture
def minified() -> Iterator[list[str]]:
    """The paths that a minifier was told of since the list was emptied; it makes each file shorter, in its place."""
    told: list[str] = []

    def shorter(path: str, **_context: object) -> None:
        told.append(path)
        if path.endswith(".html"):
            file = Path(path)
            file.write_bytes(b" ".join(file.read_bytes().split()))

    signals.content_written.connect(shorter)
    yield told
    signals.content_written.disconnect(shorter)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "content", FILES)
    shared_caches(tmp_path / "cache")
    return tmp_path


def built(site: Path, settings_file: str = "pelicanconf.py", **given: Any) -> None:
    given |= {"PATH": str(site / "content"), "OUTPUT_PATH": str(site / "out"), "CACHE_PATH": str(site / "cache")}
    commands.build_site(settings_file, TODAY="2026-11-23", **given)


def tree(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (site / "out").rglob("*") if path.is_file()}


def told_of(paths: Iterable[str]) -> list[str]:
    """All files but our mark and the index of the search, which Pagefind makes when the plugins are done."""
    return sorted(path for path in paths if "/szukaj/indeks/" not in path and not path.endswith("/.lokal"))


def test_work_of_a_minifier_is_done_again_on_what_is_copied(site: Path, minified: list[str]) -> None:
    built(site)
    before = tree(site)
    assert sorted(minified) == told_of(before)
    minified.clear()
    shutil.rmtree(site / "out")
    built(site)
    assert sorted(minified) == told_of(before)
    assert tree(site) == before


def test_work_of_a_minifier_is_kept_while_nothing_changes(site: Path, minified: list[str]) -> None:
    built(site)
    before = tree(site)
    minified.clear()
    built(site)
    assert minified == []
    assert tree(site) == before
    (site / "out" / PAGE).write_bytes(b"popsute")
    built(site)
    assert minified == [str(site / "out" / PAGE)]
    assert tree(site) == before


class Sitemap:
    """Does what pelican-sitemap does: collects the files that it is told of, and writes its own map in the end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.told: list[str] = []

    def queue(self, path: str, **_context: object) -> None:
        self.told.append(path)

    def write(self, pelican: Any) -> None:
        Path(pelican.settings["OUTPUT_PATH"], self.name).write_text("\n".join(self.told), encoding="utf-8")


def deleting(pelican: Any) -> None:
    Path(pelican.settings["OUTPUT_PATH"], PAGE).unlink()


@contextmanager
def connected(*pairs: tuple[Any, Callable[..., object]]) -> Iterator[None]:
    for signal, receiver in pairs:
        signal.connect(receiver)
    yield
    for signal, receiver in pairs:
        assert receiver in list(signal.receivers_for(None)), "a build takes nothing away for good"
        signal.disconnect(receiver)


def refused(site: Path, capsys: pytest.CaptureFixture[str], **given: Any) -> str:
    with pytest.raises(SystemExit) as stop:
        built(site, **given)
    assert stop.value.code == 1
    return capsys.readouterr().err


def test_a_plugin_that_writes_a_planned_file_in_the_end_stops_the_build_with_its_name(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(site)
    before = tree(site)
    plugin, tidy = Sitemap("sitemap.xml"), Sitemap("inny.txt")
    parts = [(signals.content_written, plugin.queue), (signals.finalized, plugin.write)]
    with connected(*parts, (signals.finalized, tidy.write)):
        for _time in range(2):
            message = refused(site, capsys)
            assert message.startswith(f"PLUGINS: wtyczka {__name__} zmienia albo usuwa"), message
            assert "(1): sitemap.xml." in message
    with connected((signals.finalized, deleting)):
        assert f"(1): {PAGE}." in refused(site, capsys)
    built(site)
    assert {**tree(site), str(site / "out/inny.txt"): b""} == {**before, str(site / "out/inny.txt"): b""}


def test_a_plugin_that_writes_a_file_of_its_own_is_welcome(site: Path) -> None:
    plugin = Sitemap("mapa.txt")
    with connected((signals.content_written, plugin.queue), (signals.finalized, plugin.write)):
        built(site)
        assert (site / "out/mapa.txt").read_text(encoding="utf-8")


def test_a_generator_that_writes_a_planned_file_stops_the_build_with_its_name(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether it comes before ours or after: Pelican promises no order, so ours writes the file again or refuses."""

    class Other(Generator):  # type: ignore[misc]
        def generate_output(self, _writer: Any) -> None:
            Path(self.output_path, PAGE).write_text("inna", encoding="utf-8")

    def other(_pelican: Any) -> type[Generator]:
        return Other

    built(site)
    before = tree(site)
    with connected((signals.get_generators, other)):
        try:
            built(site)
        except SystemExit:
            assert f"PLUGINS: wtyczka {__name__} zmienia" in capsys.readouterr().err
        else:
            assert tree(site) == before


def test_files_that_pelican_itself_copies_over_ours_stop_the_build(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = refused(site, capsys, STATIC_PATHS=["pliki"])
    assert message.startswith("STATIC_PATHS: Pelican nadpisał pliki, które należą do strony (1): pliki/wzor.csv.")


def test_filters_of_the_settings_and_overriding_templates_count_and_so_do_their_edits(site: Path) -> None:
    """A filter of the centre's own, also in the place of one of ours. The next build shows what was edited."""
    theme, templates, settings = commands.ROOT / "theme", site / "szablony", site / "mojekonf.py"
    base = (theme / "templates/base.html").read_text(encoding="utf-8")
    templates.mkdir()

    def shown(word: str, method: str) -> str:
        line = f'<p>{{{{ "{word}"|proba }}}} {{{{ 5|file_size }}}}</p>'
        (templates / "base.html").write_text(base.replace("</body>", f"{line}</body>"), encoding="utf-8")
        settings.write_text(
            f"from pelicanconf import *\nTHEME, THEME_TEMPLATES_OVERRIDES = {str(theme)!r}, ['szablony']\n"
            f"JINJA_FILTERS = {{'proba': lambda text: text.{method}(), 'file_size': lambda size: f'mało: {{size}}'}}\n",
            encoding="utf-8",
        )
        built(site, str(settings))
        return (site / "out" / PAGE).read_text(encoding="utf-8")

    assert "<p>PRÓBA mało: 5</p>" in shown("Próba", "upper")
    # Longer than "upper": Python takes a module of the same size and second for the one that it has compiled.
    assert "<p>próba mało: 5</p>" in shown("Próba", "casefold")
    assert "<p>inna mało: 5</p>" in shown("Inna", "casefold")


def test_a_settings_file_counts_with_what_it_imports_from_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wspolne_proby.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = settings_files(str(tmp_path / "mojekonf.py"))
    import_module("wspolne_proby")
    after = settings_files(str(tmp_path / "mojekonf.py"))
    assert [[path.name for path in found] for found in (before, after)] == [
        ["mojekonf.py"],
        ["mojekonf.py", "wspolne_proby.py"],
    ]
    assert settings_files(None) == ()


def test_the_code_of_filters_counts_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "filtry_proby.py").write_text("def proba(text):\n    return text\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found = settings_files(str(tmp_path / "inny/mojekonf.py"), [import_module("filtry_proby").proba, "tekst", len])
    assert [path.name for path in found] == ["filtry_proby.py", "mojekonf.py"]


def test_a_missing_folder_of_overriding_templates_gets_a_sentence(site: Path) -> None:
    with pytest.raises(commands.UsageError, match=r"^THEME_TEMPLATES_OVERRIDES: nie ma katalogu .*nie-ma\."):
        built(site, THEME_TEMPLATES_OVERRIDES=["nie-ma"])


@pytest.mark.parametrize(
    ("theme", "told"),
    [("notmyidea", "nie jest przygotowany dla tej strony"), ("nie-ma-takiego", "nie ma katalogu nie-ma-takiego")],
)
def test_another_theme_gets_a_sentence(site: Path, theme: str, told: str) -> None:
    with pytest.raises(commands.UsageError, match=rf"^THEME: .*{told}"):
        built(site, THEME=theme)
