"""`new-centre` as its user meets it: a folder that passes the check, or a message and nothing written."""

import re
from pathlib import Path

import pytest

from plugins.cli.commands import UsageError, check_content
from plugins.cli.new_centre.command import new_centre
from plugins.demonstration.content import files as demonstration
from tests.building import build
from tests.plugins.cli.new_centre.test_content import NEEDED, TODAY

DAY = TODAY.isoformat()
# Words of the first user; none may stand on the pages of another centre.
FIRST_USER = re.compile(
    r"bytom|sobieskieg|manuffaktur|inqubator|lokal\.wbytomiu|lokal w|szombierk|miechowic|rozbark|bobrek", re.IGNORECASE
)


def test_the_folder_passes_the_check_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nowy"
    assert new_centre(str(folder), {**NEEDED, "languages": "uk, en, etr"}, DAY, None) == 0
    told = capsys.readouterr().out
    assert "strony/prywatnosc.md\n  [ ] wiersz 16: pełna nazwa i adres administratora\n" in told
    assert check_content(str(folder), "text", DAY, strict=False) == 0
    # Git keeps no empty folder, and staff are told to put files there.
    assert all(any((folder / name).iterdir()) for name in ("aktualnosci", "kalendarz", "obrazy", "pliki"))


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("name: stary\n", encoding="utf-8")
    with pytest.raises(UsageError, match="już istnieje i nie jest pusty"):
        new_centre(str(tmp_path), NEEDED, DAY, None)
    assert [file.name for file in tmp_path.iterdir()] == ["site.yaml"]


def test_what_is_missing_is_named_where_nobody_can_be_asked(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="brakuje: --town, --email"):
        new_centre(str(tmp_path / "x"), {"name": "A", "url": "https://a.example"}, DAY, None)
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("url", "mlyn", "--url: „mlyn” nie jest adresem serwisu"),
        ("email", "biuro", "--email: „biuro” nie jest adresem e-mail"),
        ("phone", "12", "--phone: "),
        ("languages", "pl, klingoński", "--languages: „klingoński” nie jest jedną ze znanych wartości"),
    ],
)
def test_a_wrong_answer_is_told_by_its_option_and_nothing_is_written(
    tmp_path: Path, option: str, value: str, message: str
) -> None:
    with pytest.raises(UsageError) as told:
        new_centre(str(tmp_path / "x"), {**NEEDED, option: value}, DAY, None)
    assert message in str(told.value)
    assert not (tmp_path / "x").exists()


@pytest.mark.long
def test_a_second_centre_has_not_a_word_of_the_first_in_four_hundred_pages(tmp_path: Path) -> None:
    """Its own pages, drafts shown, with the documents of the demonstration as its life."""
    content = tmp_path / "content"
    answers = {**NEEDED, "languages": "uk, en, etr", "topics": "; ".join(TOPICS), "street": "ul. Młyńska 1"}
    assert new_centre(str(content), answers, DAY, None) == 0
    (content / "strony" / "rezerwacja.md").unlink()  # both have one
    life = {
        path: raw for path, raw in demonstration(TODAY).items() if path != "site.yaml" and not (content / path).exists()
    }
    life |= {f"strony/strona-{n}.md": f"---\ntitle: Strona {n}\n---\n\nTekst.\n".encode() for n in range(10)}
    data = (content / "site.yaml").read_bytes() + ROOMS.encode()
    site = build(tmp_path, {"site.yaml": data, **life}, DAY, preview=True)
    pages = [path for path in site.paths if path.endswith(".html")]
    assert len(pages) > 400
    for path in site.paths:
        if path.endswith((".html", ".xml", ".json", ".ics", ".txt", ".css", ".svg", ".csv", ".webmanifest", ".vcf")):
            found = FIRST_USER.search(site[path])
            assert found is None, f"{path}: …{site[path][max(found.start() - 60, 0) : found.end() + 60]}…"
    assert "Młyn" in site["index.html"]


ROOMS = "rooms: [{name: Sala pod Lipą}, {name: Sala warsztatowa}, {name: Cichy pokój}]\n"
TOPICS = ("Osrodek", "Dotacje", "Szkolenia", "Wydarzenia", "Wolontariat", "Organizacje", "Miasto")
