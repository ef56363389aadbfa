"""The dates of a series by its own words, and what can be wrong with them.

Stands below the model, which checks with it: an event is anything that has a start, an end and a rule.

Imports `core.schema`, `fields`, `polish`.
"""
