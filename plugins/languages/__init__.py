"""The languages of the site: one catalogue each, the facts above its tables and the words in them.

Imports `polish`. Enter by `catalogue`.
"""
