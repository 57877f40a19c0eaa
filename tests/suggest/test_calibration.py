"""Scores hold what they say, on texts that the rules were not fitted to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from reader.suggest.rates import Rates, rate, table
from tests import golds
from tests.benchmarks import calibrating, suggesting
from tests.benchmarks.calibrating import Choice, Judged

SURE = suggesting.SURE
MANY = 20
"""Suggestions of a bin from which on its rate says something."""
NEAR = 0.13
"""How far the rate of a bin may be from its mean score: two standard errors of forty."""


def _sure(every: Iterable[tuple[float, bool]]) -> float:
    chosen = [right for score, right in every if score >= SURE]
    assert len(chosen) >= MANY
    return sum(chosen) / len(chosen)


def _shipped(every: Iterable[Judged]) -> list[tuple[float, bool]]:
    return [(rate(one.rule, {}, one.doubts), one.right) for one in every]


def test_scores_of_articles_left_out_hold_what_they_say() -> None:
    held, shipped = calibrating.first_look(), table()
    choice = Choice(0, shipped.weight, shipped.doubt)
    scores = calibrating.left_out(held, [], choice)
    every = [(score, one.right) for score, one in zip(scores, held, strict=True)]
    for low, _, right, of, mean in calibrating.reliability(every):
        if of >= MANY:
            assert abs(right / of - mean) <= NEAR, (low, right, of, mean)
    assert _sure(every) >= 0.84
    low = [right for score, right in every if score < 0.6]
    assert sum(low) / len(low) < 0.6, "what is scored low is often wrong"


def test_of_the_strong_suggestions_of_wikinews_nine_in_ten_are_right() -> None:
    folder = golds.folder()
    if folder is None:
        assert _sure(_shipped(calibrating.first_look())) >= 0.87
        pytest.skip("the texts of Wikinews are not here (SELON_WIKINEWS): counts of before alone")
    assert _sure(_shipped(suggesting.judged(golds.wikinews(folder)))) >= 0.9


def test_a_rule_never_seen_has_the_rate_of_its_kind() -> None:
    rates = Rates({"a": (8, 8), "b": (0, 8)}, plain=0.8, bold=0.6, weight=4, doubt=3)
    assert rates.of("c") == 0.8 and rates.of("view-c") == 0.6
    assert rates.of("b") < 0.3 < rates.of("c") < rates.of("a") < 1
    assert rates.doubted(0.8, 0) == pytest.approx(0.8)
    assert rates.doubted(0.75, 1) == pytest.approx(0.5), "odds of 3, divided by 3"


def test_the_grid_finds_how_much_a_doubt_is_worth() -> None:
    held = [
        Judged(f"a{n % 5}", "name-cue-that", n % 2, n % 2 == 0 or n % 10 < 2) for n in range(100)
    ]
    choice = calibrating.best(held, [])
    assert choice.doubt == max(calibrating.DOUBTS), "of those in doubt one in five is right"
    same = [Judged(one.article, one.rule, one.doubts, one.right) for one in held if not one.doubts]
    assert calibrating.rates(same, [], choice).of("name-cue-that") > 0.9


def test_what_is_left_out_is_not_scored_by_itself() -> None:
    held = [Judged("a", "x", 0, True)] * 9 + [Judged("b", "y", 0, False)] * 9
    scores = [*calibrating.left_out(held, [], Choice(0, 2, 2))]
    assert scores[0] == scores[8] < 0.5, "the other article's are all wrong, so is the mean"
    assert scores[9] > 0.5
