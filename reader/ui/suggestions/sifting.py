"""What the page paints of a draft, and whether it is marked there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.marks import DRAFT, DRAFT_CUE, DRAFT_VOICE

if TYPE_CHECKING:
    from reader.suggest.suggestions import Draft
    from reader.ui.page.marks import Mark, PageMarks


def marks_of_draft(draft: Draft) -> list[Mark]:
    """What the page paints of a draft."""
    marks = [(draft.key, DRAFT, *span) for span in draft.claim]
    marks += [(draft.key, DRAFT_VOICE, *draft.source)] if draft.source else []
    marks += [(draft.key, DRAFT_CUE, *draft.cue)] if draft.cue else []
    return marks


def is_marked(draft: Draft, marks: PageMarks) -> bool:
    """Whether one of the annotations on the page is the same; those near by alone are compared."""
    from reader.suggest import marked

    near = {
        entry[0]
        for start, end in draft.claim
        for entry in marks.index.overlapping(start, end)
        if entry[3] == "claim"
    }
    near |= {draft.annotation.id} if marks.of(draft.annotation.id) else set()
    there = {owner: [(part, a, b) for _, a, b, part in marks.of(owner)] for owner in near}
    return marked.is_marked(draft, there)
