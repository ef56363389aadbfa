"""What is remembered of a translation, and when it is older than its original."""

from plugins.published.translations import OWN, SEEN, facts, is_older


def test_a_new_translation_follows_its_original() -> None:
    assert facts({}, "uk1", "pl1") == {OWN: "uk1", SEEN: "pl1"}
    assert not is_older({}, "uk1", "pl1")


def test_it_keeps_the_original_that_it_was_made_of_until_it_changes_itself() -> None:
    known = facts({}, "uk1", "pl1")
    assert facts(known, "uk1", "pl2") == known
    assert is_older(known, "uk1", "pl2")
    assert facts(known, "uk2", "pl2") == {OWN: "uk2", SEEN: "pl2"}
    assert not is_older(known, "uk2", "pl2")


def test_an_original_that_went_back_makes_it_current_again() -> None:
    known = facts(facts({}, "uk1", "pl1"), "uk1", "pl2")
    assert not is_older(known, "uk1", "pl1")
