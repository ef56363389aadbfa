"""The search of the whole site: its page, and its index, which is made from the finished pages.

Imports `core.rendering`, `core.site`, `core.system`. Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
