"""Where a document knows things from, how sure that makes it, and what a text may not say without a source.

Imports `core.schema`, `languages`.
"""
