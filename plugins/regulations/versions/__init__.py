"""Versions of one rule: which is in force when, and what differs between two.

Imports `tree`. Enter by `timeline` and `comparison`.
"""
