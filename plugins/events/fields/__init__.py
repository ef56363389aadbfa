"""Parts of an event with rules of their own: place, registration, repetition, price, and whether it took place.

They may import the core's schema and the language, and are entered through `model.py`.
"""
