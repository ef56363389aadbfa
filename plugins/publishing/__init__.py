"""The files that every public site has: site map, robots, security contact, not-found page, redirects, headers.

Imports `core.site`, `core.schema` and `core.rendering`. Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
