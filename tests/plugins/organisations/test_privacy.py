"""A profile full of traps: what an organisation did not make public appears in no file of the site."""

from pathlib import Path

import pytest

from tests.building import build

TRAPS = """\
---
name: Fundacja Cicha
legal_form: fundacja
summary: Pomaga po cichu.
spheres: 3
source: rozmowa z zarządem
checked_on: 2026-05-04
address: {street: ul. Sekretna 77 m. 7, postal_code: 49-777, city: Miasteczko, public: PUBLIC}
lat: 50.77777
lon: 18.77777
# prywatny numer prezesa: 600 777 777
web: https://example.org
---
<!-- mieszka przy ul. Sekretnej, tel. 601 777 777 -->
Tekst dla wszystkich.
"""
SECRETS = ("Sekretn", "49-777", "50.777", "18.777", "600 777", "600777", "601 777", "601777")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"organizacje/cicha.md": TRAPS.replace("PUBLIC", "nie")}
    return build(tmp_path_factory.mktemp("cicha"), files, "2026-11-23", "organisations").folder


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_of_the_site_holds_what_is_not_public(output: Path, secret: str) -> None:
    holders = [p.name for p in output.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]
    assert holders == []


def test_the_town_is_known_everywhere(output: Path) -> None:
    for name in ("cicha/index.html", "organizacje.csv", "organizacje.json", "organizacje.vcf", "cicha/wizytowka.vcf"):
        assert "Miasteczko" in (output / "organizacje" / name).read_text(encoding="utf-8"), name


def test_a_public_office_is_in_every_export(tmp_path: Path) -> None:
    text = TRAPS.replace("PUBLIC", "tak").replace(" m. 7", "")
    folder = build(tmp_path, {"organizacje/jawna.md": text}, "2026-11-23", "organisations").folder / "organizacje"
    for name in ("jawna/index.html", "organizacje.csv", "organizacje.json", "organizacje.vcf", "organizacje.geojson"):
        assert "ul. Sekretna 77" in (folder / name).read_text(encoding="utf-8"), name
