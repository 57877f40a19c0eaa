"""How often each rule is right, on texts marked by hand and, as counts come in, for this analyst.

`rates.json` is written by `python -m tests.benchmarks suggest --gold DIR --rates FILE`: of what the
rules gave for real articles before they were fitted to them, and a little of the articles that they
were made with (`tests/benchmarks/calibrating.py` says how).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

BOLD = (
    *("object", "infinitive", "subject", "free", "hearsay", "view", "noun", "unknown", "second"),
    *("passive", "loose", "parsed"),
)
"""Kinds of rules with little to go by: they have a prior of their own."""
LEARNED = 10
"""Decisions of the analyst that count as much as the table."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What scores are made of.

    `rules`: rule → how many of its suggestions without a doubt were right, and of how many (parts
    of one where a text counts for less). `plain` and `bold`: how often a rule seen nowhere is
    right; `weight`: so many sightings it takes to count as much as that. `doubt`: by how much each
    doubt divides the odds.
    """

    rules: Mapping[str, tuple[float, float]]
    plain: float
    bold: float
    weight: float
    doubt: float

    def of(self, rule: str) -> float:
        """How often a rule is likely to be right: what was seen, drawn towards its prior."""
        right, of = self.rules.get(rule, (0, 0))
        prior = self.bold if is_bold(rule) else self.plain
        return (right + prior * self.weight) / (of + self.weight)

    def doubted(self, known: float, doubts: int) -> float:
        """A chance of being right with so many doubts about it."""
        odds = known / max(1 - known, 1e-9) / self.doubt**doubts
        return odds / (1 + odds)


def is_bold(rule: str) -> bool:
    """Whether it is of a kind that has little to go by."""
    return any(kind in rule for kind in BOLD)


@cache
def table() -> Rates:
    """The table that ships."""
    read = json.loads((files("reader.suggest") / "rates.json").read_text(encoding="utf-8"))
    rules = {rule: (right, of) for rule, (right, of) in read.pop("rules").items()}
    return Rates(rules, **read)


def rate(rule: str, counts: Mapping[str, tuple[int, int]], doubts: int = 0) -> float:
    """The score of a rule's suggestions, 0 to 1; `counts` by rule: (accepted, dismissed).

    The table's rate, worth LEARNED decisions, is drawn on by the analyst's own, as by a beta prior.
    With no decisions it is the table's; twenty dismissals alone bring 0.9 down to 0.3. Then each
    doubt divides the odds.
    """
    accepted, dismissed = counts.get(rule, (0, 0))
    known = (_known(rule) * LEARNED + accepted) / (LEARNED + accepted + dismissed)
    return round(table().doubted(known, doubts), 3)


@cache
def _known(rule: str) -> float:
    return table().of(rule)
