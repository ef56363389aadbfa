"""What is true of an event on a day (when it happens, whether one can sign up, whether it took place), and its words.

Imports `core.schema`, `core.site`, `fields`, `languages`, `model`, `polish`, `recurrence`.
"""
