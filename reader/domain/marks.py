"""Marks: what a page paints of an annotation, as small tuples."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.anchor import Anchor
from reader.domain.annotation import Annotation

Mark = tuple[str, str, int, int]
"""(annotation id, part, start, end) in code points. Parts: "claim", "mention" and "note" for the
annotation's own spans, "cue" and "voice" (the words that name a speaker) for those of its voices,
"hedge"."""

PAINTED = ("found", "moved")
"""The states of an anchor that is painted."""


def marks_of(annotation: Annotation, version: str) -> list[Mark]:
    """The marks of an annotation in one version of its article, by start."""
    marks = [
        (annotation.id, part, anchor.start, anchor.end)
        for part, anchor in painted_in(annotation, version)
    ]
    return sorted(marks, key=lambda mark: mark[2])


def earlier_marks_of(annotation: Annotation, version: str) -> list[Mark]:
    """The marks that an annotation had in an earlier version, by start."""
    marks = [
        (annotation.id, each.part, each.anchor.start, each.anchor.end)
        for each in annotation.earlier
        if each.anchor.version == version
    ]
    return sorted(marks, key=lambda mark: mark[2])


def painted_in(annotation: Annotation, version: str) -> list[tuple[str, Anchor]]:
    """What a page paints of an annotation in its current version: (part, anchor)."""
    return [
        (part, anchor)
        for part, anchor in _parts(annotation)
        if anchor.version in (version, None) and anchor.state in PAINTED
    ]


def _parts(annotation: Annotation) -> Iterator[tuple[str, Anchor]]:
    for span in annotation.spans:
        yield annotation.kind, span
    for hedge in annotation.hedges:
        yield "hedge", hedge.anchor
    for voice in annotation.attributions:
        for link in voice.chain:
            for cue in link.cues:
                yield "cue", cue
            if link.mention:
                yield "voice", link.mention
