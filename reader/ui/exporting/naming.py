"""What a file that goes out is called, as long as nobody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.store.store import Store


def marking_of(store: Store) -> str:
    """The project's marking as it is written, "TLP:AMBER"; "" for none."""
    tlp = store.project().tlp
    return f"TLP:{tlp.upper()}" if tlp else ""


def title_of(store: Store) -> str:
    """The project's name with its marking, which stands in the file too where a place for it is."""
    return " ".join(filter(None, (store.path.stem, marking_of(store).replace(":", " "))))
