"""Where something was said: the communiqué, tweet or interview that a sentence names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_MEDIUM = re.compile(
    r"\b(?:communiqués?|conférence de presse|point de presse|tweets?|twitter|facebook|telegram"
    r"|linkedin|youtube|instagram|mastodon|bluesky|blogs?|tribune|entretien|interview|billet"
    r"|rapport|courriel|press (?:release|conference)|news conference|statement|blog post|e-?mail"
    r"|report|memo|op-ed)\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:dans|sur|par|via|lors d['’]une?|diffusé|publié|in|on|by|at|through|issued|released)\b"
    r"(?: \w+){0,2}[ '’]$",
    re.IGNORECASE,
)


def is_medium(words: str) -> bool:
    """Whether words are nothing but a medium: "Twitter" speaks seldom."""
    return _MEDIUM.fullmatch(words) is not None


def medium_of(
    text: str, paragraph: Span, claim_spans: Sequence[Span], names: Sequence[str] = ()
) -> Span | None:
    """The medium that the claim's sentence says it was told in ("sur Twitter"); code points.

    Only words behind "dans", "sur", "in", "on" and the like, outside of the claim. None: none.
    """
    if not claim_spans:
        return None
    sentence = sentence_at(text, *paragraph, claim_spans[0][0], names)
    for found in _MEDIUM.finditer(text, *sentence):
        inside = any(a < found.end() and found.start() < b for a, b in claim_spans)
        before = text[max(sentence[0], found.start() - 40) : found.start()]
        if not inside and _IN.search(before):
            return found.span()
    return None
