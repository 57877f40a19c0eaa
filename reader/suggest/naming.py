"""What a mention names: "la sénatrice Jeanne Astruc" → Jeanne Astruc; whom a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reader.domain.folding import fold
from reader.suggest.names import capitalised_names

Span = tuple[int, int]

NEAR = 1_500
"""Code points before a pronoun in which whom it stands for is looked for."""

_DETERMINER = re.compile(
    r"(?:(?:les?|la|une?|des|son|sa|ses|leurs?|ce|cet|cette|ces|the|an?|his|her|its|their|this|that)\s"
    r"|l['’])",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(r"\s\W?(?:[^\Wa-zà-ÿ_][\w.'’-]*|\w+!)$")
_SHE = re.compile(r"(?:la|sa|une|cette|mme|mrs|ms|elle|she|her)\b", re.IGNORECASE)
_HE = re.compile(r"(?:le|son|un|ce|m|mr|il|he|his)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:les|des|ses|leurs|ces|ils|elles|they|their|plusieurs|several)\b", re.IGNORECASE
)


def name_in(text: str, mention: Span) -> str:
    """The name that the words hold, their title left out; else the words without their article."""
    words = text[slice(*mention)]
    if _ENDS_NAME.search(words):
        names = [(a, b) for a, b in capitalised_names(text, *mention) if len(text[a:b].split()) > 1]
        if names and names[-1][1] == mention[1]:
            return " ".join(text[slice(*names[-1])].split())
    opening = _DETERMINER.match(words)
    return " ".join((words[opening.end() :] if opening else words).split())


def bare(name: str) -> str:
    """The name without "M.", "Dr": what a full name ends with; folded."""
    return fold(re.sub(r"^(?:M|MM|Mme|Mr|Mrs|Ms|Dr|Me|Pr)\.?\s", "", name))


def antecedent(text: str, pronoun: Span, mentions: Sequence[Span]) -> Span | None:
    """The mention that a pronoun is likely to stand for: the nearest before that may be it.

    `mentions` are in order.
    """
    word = text[slice(*pronoun)]
    for i in range(bisect_left(mentions, pronoun) - 1, -1, -1):
        mention = mentions[i]
        if mention[1] + NEAR < pronoun[0]:
            return None
        if mention[1] <= pronoun[0] and agrees(word, text[slice(*mention)]):
            return mention
    return None


def agrees(pronoun: str, words: str) -> bool:
    """Whether the words may be whom the pronoun stands for, by gender and number as they show."""
    if _PLURAL.match(pronoun) or _PLURAL.match(words):
        return bool(_PLURAL.match(pronoun)) == bool(_PLURAL.match(words))
    if _SHE.match(pronoun):
        return not _HE.match(words)
    return not (_HE.match(pronoun) and _SHE.match(words))
