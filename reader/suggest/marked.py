"""Whether a suggestion is marked already: a claim of the article is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.suggest.drafts import Draft

Span = tuple[int, int]


def is_same(draft: Draft, claim: Sequence[Span], voices: Iterable[Span]) -> bool:
    """Whether a claim is what a draft proposes: its words, or some of them by the same speaker.

    `claim` are its words and `voices` the words that name who says it, in code points. The words
    are the same when half of the longer is shared. Claims within one another stay apart otherwise.
    """
    shared = _shared(draft.claim, claim)
    if not shared:
        return False
    if shared * 2 >= max(_length(draft.claim), _length(claim)):
        return True
    return draft.source is not None and _shared((draft.source,), voices) > 0


def marked_by(draft: Draft, marks: Mapping[str, Iterable[tuple[str, int, int]]]) -> str:
    """Which of these is the same, "" for none: annotation id → its (part, start, end) in a version.

    The annotation that came of the draft itself is, whatever its words are by now.
    """
    if draft.annotation.id in marks:
        return draft.annotation.id
    for owner, parts in marks.items():
        if is_same(draft, spans_of(parts, "claim"), spans_of(parts, "voice")):
            return owner
    return ""


def spans_of(parts: Iterable[tuple[str, int, int]], wanted: str) -> list[Span]:
    """The ranges of one part."""
    return [(start, end) for part, start, end in parts if part == wanted]


def _shared(some: Iterable[Span], others: Iterable[Span]) -> int:
    there = list(others)
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in there)


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
