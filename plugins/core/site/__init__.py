"""What plugins program against: kind (what a kind hands over), site (all records), outputs, page, paths, signals.

Imports `core.schema`, `languages`, `polish`, `published`. Enter by `kind`.
"""
