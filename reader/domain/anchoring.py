"""Finds an anchor's words again in a text that may have changed; it moves nothing by itself.

Matching treats kinds of white space and of quotation marks alike, one code point for one, so that
every place found is a place in the text as it is. What is stored is never made alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reader.domain.aligning import Alignment
from reader.domain.anchor import anchor_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.anchor import Anchor

SURE = 0.9  # moves by itself, if no other place comes within MARGIN
MARGIN = 0.1
DOUBTFUL = 0.6  # from here to SURE the analyst decides; below, the anchor is an orphan
NEAR = 5_000  # code points either side of the old place that are looked through first
FARTHEST = 400_000  # more text than this is not compared letter by letter
SHORT = 32  # words so few may stand several times, and are known by their neighbours
PIECE = 200  # of longer words the beginning and the end are looked for
MOST = 50  # equal quotations that are weighed by their context

_ALIKE = str.maketrans(
    "\t\n\r\x0b\x0c\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000’‘‛ʼ“”„‟«»‐‑",
    " " * 23 + "''''" + '""""""' + "--",
)

Status = Literal["found", "moved", "review", "orphan"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where an anchor's words are now: half-open code points, and how sure that is (0 to 1).

    "found": where they were. "moved": elsewhere, or slightly changed, beyond doubt. "review": this
    is the best guess. "orphan": gone; the place is where they last were, cut to the text.
    """

    status: Status
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    score: float


def resolve(anchor: Anchor, text: str) -> Resolution:
    """Looks for the anchor's words in `text`: at the place, near by, then alike."""
    return _Search(text).resolve(anchor)


def carry(
    anchors: Iterable[Anchor], text: str, version: str | None = None, old: str | None = None
) -> list[Anchor]:
    """The anchors as they stand in `text`, the text of `version`; in the same order.

    Found and moved ones take their words from `text`. One for review points at the best guess and
    keeps its old words; an orphan keeps its words and its last place, cut to the text. With `old`,
    the text that they stood in, what was there before is not taken for what they have become.
    """
    search = _Search(text, old)
    return [search.carried(anchor, version) for anchor in anchors]


class Carrier:
    """Carries anchors from one text to another, one at a time."""

    def __init__(self, old: str, text: str, version: str) -> None:
        self._search = _Search(text, old)
        self._version = version

    def carry(self, anchor: Anchor) -> Anchor:
        """The anchor as it stands in the new text, as `carry` has it."""
        return self._search.carried(anchor, self._version)


