"""The page `/wzornik/` of the preview: each component in each state, from examples that the tests use too.

Imports `core.rendering`, `core.schema`, `core.site`, `languages`, `polish`. Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
