"""The directory of organisations: profiles, lists, open data, imports.

Imports `core.reading`, `core.rendering`, `core.schema`, `core.site`, `core.system`, `images`, `polish`. Enter by
`plugin`.
"""

from .plugin import register

__all__ = ["register"]
