"""Citations to paste into a letter: "§ 5 ust. 2 pkt 1 lit. a Regulaminu lokalu"."""

import re

_GENITIVES = (
    ("regulamin", "regulaminu"),
    ("statut", "statutu"),
    ("zasady", "zasad"),
    ("procedura", "procedury"),
    ("polityka", "polityki"),
    ("standardy", "standardów"),
    ("instrukcja", "instrukcji"),
    ("zarządzenie", "zarządzenia"),
    ("uchwała", "uchwały"),
    ("porozumienie", "porozumienia"),
    ("umowa", "umowy"),
    ("kodeks", "kodeksu"),
    ("karta", "karty"),
    ("cennik", "cennika"),
)


def full_citation(citation: str, title: str) -> str:
    return f"{citation} {of_title(title)}"


def of_title(title: str) -> str:
    """The title in the genitive where its first word is a known one, else in quotes."""
    first, _, rest = title.partition(" ")
    for nominative, genitive in _GENITIVES:
        if first.lower() == nominative:
            word = genitive.upper() if first.isupper() and len(first) > 1 else genitive
            word = word[:1].upper() + word[1:] if first[:1].isupper() else word
            return f"{word} {rest}".strip()
    return f"dokumentu „{re.sub('[„”]', '', title)}”"


def sentence(text: str) -> str:
    """With its stop, which an abbreviation at the end ("2026 r.") already brings."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
