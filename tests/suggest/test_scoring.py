"""How suggestions are scored: strict, one to one, and nothing for whole paragraphs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.domain.article import text_hash
from tests import golds, marked
from tests.benchmarks import suggesting
from tests.benchmarks.suggesting import (
    claim_right,
    drafts,
    pairs,
    score,
    source_right,
    wanted,
)
from tests.golds import files

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
    assert "first look, by the other articles" in told
    table = Path(suggesting.__file__).parents[2] / "reader" / "suggest" / "rates.json"
    assert rates.read_text("utf-8") == table.read_text("utf-8"), "the rates are to be written anew"


def test_a_gold_s_text_is_found_by_its_name_and_hash(tmp_path, capsys) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "golds").mkdir()
    text = tmp_path / "texts" / "a.txt"
    text.write_bytes(b'Weather\n\n"It rains," said Ann Poe.\n\n"It snows," said Bob Roe.')
    gold = {
        "file": "texts/a.txt",
        "sha256": text_hash(text.read_text("utf-8")),
        "language": "en",
        "regions": [{"start": 36, "end": 63, "is_article": False}],
        "claims": [],
    }
    (tmp_path / "golds" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (found,) = files(tmp_path / "golds")
    assert found["text"].startswith("Weather")
    assert {found["text"][slice(*of.source)] for of in drafts(found) if of.source} == {"Ann Poe"}
    text.write_text("other", encoding="utf-8")
    assert list(files(tmp_path / "golds")) == []
    assert "is not there or has changed" in capsys.readouterr().err


def test_the_annotations_of_wikinews_hold_no_words() -> None:
    articles = golds.annotations()
    assert len(articles) == 16 and sum(len(of["claims"]) for of in articles) >= 160
    for article in articles:
        assert len(article["sha256"]) == 64
        for claim in article["claims"]:
            assert set(claim) <= {"spans", "mention", "cue", "stance"}
            assert claim["spans"] == sorted(claim["spans"])
            assert all(a < b for a, b in claim["spans"])


def test_the_annotations_of_wikinews_lie_on_words_of_their_texts() -> None:
    folder = golds.folder()
    if folder is None:
        pytest.skip("the texts of Wikinews are not on this machine (SELON_WIKINEWS names them)")
    joined = list(golds.wikinews(folder))
    assert len(joined) == 16
    for gold in joined:
        for claim in gold["claims"]:
            (voice,) = claim["attributions"]
            for span in filter(None, (*claim["spans"], voice["mention"], voice["cue"])):
                words = gold["text"][span["start"] : span["end"]]
                assert words and words == words.strip(), (gold["file"], span)
                for at in (span["start"], span["end"]):
                    assert not re.fullmatch(r"\w\w", gold["text"][at - 1 : at + 1]), words


def test_without_the_texts_nothing_is_scored(capsys, tmp_path) -> None:
    suggesting.main(["--wikinews", str(tmp_path / "nowhere")])
    assert "nothing is scored" in capsys.readouterr().out
