"""The text of a rule as a tree: units, their numbers and permanent addresses, emphasis, mistakes of numbering.

Imports `core.markdown`, `core.schema`, `polish`. Enter by `units`.
"""
