"""A translation gives texts; facts come from its Polish original alone (contract, section 2).

A fact that is written twice is changed once: the Polish event moves to the 22nd, its Ukrainian page still says the
21st.
"""

from collections.abc import Collection, Mapping

from plugins.core.schema.issues import Issue

TEXTS = frozenset((
    "title", "short_title", "summary", "answer", "status_note", "change_note", "note", "reason", "image_alt",
    "audience", "who",
))  # fmt: skip
# Fields of which one part is a text.
INNER_TEXTS = {"place": "name", "call": "who"}
# What each file says for itself; a menu shows originals and leads to their translations.
OWN = frozenset(("draft", "aliases"))
NOT_TAKEN_OVER = OWN | {"menu"}


def translated(
    original: Mapping[str, object], own: Mapping[str, object], known: Collection[str]
) -> tuple[dict[str, object], list[Issue]]:
    """Return the front matter of a translation, its texts laid over the facts of its original; and repeated facts.

    Fields that the model does not know (``known``) are left for the model to report.
    """
    taken = {name: value for name, value in original.items() if name not in NOT_TAKEN_OVER}
    issues: list[Issue] = []
    for name, value in own.items():
        if name in TEXTS | OWN or name not in known:
            taken[name] = value
        elif name in INNER_TEXTS and name in original:
            taken[name], found = _inner(name, original[name], value)
            issues += found
        else:
            issues.append(Issue(name, _fact(name)))
    return taken, issues


def _inner(name: str, original: object, own: object) -> tuple[object, list[Issue]]:
    """A field with the one part that may be translated: `place: {name: …}`, or its short form, a plain text."""
    text = INNER_TEXTS[name]
    given = own if isinstance(own, Mapping) else {text: own}
    facts = original if isinstance(original, Mapping) else {text: original}
    issues = [Issue(f"{name}.{part}", _fact(f"{name}.{part}")) for part in given if part != text]
    return {**facts, **({text: given[text]} if text in given else {})}, issues


def _fact(field: str) -> str:
    return f"tłumaczenie podaje tylko teksty, a „{field}” bierze z polskiego oryginału. Usuń to pole."
