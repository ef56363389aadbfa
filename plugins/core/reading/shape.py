"""The shape of a document: all that a plan may depend on, and so not the words of its text."""

import hashlib

from plugins.core.schema.record import Record


def shape_of(record: Record, markdown: bool) -> str:
    """Return a digest of what planning may know of a document.

    A text that is not Markdown is read while planning, so it counts whole.
    """
    body = record.body
    links = tuple((link.target, link.image) for link in body.links)
    known = (record.source_path, body.is_empty, body.headings, body.outer, body.ids, links)
    parts = (repr(known), "" if markdown else body.digest)
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
