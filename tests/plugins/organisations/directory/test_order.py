import pytest

from plugins.organisations.directory.order import distinctive, index_key, letter


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Stowarzyszenie Manuffaktura", "Manuffaktura"),
        ("Fundacja Inqubator Teatralny", "Inqubator Teatralny"),
        ("Towarzystwo Miłośników Bytomia", "Miłośników Bytomia"),
        ("Towarzystwo Społeczno-Kulturalne Szombierki", "Szombierki"),
        ('Stowarzyszenie na Rzecz Zabytków Fortyfikacji "Pro Fortalicium"', "Pro Fortalicium"),
        ("Wspólnota Amazonek „Ostoja”", "Ostoja"),
        ("Bytomskie Stowarzyszenie Rekonstrukcji Historycznej Leo Corde", "Rekonstrukcji Historycznej Leo Corde"),
        ("GKS Czarni Bytom", "Czarni Bytom"),
        ("Klub Sportowy Łódź", "Łódź"),
        ("PTTK, Oddział w Bytomiu", "PTTK, Oddział w Bytomiu"),
        ("ZHP Hufiec Bytom", "ZHP Hufiec Bytom"),
        ("Stowarzyszenie", "Stowarzyszenie"),
        ("Klubokawiarnia", "Klubokawiarnia"),
    ],
)
def test_the_index_sees_the_distinctive_part_of_a_name(name: str, part: str) -> None:
    assert distinctive(name) == part


def test_the_front_matter_may_say_it_better() -> None:
    assert distinctive("Fundacja im. Jana Kowalskiego", "Kowalskiego") == "Kowalskiego"


def test_polish_letters_are_letters_of_their_own() -> None:
    names = ["Fundacja Łąka", "Klub Lis", "Stowarzyszenie Ćma", "Koło Cis", "Grupa Żak", "Klub Zebra", "Klub Źrebak"]
    assert [letter(name) for name in sorted(names, key=index_key)] == ["C", "Ć", "L", "Ł", "Z", "Ź", "Ż"]
