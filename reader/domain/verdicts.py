"""Verdicts of the analyst on claims: given, and taken off. The last one on a claim counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.domain.edit import Edit, made, removed
from reader.domain.folding import fold
from reader.domain.ids import new_id
from reader.domain.judgement_words import VERDICT_LISTS, verdict_term
from reader.domain.project import Verdict

LONGEST = 60
"""Characters of a word of one's own."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.I)


def word_of(typed: str) -> str:
    """The code of a verdict that is chosen or typed: that of the list, else the words themselves.

    >>> word_of("Confirmé"), word_of(" Pants  on Fire ")
    ('confirmed', 'pants-on-fire')
    """
    words = " ".join(typed.split())[:LONGEST]
    for term in (term for terms in VERDICT_LISTS.values() for term in terms):
        if fold(words) in (fold(term.en), fold(term.fr), term.code):
            return term.code
    return words


def is_address(text: str) -> bool:
    """Whether it can be opened: an address of the web, in one word."""
    return _ADDRESS.fullmatch(text) is not None


def give_verdict(claim: str, code: str) -> Edit:
    """A new verdict on a claim (its id); those before it stay, with their reasons."""
    label = f"Verdict: {verdict_term(code).en}"
    return Edit(label, (made(Verdict(new_id(), claim, code)),))


def take_off(verdicts: Iterable[Verdict]) -> Edit:
    """Take a claim's verdicts away."""
    return Edit("Take off verdict", tuple(map(removed, verdicts)))
