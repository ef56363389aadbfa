"""The two lock files in a folder."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.published import record, storage
from plugins.published.addresses import CurrentAddress
from plugins.published.lines import BrokenLock
from plugins.published.record import Published

MOMENT = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)

FILES = record.written(record.updated(Published(), {}, [CurrentAddress("/a/", "pages", "a")], MOMENT))


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    storage.save(tmp_path, FILES)
    assert storage.raw_files(tmp_path) == FILES
    assert list(storage.load(tmp_path).addresses) == ["/a/"]


def test_an_empty_folder_has_published_nothing(tmp_path: Path) -> None:
    assert storage.raw_files(tmp_path) == {}
    assert storage.load(tmp_path) == Published()


def test_an_equal_file_is_left_alone_and_another_one_replaced(tmp_path: Path) -> None:
    storage.save(tmp_path, FILES)
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    later = record.written(record.updated(Published(), {}, [CurrentAddress("/b/", "pages", "b")], MOMENT))
    storage.save(tmp_path, later)
    same = {path.name for path in tmp_path.iterdir() if before[path.name] == path.stat().st_ino}
    assert same == {name for name in FILES if FILES[name] == later[name]} != set()
    assert storage.raw_files(tmp_path) == later


def test_a_damaged_file_is_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / record.FILES[1]).write_bytes(b"tekst")
    with pytest.raises(BrokenLock):
        storage.load(tmp_path)
