"""What scores are made of: how often each rule was right on texts that it was not fitted to.

Two sources. *First look*: what the rules gave for the sixteen articles of Wikinews before anybody
mended a rule with their marks in view (`tests/data/gold/wikinews-first-look.json`, kept as counts,
so the texts are not needed). *Development*: the articles that the rules were made with, where
nearly all is right, so each counts for a part only. How much that part is, how strongly rules seen
seldom are drawn to the mean of their kind, and by how much a doubt divides the odds, is what makes
the first look likeliest, each of its articles scored by the others (the best of a small grid).
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path

from reader.suggest.rates import Rates, is_bold

FIRST_LOOK = Path(__file__).parents[1] / "data" / "gold" / "wikinews-first-look.json"
PARTS = (0.05, 0.1, 0.2, 0.5, 1.0)
WEIGHTS = (4, 6, 8, 12)
DOUBTS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0)
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A suggestion of an article: its rule, its doubts, and whether it was right in both."""

    article: str
    rule: str
    doubts: int
    right: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What the grid is over: the part of a development article, weight of the prior, doubt."""

    part: float
    weight: float
    doubt: float


def first_look() -> list[Judged]:
    """What the rules gave for articles that they had not been fitted to."""
    read = json.loads(FIRST_LOOK.read_text(encoding="utf-8"))["judged"]
    return [
        Judged(article, rule, doubts, bool(right))
        for article, every in read.items()
        for rule, doubts, right in every
    ]


def rates(held: Iterable[Judged], fitted: Iterable[Judged], choice: Choice) -> Rates:
    """The table of what was held out and what was fitted to."""
    held = list(held)
    seen: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for every, part in ((held, 1.0), (fitted, choice.part)):
        for one in every:
            if not one.doubts:
                seen[one.rule][0] += part * one.right
                seen[one.rule][1] += part
    rules = {rule: (round(a, 2), round(b, 2)) for rule, (a, b) in sorted(seen.items())}
    plain, bold = (_mean([of for of in held if is_bold(of.rule) == kind]) for kind in (False, True))
    return Rates(rules, plain, bold, choice.weight, choice.doubt)


def _mean(every: list[Judged]) -> float:
    """How many of them are right, two of them drawn towards seven in ten."""
    return round((sum(one.right for one in every) + 1.4) / (len(every) + 2), 3)


def left_out(held: list[Judged], fitted: list[Judged], choice: Choice) -> Iterator[float]:
    """The score of each suggestion held out, by the table of the other articles."""
    tables = {
        article: rates([of for of in held if of.article != article], fitted, choice)
        for article in {one.article for one in held}
    }
    for one in held:
        by = tables[one.article]
        yield by.doubted(by.of(one.rule), one.doubts)


def best(held: list[Judged], fitted: list[Judged]) -> Choice:
    """The choice that makes what is held out likeliest, the first of equal ones."""

    def loss(choice: Choice) -> float:
        scores = zip(left_out(held, fitted, choice), held, strict=True)
        return -sum(math.log(max(s if one.right else 1 - s, 1e-6)) for s, one in scores)

    return min((Choice(*of) for of in product(PARTS, WEIGHTS, DOUBTS)), key=loss)


def reliability(every: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int, int, float]]:
    """By bins of the score (from, to): how many were right, of how many, and their mean score."""
    bins: list[Counter[str]] = [Counter() for _ in BINS[1:]]
    sums = [0.0 for _ in bins]
    for score, right in every:
        place = next(i for i, top in enumerate(BINS[1:]) if score < top or top == BINS[-1])
        bins[place].update(right=int(right), of=1)
        sums[place] += score
    return [
        (BINS[i], BINS[i + 1], of["right"], of["of"], sums[i] / max(of["of"], 1))
        for i, of in enumerate(bins)
    ]


def written(table: Rates) -> str:
    """The table as JSON, as it ships."""
    of = asdict(table)
    rules = ",\n".join(
        f"  {json.dumps(rule)}: {json.dumps([*seen])}" for rule, seen in of.pop("rules").items()
    )
    told = "".join(f" {json.dumps(name)}: {json.dumps(value)},\n" for name, value in of.items())
    return f'{{\n{told} "rules": {{\n{rules}\n }}\n}}\n'
