"""Which translations are older than their originals, by what was published.

A translation remembers the texts of its original that it was published with; when it changes itself, it is taken to
have followed. Pure, over digests.
"""

from collections.abc import Mapping

OWN, SEEN = "own_text", "original_text"


def facts(known: Mapping[str, str], own: str, original: str) -> dict[str, str]:
    """Return what to remember of a translation: the digest of its texts, and of those of the original it follows."""
    follows = known.get(SEEN, original) if known.get(OWN) == own else original
    return {OWN: own, SEEN: follows}


def is_older(known: Mapping[str, str], own: str, original: str) -> bool:
    """Whether the original has changed since the translation last did."""
    return facts(known, own, original)[SEEN] != original
