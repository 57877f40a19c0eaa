"""How often each rule is right, on texts marked by hand and, as counts come in, for this analyst.

The table is written by `python -m tests.benchmarks suggest --gold DIR --rates FILE`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

PRIOR, WEIGHT = 0.7, 6
"""A rule seen nowhere is right so often; so many sightings it takes to count as much as that."""
BOLD = ("object", "infinitive", "subject", "free", "hearsay", "view", "noun", "unknown", "second")
"""Kinds of rules with little to go by: half a chance to begin with, and twice the sightings."""
LEARNED = 10
"""Decisions of the analyst that count as much as the table."""
DOUBT = 6.0
"""By how much each doubt divides the odds."""


@cache
def table() -> dict[str, tuple[int, int]]:
    """Rule → how many of its suggestions were right, and how many there were."""
    read = json.loads((files("reader.suggest") / "rates.json").read_text(encoding="utf-8"))
    return {rule: (right, of) for rule, (right, of) in read.items()}


def rate(rule: str, counts: Mapping[str, tuple[int, int]], doubts: int = 0) -> float:
    """The score of a rule's suggestions, 0 to 1; `counts` by rule: (accepted, dismissed).

    Shrunk twice, as by a beta prior: what was seen in the texts marked by hand is drawn towards
    PRIOR by WEIGHT sightings, and that, worth LEARNED decisions, is drawn on by the analyst's own.
    With no decisions it is the table's; twenty dismissals alone bring 0.9 down to 0.3. Each doubt
    divides the odds by DOUBT.
    """
    accepted, dismissed = counts.get(rule, (0, 0))
    known = (_known(rule) * LEARNED + accepted) / (LEARNED + accepted + dismissed)
    return round(doubted(known, doubts), 3)


def doubted(known: float, doubts: int) -> float:
    """A chance of being right with so many doubts about it."""
    odds = known / max(1 - known, 1e-9) / DOUBT**doubts
    return odds / (1 + odds)


@cache
def _known(rule: str) -> float:
    return shrunk(rule, *table().get(rule, (0, 0)))


def shrunk(rule: str, right: int, of: int) -> float:
    """How often a rule is likely to be right that was right so often."""
    bold = any(kind in rule for kind in BOLD)
    prior, weight = (0.5, 2 * WEIGHT) if bold else (PRIOR, WEIGHT)
    return (right + prior * weight) / (of + weight)
