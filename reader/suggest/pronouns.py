"""Pronouns that speak: the "elle" of "elle met en garde"; whom it stands for is not told here."""

from __future__ import annotations

import re

from reader.suggest.phrase_words import PERSONAL
from reader.suggest.words import words

Span = tuple[int, int]

_OBJECTS = words("lui eux it")
_SPEAKING = re.compile(
    rf"\b({'|'.join(sorted(PERSONAL - _OBJECTS, key=len, reverse=True))})"
    r"(?:\s(?:also|then|later|aussi|ensuite|n['’]|ne))?\s$",
    re.IGNORECASE,
)
NEAR = 24
"""Code points before the cue that are looked at."""


def pronoun_before(text: str, cue: Span) -> Span | None:
    """The pronoun that stands directly before a cue and so speaks; code points. None: none does."""
    start = max(0, cue[0] - NEAR)
    found = _SPEAKING.search(text[start : cue[0]])
    return (start + found.start(1), start + found.end(1)) if found else None
