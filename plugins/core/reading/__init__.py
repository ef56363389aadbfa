"""From the content folder to records, or to what is wrong with them, each at its line.

Imports `markdown`, `site`, `schema`, `polish` and `system`. Enter by `loading.load` (a folder) or
`document.document` (a file).
"""
