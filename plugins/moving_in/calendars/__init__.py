"""Calendars of other programs: their lines, zones and repetitions become events of ours.

They may import the model of events and the ledger; `commands` asks `calendar`.
"""
