"""Language versions of a document: which of them are older than their original."""

import hashlib
from collections.abc import Iterator

from plugins.core.schema.record import Record
from plugins.core.site.site import Site
from plugins.published import record as published
from plugins.published import translations

# What a reader of another language has to be told anew when it changes.
TEXTS = ("title", "name", "summary", "status_note", "change_note", "withdrawn")


def texts_of(document: Record, original: Record | None = None) -> str:
    """Return the digest of a document's texts; of a translation, those that it does not take from its ``original``.

    A Polish reason of a cancelled event shows on the Ukrainian page until somebody translates it, which is no sign that
    anybody has.
    """
    taken = vars(original) if original else {}
    found = ((vars(document).get(name), taken.get(name)) for name in TEXTS)
    words = [str(own or "") if own != polish else "" for own, polish in found]
    return hashlib.blake2b("\x1f".join((document.body.digest, *words)).encode(), digest_size=8).hexdigest()


def facts(site: Site) -> dict[str, dict[str, str]]:
    """Return, by address, what is remembered of each translation (`plugins.published.translations`)."""
    known = site.index(published.of)
    return {
        document.address: translations.facts(
            known.facts_of(document.address), texts_of(document, original), texts_of(original)
        )
        for document, original in _pairs(site)
    }


def older(site: Site) -> frozenset[str]:
    """Return the addresses of translations whose originals have changed since."""
    known = site.index(published.of)
    return frozenset(
        document.address
        for document, original in _pairs(site)
        if translations.is_older(known.facts_of(document.address), texts_of(document, original), texts_of(original))
    )


def is_older(document: Record, site: Site) -> bool:
    """Whether a document is a translation whose original has changed since."""
    return document.lang != "pl" and document.address in site.index(older)


def _pairs(site: Site) -> Iterator[tuple[Record, Record]]:
    for document in site.records:
        if document.lang != "pl":
            original = site.find(document.source_path.kind, document.ref)
            if original:
                yield document, original
