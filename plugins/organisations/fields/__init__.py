"""Fields of an organisation with rules of their own: registers, spheres of public tasks, languages.

They may import the core's schema and the language, and are entered through `model.py`.
"""
