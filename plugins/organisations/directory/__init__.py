"""The directory as lists: order of names, rows, facets, and parts of a directory that is too long for one page.

These read the model and what is public of it; `pages.py` asks them.
"""
