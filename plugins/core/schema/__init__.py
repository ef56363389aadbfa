"""What a field, a record, a reference and an issue are: the types that every kind is made of.

Imports `languages`, `polish`. Enter by `record`.
"""
