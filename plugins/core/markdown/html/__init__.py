"""HTML in Markdown and HTML made from it: which tags may stand, where they are, and what is taken out.

It may import the engine and the schema; `bodies` and `pages` ask it.
"""
