"""`content/site.yaml` as data: the centre, its brand, and whether the colours of that can be read.

Imports `core.schema`, `languages`, `polish`. Enter by `centre`.
"""
