import csv
import datetime as dt
import io
from collections.abc import Callable

from plugins.organisations import report
from plugins.organisations.model import Organisation

Made = Callable[..., Organisation]
TODAY = dt.date(2026, 11, 23)


def some(an_organisation: Made) -> tuple[report.ReportRow, ...]:
    return report.rows(
        [
            an_organisation("swieza", name="Fundacja Świeża", checked_on="2026-11-20", email="biuro@example.org"),
            an_organisation("stara", name="Fundacja Stara", checked_on="2025-01-02", phones="32 232 76 77"),
            an_organisation("dawna", name="Fundacja Dawna", checked_on="2020-01-02", status="zakonczona"),
        ],
        TODAY,
    )


def test_the_longest_unchecked_comes_first_and_the_ended_not_at_all(an_organisation: Made) -> None:
    assert [(row.file, row.days, row.is_stale) for row in some(an_organisation)] == [
        ("organizacje/stara.md", 690, True),
        ("organizacje/swieza.md", 3, False),
    ]


def test_the_checklist_has_a_box_whom_to_ask_and_what_is_missing(an_organisation: Made) -> None:
    text = report.as_checklist(some(an_organisation), TODAY)
    assert text.splitlines() == [
        "# Spis organizacji: co sprawdzić (stan na 2026-11-23)",
        "",
        "W spisie: 2\u00a0organizacje. Niesprawdzone od ponad roku: 1. Potwierdzone przez organizację: 0.",
        "",
        "## Pilne: ponad rok bez sprawdzenia",
        "",
        "- [ ] Fundacja Stara – 2025-01-02 (690\u00a0dni temu); niepotwierdzone; zapytaj: 32 232 76 77; "
        "brakuje: KRS, e-mail, strona, dzielnice, dla kogo, dostępność, data źródła (organizacje/stara.md)",
        "",
        "## Pozostałe, od najdawniej sprawdzonych",
        "",
        "- [ ] Fundacja Świeża – 2026-11-20 (3\u00a0dni temu); niepotwierdzone; zapytaj: biuro@example.org; "
        "brakuje: KRS, telefon, strona, dzielnice, dla kogo, dostępność, data źródła (organizacje/swieza.md)",
    ]


def test_the_table_reads_back(an_organisation: Made) -> None:
    first, _second = csv.DictReader(io.StringIO(report.as_csv(some(an_organisation))))
    assert (first["name"], first["checked_on"], first["days"]) == ("Fundacja Stara", "2025-01-02", "690")


def test_a_confirmed_profile_counts_from_the_day_on_which_the_organisation_confirmed_it(an_organisation: Made) -> None:
    known = an_organisation(checked_on="2024-01-02", confirmed_on="2026-11-20", source=["pismo, 2026"])
    (row,) = report.rows([known], TODAY)
    assert (row.days, row.is_stale, row.confirmed_on) == (3, False, dt.date(2026, 11, 20))
    assert "2026-11-20 (3\u00a0dni temu); potwierdziła 2026-11-20" in report.as_checklist([row], TODAY)


def test_a_source_without_its_own_day_is_missing_data(an_organisation: Made) -> None:
    dated = an_organisation(source={"title": "bytom.pl", "date": "bez daty"})
    assert "data źródła" not in report.rows([dated], TODAY)[0].missing
    assert "data źródła" in report.rows([an_organisation(source="bytom.pl")], TODAY)[0].missing
