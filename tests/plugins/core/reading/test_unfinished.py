"""Places that are still to be filled in: a draft may have them and says where, anything else may not."""

from pathlib import Path

import pytest

from plugins.core.build.pipeline import check
from plugins.core.reading.unfinished import blanks_in
from tests.building import build, options_for, problems, write

TEXT = "---\ntitle: O nas\nsummary: '[do uzupełnienia: zdanie]'\n---\n\nTelefon: [do uzupełnienia]\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("a\n[do uzupełnienia: telefon]", [2], id="with words"),
        pytest.param("[Do uzupełnienia]", [1], id="alone"),
        pytest.param("[do uzupełnienia: a] i [do uzupełnienia: b]", [1], id="two on a line are told once"),
        pytest.param("do uzupełnienia, [do uzupełniania], [uzupełnij]", [], id="other words"),
    ],
)
def test_each_line_with_a_blank_is_told(text: str, lines: list[int]) -> None:
    issues, warnings = blanks_in(text, draft=False)
    assert [issue.line for issue in issues] == lines
    assert warnings == []


def test_blanks_of_a_public_document_are_problems_at_their_lines(tmp_path: Path) -> None:
    found = problems(tmp_path, {"strony/o-nas.md": TEXT})
    assert [(problem.line, problem.message) for problem in found] == [
        (3, "miejsce nie jest uzupełnione. Wpisz treść zamiast „[do uzupełnienia…]” albo dodaj „draft: tak”."),
        (6, "miejsce nie jest uzupełnione. Wpisz treść zamiast „[do uzupełnienia…]” albo dodaj „draft: tak”."),
    ]


def test_a_draft_passes_and_lists_its_blanks(tmp_path: Path) -> None:
    write(tmp_path / "content", {"strony/o-nas.md": TEXT.replace("---\n", "---\ndraft: tak\n", 1)})
    analysis = check(options_for(tmp_path))
    assert list(analysis.problems) == []
    assert [w.message for w in analysis.warnings] == ["miejsca do uzupełnienia w szkicu: 2 (wiersze: 4, 7)."]


NOTICE = "---\ntitle: Nabór\ndate: 2026-11-01\nsummary: Po co.\ntopic: nabory\ncall:\n  budget: 5000 zł\n---\nTreść.\n"


def test_a_draft_may_lack_fields_inside_a_part_too(tmp_path: Path) -> None:
    write(tmp_path / "content", {"aktualnosci/2026-11-01-nabor.md": NOTICE.replace("---\n", "---\ndraft: tak\n", 1)})
    analysis = check(options_for(tmp_path))
    assert list(analysis.problems) == []
    (warning,) = analysis.warnings
    assert warning.message.startswith("szkic bez pól: call.deadline.")
    built = build(tmp_path, {}, preview=True)
    assert "Nabór" in built["aktualnosci/2026/nabor/index.html"]


def test_without_draft_a_field_that_is_missing_inside_a_part_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {"aktualnosci/2026-11-01-nabor.md": NOTICE})
    assert (problem.field, problem.message.partition(".")[0]) == ("call.deadline", "brakuje pola (Termin składania)")


def test_a_wrong_value_inside_a_part_is_a_problem_in_a_draft_as_well(tmp_path: Path) -> None:
    text = NOTICE.replace("---\n", "---\ndraft: tak\n", 1).replace("  budget", "  deadline: jutro\n  budget")
    (problem,) = problems(tmp_path, {"aktualnosci/2026-11-01-nabor.md": text})
    assert problem.field == "call.deadline"


@pytest.mark.parametrize("line", ["www.lokal.bytom.pl: x", "1.2.3: x", "call: {a.b.c: x}", "²: x", "call: {²: x}"])
def test_an_odd_name_of_a_field_in_a_draft_is_a_problem_and_no_trace(tmp_path: Path, line: str) -> None:
    front = "---\ndraft: tak\ntitle: Nabór\ndate: 2026-11-01\nsummary: Po co.\ntopic: nabory\n"
    found = problems(tmp_path, {"aktualnosci/2026-11-01-nabor.md": f"{front}{line}\n---\nTreść.\n"})
    assert any(problem.message.startswith("nieznane pole") for problem in found)


def test_a_part_with_a_gap_is_left_out_of_the_preview(tmp_path: Path) -> None:
    front = "---\ndraft: tak\ntitle: Nabór\ndate: 2026-11-01\nsummary: Po co.\ntopic: nabory\n"
    rules = "---\ndraft: tak\ntitle: Sala\nadopted: 2026-01-01\nannexes: [{title: Wzór}]\n---\n§ 1. Sala.\n"
    call = f"{front}call: {{opens: 2026-12-20}}\n---\nTreść.\n"  # behind the example of a deadline
    files = {"aktualnosci/2026-11-01-nabor.md": call, "regulaminy/sala/2026-01-01.md": rules}
    built = build(tmp_path, files, preview=True)
    assert "20 grudnia" not in built["aktualnosci/2026/nabor/index.html"]
    assert "Wzór" not in built["regulaminy/sala/index.html"]
