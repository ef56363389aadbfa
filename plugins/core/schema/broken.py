"""A document that has problems."""

from typing import NamedTuple

from plugins.core.schema.body import Body
from plugins.core.schema.record import SourcePath
from plugins.core.schema.references import ReferenceUse


class Broken(NamedTuple):
    """A document with problems: still known are its links and the references in the fields that are right."""

    source_path: SourcePath
    body: Body
    references: tuple[ReferenceUse, ...]
