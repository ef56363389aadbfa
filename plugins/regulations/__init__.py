"""Regulations: rules as a tree of units with addresses, references, versions and comparisons."""

from .plugin import register

__all__ = ["register"]
