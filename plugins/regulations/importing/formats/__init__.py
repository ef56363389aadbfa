"""From a file of any format to blocks: what it really is, its text, its numbers, and what its pages add to it.

They may import `blocks` and `ledger` of this importer; `assembling` asks them.
"""
