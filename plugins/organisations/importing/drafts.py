"""What is known of an organisation -> the text of a new draft, with guesses and gaps marked where staff see them."""

import re

from plugins.core.reading import document
from plugins.core.schema.messages import written_fields
from plugins.core.site.kind import Kind
from plugins.core.site.paths import source_path_of
from plugins.core.system.yaml_text import as_yaml
from plugins.organisations.importing.rows import KnownOrganisation
from plugins.organisations.model import Organisation

_NAMES = tuple(info.alias or name for name, info in Organisation.model_fields.items() if name != "source")
# Where the data are from and of what day stand together.
_ORDER = (*_NAMES[: _NAMES.index("checked_on")], "source", *_NAMES[_NAMES.index("checked_on") :])
_FIELDS = written_fields(Organisation)
_REQUIRED = [name for name in _ORDER if name in _FIELDS and _FIELDS[name].is_required()]


def draft_of(known: KnownOrganisation) -> str:
    """The file: a draft, so that `check` asks for what is missing only once somebody lifts it."""
    lines = ["draft: tak"]
    for name in sorted(known.front, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER)):
        if name == "slug":
            continue
        written = as_yaml({name: known.front[name]}).rstrip("\n")
        guess = known.guesses.get(name)
        lines.append(f"{written}  # domysł: {guess}" if guess and "\n" not in written else written)
        if guess and "\n" in written:
            lines.append(f"# domysł ({name}): {guess}")
    gaps = [name for name in _REQUIRED if name not in known.front]
    if gaps:
        lines.append(f"# Do uzupełnienia: {', '.join(gaps)}")
    lines += [f"# Z tabeli („{_comment(heading)}”): {_comment(text)}" for heading, text in known.notes]
    body = "".join(f"{_as_markdown(text)}\n\n" for text in known.texts)
    return "---\n" + "\n".join(lines) + f"\n---\n{body}".rstrip("\n") + "\n"


def _comment(text: str) -> str:
    # Signs that end a line for YAML would let the rest of a comment become a field.
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def _as_markdown(text: str) -> str:
    """A paragraph that says what the cell said: signs that mean something in Markdown are text."""
    escaped = re.sub(r"([\\`*_\[\]<>#~|])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])(?=\s)|^([-+=])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def problems_of(kind: Kind, path: str, text: str) -> list[tuple[str, str]]:
    """(field, message) of what `check` would say about a file besides what a draft may lack."""
    lifted = text.replace("draft: tak\n", "", 1)
    _record, found, _warnings = document.document(kind, source_path_of(kind, path), lifted.encode())
    return [(p.field or "", p.message) for p in found if not p.message.startswith("brakuje pola")]
