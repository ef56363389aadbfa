"""What an event costs, from the words that staff write: free, paid, or not known (contract, section 2)."""

import re

from plugins.polish.words import fold

# All comparing is done on folded text: no case, no diacritics.
_MONEY = r"(?:zl(?:ot\w*)?|pln|eur(?:o)?|usd)\b|€|\$"
_NUMBER = r"\d+(?:[ .\u00a0]\d{3})*(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(
    rf"({_NUMBER})\s*(?:{_MONEY}|[.,]-)"  # 20 zł, 1 000,50 PLN, 20,-
    rf"|(?:{_MONEY})\s*({_NUMBER})"  # PLN 20
    # From 20 to 30 zł: the first number is money as well; so is one behind a word for a price.
    rf"|({_NUMBER})\s*(?:[-–/]|do|lub|i)\s*(?={_NUMBER}\s*(?:{_MONEY}))"
    rf"|(?:bilet\w*|cena|koszt\w*|oplat\w*|wpisowe|skladk\w*|wejsciowk\w*|normaln\w*|ulgow\w*)\s*[:–-]?\s*({_NUMBER})(?!\s*[a-z%])"
)
_BARE = re.compile(_NUMBER)
_FREE = re.compile(
    r"\b(?:bezplatn\w*|darmow\w*|nieodplatn\w*|gratis|za darmo|free|wstep wolny|wolny wstep|wejscie wolne|wolne wejscie"
    r"|(?:bez|brak) oplat\w*|nie pobiera\w* oplat\w*|oplat nie pobiera\w*|nic nie kosztuje|no charge)\b"
)
# "Free" said of a part of people or things, or denied, is not free.
_NOT_FOR_ALL = re.compile(
    r"\bnie (?:jest |sa |bedzie )?(?:bezplatn|darmow|nieodplatn)|\b(?:dla|do lat|do \d|ponizej|powyzej|z karta"
    r"|po okazaniu|pierwsz\w+|tylko|czlonk\w+|dzieci|seniorz\w*|odplatn\w*|platn\w*|plus|oprocz|poza|ale)\b"
    r"|(?:tax|sugar) free"
)
_FOR_ALL = re.compile(
    r"\bdla (?:wszystkich|kazd\w+|uczestnik\w+(?: i uczestnicz\w+)?|uczestnicz\w+(?: i uczestnik\w+)?|publicznosci)\b"
)


def amounts(text: str) -> tuple[float, ...]:
    """The sums of money in a price, in the order in which they stand; a bare number is one."""
    plain = fold(text).strip()
    if _BARE.fullmatch(plain):
        return (_value(plain),)
    return tuple(_value(next(filter(None, match.groups()))) for match in _AMOUNT.finditer(plain))


def _value(number: str) -> float:
    bare = re.sub(r"[ \u00a0]|[.](?=\d{3}(?:\D|$))", "", number)
    return float(bare.replace(",", "."))


def is_free(text: str) -> bool | None:
    """True for words that mean it or a price of 0, False for an amount, None where nobody can tell."""
    sums = amounts(text)
    if sums:
        return not any(sums)
    plain = _FOR_ALL.sub("", fold(text))
    if not plain.strip():
        return True
    return True if _FREE.search(plain) and not _NOT_FOR_ALL.search(plain) else None


def is_foreign(text: str) -> bool:
    """Whether a sum is not in złoty."""
    return bool(re.search(r"\b(?:eur(?:o)?|usd)\b|€|\$", fold(text)))


def plain(value: float) -> str:
    """A sum for programs: 20, 20.50."""
    return f"{value:.0f}" if value.is_integer() else f"{value:.2f}"


def shown(text: str) -> str | None:
    """The price as readers see it: None when it only says that there is none, a bare number with its currency."""
    line = re.sub(r"\s+", " ", text).strip()
    if is_free(line) and (amounts(line) or len(line.split()) <= 3):
        return None
    return f"{line} zł" if _BARE.fullmatch(line) else line


def says_unknown(text: str) -> bool:
    """Words that say on purpose that the price is not known: they are right, and nothing is to be mended."""
    return bool(re.search(r"brak (?:informacji|danych)|nie (?:wiemy|wiadomo|znamy)|nieznan|nie podano", fold(text)))


def warning(text: str) -> str:
    """The sentence about a price that is neither clearly free nor an amount."""
    return (
        f"nie wiadomo, czy „{text}” znaczy bezpłatnie, więc wydarzenia nie ma wśród bezpłatnych. "
        "Jeśli jest bezpłatne, usuń to pole; jeśli nie, podaj kwotę, np. 20 zł"
    )
