"""The page `/wzornik/` of the preview: each component in each state, from examples that the tests use too."""

from .plugin import register

__all__ = ["register"]
