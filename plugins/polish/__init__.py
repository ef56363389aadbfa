"""The Polish language and country: dates, plurals, order, typography, phones, the time zone.

Imports nothing of ours.
"""
