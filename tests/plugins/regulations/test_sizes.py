"""Long regulations and long histories: what must not grow with the square, and what a phone has to lay out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.regulations.glyphs import BOX, unprintable, with_boxes
from tests import building

HEAD = "---\ntitle: Regulamin sali\nsummary: Zasady.\nadopted: 2020-01-01\nadopted_by: Zarząd\n---\n"


def paragraph(number: int, words: str = "sala") -> str:
    return (
        f"§ {number}. Sprawa {number}\n1. Jest {words}.\n2. Zgodnie z § {max(1, number - 1)} ust. 1:\n"
        "   1) wniosek,\n   2) zgoda:\n      a) pisemna,\n      b) ustna;\n   3) klucz.\n3. Tyle.\n4. I jeszcze tyle.\n"
    )


@pytest.mark.long
def test_two_hundred_paragraphs_are_few_elements(tmp_path: Path) -> None:
    text = HEAD + "\n".join(paragraph(number) for number in range(1, 201))
    site = building.build(tmp_path, {"regulaminy/sala/2026-01-01.md": text}, "2026-11-23", "regulations")
    page = site["regulaminy/sala/index.html"]
    assert len(re.findall(r"<[a-z]", page)) <= 6000
    assert 'class="legal legal--long"' in page
    # As one file 1.2 MB without its objects packed.
    assert (site.folder / "regulaminy/sala/2026-01-01/regulamin.pdf").stat().st_size < 500_000


@pytest.mark.long
def test_the_list_of_versions_stands_once(tmp_path: Path) -> None:
    files = {f"regulaminy/sala/20{year}-01-01.md": HEAD + paragraph(1, f"{year}") for year in range(10, 22)}
    site = building.build(tmp_path, files, "2018-11-23", "regulations")
    listed = {path: site[path].count('class="versions__item') for path in site.paths if path.endswith("01/index.html")}
    assert site["regulaminy/sala/index.html"].count('class="versions__item') == 12
    pages = {path: count for path, count in listed.items() if "zmiany" not in path}
    assert len(pages) == 12
    assert max(pages.values()) <= 5
    assert (
        'href="/regulaminy/sala/#historia">Wszystkie wersje (12)</a>' in site["regulaminy/sala/2012-01-01/index.html"]
    )
    assert sum("zmiany" in path for path in site.paths) == 11


def test_signs_without_a_shape_are_found_and_boxed() -> None:
    text = "§ 1. Sala 中 i 😀, m², 5 zł, „tak” – źdźbło ☐ → ½ ¹⁾ ключ"
    assert [sign for _offset, sign in unprintable(text)] == ["中", "😀"]
    assert with_boxes("a中b") == f"a{BOX}b"
    assert len(with_boxes(text)) == len(text)


def test_asking_for_a_shape_leaves_no_threads_behind() -> None:
    program = (
        "import sys; from plugins.regulations.glyphs import has_shape; "
        "assert has_shape('☐') and not has_shape('中'); assert 'typst' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
