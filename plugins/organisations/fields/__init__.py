"""Fields of an organisation with rules of their own: registers, spheres of public tasks, languages.

Imports `core.schema`.
"""
