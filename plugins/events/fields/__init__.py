"""What staff write into the fields of an event: place, registration, rules of repetition, lengths, prices.

They may import the core's schema and the language, and are entered through `model.py`.
"""
