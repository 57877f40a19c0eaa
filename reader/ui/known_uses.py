"""How often tags and sources are used: read once from the store, and again when it may differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.store import Store

_CONCERNS = frozenset(("annotation", "article", "version"))


class KnownUses:
    """The store keeps these numbers; here they stay until an edit may have changed them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tags: dict[str, int] | None = None
        self._sources: dict[str, tuple[int, int]] | None = None

    @property
    def tags(self) -> dict[str, int]:
        """Tag id → how many annotations have it, those in the bin left out."""
        if self._tags is None:
            self._tags = self._store.tag_uses()
        return self._tags

    @property
    def sources(self) -> dict[str, tuple[int, int]]:
        """Source id → how many claims it speaks in or relays, how many mentions it has."""
        if self._sources is None:
            self._sources = self._store.source_uses()
        return self._sources

    def take_in(self, edits: Iterable[Applied]) -> None:
        """Follow edits; told by the session before it tells others of them."""
        changes = (change for applied in edits for change in applied.edit.changes)
        if any(change.entity in _CONCERNS for change in changes):
            self._tags = self._sources = None
