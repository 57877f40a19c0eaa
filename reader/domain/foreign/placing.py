"""Passages of another program on their way to anchors: verified by their words, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.foreign.counting import COUNTS, POINTS, Ruler
from reader.domain.foreign.quotes import Quoted, agrees
from reader.domain.foreign.shape import Coding, Passage

SAMPLE = 3_000
"""So many passages are looked at to see how a file counts."""


class Misplaced(ValueError):
    """A passage that has no place in its text; says why."""


@dataclass(slots=True)
class Place:
    """A text in which codings are placed: the article's, with its version; the file's line ends."""

    article: str
    version: str
    ruler: Ruler
    quoted: Quoted = field(init=False)

    def __post_init__(self) -> None:
        self.quoted = Quoted(self.ruler.text)

    def words(self, passage: Passage, count: str) -> tuple[int, int] | None:
        """The range that the offsets give, None where they give none."""
        if passage.start is None or passage.end is None:
            return None
        start = self.ruler.place(count, passage.start)
        end = self.ruler.place(count, passage.end)
        return (start, end) if start is not None and end is not None and start < end else None


@dataclass(slots=True)
class Placing:
    """Makes anchors; `labels` are names that passages have and that are no quotations."""

    count: str
    labels: frozenset[str] = frozenset()
    by_words: int = 0
    """Passages that were found by their words, where the offsets lead elsewhere or are missing."""
    unverified: int = 0
    """Passages without words to verify them by."""

    def anchors(self, passages: Iterable[Passage], place: Place) -> tuple[Anchor, ...]:
        """The anchors of all passages of a coding, in the text's order. Raises Misplaced."""
        found = [self.anchor(passage, place) for passage in passages]
        if not found:
            raise Misplaced("nothing says which words it is of")
        return tuple(sorted(found, key=lambda anchor: anchor.start))

    def anchor(self, passage: Passage, place: Place) -> Anchor:
        """The anchor of a passage. Raises Misplaced."""
        found = place.words(passage, self.count)
        text = place.ruler.text
        if found and passage.exact and agrees(text[found[0] : found[1]], passage):
            return anchor_at(text, *found, place.version)
        if passage.exact and not passage.is_cut:
            return self._by_words(passage, place)
        if found is None:
            raise Misplaced(_outside(passage, len(text)))
        is_label = passage.exact in self.labels
        if passage.exact and not is_label and place.quoted.stands(passage.exact):
            raise Misplaced(
                f"its words “{_short(passage.exact)}” do not stand at {passage.start}–"
                f"{passage.end}; there stands “{_short(text[found[0] : found[1]])}”"
            )
        self.unverified += 1
        return anchor_at(text, *found, place.version)

    def _by_words(self, passage: Passage, place: Place) -> Anchor:
        places = place.quoted.places(passage)
        if len(places) == 1:
            self.by_words += 1
            return anchor_at(place.ruler.text, *places[0], place.version)
        words = f"its words “{_short(passage.exact)}”"
        if places:
            raise Misplaced(f"{words} stand several times in the text, and nothing says which")
        raise Misplaced(f"{words} do not stand in the text")


def counted_as(codings: Iterable[Coding], places: Mapping[str, Place], default: str) -> str:
    """The way to count by which the words of most passages stand where they should.

    `default` unless another is better.
    """
    judged: list[tuple[Passage, Place]] = []
    for coding in codings:
        place = places.get(coding.text)
        if place is None or place.ruler.is_plain:
            continue
        judged += [(p, place) for p in coding.passages if p.exact and p.start is not None]
        if len(judged) >= SAMPLE:
            break
    best, most = default, _fitting(judged, default)
    for count in COUNTS:
        if most == len(judged):
            break
        fitting = _fitting(judged, count)
        if fitting > most:
            best, most = count, fitting
    return best


def _fitting(judged: Iterable[tuple[Passage, Place]], count: str) -> int:
    fitting = 0
    for passage, place in judged:
        found = place.words(passage, count)
        fitting += found is not None and agrees(place.ruler.text[slice(*found)], passage)
    return fitting


def _outside(passage: Passage, length: int) -> str:
    if passage.start is None or passage.end is None:
        return "it says neither where it stands nor which words it is of"
    if passage.start >= passage.end:
        return f"there are no words at {passage.start}–{passage.end}"
    return f"{passage.start}–{passage.end} does not lie in the text, which has {length} characters"


def _short(words: str) -> str:
    even = " ".join(words.split())
    return even if len(even) <= 60 else f"{even[:59]}…"


__all__ = ["POINTS", "Misplaced", "Place", "Placing", "counted_as"]
