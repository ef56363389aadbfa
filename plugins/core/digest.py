"""The digest of a view: equal for equal content, in every process, under every hash seed.

Serialised by hand and strictly: what is not in the list below is refused, since a set, an open file or an object with
an identity would make two equal views different, or two different views equal.
"""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable
from enum import Enum
from typing import Any

from pydantic import BaseModel

from plugins.core.body import Body
from plugins.core.record import Record


class Digester:
    """Serialises views. ``bodies`` collects the bodies met since it was last cleared.

    A record counts as its front matter, and a body as the document that it is of, and the files that it shows
    (``file_digest`` gives the digest of a file of the content folder by its address, or None). The text of a body is
    added by `plugins.core.build.plan.keys_of`, since a new text must not need a new plan.
    """

    def __init__(self, file_digest: Callable[[str], str | None]) -> None:
        self._file_digest = file_digest
        self._parts: dict[int, tuple[object, str]] = {}
        self.bodies: list[Body] = []

    def of(self, *views: object) -> str:
        pieces: list[str] = []
        for view in views:
            self._add(view, pieces.append)
        return hashlib.blake2b("\x1f".join(pieces).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _add(self, value: Any, add: Callable[[str], None]) -> None:
        if value is None or value is True or value is False:
            add(f"={value}")
        elif isinstance(value, str):
            add(f"s{len(value)}:{value}")
        elif isinstance(value, Enum):
            add(f"e{value!r}")
        elif isinstance(value, int | float):
            add(f"n{value!r}")
        elif isinstance(value, Record):
            add(f"r{value.origin.path}@{value.origin.front_digest}")
        elif isinstance(value, Body):
            self._add_body(value, add)
        elif isinstance(value, tuple | list):
            add(f"l{type(value).__name__}{len(value)}")
            for item in value:
                self._add(item, add)
        elif isinstance(value, dict):
            add(f"d{len(value)}")
            for key, item in value.items():
                self._add(key, add)
                self._add(item, add)
        else:
            self._add_rare(value, add)

    def _add_body(self, body: Body, add: Callable[[str], None]) -> None:
        self.bodies.append(body)
        add(f"b{body.path}")
        for link in body.links:
            # Only files have a digest, and their addresses say so.
            digest = self._file_digest(link.target) if "obrazy/" in link.target or "pliki/" in link.target else None
            if digest:
                add(f"f{digest}")

    def _add_rare(self, value: Any, add: Callable[[str], None]) -> None:
        if isinstance(value, dt.datetime):
            add(f"m{value.isoformat()}")
        elif isinstance(value, dt.date | dt.time):
            add(f"y{value.isoformat()}")
        elif isinstance(value, dt.timedelta):
            add(f"i{value.total_seconds()!r}")
        elif isinstance(value, bytes):
            add(f"x{hashlib.blake2b(value, digest_size=16).hexdigest()}")
        elif isinstance(value, BaseModel):
            add(self._part(value))
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            add(f"c{type(value).__name__}")
            for field in dataclasses.fields(value):
                self._add(getattr(value, field.name), add)
        else:
            raise TypeError(f"a view may not hold {type(value).__name__}: {value!r}")

    def _part(self, value: BaseModel) -> str:
        # The centre's data stand in very many views: serialise each object once. Keeping the object keeps its id.
        known = self._parts.get(id(value))
        if known is None:
            known = self._parts[id(value)] = (value, f"p{type(value).__name__}{value.model_dump_json()}")
        return known[1]
