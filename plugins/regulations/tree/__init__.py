"""The text of a rule as a tree: units, their numbers and permanent addresses, emphasis, mistakes of numbering.

Imports nothing of the other rooms. Enter by `units`.
"""
