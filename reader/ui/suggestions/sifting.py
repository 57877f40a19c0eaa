"""What the page paints of a draft, and whether it is marked there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.annotation import CLAIM
from reader.ui.page.marks import DRAFT, DRAFT_CUE, DRAFT_VOICE

if TYPE_CHECKING:
    from reader.suggest.briefs import Brief
    from reader.ui.page.marks import Mark, PageMarks


def marks_of_draft(draft: Brief) -> list[Mark]:
    """What the page paints of a draft."""
    marks = [(draft.key, DRAFT, *span) for span in draft.claim]
    marks += [(draft.key, DRAFT_VOICE, *draft.source)] if draft.source else []
    marks += [(draft.key, DRAFT_CUE, *draft.cue)] if draft.cue else []
    return marks


def marked_by(draft: Brief, marks: PageMarks) -> str:
    """The annotation on the page that is the same, "" for none; those near by are compared."""
    near = {
        entry[0]
        for start, end in draft.claim
        for entry in marks.index.overlapping(start, end)
        if entry[3] == CLAIM
    }
    if marks.of(draft.annotation):
        return draft.annotation
    if not near:
        return ""
    from reader.suggest import marked

    there = {owner: [(part, a, b) for _, a, b, part in marks.of(owner)] for owner in near}
    return marked.marked_by(draft.annotation, draft.claim, draft.source, there)
