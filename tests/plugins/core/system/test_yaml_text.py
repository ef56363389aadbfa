"""YAML that importers write into drafts."""

import yaml

from plugins.core.system.yaml_text import as_yaml


def test_each_field_has_a_line_and_its_lists_and_parts_stand_in_it() -> None:
    front = {"title": "Łąka: spotkanie", "topics": ["szkolenia", "prawo"], "place": {"room": "12", "name": "Dom"}}
    assert as_yaml(front) == "title: 'Łąka: spotkanie'\ntopics: [szkolenia, prawo]\nplace: {room: '12', name: Dom}\n"


def test_what_was_written_is_read_again() -> None:
    front = {"b": "słowo " * 60, "a": ["x, y", "- z"], "c": "2026-01-01", "d": "dwa\nwiersze", "e": {"f": ["1", "g"]}}
    assert yaml.safe_load(as_yaml(front)) == front
    assert [line.split(":")[0] for line in as_yaml(front).splitlines()[:2]] == ["b", "a"]
