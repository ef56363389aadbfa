"""Which pictures a site needs: each original, and smaller ones of those that somebody sees."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from plugins.core.site.site import StaticFile
from plugins.images.planning import outputs, shown_paths
from plugins.polish.timezone import ZONE

NOW = dt.datetime(2026, 11, 23, tzinfo=ZONE)


def a_site(target: str, *paths: str) -> Any:
    """A site with these files, and one document whose text shows a picture."""
    files = {path: StaticFile(path, f"d-{path}", 9, (600, 400)) for path in paths}
    link = SimpleNamespace(image=True, target=target)
    record = SimpleNamespace(body=SimpleNamespace(links=(link,)), lang="pl", path="strony/a.md")
    return SimpleNamespace(
        files=files, kinds=(), records=(record,), pointing_to=lambda *_arguments: (),
        address_of_target=lambda found, _path: found, file=lambda address: files.get(address.removeprefix("/")),
    )  # fmt: skip


def test_only_what_a_document_shows_has_smaller_pictures() -> None:
    site = a_site("/obrazy/a.jpg", "obrazy/a.jpg", "obrazy/b.jpg", "pliki/c.pdf")
    assert shown_paths(site) == {"obrazy/a.jpg"}
    paths = [output.path for output in outputs(site)]
    assert paths[:2] == ["obrazy/a.jpg", "obrazy/b.jpg"]
    assert [path for path in paths[2:] if not path.startswith("obrazy/a-")] == []
    assert len(paths) == 2 + 4


def test_one_picture_under_one_name_in_two_folders_is_made_once() -> None:
    site = a_site("/obrazy/a.jpg", "obrazy/a.jpg")
    twin = StaticFile("obrazy/b/a.jpg", "d-obrazy/a.jpg", 9, (600, 400))
    site.files[twin.path] = twin
    site.records = (*site.records, SimpleNamespace(
        body=SimpleNamespace(links=(SimpleNamespace(image=True, target=twin.address),)), lang="pl", path="strony/b.md",
    ))  # fmt: skip
    paths = [output.path for output in outputs(site)]
    assert len(paths) == len(set(paths)) == 2 + 4


def test_a_site_without_pictures_asks_no_document() -> None:
    site = a_site("/obrazy/a.jpg", "pliki/c.pdf")
    site.records = None
    assert shown_paths(site) == frozenset()
