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


@cache
def table() -> dict[str, tuple[int, int]]:
    """Rule → how many of its suggestions were right, and how many there were."""
    read = json.loads((files("reader.suggest") / "rates.json").read_text(encoding="utf-8"))
    return {rule: (right, of) for rule, (right, of) in read.items()}


def rate(rule: str, counts: Mapping[str, tuple[int, int]]) -> float:
    """The score of a rule's suggestions, 0 to 1; `counts` by rule: (accepted, dismissed).

    Shrunk twice, as by a beta prior: what was seen in the texts marked by hand is drawn towards
    PRIOR by WEIGHT sightings, and that, worth LEARNED decisions, is drawn on by the analyst's own.
    With no decisions it is the table's; twenty dismissals alone bring 0.9 down to 0.3.
    """
    known = _seen(rule)
    accepted, dismissed = counts.get(rule, (0, 0))
    return round((known * LEARNED + accepted) / (LEARNED + accepted + dismissed), 3)


@cache
def _seen(rule: str) -> float:
    """How often the rule is right by the table alone."""
    right, of = table().get(rule, (0, 0))
    bold = any(kind in rule for kind in BOLD)
    prior, weight = (0.5, 2 * WEIGHT) if bold else (PRIOR, WEIGHT)
    return (right + prior * weight) / (of + weight)
