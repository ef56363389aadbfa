"""The digest of a view: equal for equal content, in every process, under every hash seed.

Serialised by hand and strictly: what is not in the list below is refused, since a set, an open file or an object with
an identity would make two equal views different, or two different views equal.
"""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

from plugins.core.schema.body import Body
from plugins.core.schema.record import Record

Add = Callable[[str], None]


class Digester:
    """Serialises views. ``bodies`` collects the bodies met since it was last cleared.

    A record counts as its front matter, and a body as the document that it is of, and the files that it shows
    (``file_digest`` gives the digest of a file of the content folder by its address, or None). The text of a body is
    added by `plugins.core.build.plan.keys_of`, since a new text must not need a new plan.
    """

    def __init__(self, file_digest: Callable[[str], str | None]) -> None:
        self._file_digest = file_digest
        self._parts: dict[int, tuple[object, str]] = {}
        self._ways: dict[type, Callable[[Any, Add], None]] = {}
        self.bodies: list[Body] = []

    def of(self, *views: object) -> str:
        pieces: list[str] = []
        self._add_all(views, pieces.append)
        return hashlib.blake2b("\x1f".join(pieces).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _add_all(self, values: Iterable[Any], add: Add) -> None:
        # Most values are texts, numbers or nothing: 500,000 of them in a plan of 10,000 documents.
        for value in values:
            kind = type(value)
            if kind is str:
                add(f"s{len(value)}:{value}")
            elif value is None or kind is bool:
                add(f"={value}")
            elif kind is int:
                add(f"n{value}")
            elif kind is tuple and not value:  # a view says of many things that there are none
                add("ltuple0")
            else:
                way = self._ways.get(kind)
                if way is None:
                    way = self._ways[kind] = self._way_of(kind)
                way(value, add)

    def _way_of(self, kind: type) -> Callable[[Any, Add], None]:
        """How values of a type are serialised. Raises `TypeError` for a type that a view may not hold."""
        if issubclass(kind, Enum):
            return lambda value, add: add(f"e{value!r}")
        if issubclass(kind, str):
            return lambda value, add: add(f"s{len(value)}:{value}")
        if issubclass(kind, int | float):
            return lambda value, add: add(f"n{value!r}")
        if issubclass(kind, Record):
            return lambda value, add: add(f"r{value.source_path.path}@{value.source_path.front_digest}")
        if issubclass(kind, Body):
            return self._add_body
        if issubclass(kind, tuple | list):
            return self._add_items
        if issubclass(kind, dict):
            return self._add_dict
        if issubclass(kind, dt.datetime):
            return lambda value, add: add(f"m{value.isoformat()}")
        if issubclass(kind, dt.date | dt.time):
            return lambda value, add: add(f"y{value.isoformat()}")
        if issubclass(kind, dt.timedelta):
            return lambda value, add: add(f"i{value.total_seconds()!r}")
        if issubclass(kind, bytes):
            return lambda value, add: add(f"x{hashlib.blake2b(value, digest_size=16).hexdigest()}")
        if issubclass(kind, BaseModel):
            return self._add_model
        if dataclasses.is_dataclass(kind):
            return self._add_dataclass
        raise TypeError(f"a view may not hold {kind.__name__}")

    def _add_items(self, value: Sequence[Any], add: Add) -> None:
        add(f"l{type(value).__name__}{len(value)}")
        self._add_all(value, add)

    def _add_dict(self, value: dict[Any, Any], add: Add) -> None:
        add(f"d{len(value)}")
        for pair in value.items():
            self._add_all(pair, add)

    def _add_body(self, body: Body, add: Add) -> None:
        self.bodies.append(body)
        add(f"b{body.path}")
        for link in body.links:
            # Only files have a digest, and their addresses say so.
            digest = self._file_digest(link.target) if "obrazy/" in link.target or "pliki/" in link.target else None
            if digest:
                add(f"f{digest}")

    def _add_model(self, value: BaseModel, add: Add) -> None:
        # The centre's data stand in very many views: serialise each object once. Keeping the object keeps its id.
        known = self._parts.get(id(value))
        if known is None:
            known = self._parts[id(value)] = (value, f"p{type(value).__name__}{value.model_dump_json()}")
        add(known[1])

    def _add_dataclass(self, value: Any, add: Add) -> None:
        add(f"c{type(value).__name__}")
        self._add_all((getattr(value, field.name) for field in dataclasses.fields(value)), add)
