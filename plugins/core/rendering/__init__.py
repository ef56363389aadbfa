"""What a page is rendered with: the context, templates, filters, feeds, stylesheet, fonts, headers.

Imports `core.schema`, `core.site`, `core.system`, `languages`, `polish`. Enter by `context`.
"""
