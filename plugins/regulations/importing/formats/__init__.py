"""From a file of any format to blocks: what it really is, its text, its numbers, and what its pages add to it.

Imports `blocks`, `core.system`, `glued`, `grids`, `ledger`, `tree`.
"""
