"""What a visitor asks first: whether the centre is open, its hours, and what is not known about it.

Imports `core.schema`, `languages`, `polish`.
"""
