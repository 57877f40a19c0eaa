"""How suggestions are scored: strict, one to one, and nothing for whole paragraphs."""

from __future__ import annotations

import json
from pathlib import Path

from tests import marked
from tests.benchmarks import suggesting
from tests.benchmarks.suggesting import (
    claim_right,
    drafts,
    files,
    pairs,
    score,
    source_right,
    wanted,
)

GOLD = Path(__file__).parents[1] / "data" / "gold"


def test_claims_and_sources() -> None:
    assert claim_right([(0, 10)], [(0, 20)]) == 0.5
    assert claim_right([(0, 10), (20, 30)], [(0, 10), (20, 30)]) == 1
    assert claim_right([(0, 10)], [(0, 100)]) < 0.5
    assert source_right((5, 15), (10, 40)) and not source_right((0, 15), (10, 40))
    assert source_right(None, None) and not source_right(None, (0, 5))


def test_the_development_set_is_suggested_well() -> None:
    tallies, rules = score(files(GOLD))
    for language in ("fr", "en"):
        tally = tallies[language]
        assert tally.gold >= 110
        assert tally.right["source"] >= 0.85 * tally.gold
        assert tally.right["claim"] >= 0.9 * tally.suggested
    assert all(right <= of for right, of in rules.values())


def test_a_suggestion_is_matched_once() -> None:
    gold = marked.gold(GOLD / "wire-ferry.en.txt")
    found = drafts(gold)
    twice = pairs([*found, *found], wanted(gold))
    assert len(twice) <= len(wanted(gold))


def test_the_command(capsys, tmp_path) -> None:
    rates = tmp_path / "rates.json"
    suggesting.main(["--gold", str(GOLD), "--rates", str(rates)])
    told = capsys.readouterr().out
    assert "| fr | source |" in told and "| en | both |" in told
    table = Path(suggesting.__file__).parents[2] / "reader" / "suggest" / "rates.json"
    assert json.loads(rates.read_text("utf-8")) == json.loads(table.read_text("utf-8"))
