"""What can only be said of documents together: references, links, anchors, addresses.

Imports `core.schema`, `core.site`, `polish`, `published`. Enter by `checking`.
"""
