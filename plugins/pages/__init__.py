"""Plain pages, the home page, the map of the site, start pages of languages, the declaration of accessibility.

Imports `core.markdown`, `core.reading`, `core.rendering`, `core.schema`, `core.site`, `languages`, `polish`. Enter
by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
