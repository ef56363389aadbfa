"""Ways to look at many events: facets of the agenda, and what a calendar says while nothing is planned.

They read the model and the schedule; `views.py` and `pages.py` ask them.
"""
