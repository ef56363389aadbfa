"""What becomes of a field, said once at the field itself: ``Annotated[Line | None, Use(shown=Row())]``.

Pages, data, lists, the search, translations and tests ask the field. One that says nothing is no column of any data,
and `tests/plugins/test_fields.py` fails: what is forgotten is found, and is not published meanwhile.
"""

import datetime as dt
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from plugins.polish.dates import long_date


@dataclass(frozen=True, slots=True)
class Row:
    """A row among the facts of a page. ``label`` is the field's title unless said otherwise; small ``order`` first."""

    label: str = ""
    order: int = 500


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to narrow a list: part of its address, its name for readers, and what a choice says before it is made."""

    slug: str
    label: str
    every: str


@dataclass(frozen=True, slots=True)
class Use:
    """Where readers meet a field.

    ``shown``: on the page of its document, in a row of its own or where the page has a place for it. ``exported``: in
    what programs read (columns, feeds, calendars, structured data); words make it a column and describe it.
    ``facet``: lists can be narrowed by its values. ``searchable``: found by its words, though they may show nowhere.
    ``translated``: words that a translation says in its language. ``decides``: it shows nowhere itself; what depends on
    it. ``private``: the reason why no file of the site depends on it.
    """

    shown: Row | bool = False
    exported: str | bool = False
    facet: Dimension | None = None
    searchable: bool = False
    translated: bool = False
    decides: str = ""
    private: str = ""

    @property
    def is_decided(self) -> bool:
        """Whether it says where the field is met, or why it is not."""
        is_public = bool(self.shown or self.exported or self.searchable or self.decides)
        return is_public != bool(self.private)


SHOWN = Use(shown=True)
EXPORTED = Use(exported=True)
PUBLIC = Use(shown=True, exported=True)
WORDS = Use(shown=True, exported=True, translated=True)
_UNSAID = Use()


def texts_of(value: object) -> tuple[str, ...]:
    """Return a plain value as readers read it, the values of a list one by one; of what is not known, nothing."""
    if value is None or value == "":
        return ()
    if isinstance(value, tuple):
        return tuple(text for one in value for text in texts_of(one))
    if isinstance(value, bool):
        return ("tak" if value else "nie",)
    return (long_date(value) if isinstance(value, dt.date) else str(value),)


def use_of(info: FieldInfo) -> Use:
    """Return what a field says of itself; of one that says nothing, a use that allows nothing."""
    return next((one for one in info.metadata if isinstance(one, Use)), _UNSAID)
