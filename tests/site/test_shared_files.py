"""A shared file is broken while coming events stand in the calendar's lock: staff get messages, never a traceback."""

from pathlib import Path

import pytest

from plugins.cli import publication
from plugins.cli.publication import Options
from plugins.core.build import pipeline
from tests.building import SITE_YAML, options_for, write
from tests.site.publishing import FILES

pytestmark = pytest.mark.long

SITES = {
    "a tab": SITE_YAML + "rooms:\n\t- name: Sala\n",
    "an open quotation": SITE_YAML.replace("name: lokal na próbę", 'name: "lokal na próbę'),
    "topics renamed": SITE_YAML.replace("topics:", "tematy:"),
    "no address": SITE_YAML.replace("url: https://lokal.example.org\n", ""),
    "half an address": SITE_YAML.replace("https://lokal.example.org", "lokal.example.org"),
    "wrong rooms": SITE_YAML + "rooms: 5\n",
    "wrong hours": SITE_YAML + "hours: [{days: [x], opens: 9, closes: 8}]\n",
    "an unknown language": SITE_YAML + "languages: [de]\n",
    "two versions of Git": f"<<<<<<< a\n{SITE_YAML}=======\nname: x\n>>>>>>> b\n",
    "a list": "- a\n- b\n",
    "a text": "hello",
    "UTF-16": "name: a".encode("utf-16"),
    "nothing in it": "",
}
# One document of each kind.
DOCUMENTS = (
    "aktualnosci/2026-11-20-dzien.md", "kalendarz/2026-12-02-rodo.md", "organizacje/fundacja.md",
    "regulaminy/sala/2026-01-01.md", "strony/kontakt.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def locks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one publication of the files leaves."""
    folder = tmp_path_factory.mktemp("published")
    write(folder / "content", FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publication, "STAGES", folder / "stage")
        output = str(folder / "public")
        given = Options(content=str(folder / "content"), output=output, today="2026-11-23 12:00")
        assert publication.publish(given) == 0
    return {file.name: file.read_bytes() for file in (folder / "content").glob("*.lock.json")}


def told(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    write(folder / "content", files)
    found = pipeline.check(options_for(folder)).problems
    return [problem.path.removeprefix(f"{(folder / 'content').as_posix()}/") for problem in found]


@pytest.mark.parametrize("document", [None, *DOCUMENTS])
@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_a_broken_site_file_is_named_and_so_is_a_broken_document_and_nothing_else(
    tmp_path: Path, locks: dict[str, bytes], site: str | bytes, document: str | None
) -> None:
    files: dict[str, str | bytes] = {**FILES, **locks, "site.yaml": site}
    if document:
        files[document] = FILES[document].replace("---\n", "---\ntitel: x\n", 1)
    assert set(told(tmp_path / "broken", files)) == {"site.yaml", *((document,) if document else ())}
    if document:
        del files[document]
        assert set(told(tmp_path / "gone", files)) == {"site.yaml"}


@pytest.mark.parametrize(
    "raw", [b"hello", b"[]", b"5", b"null", b"\xff\xfe\x00", b'{"a": 5}', b'{"a": {"title": "x"}}']
)
@pytest.mark.parametrize("name", ["kalendarz.lock.json", "publikacja.lock.json"])
def test_a_lock_that_can_not_be_read_is_named(tmp_path: Path, locks: dict[str, bytes], name: str, raw: bytes) -> None:
    assert told(tmp_path, {**FILES, **locks, name: raw}) == [name]
