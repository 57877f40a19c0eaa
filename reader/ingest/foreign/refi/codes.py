"""The codes of a REFI-QDA file, and what Selon's own say that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.domain.foreign import choices
from reader.domain.foreign.shape import ForeignCode
from reader.domain.ids import derived_id
from reader.ingest.foreign.refi.elements import children, guid, targets, words

OWN: Mapping[str, str] = {
    derived_id("refi", "code", "claim"): choices.CLAIM,
    derived_id("refi", "code", "cue"): choices.CUE,
    derived_id("refi", "code", "hedge"): choices.HEDGE,
    derived_id("refi", "group", "Sources"): choices.SOURCES,
    derived_id("refi", "group", "Statements"): choices.STATEMENTS,
    derived_id("refi", "group", "Tags"): choices.TAGS,
}
"""GUIDs of the codes that Selon makes for itself → what they become."""


def codes(book: Any | None, notes: Mapping[str, str]) -> Iterator[ForeignCode]:
    """All codes of a code book, each before those below it; `notes` are memos by their GUID."""
    waiting: list[tuple[Any, str | None]] = [
        (code, None)
        for held in children(book, "Codes")
        for code in reversed(list(children(held, "Code")))
    ]
    while waiting:
        element, parent = waiting.pop()
        id = guid(element)
        memos = (notes.get(target, "") for target in targets(element, "NoteRef"))
        yield ForeignCode(
            id=id,
            name=" ".join(str(element.get("name") or "").split()),
            parent=parent,
            about="\n\n".join(filter(None, (words(element, "Description"), *memos))),
            colour=str(element.get("color") or ""),
            is_group=str(element.get("isCodable") or "").strip() in ("false", "0"),
            role=OWN.get(id, ""),
        )
        waiting += [(below, id) for below in reversed(list(children(element, "Code")))]
