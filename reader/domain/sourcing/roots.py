"""The root of a source: whom it speaks for in the end, followed up its affiliations."""

from __future__ import annotations

from collections.abc import Mapping

from reader.domain.annotation import Link
from reader.domain.source import Source


def root(link: Link, sources: Mapping[str, Source]) -> str:
    """The id of the source at the top of the affiliations of a link that has a source.

    The capacity spoken in is the link's own; where it says none, the source's counts.
    """
    return Roots(sources).of(link.source or "", link.affiliation)


class Roots:
    """The roots of a project's sources, each looked for once. Affiliations may go in a circle."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._found: dict[tuple[str, str | None], str] = {}
        self.anonymous = {id for id, of in sources.items() if of.kind == "anonymous"}
        """The sources that have no name."""

    def of(self, source: str, affiliation: str | None = None) -> str:
        """The root of a source (its id) that speaks in the capacity `affiliation`, if any."""
        key = (source, affiliation)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._climb(source, affiliation)
        return found

    def is_anonymous(self, source: str) -> bool:
        """Whether a source has no name. Who is unknown has none either."""
        return source in self.anonymous

    def belongs_to(self, source: str) -> str | None:
        """The article that an anonymous source belongs to; None where the analyst has freed it."""
        of = self._sources.get(source)
        return of.article if of else None

    def _climb(self, source: str, affiliation: str | None) -> str:
        path = [source]
        upper = affiliation or self._above(source)
        while upper and upper not in path:
            path.append(upper)
            upper = self._above(upper)
        if upper:  # in a circle nobody stands on top: all of it has one root, the least id
            return min(path[path.index(upper) :])
        return path[-1]

    def _above(self, source: str) -> str | None:
        of = self._sources.get(source)
        return of.affiliation if of else None
