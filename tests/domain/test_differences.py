"""Two texts side by side: every block once, in order, and the words that differ."""

from __future__ import annotations

from hypothesis import given, settings

from reader.domain.aligning import Alignment, equal_runs
from reader.domain.article import Block
from reader.domain.blocks import paragraphs
from reader.domain.differences import Pair, pairs, word_changes
from tests.domain.corrected import Corrected, corrections
from tests.domain.texts import texts

OLD = "Le titre\n\nUn paragraphe sur le piratage.\n\nUn autre sur Paris.\n\nLa fin."
NEW = "Le titre\n\nUn paragraphe sur la fuite.\n\nTout neuf, ajouté hier.\n\nLa fin."


def blocks_of(text: str) -> list[Block]:
    return [Block(a, b) for a, b in paragraphs(text)]


def side_by_side(old: str, new: str) -> list[Pair]:
    return pairs(old, blocks_of(old), new, blocks_of(new))


def test_blocks_that_belong_together_stand_side_by_side() -> None:
    found = side_by_side(OLD, NEW)
    assert [pair.kind for pair in found] == ["same", "changed", "gone", "come", "same"]
    changed = found[1]
    assert [words for differs, words in changed.before if differs] == ["le piratage"]
    assert [words for differs, words in changed.after if differs] == ["la fuite"]


def test_words_that_differ_are_told_without_losing_any() -> None:
    before, after = word_changes("Selon lui, oui.", "Selon elle, non.")
    assert "".join(words for _, words in before) == "Selon lui, oui."
    assert [words for differs, words in after if differs] == ["elle", "non"]


@settings(max_examples=150, deadline=None)
@given(corrections())
def test_every_block_stands_once_and_in_order(made: Corrected) -> None:
    found = side_by_side(made.old, made.new)
    assert [p.old for p in found if p.old] == blocks_of(made.old)
    assert [p.new for p in found if p.new] == blocks_of(made.new)
    for pair in found:
        for block, text, pieces in (
            (pair.old, made.old, pair.before),
            (pair.new, made.new, pair.after),
        ):
            said = text[block.start : block.end] if block else ""
            assert "".join(words for _, words in pieces) == said
        assert (pair.kind == "same") == (not any(d for d, _ in (*pair.before, *pair.after)))


@settings(max_examples=150, deadline=None)
@given(texts(), texts())
def test_equal_runs_are_equal_and_in_order(old: str, new: str) -> None:
    end_old = end_new = 0
    for i, j, length in equal_runs(old, new):
        assert old[i : i + length] == new[j : j + length] != ""
        assert i >= end_old
        assert j >= end_new
        end_old, end_new = i + length, j + length


@settings(max_examples=150, deadline=None)
@given(texts(), texts())
def test_places_are_in_the_new_text(old: str, new: str) -> None:
    where = Alignment(old, new)
    places = [where.place(at) for at in range(len(old) + 1)]
    assert all(0 <= place <= len(new) for place in places)
    assert [Alignment(old, old).place(at) for at in range(len(old))] == list(range(len(old)))
