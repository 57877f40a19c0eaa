"""What the card of a suggestion shows: the words, who says them, why, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.models.cards import DRAFT
from reader.ui.models.face import Chip, Face

if TYPE_CHECKING:
    from reader.suggest.suggestions import Draft

HEAD = "Suggestion"
KEYS = "Enter accept · Del dismiss"
NOBODY = "nobody named"


def per_cent(score: float) -> str:
    """How often suggestions like this one are right: "82 %"."""
    return f"{round(100 * score)}\N{NO-BREAK SPACE}%"


def speaker(draft: Draft) -> str:
    """Who says it: "Vitali Kremez · Flashpoint"."""
    name = draft.source_name or NOBODY
    return f"{name} · {draft.affiliation}" if draft.affiliation else name


def face_of_draft(draft: Draft, score: float, *, active: bool, elsewhere: str = "") -> Face:
    """The face of a draft; the active one also tells why it is proposed."""
    (voice,) = draft.annotation.attributions
    chips = [Chip(speaker(draft), "draft")]
    if voice.stance != "asserts":
        chips.append(Chip(voice.stance))
    if voice.directness in ("direct", "mixed"):
        chips.append(Chip(voice.directness))
    quote = draft.annotation.quotation
    note = f"{draft.why} {elsewhere}".strip() if active else ""
    spoken = f"Suggestion, {per_cent(score)}: {speaker(draft)}: {quote}. {draft.why}"
    hint = f"{per_cent(score)} · {KEYS}" if active else per_cent(score)
    return Face(draft.key, DRAFT, quote, "", tuple(chips), note, spoken, HEAD, hint)