class _Search:
    """One text, made comparable once for all the anchors that are looked for in it."""

    def __init__(self, text: str, old: str | None = None) -> None:
        self.text = text
        self.old = old
        self._aligned = Alignment(old, text) if old is not None else None

    def carried(self, anchor: Anchor, version: str | None) -> Anchor:
        """The anchor in this text."""
        at = self.resolve(anchor)
        if at.status in ("found", "moved"):
            return replace(anchor_at(self.text, at.start, at.end, version), state=at.status)
        # an anchor holds a place of at least one character, also past the end of a shorter text
        start = min(at.start, max(0, len(self.text) - 1))
        end = max(start + 1, at.end)
        return replace(anchor, start=start, end=end, version=version, state=at.status)

    @cached_property
    def was(self) -> str:
        """The old text made comparable; "" where it is not known."""
        return (self.old or "").translate(_ALIKE)

    @cached_property
    def alike(self) -> str:
        """The text with what matching does not tell apart made one, code point for code point."""
        return self.text.translate(_ALIKE)

    def resolve(self, anchor: Anchor) -> Resolution:
        whole = anchor.prefix + anchor.exact + anchor.suffix
        if not anchor.exact:
            return self._orphan(anchor)
        start = self._expected(anchor)
        if self.text.startswith(whole, start - len(anchor.prefix)) and start >= len(anchor.prefix):
            return Resolution("found", start, start + len(anchor.exact), 1.0)
        exact = anchor.exact.translate(_ALIKE)
        prefix, suffix = anchor.prefix.translate(_ALIKE), anchor.suffix.translate(_ALIKE)
        if self._in_place(start, exact, prefix, suffix):
            return Resolution("found", start, start + len(exact), 1.0)
        best, rival = self._equal(start, exact, prefix, suffix)
        if (
            best
            and best.score >= SURE
            and (
                (best.start != start and self._is_anothers(best, anchor, exact))
                or (len(exact) < SHORT and not self._has_neighbours(best, exact, prefix, suffix))
            )
        ):
            rival = best.score
        if best is None or best.score < DOUBTFUL:
            best = self._changed(start, exact, prefix, suffix)
            rival = self._rival(best, exact) if best and best.score >= SURE else 0.0
            if best and best.score >= SURE and self._stood_elsewhere(best, anchor):
                rival = best.score
        if best is None or best.score < DOUBTFUL:
            return self._orphan(anchor, best.score if best else 0.0)
        sure = best.score >= SURE and best.score - rival >= MARGIN
        return Resolution("moved" if sure else "review", best.start, best.end, best.score)

    def _expected(self, anchor: Anchor) -> int:
        """Where the words should begin: where the old text around them has gone."""
        if self._aligned is None or self.old is None:
            return anchor.start
        stands = self.old.startswith(anchor.exact, anchor.start)
        return self._aligned.place(anchor.start) if stands else anchor.start

    def _is_anothers(self, place: _Place, anchor: Anchor, exact: str) -> bool:
        """Whether equal words there are a twin's of the anchor in the old text."""
        if self._aligned is None:
            return False
        at = self.was.find(exact)
        while at >= 0:
            if at != anchor.start and self._aligned.place(at) == place.start:
                return True
            at = self.was.find(exact, at + 1)
        return False

    def _stood_elsewhere(self, place: _Place, anchor: Anchor) -> bool:
        """Whether the words there are old ones from elsewhere, and so not the anchor's, changed."""
        words = self.alike[place.start : place.end]
        at = self.was.find(words)
        while at >= 0:
            if at + len(words) <= anchor.start or anchor.end <= at:
                return True
            at = self.was.find(words, at + 1)
        return False

    def _orphan(self, anchor: Anchor, score: float = 0.0) -> Resolution:
        start = min(anchor.start, len(self.text))
        return Resolution("orphan", start, min(max(anchor.end, start), len(self.text)), score)

    def _in_place(self, start: int, exact: str, prefix: str, suffix: str) -> bool:
        """Whether the words at the old place are the same ones, and not a neighbour's twin.

        Words alone in the text, long words, or words with a neighbour unchanged are the same.
        """
        if not self.alike.startswith(exact, start):
            return False
        if len(exact) >= 64 or not (prefix or suffix):
            return True
        if self._is_lone(exact):
            left = self.alike.endswith(prefix[-8:], 0, start)
            return left or self.old is None or self.alike.startswith(suffix[:8], start + len(exact))
        # one of equal passages is known by more: the letters beside them are often equal too
        left = self.alike.endswith(prefix[-32:], 0, start)
        return left and self.alike.startswith(suffix[:32], start + len(exact))

    def _has_neighbours(self, place: _Place, exact: str, prefix: str, suffix: str) -> bool:
        """Whether words stand alone in the texts, or else between the same letters as before."""
        left, right = _letters(prefix)[-8:], _letters(suffix)[:8]
        before = _letters(self.alike[max(0, place.start - 32) : place.start])
        after = _letters(self.alike[place.end : place.end + 32])
        return self._is_lone(exact) or (before.endswith(left) and after.startswith(right))

    def _is_lone(self, exact: str) -> bool:
        """Whether the words stand once in this text, and stood once in the old one."""
        return self.alike.count(exact) == 1 and self.was.count(exact) <= 1

    def _equal(
        self, start: int, exact: str, prefix: str, suffix: str
    ) -> tuple[_Place | None, float]:
        """The same words elsewhere: the best place by context, and the score of the next."""
        places = self._equal_near(start, exact)
        if not places:
            return None, 0.0
        lone = len(places) == 1 and self.was.count(exact) <= 1
        scored = sorted(
            (
                (1.0 - self._strangeness(at, at + len(exact), prefix, suffix, lone), at)
                for at in places
            ),
            key=lambda pair: (-pair[0], abs(pair[1] - start)),
        )
        score, at = scored[0]
        return _Place(at, at + len(exact), score), (scored[1][0] if len(scored) > 1 else 0.0)

    def _equal_near(self, start: int, exact: str) -> list[int]:
        """Where the same words stand, at most MOST, the nearest to `start`."""
        places = []
        at = self.alike.find(exact)
        while at >= 0:
            places.append(at)
            if len(places) > MOST and at > start + NEAR:
                break
            at = self.alike.find(exact, at + 1)
        places.sort(key=lambda at: abs(at - start))
        return places[:MOST]

    def _strangeness(
        self, start: int, end: int, prefix: str, suffix: str, lone: bool = True
    ) -> float:
        """What new surroundings of [start, end) take off the score: 0 when they are the old ones.

        Long words found once need no witness; short or repeated ones are known by what is around.
        """
        from rapidfuzz import fuzz

        known = len(prefix) + len(suffix)
        if not known:
            return 0.0
        before = self.alike[max(0, start - len(prefix)) : start]
        after = self.alike[end : end + len(suffix)]
        ratio = fuzz.ratio(prefix, before) * len(prefix) + fuzz.ratio(suffix, after) * len(suffix)
        # any two pieces of news are about 40 alike
        strange = min(1.0, (100 - ratio / known) / 60)
        return 0.5 * strange * (min(1.0, 12 / (end - start)) if lone else 1.0)

    def _changed(self, start: int, exact: str, prefix: str, suffix: str) -> _Place | None:
        """The best place for words that are nowhere as they were."""
        between = self._between(start, exact, prefix, suffix)
        if between and between.score >= SURE:
            return between
        alike = self._alike(start, exact)
        if alike:
            strange = self._strangeness(alike.start, alike.end, prefix, suffix)
            alike = replace(alike, score=alike.score - strange)
            if between and between.start < alike.end and alike.start < between.end:
                # the unchanged surroundings say best where the words end, if they are those words
                if between.score < alike.score - MARGIN / 2:
                    return alike
                return replace(between, score=max(between.score, alike.score))
        return max((place for place in (between, alike) if place), key=_score, default=None)

    def _between(self, start: int, exact: str, prefix: str, suffix: str) -> _Place | None:
        """Changed words whose surroundings are unchanged: never below doubtful, rarely sure."""
        from rapidfuzz import fuzz

        left, right = prefix[-24:], suffix[:24]
        if len(left) < 12 or len(right) < 12:
            return None
        behind = self._nearest(left, start - len(left))
        if behind is None:
            return None
        begin = behind + len(left)
        ends: list[int] = []
        end = self.alike.find(right, begin, begin + 2 * len(exact) + 200)
        while end >= 0 and len(ends) < MOST:
            ends.append(end)
            end = self.alike.find(right, end + 1, begin + 2 * len(exact) + 200)
        end = min(ends, key=lambda at: abs(at - begin - len(exact)), default=-1)
        if end <= begin or not self.alike[begin:end].strip():
            return None
        score = fuzz.ratio(exact, self.alike[begin:end]) / 100
        return _Place(begin, end, max(score, DOUBTFUL))

    def _nearest(self, words: str, start: int) -> int | None:
        after = self.alike.find(words, max(0, start))
        before = self.alike.rfind(words, 0, max(0, start) + len(words))
        found = [at for at in (after, before) if at >= 0]
        return min(found, key=lambda at: abs(at - start)) if found else None

    def _alike(self, start: int, exact: str) -> _Place | None:
        """The most similar words: in a window around the old place, else in the whole text."""
        a, b = max(0, start - NEAR), start + len(exact) + NEAR
        near = self._align(exact, a, b)
        if near and near.score >= SURE:
            return near
        if a == 0 and b >= len(self.alike):
            return near
        middle = max(0, start - FARTHEST // 2)
        far = self._align(exact, middle, middle + FARTHEST)
        return max((place for place in (near, far) if place), key=_score, default=None)

    def _rival(self, best: _Place, exact: str) -> float:
        """The score of the best place that does not touch `best`."""
        low = max(0, best.start - FARTHEST // 2)
        return max(
            (
                place.score
                for a, b in ((low, best.start), (best.end, best.end + FARTHEST // 2))
                if (place := self._align(exact, a, b, best.score - MARGIN))
            ),
            default=0.0,
        )

    def _align(self, exact: str, a: int, b: int, least: float = DOUBTFUL) -> _Place | None:
        """The place in [a, b) most alike to `exact`, None where all are below `least`."""
        b = min(b, len(self.alike))
        if b - a < len(exact) // 2:
            return None  # a piece of the words in a short rest of text is not the words
        if len(exact) <= PIECE * 3:
            found = self._align_piece(exact, a, b, least)
        else:
            head = self._align_piece(exact[:PIECE], a, b, least)
            reach = head[0] + len(exact) * 3 // 2 if head else b
            tail = (
                self._align_piece(exact[-PIECE:], head[1], min(b, reach), least) if head else None
            )
            found = (head[0], tail[1]) if head and tail else None
        if found is None:
            return None
        place = self._fitted(exact, *found, a, b)
        return place if place.score >= least else None

    def _align_piece(self, exact: str, a: int, b: int, least: float) -> tuple[int, int] | None:
        from rapidfuzz import fuzz

        if b - a < len(exact):
            return a, b
        # the ends are fitted afterwards, which can only better the score
        least = max(0.0, 100 * (least - 0.1))
        found = fuzz.partial_ratio_alignment(exact, self.alike[a:b], score_cutoff=least)
        return (a + found.dest_start, a + found.dest_end) if found else None

    def _fitted(self, exact: str, start: int, end: int, a: int, b: int) -> _Place:
        """The place with its ends put where words end, as fits best; no space comes with them."""
        from rapidfuzz import fuzz

        reach = min(60, 8 + len(exact) // 5)
        ends = [
            at
            for at in _edges(self.alike, max(start + 1, end - reach), min(b, end + reach))
            if exact[-1] == " " or self.alike[at - 1] != " "
        ] or [end]
        end = max(ends, key=lambda at: fuzz.ratio(exact, self.alike[start:at]))
        starts = [
            at
            for at in _edges(self.alike, max(a, start - reach), min(end - 1, start + reach))
            if exact[0] == " " or self.alike[at] != " "
        ] or [start]
        start = max(starts, key=lambda at: fuzz.ratio(exact, self.alike[at:end]))
        words = self.alike[start:end]
        # spaces, which are alike everywhere, make nothing more alike
        alike = min(fuzz.ratio(exact, words), fuzz.ratio(_letters(exact), _letters(words)))
        return _Place(start, end, alike / 100)


def _score(place: _Place) -> float:
    return place.score


def _letters(words: str) -> str:
    return "".join(words.split())


def _edges(text: str, a: int, b: int) -> list[int]:
    """The positions of [a, b] where no word is cut."""
    return [
        at
        for at in range(max(a, 0), min(b, len(text)) + 1)
        if at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())
    ]
