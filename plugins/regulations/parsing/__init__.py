"""From the text as people write it to the tree.

Imports `tree`. Enter by `parser`.
"""
