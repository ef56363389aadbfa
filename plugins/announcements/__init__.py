"""Announcements: notices and calls, their life from a day to a day, feeds, the newsletter of a month.

Imports `core.rendering`, `core.schema`, `core.site`, `images`, `languages`, `polish`, `published`. Enter by
`plugin`.
"""

from .plugin import register

__all__ = ["register"]
