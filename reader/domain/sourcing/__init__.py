"""Whom claims come from in the end: roots, independence, standings, the sourcing report."""

from reader.domain.sourcing.independence import independent_origins
from reader.domain.sourcing.roots import Roots, root
from reader.domain.sourcing.standing import STANDINGS, Standing, code_of, weigh
from reader.domain.sourcing.voice import Hop, Voice, voices_of

__all__ = [
    "STANDINGS",
    "Hop",
    "Roots",
    "Standing",
    "Voice",
    "code_of",
    "independent_origins",
    "root",
    "voices_of",
    "weigh",
]
