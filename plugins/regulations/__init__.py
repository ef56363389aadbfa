"""Regulations: rules as a tree of units with addresses, references, versions and comparisons.

Imports `core.markdown`, `core.rendering`, `core.schema`, `core.site`, `core.system`, `languages`, `polish`,
`published`. Enter by `plugin`.
"""

from .plugin import register

__all__ = ["register"]
