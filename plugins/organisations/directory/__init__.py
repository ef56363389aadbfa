"""The directory as lists: order of names, rows, facets, and parts of a directory that is too long for one page.

Imports `core.rendering`, `core.schema`, `core.site`, `fields`, `model`, `polish`.
"""
