"""Words of a source against what was made of it: the last net under an import, at run time."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}


def missing_words(source: Iterable[str], result: str) -> tuple[str, ...]:
    """Words that stand in the source more often than in the result, in their order."""
    have = Counter(_words(result))
    missing = []
    for text in source:
        for word in _words(text):
            if have[word] > 0:
                have[word] -= 1
            else:
                missing.append(word)
    return tuple(missing)


def _words(text: str) -> list[str]:
    for sign, letters in _LIGATURES.items():
        text = text.replace(sign, letters)
    return _WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "")))
