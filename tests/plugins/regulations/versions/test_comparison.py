"""Two versions unit by unit: what came, went, changed, moved."""

import pytest

from plugins.regulations.parsing.parser import parse
from plugins.regulations.versions.comparison import changes_only, compared, counted, folded, word_changes

OLD = """
§ 1. Sala służy spotkaniom organizacji z całego miasta.
§ 2. Rezerwację składa się co najmniej 3 dni przed spotkaniem.
§ 3.
1. Klucz do sali wydaje portier w godzinach pracy lokalu.
2. Kto:
1) gubi klucz,
2) psuje krzesło
– płaci za naprawę.
§ 4. Za porządek w sali odpowiada ten, kto ją zarezerwował.
"""


def told(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """(state, citation before, citation now, words with [-gone-] and {+come+})."""
    marks = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}
    return [
        (one.state, one.old_citation, one.new_citation, "".join(marks[w.kind].format(w.text) for w in one.words))
        for one in folded(changes_only(compared(parse(old), parse(new))))
    ]


def test_equal_texts_do_not_differ() -> None:
    assert told(OLD, OLD) == []


def test_a_changed_number_shows_only_itself() -> None:
    assert told(OLD, OLD.replace("3 dni", "5 dni")) == [
        ("changed", "§ 2", "§ 2", "Rezerwację składa się co najmniej [-3-]{+5+} dni przed spotkaniem.")
    ]


def test_an_inserted_provision_is_added_and_what_follows_is_only_renumbered() -> None:
    new = OLD.replace("§ 4.", "§ 5.").replace("§ 3.", "§ 4.").replace("§ 4.\n", "§ 3. Światło gasi ostatni.\n§ 4.\n")
    assert told(OLD, new) == [
        ("added", "", "§ 3", "{+Światło gasi ostatni.+}"),
        ("moved", "§ 3", "§ 4", ""),
        ("moved", "§ 4", "§ 5", "Za porządek w sali odpowiada ten, kto ją zarezerwował."),
    ]


def test_a_moved_provision_may_be_reworded_as_well() -> None:
    new = OLD.replace(
        "§ 4. Za porządek w sali odpowiada ten", "§ 4. Nowe.\n§ 5. Za porządek w sali odpowiada zawsze ten"
    )
    assert told(OLD, new) == [
        ("added", "", "§ 4", "{+Nowe.+}"),
        ("moved", "§ 4", "§ 5", "Za porządek w sali odpowiada {+zawsze +}ten, kto ją zarezerwował."),
    ]


def test_a_removed_provision_stands_where_it_was() -> None:
    new = OLD.replace("§ 2. Rezerwację składa się co najmniej 3 dni przed spotkaniem.\n", "")
    assert told(OLD, new)[0] == (
        "removed", "§ 2", "", "[-Rezerwację składa się co najmniej 3 dni przed spotkaniem.-]"
    )  # fmt: skip


def test_a_repealed_provision_is_told_as_repealed() -> None:
    new = OLD.replace("§ 4. Za porządek w sali odpowiada ten, kto ją zarezerwował.", "§ 4. (uchylony)")
    assert [(state, now) for state, _, now, _ in told(OLD, new)] == [("repealed", "§ 4")]


def test_a_point_below_an_unchanged_introduction_changes_alone() -> None:
    new = OLD.replace("2) psuje krzesło", "2) psuje krzesło lub stół")
    assert told(OLD, new) == [("changed", "§ 3 ust. 2 pkt 2", "§ 3 ust. 2 pkt 2", "psuje krzesło{+ lub stół+}")]


def test_a_closing_part_belongs_to_the_unit_that_it_closes() -> None:
    new = OLD.replace("płaci za naprawę", "płaci za wymianę")
    assert [(state, now) for state, _, now, _ in told(OLD, new)] == [("changed", "§ 3 ust. 2")]


def test_a_whole_new_provision_is_told_once_with_all_its_points() -> None:
    new = OLD + "§ 5. W sali wolno:\n1) rysować,\n2) śpiewać.\n"
    assert told(OLD, new) == [("added", "", "§ 5", "{+W sali wolno:\n1) rysować,\n2) śpiewać.+}")]


def test_words_around_the_units_are_compared_as_well() -> None:
    old = f"Na podstawie umowy stanowi się:\n{OLD}\nBytom, dnia 1 maja 2026 r."
    assert told(old, old) == []
    assert told(old, old.replace("umowy", "uchwały").replace("1 maja", "2 maja")) == [
        ("changed", "Wstęp", "Wstęp", "Na podstawie [-umowy-]{+uchwały+} stanowi się:"),
        ("changed", "Zakończenie", "Zakończenie", "Bytom, dnia [-1-]{+2+} maja 2026 r."),
    ]
    assert [one[:3] for one in told(old, OLD)] == [("removed", "Wstęp", ""), ("removed", "Zakończenie", "")]


def test_a_text_without_units_is_compared_as_a_whole() -> None:
    assert told("Sala jest wspólna.\n\nKlucz jest.", "Sala jest wspólna.\n\nKlucza nie ma.") == [
        ("changed", "Treść", "Treść", "Sala jest wspólna.\n[-Klucz jest-]{+Klucza nie ma+}.")
    ]


def test_what_came_around_the_units_is_not_folded_into_them() -> None:
    whole = f"Na podstawie umowy stanowi się:\n{OLD}\nBytom, dnia 1 maja 2026 r."
    assert [one[2] for one in told("", whole)] == ["Wstęp", "§ 1", "§ 2", "§ 3", "§ 4", "Zakończenie"]


def test_all_units_are_counted() -> None:
    differences = compared(parse(OLD), parse(OLD.replace("3 dni", "5 dni")))
    assert counted(differences) == {"same": 7, "changed": 1, "added": 0, "removed": 0, "moved": 0, "repealed": 0}


def test_every_unit_of_both_versions_appears_once() -> None:
    old, new = parse(OLD), parse(OLD.replace("§ 2.", "§ 2. Inne zupełnie słowa.\n§ 2a."))
    differences = compared(old, new)
    assert [one.new.anchor for one in differences if one.new] == [unit.anchor for unit in new.walk()]
    assert sorted(one.old.anchor for one in differences if one.old) == sorted(unit.anchor for unit in old.walk())


@pytest.mark.parametrize(
    ("old", "new"), [("", "a b"), ("a b", ""), ("a b c", "a x c"), ("a, b", "a; b"), ("raz dwa trzy", "trzy dwa raz")]
)
def test_words_add_up_to_both_texts(old: str, new: str) -> None:
    words = word_changes(old, new)
    assert "".join(w.text for w in words if w.kind != "removed") == new
    assert "".join(w.text for w in words if w.kind != "added") == old


def test_very_long_texts_are_told_as_a_whole() -> None:
    words = word_changes("raz " * 3000, "dwa " * 3000)
    assert [one.kind for one in words] == ["removed", "added"]
