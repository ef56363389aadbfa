"""From one event to its occurrences: rules of repetition, changes of single days, durations.

Imports the model; nothing here knows calendars or pages. Enter by `schedule`.
"""
