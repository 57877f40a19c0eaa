"""Which claims are asked for, and in which order: the question of the Claims view."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

SORTS = ("citation", "quote", "speaker", "grade", "tags", "date", "article", "standing")
"""What claims can be ordered by."""
FACETS = (
    *("standings", "sources", "about", "tags", "months", "credibility", "reliability"),
    *("directness", "flags"),
)
UNDATED = "undated"
FLAGS = ("hedged", "unattributed", "to-check", "checked", "no-statement")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """A claim passes when it has all the words and, of each facet that is not empty, one value.

    `typed` is of the search language. `sources` (who say it), `about` (whom its words name), `tags`
    and `statement` hold ids; `flags` are all wanted together. `after` and `before` bound the date
    of the claim: of the event, else said, else reported, else published.
    """

    typed: str = ""
    standings: frozenset[str] = field(default_factory=frozenset)
    sources: frozenset[str] = field(default_factory=frozenset)
    about: frozenset[str] = field(default_factory=frozenset)
    tags: frozenset[str] = field(default_factory=frozenset)
    credibility: frozenset[str] = field(default_factory=frozenset)
    reliability: frozenset[str] = field(default_factory=frozenset)
    directness: frozenset[str] = field(default_factory=frozenset)
    months: frozenset[str] = field(default_factory=frozenset)
    """Months and years as EDTF has them, "2017-05" or "2017"; or UNDATED."""
    flags: frozenset[str] = field(default_factory=frozenset)
    after: str = ""
    before: str = ""
    statement: str = ""
    among: tuple[str, ...] = ()
    """Claims (ids) to choose from, in their own order; all when it is empty."""

    @property
    def is_empty(self) -> bool:
        """Whether every claim passes."""
        return self == ClaimFilter()

    def toggled(self, facet: str, value: str) -> ClaimFilter:
        """The same with a value of a facet chosen, or not any more."""
        return replace(self, **{facet: getattr(self, facet) ^ {value}})

    def chosen(self) -> list[tuple[str, str]]:
        """Facet and value of all that is chosen, in order."""
        return [
            (of.name, value)
            for of in fields(self)
            if of.name in FACETS
            for value in sorted(getattr(self, of.name))
        ]
