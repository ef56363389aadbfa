"""The directory as open data: CSV, JSON, GeoJSON, HSDS, vCards.

Imports the public view of organisations. Enter by `opendata`.
"""
