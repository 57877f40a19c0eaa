"""The articles that were marked by hand: each mark stands where its words are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import marked

FILES = sorted((Path(__file__).parent / "data" / "gold").rglob("*.??.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_marks_are_consistent(path: Path) -> None:
    gold = marked.gold(path)
    text = gold["text"]
    assert "⟦" not in text and "⟧" not in text
    assert len(gold["claims"]) >= 5
    for claim in gold["claims"]:
        (voice,) = claim["attributions"]
        for span in (*claim["spans"], *claim["hedges"], *voice["cues"]):
            assert text[span["start"] : span["end"]] == span["text"] == span["text"].strip()
        assert (voice["mention"] is None) == (voice["source_entity"] == "?"), claim["id"]


def test_a_slip_of_the_hand_is_told() -> None:
    for slip in ("⟦C1 a\n===\n1 b | person", "a⟧", "⟦C1 a⟧", "a\n===\n1 b | person | claim c"):
        with pytest.raises(ValueError):
            marked.read(slip)
