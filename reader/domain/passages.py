"""Where the words looked for stand in a text, and the passage around them; code points throughout.

The text is never altered: it is folded beside itself, piece by piece, and a passage is a slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from reader.domain.folding import FoldedText
from reader.domain.search_words import ALONE, Term

Range = tuple[int, int]
WIDTH = 200
"""How many code points a passage has, about."""
_FIRST, _LARGEST = 800, 16_000
_OVERLAP = 400
_EDGE = 40
_MOST = 200
_BETWEEN = r"[\W_]{1,12}"
_PERHAPS = r"[\W_]{0,12}"
_LONE = re.compile(f"[{ALONE}]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of a text, the words found in it, and where it begins in the text."""

    text: str
    ranges: tuple[Range, ...] = ()
    start: int = 0


class Matcher:
    """Finds the terms of a question in texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(dict.fromkeys(terms))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # the longest form first, so that a phrase wins over a word of it
        parts = {
            _form(form, term.prefix): (-len(form), i)
            for i, term in enumerate(self._terms)
            for form in term.forms
        }
        order = sorted(parts, key=lambda part: parts[part])
        self._of_group = [-1, *(parts[part][1] for part in order)]
        # each branch begins with a letter, by which the pattern finds its way, and is told by the
        # empty group at its end
        return re.compile("|".join(f"{part}()" for part in order)) if parts else None

    def found(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and which term, of each place, in order."""
        pattern = self._pattern
        if pattern is None:
            return
        begin, size, last = 0, _FIRST, 0
        while begin < len(text):
            stop = begin + size
            before = max(0, begin - 1)  # to see whether a word begins
            piece = FoldedText(text[before : stop + _OVERLAP])
            for match in pattern.finditer(piece.folded):
                at = before + piece.original(match.start())
                end = before + piece.original(match.end())
                if at >= stop:
                    break
                if at >= last and end > at:
                    last = end
                    yield at, end, self._of_group[match.lastindex or 0]
            # what is shown stands near the beginning most often: small pieces first
            begin, size = stop, min(3 * size, _LARGEST)

    def ranges(self, text: str, most: int = _MOST) -> list[Range]:
        """The first places in a text."""
        found = []
        for start, end, _ in self.found(text):
            found.append((start, end))
            if len(found) == most:
                break
        return found

    def count(self, folded: str) -> int:
        """How often the terms stand in a text that is folded already."""
        pattern = self._pattern
        return sum(1 for _ in pattern.finditer(folded)) if pattern else 0

    def passage(self, text: str, avoid: Sequence[Range] = (), width: int = WIDTH) -> Passage:
        """The place that has most of the words close together, with words around it.

        `avoid` are stretches (in order) that are chosen only where no other place has the words.
        """
        best, at = (False, 0), None
        places: list[tuple[int, int, int]] = []
        weighed = 0
        for place in chain(self.found(text), ((len(text) + width, 0, -1),)):
            # a place is weighed as soon as all that is near it is known
            while weighed < len(places) and places[weighed][0] + width - _EDGE <= place[0]:
                start = places[weighed][0]
                near = {
                    t for s, _, t in places[weighed : weighed + 12] if s < start + width - _EDGE
                }
                score = not any(a <= start < b for a, b in avoid), len(near)
                if at is None or score > best:
                    best, at = score, start
                weighed += 1
            if best == (True, len(self._terms)) or len(places) == _MOST:
                break
            places.append(place)
        begin, end = around(text, at or 0, width)
        inside = tuple(
            (s - begin, e - begin) for s, e, t in places if t >= 0 and begin <= s and e <= end
        )
        return Passage(text[begin:end], inside, begin)


def around(text: str, at: int, width: int = WIDTH) -> Range:
    """A stretch of about `width` around `at`, within its paragraph, from word to word."""
    left, right = max(0, at - width // 3), min(len(text), at + width - width // 3)
    head = text.rfind("\n", left, at) + 1
    if head:
        right = min(len(text), right + head - left)
        left = head
    elif left:
        space = text.find(" ", left, at)
        left = space + 1 if space >= 0 else left
    tail = text.find("\n", at, right)
    if tail >= 0:
        return left, tail
    if right < len(text):
        space = text.rfind(" ", at + 1, right)
        right = space if space > at else right
    return left, right


def _form(words: Sequence[str], prefix: bool) -> str:
    pattern = re.escape(words[0])
    if not _LONE.match(words[0]):
        pattern += rf"(?<![^\W_]{pattern})"  # no word goes on before it
    for before, word in pairwise(words):
        alone = _LONE.match(word) or _LONE.match(before)
        pattern += (_PERHAPS if alone else _BETWEEN) + re.escape(word)
    if _LONE.match(words[-1]):
        return pattern
    return pattern + (r"[^\W_]*" if prefix else r"(?![^\W_])")
