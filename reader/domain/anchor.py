"""Anchors: where in a text something stands, with enough of the words to find it again."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 64
"""How many code points of context an anchor keeps on either side."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A half-open range [start, end) of code points of one version's text, and the words there.

    `exact` is the quotation as it stands in the text, never cleaned. `version` is the id of the
    version the offsets count in. `state` is "found", "moved" (carried over to a changed text),
    "review" (waits for the analyst) or "orphan" (its words are gone; kept where it last was).
    """

    start: int
    end: int
    exact: str
    version: str | None = None
    prefix: str = ""
    suffix: str = ""
    state: str = "found"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a claim ("serait", "allegedly"), with the kind of hedge they are."""

    anchor: Anchor
    kind: str = ""


def anchor_at(text: str, start: int, end: int, version: str | None = None) -> Anchor:
    """The anchor of `text[start:end]`, in code points.

    Raises ValueError when the range is empty or does not lie in the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words at {start}–{end} of a text of {len(text)} characters")
    return Anchor(
        start,
        end,
        text[start:end],
        version,
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )
