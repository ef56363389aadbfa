"""What the name of a file says: kind, day, language, address."""

import datetime as dt

import pytest

from plugins.core.schema.fields import InvalidValue
from plugins.core.site.layout import Layout
from plugins.core.site.paths import source_path_of
from tests.building import kinds

BY_FOLDER = {kind.folder: kind for kind in kinds()}


@pytest.mark.parametrize(
    ("path", "address", "day", "lang"),
    [
        ("kalendarz/2026-05-12-rodo.md", "/kalendarz/2026/rodo/", dt.date(2026, 5, 12), "pl"),
        ("kalendarz/2026-05-12-rodo.uk.md", "/uk/kalendarz/2026/rodo/", dt.date(2026, 5, 12), "uk"),
        ("organizacje/laka.md", "/organizacje/laka/", None, "pl"),
        ("regulaminy/sala/2026-01-01.md", "/regulaminy/sala/2026-01-01/", dt.date(2026, 1, 1), "pl"),
        ("strony/kontakt.etr.md", "/etr/kontakt/", None, "etr"),
        ("strony/index.md", "/", None, "pl"),
    ],
)
def test_a_name_gives_the_permanent_address(path: str, address: str, day: dt.date | None, lang: str) -> None:
    found = source_path_of(BY_FOLDER[path.partition("/")[0]], path)
    assert (found.address, found.day, found.lang) == (address, day, lang)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("kalendarz/rodo.md", "nie ma postaci RRRR-MM-DD-nazwa.md", id="no day"),
        pytest.param("kalendarz/2026-02-30-rodo.md", "nie ma takiego dnia", id="a day that is none"),
        pytest.param("organizacje/Łąka.md", "nie może być częścią adresu", id="letters"),
        pytest.param("organizacje/2026.md", "nie może być częścią adresu", id="no letter"),
        pytest.param("organizacje/laka.xx.md", "nie oznacza żadnego języka", id="language"),
        pytest.param("regulaminy/2026-01-01.md", "jest w złym katalogu", id="too high"),
        pytest.param("strony/a/b.md", "jest w złym katalogu", id="too deep"),
    ],
)
def test_a_name_that_gives_none_is_told_with_its_cure(path: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        source_path_of(BY_FOLDER[path.partition("/")[0]], path)


def test_each_layout_is_what_staff_read_in_messages() -> None:
    assert {kind.layout for kind in BY_FOLDER.values()} == set(Layout)
    assert all(layout.value.endswith(".md") for layout in Layout)
