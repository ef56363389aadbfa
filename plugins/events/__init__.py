"""Events: dates and series of the centre, their pages, lists and calendars.

Imports `core.rendering`, `core.schema`, `core.site`, `images`, `languages`, `polish`, `published`. Enter by
`plugin`.
"""

from .plugin import register

__all__ = ["register"]
