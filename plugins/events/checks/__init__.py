"""What is odd about events only beside others or the centre: days on which it is closed, rooms taken twice.

They read the model and the recurrence; `pages.py` asks them.
"""
