"""One reading of a text in Markdown: HTML, links, headings and what is wrong, each at its line; all HTML sanitised.

Imports `schema` and `polish` only. This package is also the door for others, as an extension of Python-Markdown:
`markdown.Markdown(extensions=["plugins.core.markdown"])`.
"""
