"""Organisations as rows of a list."""

from collections.abc import Mapping, Sequence

from plugins.core.schema.uses import texts_of, use_of
from plugins.organisations.directory.facets import by_letter, district_names, values_of
from plugins.organisations.directory.order import letter
from plugins.organisations.fields.spheres import SPHERES
from plugins.organisations.model import Organisation
from plugins.polish.order import ALPHABET
from plugins.polish.plurals import counted, plural
from plugins.polish.words import slugify

ListingEntry = Mapping[str, object]
# Letters that open no Polish word; an index without them is shorter and misses nothing.
_NEVER_FIRST = "ąęńqvxy"
# Words come first, then numbers.
_SEARCHED = sorted(
    (name for name, info in Organisation.model_fields.items() if use_of(info).searchable), key=("krs",).__contains__
)
_STATES = {"zawieszona": ("Zawieszona", "warn"), "zakonczona": ("Nie działa", "quiet")}


def card(organisation: Organisation, districts: Mapping[str, str]) -> dict[str, object]:
    """The arguments of the component `profile_card`."""
    named = district_names(organisation, districts)
    seat = organisation.public_seat
    state, tone = _STATES.get(organisation.status, ("", ""))
    return {
        "name": organisation.name,
        "url": organisation.address,
        "summary": organisation.summary,
        "kind": organisation.legal_form,
        "where": ", ".join(named) or (seat.city if seat and seat.city else ""),
        "tags": tuple((SPHERES[code], "quiet") for code in organisation.spheres),
        "state": state,
        "tone": tone,
    }


def sentence(count: int) -> str:
    """„W spisie są 22 organizacje.”"""
    verb = plural(count, "jest", "są", "jest")
    return f"W spisie {verb} {counted(count, 'organizacja', 'organizacje', 'organizacji')}."


def entries(organisations: Sequence[Organisation], districts: Mapping[str, str]) -> list[dict[str, object]]:
    return [card(organisation, districts) for organisation in organisations]


def grouped(
    organisations: Sequence[Organisation], districts: Mapping[str, str]
) -> list[tuple[str, str, list[tuple[dict[str, object], str, str]]]]:
    """(letter, id, rows) where a row is (card, values to narrow by, further words to search in)."""
    return [
        (initial, letter_id(initial), [(card(o, districts), _keys(o, districts), _words(o)) for o in members])
        for initial, members in by_letter(organisations)
    ]


def search_values(organisation: Organisation, districts: Mapping[str, str]) -> tuple[str, str]:
    """(values to narrow by, further words to search in), as the script of the directory reads them."""
    return _keys(organisation, districts), _words(organisation)


def _keys(organisation: Organisation, districts: Mapping[str, str]) -> str:
    return " ".join(dict.fromkeys(f"{dimension}:{slug}" for dimension, slug, _ in values_of(organisation, districts)))


def _words(organisation: Organisation) -> str:
    return " ".join(text for name in _SEARCHED for text in texts_of(getattr(organisation, name)))


def letters(organisations: Sequence[Organisation]) -> list[tuple[str, str | None]]:
    """(letter, address in the index) of the Polish alphabet and what else occurs; None for a letter without names."""
    used = dict.fromkeys(letter(o.name, o.sort_as) for o in organisations)
    alphabet = [sign.upper() for sign in ALPHABET if sign not in _NEVER_FIRST or sign.upper() in used]
    others = [sign for sign in used if sign not in alphabet]
    return [(sign, f"#{letter_id(sign)}" if sign in used else None) for sign in [*alphabet, *others]]


def letter_id(sign: str) -> str:
    """Id of a letter's group: `litera-l` and `litera-ł` are two letters, so Polish ones keep their signs."""
    return f"litera-{sign.lower()}" if sign.isalpha() else f"litera-{slugify(sign) or 'inne'}"


def need_id(need: str) -> str:
    return f"szukam-{slugify(need)}"
