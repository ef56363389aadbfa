"""What plugins program against: kind (what a kind hands over), site (all records), outputs, page, paths, signals.

Imports `schema` and `polish` only.
"""
