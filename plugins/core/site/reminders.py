"""What staff have to look at, and when the site will change by itself: said by each kind, gathered by `overview`."""

import datetime as dt
from typing import NamedTuple

# Sorts of reminders, in the order in which they are shown, with their headings.
SORTS = {
    "next-change": "Następna zmiana strony",
    "draft": "Szkice",
    "scheduled": "Zaplanowane",
    "expiring": "Wkrótce wygasa",
    "call": "Nabory bez wyników",
    "report": "Minione wydarzenia bez sprawozdania",
    "review": "Do przejrzenia",
    "to-check": "Organizacje do sprawdzenia",
    "translation": "Tłumaczenia starsze niż oryginał",
    "near-double": "Podobne do siebie",
    "source": "Bez źródła z datą",
    "picture": "Obrazy, których nic nie pokazuje",
}
# A moment at which pages change by themselves; only the first one is shown, as `next-change`.
TURN = "turn"


class Reminder(NamedTuple):
    """``kind`` is one of `SORTS` or `TURN`, ``path`` a file of the content folder, ``date`` a day or a moment."""

    kind: str
    path: str
    date: dt.date | None
    message: str
