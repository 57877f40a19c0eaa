"""Claims that say nearly the same words: token similarity, within and across articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.domain.folding import fold

Score = Callable[[str, str], float]
"""Likeness of two texts, 0 to 100."""

ENOUGH = 60.0
"""The likeness from which a claim is told: most of the shorter one's words stand in the other."""
MOST = 50
_WORD = re.compile(r"\w+")
_EMPTY = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have",
    "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said", "says", "she",
    "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will", "with",
    "would", "au", "aux", "ce", "ces", "cette", "dans", "de", "des", "du", "elle", "en", "est",
    "et", "eu", "il", "ils", "la", "le", "les", "leur", "lors", "mais", "ne", "on", "ont", "ou",
    "par", "pas", "plus", "pour", "qu", "que", "qui", "sa", "se", "ses", "son", "sont", "sur",
    "un", "une", "d", "l", "s", "n", "c", "j", "m", "t",
))  # fmt: skip


class Like(NamedTuple):
    """A claim (its id) and how like it is, 0 to 100."""

    claim: str
    score: float


def content_words(text: str) -> str:
    """The words that carry a meaning, folded and parted by spaces: what is compared."""
    return " ".join(word for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def likes(
    words: str, others: Iterable[tuple[str, str]], score: Score, enough: float = ENOUGH
) -> list[Like]:
    """The claims of `others` (id, words) that are like `words`, the most alike first.

    Fewer than two words in common are a coincidence and no likeness.
    """
    wanted = content_words(words)
    own = set(wanted.split())
    found = []
    for id, text in others:
        theirs = content_words(text)
        if len(own.intersection(theirs.split())) < min(2, len(own)) or not theirs:
            continue
        likeness = score(wanted, theirs)
        if likeness >= enough:
            found.append(Like(id, likeness))
    found.sort(key=lambda like: -like.score)
    return found[:MOST]


def best_of(likes_of: Sequence[Sequence[Like]]) -> list[Like]:
    """Of several claims' likes each claim once, with its best score."""
    best: dict[str, float] = {}
    for found in likes_of:
        for claim, score in found:
            best[claim] = max(score, best.get(claim, 0.0))
    return [Like(*one) for one in sorted(best.items(), key=lambda one: -one[1])][:MOST]
