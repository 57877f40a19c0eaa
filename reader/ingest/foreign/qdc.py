"""A codebook of REFI-QDA (.qdc)."""

from __future__ import annotations

from reader.domain.foreign.shape import Foreign, Loss
from reader.ingest.foreign.refi.codes import codes
from reader.ingest.foreign.refi.elements import child, children, refuse_other, several
from reader.ingest.registry import IngestTrouble
from reader.ingest.xml_parts import xml_of

MOST_CODES = 50_000


def read(name: str, data: bytes) -> Foreign:
    """The codes of a codebook. Raises IngestTrouble."""
    root = xml_of(data)
    refuse_other(root, "CodeBook")
    found = tuple(codes(root, {}))
    if not found:
        raise IngestTrouble("There are no codes in the file.", "Choose another file.")
    if len(found) > MOST_CODES:
        raise IngestTrouble(
            f"The file has {len(found):,} codes; Selon takes {MOST_CODES:,}.",
            "Export a part of them.",
        )
    sets = len(list(children(child(root, "Sets"), "Set")))
    losses = (
        (Loss(several(sets, "set of codes", "sets of codes"), "Selon has no sets of tags."),)
        if sets
        else ()
    )
    return Foreign(
        "qdc", str(root.get("origin") or "")[:80], codes=found, losses=losses, has_book=True
    )
