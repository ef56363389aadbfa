"""Words cut at the end of a line: joined and told. An e-mail's hyphen and that of a compound stay."""

import re

from plugins.regulations.importing.ledger import Ledger

_CUT = re.compile(r"(?P<left>[^\s]*[a-ząćęłńóśźż0-9])[-\u00ad\u2010]\n\s*(?P<right>[a-ząćęłńóśźż][^\s]*)[^\S\n]*\n?")
# "społeczno-gospodarczy": first parts of compounds keep their hyphen.
_FIRST_PART = re.compile(
    r"(?:społecz|kultural|organizacyj|administracyj|rekreacyj|edukacyj|techni?cz|praw|informacyj|ekonomicz|artystycz|"
    r"turystycz|historycz|terapeutycz|profilaktycz|politycz|dydaktycz|higienicz|literac|publicz|religij|patriotycz|"
    r"muzycz|wizual|audio)no|(?:finans|sport|oświat|nauk|rozryw|szkoleni|warsztat|zabaw|zdrowot|zawod|czas|przestrzen)owo|"
    r"(?:gospodar|opiekuń|wychowaw|badaw|dorad|krajoznaw|pomocni|wspieraj|handl|usług)czo|handlowo|usługowo|polsko|"
    r"północno|południowo|biało|czarno|czerwono",
    re.IGNORECASE,
)


def joined(text: str, ledger: Ledger) -> str:
    """The text with its cut words whole, each of them told."""
    compounds = frozenset(word.lower() for word in re.findall(r"\w+-\w+", text))

    def whole(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        keeps = _keeps_hyphen(left, right, compounds)
        word = f"{left}-{right}" if keeps else f"{left}{right}"
        ledger.tell(f"połączono wyraz przeniesiony do nowego wiersza: „{word}” (było „{left}-” i „{right}”).")
        return f"{word}\n"

    return _CUT.sub(whole, text)


def _keeps_hyphen(left: str, right: str, compounds: frozenset[str]) -> bool:
    if "@" in left or "@" in right or "www." in left or "://" in left or left[-1].isdigit():
        return True
    first = re.findall(r"\w+", left)[-1]
    second = re.match(r"\w+", right)
    assert second is not None
    return bool(_FIRST_PART.fullmatch(first)) or f"{first}-{second.group()}".lower() in compounds
