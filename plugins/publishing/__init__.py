"""The files that every public site has: site map, robots, security contact, not-found page, redirects, headers.

No plugin of its own: the kind of pages plans them last (`Kind.closing`), when all addresses of the site are known.
"""

from .files import outputs

__all__ = ["outputs"]
