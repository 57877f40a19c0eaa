"""Lists of words as a set."""

from __future__ import annotations


def words(told: str) -> frozenset[str]:
    """The words of a string that white space parts."""
    return frozenset(told.split())
