"""Versions of one rule: which is in force when, and what differs between two.

Imports `tree`.
"""
