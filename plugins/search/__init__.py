"""The search of the whole site: its page, and its index, which is made from the finished pages.

Imports `core.site`, `core.rendering` and `core.system`. Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
