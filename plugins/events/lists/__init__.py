"""Ways to look at many events: facets of the agenda, and what a calendar says while nothing is planned.

Imports `calendar`, `core.schema`, `core.site`, `model`, `state`.
"""
