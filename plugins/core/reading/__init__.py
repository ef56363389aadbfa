"""From the content folder to records, or to what is wrong with them, each at its line.

Imports `core.markdown`, `core.schema`, `core.site`, `core.system`, `polish`, `published`. Enter by `loading`.
"""
