"""The directory as open data: CSV, JSON, GeoJSON, HSDS, vCards. Which columns there are, fields of the model say
(`Use`).

Imports `core.rendering`, `core.schema`, `core.site`, `core.system`, `directory`, `fields`, `model`, `polish`,
`public`. Enter by `opendata`.
"""
