"""What a field, a record, a reference and an issue are: the types that every kind is made of.

Imports `polish` only. Enter by `record` and `fields` (a model), `issues` (what is wrong).
"""
