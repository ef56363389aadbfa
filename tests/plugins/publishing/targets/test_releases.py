"""Release folders and the switch between them, without a site: what happens at each step and what a kill leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publishing import compression, trees
from plugins.publishing.targets import releases
from plugins.publishing.targets.folder import FolderTarget
from plugins.publishing.targets.releases import NoRelease, Releases
from plugins.publishing.targets.targets import TargetError


def site(text: str) -> Callable[[Path], None]:
    return lambda folder: (folder / "index.html").write_text(text, encoding="utf-8") and None  # type: ignore[func-returns-value]


@pytest.fixture
def public(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "public")


def shown(public: Releases) -> str:
    return (public.site / "index.html").read_text(encoding="utf-8")


def add(public: Releases, text: str, keep: int = 5) -> str:
    with public.alone():
        return public.add(site(text), keep)


def test_the_link_is_relative_so_the_whole_can_be_moved(public: Releases, tmp_path: Path) -> None:
    add(public, "a")
    moved = tmp_path / "gdzie indziej"
    moved.mkdir()
    for path in (public.site, public.folder):
        path.rename(moved / path.name)
    assert shown(Releases(moved / "public")) == "a"


def test_going_back_follows_what_stood_there_and_not_the_numbers(public: Releases) -> None:
    for text in "abc":
        add(public, text)
    assert (public.roll_back(), shown(public)) == ("0002", "b")
    assert (add(public, "d"), shown(public)) == ("0004", "d")
    assert (public.roll_back(), shown(public)) == ("0002", "b")
    assert (public.roll_back(), shown(public)) == ("0001", "a")
    with pytest.raises(NoRelease, match="nie ma starszego wydania niż 0001"):
        public.roll_back()
    assert public.state().held


def test_a_publication_ends_a_rollback(public: Releases) -> None:
    add(public, "a")
    add(public, "b")
    public.roll_back()
    add(public, "c")
    assert not public.state().held


def test_only_the_last_stay_and_never_without_the_one_that_is_shown(public: Releases) -> None:
    for text in "abcd":
        add(public, text, keep=2)
    assert public.names() == ["0003", "0004"]
    public.roll_back()
    assert shown(public) == "c"
    add(public, "e", keep=1)
    assert public.names() == ["0005"]
    with pytest.raises(NoRelease):
        public.roll_back()


def test_what_can_not_be_filled_leaves_the_old_release(public: Releases) -> None:
    add(public, "a")

    def broken(folder: Path) -> None:
        (folder / "index.html").write_text("w połowie", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with public.alone(), pytest.raises(OSError, match="No space"):
        public.add(broken, 5)
    assert (shown(public), public.names()) == ("a", ["0001"])
    assert not (public.folder / ".nowe").exists()


def test_without_an_exchange_in_one_step_a_folder_is_taken_over_all_the_same(
    public: Releases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "_exchanged", lambda *_names: False)
    public.site.mkdir()
    (public.site / "index.html").write_text("dawna", encoding="utf-8")
    add(public, "a")
    assert (shown(public), public.roll_back(), shown(public)) == ("a", "zastane-1", "dawna")


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"before": 1, "held": 0}', b"\xff"], ids=repr)
def test_a_lost_or_damaged_order_stops_no_publication(public: Releases, raw: bytes) -> None:
    add(public, "a")
    (public.folder / releases.STATE).write_bytes(raw)
    assert add(public, "b") == "0002"
    assert (public.roll_back(), shown(public)) == ("0001", "a")


def test_what_did_not_change_is_one_file_and_what_did_is_not(tmp_path: Path) -> None:
    for name in ("stare", "nowe"):
        (tmp_path / name / "x").mkdir(parents=True)
        (tmp_path / name / "x/ta sama.txt").write_text("a", encoding="utf-8")
        (tmp_path / name / "inna.txt").write_text(name, encoding="utf-8")
    target = tmp_path / "wydanie"
    trees.copy(tmp_path / "nowe", target, ["x/ta sama.txt", "inna.txt"], tmp_path / "stare")
    assert (target / "x/ta sama.txt").samefile(tmp_path / "stare/x/ta sama.txt")
    assert (target / "inna.txt").read_text(encoding="utf-8") == "nowe"
    assert not (target / "inna.txt").samefile(tmp_path / "nowe/inna.txt")


def test_only_what_changed_is_compressed_again(tmp_path: Path) -> None:
    texts = {"a.html": "ala ma kota " * 200, "b.html": "kot ma ale " * 200, "krotki.html": "x", "foto.jpg": "x" * 5_000}
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    for path, text in texts.items():
        (tmp_path / "1" / path).write_text(text, encoding="utf-8")
    assert compression.compress(tmp_path / "1", texts) == 2
    assert {p.name for p in (tmp_path / "1").iterdir()} - texts.keys() == {
        "a.html.br",
        "a.html.gz",
        "b.html.br",
        "b.html.gz",
    }
    (tmp_path / "zmiana").mkdir()
    for path, text in {**texts, "b.html": "inny tekst " * 200}.items():
        (tmp_path / "zmiana" / path).write_text(text, encoding="utf-8")
    trees.copy(tmp_path / "zmiana", tmp_path / "2", texts, tmp_path / "1")
    assert compression.compress(tmp_path / "2", texts, tmp_path / "1") == 1
    assert (tmp_path / "2/a.html.gz").samefile(tmp_path / "1/a.html.gz")
    assert not (tmp_path / "2/b.html.gz").samefile(tmp_path / "1/b.html.gz")
    assert (tmp_path / "2/b.html.gz").stat().st_mtime_ns == (tmp_path / "2/b.html").stat().st_mtime_ns


def test_compressed_bytes_depend_on_nothing_but_the_text() -> None:
    import gzip

    assert compression.gzip(b"tekst" * 500) == compression.gzip(b"tekst" * 500)
    assert gzip.decompress(compression.gzip(b"tekst" * 500)) == b"tekst" * 500


def test_going_back_where_nothing_was_published_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="nie jest stroną z wydaniami"):
        FolderTarget(tmp_path / "public", 5).roll_back()
    assert list(tmp_path.iterdir()) == []
