"""What suggestions are made with: known sources, what was dismissed, what was accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reader.domain.folding import fold
from reader.domain.source import Source


@dataclass(frozen=True)
class Known:
    """Sources with their aliases; keys of drafts that were dismissed; rule → how many of its drafts
    were accepted and how many dismissed, on this machine.
    """

    sources: Iterable[Source] = ()
    dismissed: Collection[str] = frozenset()
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for source in self.sources:
            for name in {fold(name) for name in (source.name, *source.aliases)}:
                found.setdefault(name, []).append(source)
        return found

    @cached_property
    def _by_surname(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for source in self.sources:
            words = fold(source.name).split()
            if source.kind == "person" and len(words) > 1:
                found.setdefault(words[-1], []).append(source)
        return found

    @cached_property
    def marked_names(self) -> list[str]:
        """The names that end in a mark, which then ends no sentence: "En Marche!"."""
        every = (name for source in self.sources for name in (source.name, *source.aliases))
        return [name for name in every if name and not name[-1].isalnum()]

    def source(self, name: str, article: str) -> Source | None:
        """The one source of this name, alias or surname; an unnamed one in its own article only."""
        folded = fold(name)
        found = self._by_name.get(folded) or self._by_surname.get(folded, [])
        here = [of for of in found if of.kind != "anonymous" or of.article == article]
        return here[0] if len(here) == 1 else None
