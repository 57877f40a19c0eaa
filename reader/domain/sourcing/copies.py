"""Copied passages: claims of articles that are copies of one another, marked on the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reader.domain.folding import fold

ENOUGH = 0.8
"""The share of the shorter claim's words that must stand in the longer one."""
_WORD = re.compile(r"\w+")


def copies_of(
    groups: Iterable[Sequence[str]], words: Iterable[tuple[str, str, str]]
) -> dict[str, str]:
    """What `weigh` takes as copies: article or claim (ids) → the name of its group.

    `groups` are articles that are nearly the same as each other; `words` the claims in them as
    (id, article, words). Two claims are one passage where the words of the shorter one stand, all
    but a few, in the other of another copy.
    """
    found = {article: f"article {group[0]}" for group in groups for article in group}
    claims: dict[str, list[tuple[str, str, set[str]]]] = {}
    for id, article, said in words:
        if article in found:
            tokens = set(_WORD.findall(fold(said)))
            claims.setdefault(found[article], []).append((id, article, tokens))
    for of_group in claims.values():
        found |= _passages(of_group)
    return found


def _passages(claims: Sequence[tuple[str, str, set[str]]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for i, (id, article, words) in enumerate(claims):
        for first, of, others in claims[:i]:
            shorter = min(len(words), len(others))
            if of != article and shorter and len(words & others) >= ENOUGH * shorter:
                found[id] = found.setdefault(first, f"passage {first}")
                break
    return found
