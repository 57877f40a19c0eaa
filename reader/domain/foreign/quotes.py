"""Words that come with a passage, compared with a text and looked for in it.

White space and kinds of quotation marks are not told apart, since programs change them; the words
that are taken are always those of our text. Words that stand several times are not guessed at.
"""

from __future__ import annotations

import re
from functools import cached_property

from reader.domain.foreign.shape import Passage

_ALIKE = str.maketrans("’‘‛ʼ“”„‟«»‐‑", "''''" + '""""""' + "--")
_SPACE = re.compile(r"\s+")
_CUT = "…. "
TELLING = 12
"""A label of fewer characters is no quotation, even if its words stand in the text."""
MOST = 100
"""Places of the same words that are weighed by their context."""


def evened(words: str) -> str:
    """The words with what is not told apart made one, and every run of white space one space."""
    return _SPACE.sub(" ", words.translate(_ALIKE)).strip()


def agrees(words: str, passage: Passage) -> bool:
    """Whether the words of a text are those that came with the passage."""
    if words == passage.exact:
        return True
    given, there = evened(passage.exact), evened(words)
    if passage.is_cut:
        given = given.rstrip(_CUT)
        return bool(given) and there.startswith(given)
    return bool(given) and there == given


class Quoted:
    """A text in which quotations are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._labels: dict[str, bool] = {}

    def places(self, passage: Passage) -> list[tuple[int, int]]:
        """Where the words of a passage stand, in code points; by their context where that tells."""
        exact = evened(passage.exact)
        if not exact:
            return []
        starts = self._starts(exact)
        if len(starts) > 1:
            starts = self._by_context(starts, exact, passage)
        return [(self._places[at], self._places[at + len(exact) - 1] + 1) for at in starts]

    def stands(self, label: str) -> bool:
        """Whether a label is a quotation of some length from this text."""
        if label not in self._labels:
            given = evened(label).rstrip(_CUT)
            self._labels[label] = len(given) >= TELLING and given in self._even
        return self._labels[label]

    def _starts(self, exact: str) -> list[int]:
        found: list[int] = []
        at = self._even.find(exact)
        while at >= 0 and len(found) < MOST:
            found.append(at)
            at = self._even.find(exact, at + 1)
        return found

    def _by_context(self, starts: list[int], exact: str, passage: Passage) -> list[int]:
        before, after = evened(passage.prefix), evened(passage.suffix)
        even = self._even

        def fits(at: int) -> bool:
            end = at + len(exact)
            left = even[:at].rstrip() if at < 400 else even[at - 400 : at].rstrip()
            right = even[end : end + 400].lstrip()
            return left.endswith(before[-300:]) and right.startswith(after[:300])

        return [at for at in starts if fits(at)] if before or after else starts

    @cached_property
    def _even(self) -> str:
        """The text with each run of white space as one space."""
        return _SPACE.sub(" ", self._text.translate(_ALIKE))

    @cached_property
    def _places(self) -> list[int]:
        """Where each character of the evened text stands in the text."""
        places: list[int] = []
        at = 0
        for gap in _SPACE.finditer(self._text):
            places.extend(range(at, gap.start() + 1))
            at = gap.end()
        places.extend(range(at, len(self._text)))
        return places
