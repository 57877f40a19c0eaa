"""Two texts side by side: which blocks belong together, and which of their words differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reader.domain.aligning import equal_runs
from reader.domain.article import Block

Kind = Literal["same", "changed", "gone", "come"]
Piece = tuple[bool, str]
"""(whether the words are in one of the two texts only, the words)."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_PAIRED = 0.3
"""Blocks with so large a share of words in common are one block that was changed."""
_SEARCHED = 400
"""Pairs of unequal blocks that are compared in one stretch."""
LONGEST = 20_000
"""Words of longer blocks are not compared one by one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block of the old text beside its block of the new one; None where it has none.

    `before` and `after` are the words of the two in pieces, those that differ told apart.
    """

    kind: Kind
    old: Block | None
    new: Block | None
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


def pairs(
    old: str, old_blocks: Sequence[Block], new: str, new_blocks: Sequence[Block]
) -> list[Pair]:
    """The blocks of two texts side by side, in order."""
    before = [old[block.start : block.end] for block in old_blocks]
    after = [new[block.start : block.end] for block in new_blocks]
    found: list[Pair] = []
    i = j = 0
    for a, b, length in [*equal_runs(before, after), (len(before), len(after), 0)]:
        for one, other in _matched(before[i:a], after[j:b]):
            left = None if one is None else i + one
            right = None if other is None else j + other
            found.append(
                _pair(
                    None if left is None else (old_blocks[left], before[left]),
                    None if right is None else (new_blocks[right], after[right]),
                )
            )
        for n in range(length):
            same = ((False, before[a + n]),)
            found.append(Pair("same", old_blocks[a + n], new_blocks[b + n], same, same))
        i, j = a + length, b + length
    return found


def word_changes(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The words of two texts in pieces: those in both, and those in one of them only."""
    if max(len(old), len(new)) > LONGEST:
        return ((True, old),), ((True, new),)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    runs = equal_runs(before, after)
    return (
        _pieces(before, [(i, length) for i, _, length in runs]),
        _pieces(after, [(j, length) for _, j, length in runs]),
    )


def _pieces(tokens: Sequence[str], same: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for start, length in [*same, (len(tokens), 0)]:
        for differs, words in ((True, tokens[at:start]), (False, tokens[start : start + length])):
            if words:
                found.append((differs, "".join(words)))
        at = start + length
    # a space between two differing words is no word that stayed
    joined: list[Piece] = []
    for n, (differs, words) in enumerate(found):
        is_gap = not differs and not words.strip() and 0 < n < len(found) - 1
        differs = differs or is_gap
        if joined and joined[-1][0] == differs:
            joined[-1] = (differs, joined[-1][1] + words)
        else:
            joined.append((differs, words))
    return tuple(joined)


def _pair(one: tuple[Block, str] | None, other: tuple[Block, str] | None) -> Pair:
    if one and other:
        before, after = word_changes(one[1], other[1])
        return Pair("changed", one[0], other[0], before, after)
    if one:
        return Pair("gone", one[0], None, ((True, one[1]),), ())
    assert other, "a pair has one side at least"
    return Pair("come", None, other[0], (), ((True, other[1]),))


def _matched(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Which of two stretches of unequal blocks are the same block, changed; in order."""
    if len(old) == len(new) == 1:
        # between the same neighbours, whatever became of the words
        return [(0, 0)] if _share(_words(old[0]), _words(new[0])) > 0 else [(0, None), (None, 0)]
    found: list[tuple[int | None, int | None]] = []
    olds, news = [_words(text) for text in old], [_words(text) for text in new]
    reach = max(1, _SEARCHED // max(1, len(old)))
    at = 0
    for i, words in enumerate(olds):
        near = range(at, min(len(news), at + reach))
        best = max(near, key=lambda j: _share(words, news[j]), default=None)
        if best is None or _share(words, news[best]) < _PAIRED:
            found.append((i, None))
            continue
        found += [(None, j) for j in range(at, best)]
        found.append((i, best))
        at = best + 1
    return found + [(None, j) for j in range(at, len(news))]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 0.0
