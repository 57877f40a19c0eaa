"""What a newer version left open: words that wait or are gone, and the decisions on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.annotation import Annotation
from reader.domain.edit import Edit
from reader.domain.edits import amend
from reader.domain.parts import Part, parts_of, with_parts

OWN = ("claim", "mention", "note")


@dataclass(frozen=True, slots=True)
class Item:
    """One anchor that is not where it was: to be reviewed, gone, or moved by itself.

    `before` are the words it stood on, where they are no longer those of the anchor.
    """

    annotation: Annotation
    part: Part
    anchor: Anchor
    before: str = ""

    @property
    def is_own(self) -> bool:
        """Whether these are the annotation's own words, and no evidence."""
        return self.part.name in OWN

    @property
    def key(self) -> tuple[str, Part]:
        """What tells the item from others."""
        return self.annotation.id, self.part

    def words(self) -> str:
        """The words that were marked."""
        return self.before or self.anchor.exact

    def score(self, text: str) -> float:
        """How like the words at its place are to those that were marked, 0 to 1."""
        if self.anchor.state == "orphan":
            return 0.0
        there = text[self.anchor.start : self.anchor.end]
        return SequenceMatcher(None, self.words()[:2000], there[:2000], autojunk=False).ratio()


def astray(annotation: Annotation) -> list[Item]:
    """The anchors of an annotation that wait for review or are gone, its own words first.

    Of one whose own words are all gone the evidence that is gone with them is no item by itself.
    """
    spans = annotation.spans
    is_gone = bool(spans) and all(span.state == "orphan" for span in spans)
    return [
        Item(annotation, part, anchor)
        for part, anchor in parts_of(annotation)
        if anchor.state == "review"
        or (anchor.state == "orphan" and (part.name in OWN or not is_gone))
    ]


def moved(annotation: Annotation, since: str | None = None) -> list[Item]:
    """The own words that moved by themselves, with those of the version `since`, if known."""
    before = [
        each.anchor.exact
        for each in annotation.earlier
        if each.part == annotation.kind and each.anchor.version == since
    ]
    known = len(before) == len(annotation.spans)
    return [
        Item(annotation, Part(annotation.kind, 0, 0, i), span, before[i] if known else "")
        for i, span in enumerate(annotation.spans)
        if span.state == "moved"
    ]


def put(item: Item, text: str, start: int, end: int, version: str, label: str = "") -> Edit:
    """Put an item's anchor on the words `text[start:end]` of a version."""
    fresh = anchor_at(text, start, end, version)
    return _amend(label or f"Put {name_of(item)} on other words", item, fresh)


def accept(item: Item, text: str, version: str) -> Edit:
    """Take the place that is proposed."""
    anchor = item.anchor
    fresh = replace(anchor_at(text, anchor.start, anchor.end, version), state="moved")
    return _amend(f"Accept the new place of {name_of(item)}", item, fresh)


def leave_gone(item: Item) -> Edit:
    """Say that the words are gone: the anchor stays, with its old words, as an orphan."""
    return _amend(
        f"The words of {name_of(item)} are gone", item, replace(item.anchor, state="orphan")
    )


def drop(item: Item) -> Edit | None:
    """Take a piece of evidence, or one of several spans, off its annotation.

    None where these are all the words that the annotation stands on.
    """
    before = item.annotation
    if not item.is_own:
        gone = with_parts(before, lambda part, anchor: None if part == item.part else anchor)
        return amend(f"Take off {name_of(item)}", before, gone)
    others = tuple(s for i, s in enumerate(before.spans) if i != item.part.position)
    if all(span.state == "orphan" for span in others):
        return None
    return amend(f"Take words off {before.kind}", before, replace(before, spans=others))


def _amend(label: str, item: Item, fresh: Anchor) -> Edit:
    after = with_parts(item.annotation, lambda part, anchor: fresh if part == item.part else anchor)
    return amend(label, item.annotation, after)


_NAMES = {
    "quoted": "quoted words",
    "event": "the event's date",
    "said": "the date it was said",
    "reported": "the date it was reported",
    "voice": "the words that name the voice",
    "descriptor": "the words that describe the voice",
    "antecedent": "the antecedent",
}


def name_of(item: Item) -> str:
    """What an item is called: "claim", "hedge", "the words that name the voice"."""
    return _NAMES.get(item.part.name, item.part.name)
