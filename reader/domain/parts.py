"""The parts of an annotation that stand in the text: its own words, and all of its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor
    from reader.domain.annotation import Annotation, Attribution, Link
    from reader.domain.date import Date


class Part(NamedTuple):
    """Which anchor of an annotation: its name, and its place where there are several.

    Names: claim, mention, note (the annotation's own words), quoted, hedge, event, said, reported,
    medium, cue, voice (the words that name a link's source), antecedent, descriptor.
    """

    name: str
    voice: int = 0
    link: int = 0
    position: int = 0


def parts_of(annotation: Annotation) -> list[tuple[Part, Anchor]]:
    """All anchors of an annotation, its own words first."""
    found: list[tuple[Part, Anchor]] = []

    def note(part: Part, anchor: Anchor) -> Anchor:
        found.append((part, anchor))
        return anchor

    with_parts(annotation, note)
    return found


def with_parts(
    annotation: Annotation, change: Callable[[Part, Anchor], Anchor | None]
) -> Annotation:
    """The annotation with every anchor as `change` has it; evidence is dropped where it is None.

    Own words are never dropped: an annotation stands on them.
    """
    of = _Walk(change)
    spans = (
        (of.one(Part(annotation.kind, 0, 0, i), span) or span)
        for i, span in enumerate(annotation.spans)
    )
    return replace(
        annotation,
        spans=tuple(spans),
        quoted=of.several("quoted", annotation.quoted),
        hedges=tuple(
            replace(hedge, anchor=anchor)
            for i, hedge in enumerate(annotation.hedges)
            if (anchor := of.one(Part("hedge", 0, 0, i), hedge.anchor))
        ),
        event=of.date("event", annotation.event),
        said=of.date("said", annotation.said),
        reported=of.date("reported", annotation.reported),
        attributions=tuple(
            of.attribution(v, each) for v, each in enumerate(annotation.attributions)
        ),
    )


class _Walk:
    def __init__(self, change: Callable[[Part, Anchor], Anchor | None]) -> None:
        self._change = change

    def one(self, part: Part, anchor: Anchor | None) -> Anchor | None:
        return self._change(part, anchor) if anchor else None

    def several(
        self, name: str, anchors: tuple[Anchor, ...], voice: int = 0, link: int = 0
    ) -> tuple[Anchor, ...]:
        changed = (self._change(Part(name, voice, link, i), each) for i, each in enumerate(anchors))
        return tuple(anchor for anchor in changed if anchor)

    def date(self, name: str, date: Date | None) -> Date | None:
        return replace(date, span=self.one(Part(name), date.span)) if date else None

    def attribution(self, v: int, voice: Attribution) -> Attribution:
        return replace(
            voice,
            medium=self.one(Part("medium", v), voice.medium),
            chain=tuple(self.link(v, n, each) for n, each in enumerate(voice.chain)),
        )

    def link(self, v: int, n: int, link: Link) -> Link:
        return replace(
            link,
            descriptor=self.one(Part("descriptor", v, n), link.descriptor),
            mention=self.one(Part("voice", v, n), link.mention),
            antecedent=self.one(Part("antecedent", v, n), link.antecedent),
            cues=self.several("cue", link.cues, v, n),
        )
