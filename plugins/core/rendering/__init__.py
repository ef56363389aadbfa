"""What a page is rendered with: the context, templates, filters, feeds, stylesheet, fonts, headers.

Imports `site`, `schema`, `polish` and `system`. Enter by `context` (what a renderer is given).
"""
