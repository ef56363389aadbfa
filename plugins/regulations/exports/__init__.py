"""A version as PDF, JSON and Akoma Ntoso.

Imports `citing`, `core.rendering`, `core.schema`, `display`, `glyphs`, `model`, `polish`, `references`, `tree`,
`views`. Enter by `rendering`.
"""
