"""What can only be said of documents together: references, links, anchors, addresses.

Imports `site` and `schema`. Enter by `checking`.
"""
