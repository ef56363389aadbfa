"""HTML in Markdown and HTML made from it: which tags may stand, where they are, and what is taken out.

Imports `core.markdown`, `core.schema`.
"""
