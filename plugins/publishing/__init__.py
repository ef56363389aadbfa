"""What every public site has, such as `sitemap.xml`, robots and redirects, and how a site is published.

Imports `core.rendering`, `core.schema`, `core.site`, `core.system`, `images`, `languages`, `polish`, `published`.
Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
