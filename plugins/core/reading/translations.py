"""A translation gives texts; facts come from its Polish original alone (contract, section 2).

A fact that is written twice is changed once: the Polish event moves to the 22nd, its Ukrainian page still says the
21st.
"""

from collections.abc import Mapping

from pydantic import BaseModel

from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import model_inside, written_fields
from plugins.core.schema.uses import use_of

# What each file says for itself; a menu shows originals and leads to their translations.
OWN = frozenset(("draft", "aliases"))
NOT_TAKEN_OVER = OWN | {"menu"}


def translated(
    original: Mapping[str, object], own: Mapping[str, object], model: type[BaseModel]
) -> tuple[dict[str, object], list[Issue]]:
    """Return the front matter of a translation, its texts laid over the facts of its original; and repeated facts.

    Fields say in the model that they are texts (`Use.translated`). What it does not know is left for it to report.
    """
    fields = written_fields(model)
    taken = {name: value for name, value in original.items() if name not in NOT_TAKEN_OVER}
    issues: list[Issue] = []
    for name, value in own.items():
        info = fields.get(name)
        if info is None or name in OWN or use_of(info).translated:
            taken[name] = value
        elif name in original and (texts := _texts_inside(info.annotation)):
            taken[name], found = _inner(name, texts, original[name], value)
            issues += found
        else:
            issues.append(Issue(name, _fact(name)))
    return taken, issues


def _texts_inside(annotation: object) -> tuple[str, ...]:
    """The fields of a part that are texts; the first of them is the part's short form, if it has one."""
    part = model_inside(annotation)
    return tuple(name for name, info in written_fields(part).items() if use_of(info).translated) if part else ()


def _inner(name: str, texts: tuple[str, ...], original: object, own: object) -> tuple[object, list[Issue]]:
    """A field with the parts that may be translated: `place: {name: …}`, or its short form, a plain text."""
    given = own if isinstance(own, Mapping) else {texts[0]: own}
    facts = original if isinstance(original, Mapping) else {texts[0]: original}
    issues = [Issue(f"{name}.{part}", _fact(f"{name}.{part}")) for part in given if part not in texts]
    return {**facts, **{part: value for part, value in given.items() if part in texts}}, issues


def _fact(field: str) -> str:
    return f"tłumaczenie podaje tylko teksty, a „{field}” bierze z polskiego oryginału. Usuń to pole."
