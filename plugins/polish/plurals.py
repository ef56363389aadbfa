"""Numbers and the nouns after them: 1 szkolenie, 2 szkolenia, 5 szkoleń, 1,5 szkolenia; 2 500 zł."""

from decimal import Decimal

NBSP = "\u00a0"

Number = int | float | Decimal


def plural(n: Number, one: str, few: str, many: str, fraction: str | None = None) -> str:
    """The form of the noun for a number (CLDR's rule). Without `fraction`, fractions take `few`: 1,5 szkolenia.

    That holds for neuter and masculine nouns; feminine ones need it said: 1,5 godziny beside 2 godziny is the same
    word, 1,5 osoby beside 2 osoby too, but 1,5 miesiąca beside 2 miesiące is not.
    """
    if n != int(n):
        return few if fraction is None else fraction
    whole = abs(int(n))
    if whole == 1:
        return one
    if whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14):
        return few
    return many


def counted(n: Number, one: str, few: str, many: str, fraction: str | None = None) -> str:
    """5 szkoleń, with a hard space after the number."""
    return f"{number(n)}{NBSP}{plural(n, one, few, many, fraction)}"


def number(n: Number, decimals: int | None = None) -> str:
    """1 234,5: hard spaces between thousands (from four digits on, as CLDR's data in Babel), decimal comma.

    ``decimals`` fixes the number of decimal places; without it, a number shows those it has.
    """
    text = f"{n:,.{decimals}f}" if decimals is not None else f"{Decimal(str(n)):,f}"
    return text.replace(",", NBSP).replace(".", ",")


def money(amount: Number) -> str:
    """2 500 zł; 1 234,50 zł"""
    return f"{number(amount, 0 if amount == int(amount) else 2)}{NBSP}zł"
