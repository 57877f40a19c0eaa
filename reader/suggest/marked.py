"""Whether a suggestion is marked already: a claim of the article is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Span = tuple[int, int]


def is_same(
    claim: Sequence[Span], source: Span | None, other: Sequence[Span], voices: Iterable[Span]
) -> bool:
    """Whether another claim is what a draft proposes: its words, or some of them by its speaker.

    `claim` and `source` are the draft's words and those that name who says them, `other` and
    `voices` the same of the claim, in code points. The words are the same when half of the longer
    is shared. Claims within one another stay apart otherwise.
    """
    shared = _shared(claim, other)
    if not shared:
        return False
    if shared * 2 >= max(_length(claim), _length(other)):
        return True
    return source is not None and _shared((source,), voices) > 0


def marked_by(
    annotation: str,
    claim: Sequence[Span],
    source: Span | None,
    marks: Mapping[str, Iterable[tuple[str, int, int]]],
) -> str:
    """Which of these is the same, "" for none: annotation id → its (part, start, end) in a version.

    `annotation` is what would come of the draft; if it is there, it is, whatever its words are.
    """
    if annotation in marks:
        return annotation
    for owner, parts in marks.items():
        if is_same(claim, source, spans_of(parts, "claim"), spans_of(parts, "voice")):
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
