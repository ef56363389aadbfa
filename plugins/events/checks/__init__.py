"""What is odd about events only beside others or the centre: days on which it is closed, rooms taken twice.

Imports `core.schema`, `core.site`, `fields`, `model`, `polish`, `state`.
"""
