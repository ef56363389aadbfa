"""What staff write into the fields of an event: place, registration, rules of repetition, lengths, prices.

Imports `core.schema`, `polish`.
"""
