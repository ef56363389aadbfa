import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.organisations.fields.spheres import NEEDS, SPHERES, SphereCode, sphere_key

CODE: TypeAdapter[str] = TypeAdapter(SphereCode)


def test_there_are_forty_one_spheres_in_the_order_of_the_act() -> None:
    assert len(SPHERES) == 41
    assert list(SPHERES) == sorted(SPHERES, key=sphere_key)
    assert list(SPHERES)[:6] == ["1", "1a", "1aa", "1b", "2", "3"]


def test_every_sphere_stands_in_exactly_one_need() -> None:
    assert sorted(code for _need, codes in NEEDS for code in codes) == sorted(SPHERES)


@pytest.mark.parametrize(
    ("text", "code"), [("7", "7"), ("1AA", "1aa"), ("pkt 22a", "22a"), ("5 a", "5a"), ("16.", "16")]
)
def test_a_code_is_read_as_people_write_it(text: str, code: str) -> None:
    assert CODE.validate_python(text) == code


@pytest.mark.parametrize("text", ["0", "35", "1c", "kultura", "07"])
def test_another_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="nie jest numerem sfery zadań publicznych"):
        CODE.validate_python(text)
