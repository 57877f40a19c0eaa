"""What speaks against a suggestion, besides its rule: told to the reader, taken off the score."""

from __future__ import annotations

import re

from reader.suggest.finding import Found
from reader.suggest.phrase_words import DETERMINERS, HEADS
from reader.suggest.verbs import lexicon
from reader.suggest.words import words

LONG_NAME = 70
"""Code points of a mention; longer ones often hold more than a name."""
LONG_CLAIM = 420
"""Code points of a claim that is no quotation."""
_UNSURE_KINDS = ("clause", "claim-cue")
"""Rules with which a verb that often says nothing is a reason for doubt."""
_QUOTES = "«“\"'‘"
_LOOSE = words("and but or which who whose whom of than et mais ou qui dont que")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def doubts_of(one: Found, text: str) -> tuple[str, ...]:
    """Short reasons for doubt, for the end of a sentence; none for most suggestions."""
    return tuple(why for why, true in _all(one, text) if true)


def _all(one: Found, text: str) -> list[tuple[str, bool]]:
    claim = text[one.claim[0][0] : one.claim[-1][1]]
    name = text[slice(*one.source)] if one.source and not one.pronoun else ""
    told = _WORD.findall(claim[:LONG_CLAIM])
    quoted = claim[:1] in _QUOTES
    cue = text[slice(*one.cues[0])].lower() if one.cues else ""
    unsure = any(kind in one.rule for kind in _UNSURE_KINDS)
    return [
        ("the speaker's words are many", len(name) > LONG_NAME),
        ("the speaker's words may be no name", bool(name) and _is_loose(name)),
        ("little is claimed", not quoted and len(told) < 3),
        ("much is claimed", not quoted and len(claim) > LONG_CLAIM),
        ("the claim's words begin in the midst", bool(told) and told[0].lower() in _LOOSE),
        ("the verb often says nothing", unsure and _is_weak(cue)),
    ]


def _is_loose(name: str) -> bool:
    """Whether words without a capital and an article are one thing: "published", "step"."""
    found = _WORD.findall(name)
    first = found[0].lower() if found else ""
    if not found or any(word[0].isupper() or word[0].isdigit() for word in found):
        return False
    heads = any(word in HEADS or word.rstrip("s") in HEADS for word in found)
    determined = first in DETERMINERS or name[1:2] in ("'", "’")
    return not (determined or heads or found[-1].endswith("s"))


def _is_weak(cue: str) -> bool:
    return any((verb := lexicon(language).get(cue)) and verb.weak for language in ("fr", "en"))
