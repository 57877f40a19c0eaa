"""What of a project a shared copy leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a project that a copy can do without, and what that means."""

    name: str
    title: str
    about: str


PARTS = (
    Part("history", "History", "Who did what when; undo has nothing to take back"),
    Part(
        "notes",
        "Notes and reasons",
        "Remarks on claims, voices, sources, statements, links, hypotheses; what cards say of "
        "sources, such as a possible bias; reasons of grades and verdicts; passages with nothing "
        "but a remark; summaries as you wrote them",
    ),
    Part("analysts", "Names of analysts", "They become Analyst 1, Analyst 2 …"),
    Part("originals", "Original files", "PDFs, web pages …; the texts go along"),
    Part("bin", "The bin", "Articles that were thrown away"),
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a copy leaves out: names of PARTS, and the ids of sources."""

    parts: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


_CARD = ("access", "record", "bias", "currency", "completeness")
_REMARKS = {
    "annotation": ("note",),
    "attribution": ("note",),
    "source": ("note", *_CARD),
    "statement": ("note",),
    "connection": ("note",),
    "hypothesis": ("note",),
    "rating": ("note",),
    "grade": ("why",),
    "verdict": ("why",),
}
REMARKS: Mapping[str, tuple[str, ...]] = _REMARKS
"""Where notes and reasons stand: table → columns, which are called as the fields are."""


def without_remarks(entity: str, plain: dict[str, Any]) -> dict[str, Any]:
    """The fields of a thing (all or some) without notes and reasons."""
    left = {**plain, **{name: "" for name in REMARKS.get(entity, ()) if name in plain}}
    if "card" in left:
        left["card"] = dict.fromkeys(_CARD, "")
    for under in ("attributions", "ratings"):
        if under in left:
            left[under] = [{**each, "note": ""} for each in left[under]]
    return left
