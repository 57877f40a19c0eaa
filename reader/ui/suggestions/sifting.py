"""Which drafts are still to be decided: not dismissed, not marked already, sure enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.marks import DRAFT, DRAFT_CUE, DRAFT_VOICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.suggest.suggestions import Draft
    from reader.ui.page.marks import Entry, Mark, PageMarks

Span = tuple[int, int]


def marks_of_draft(draft: Draft) -> list[Mark]:
    """What the page paints of a draft."""
    marks = [(draft.key, DRAFT, *span) for span in draft.claim]
    marks += [(draft.key, DRAFT_VOICE, *draft.source)] if draft.source else []
    marks += [(draft.key, DRAFT_CUE, *draft.cue)] if draft.cue else []
    return marks


def is_marked(draft: Draft, marks: PageMarks) -> bool:
    """Whether a claim of the article is the same: it has its id, its words or its speaker's words.

    The same words are those of which half of the longer is shared; with the same words naming the
    speaker one that overlaps is enough. Claims within one another stay apart otherwise.
    """
    if marks.of(draft.annotation.id):
        return True
    owners = {
        entry[0]
        for start, end in draft.claim
        for entry in marks.index.overlapping(start, end)
        if entry[3] == "claim"
    }
    return any(_is_same(draft, marks.of(owner)) for owner in owners)


def _is_same(draft: Draft, entries: Iterable[Entry]) -> bool:
    claim = [(start, end) for _, start, end, part in entries if part == "claim"]
    shared = _shared(draft.claim, claim)
    if not shared:
        return False
    if shared * 2 >= max(_length(draft.claim), _length(claim)):
        return True
    voices = [(start, end) for _, start, end, part in entries if part == "voice"]
    return draft.source is not None and _shared((draft.source,), voices) > 0


def _shared(some: Iterable[Span], others: list[Span]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
