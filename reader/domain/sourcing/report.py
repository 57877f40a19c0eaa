"""The sourcing report: what stands on whom, in an article, a choice of claims or a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from reader.domain.sourcing.counting import COUNTS
from reader.domain.sourcing.roots import Roots
from reader.domain.sourcing.standing import STANDINGS, Standing, weigh
from reader.domain.sourcing.voice import Voice


class Claimed(NamedTuple):
    """A claim as the report needs it: how it is cited, its words, whether it is hedged and
    whether it is a quotation that nobody is said to have spoken."""

    id: str
    citation: str
    words: str
    hedged: bool = False
    is_orphan_quote: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A statement, or a claim under none (`statement` None), with its standing and its claims."""

    statement: str | None
    text: str
    standing: Standing
    claims: tuple[Claimed, ...]

    @property
    def hedged(self) -> bool:
        """Whether a claim of it is hedged in the original."""
        return any(claim.hedged for claim in self.claims)


@dataclass(frozen=True, slots=True)
class SourcingReport:
    """The lines in their order.

    `is_part`: it is on some claims of the project. Lines then have those claims alone, and the
    standings that the whole project gives them.
    """

    lines: tuple[Line, ...]
    is_part: bool = False

    def of(self, code: str) -> tuple[Line, ...]:
        """The lines of one standing."""
        return tuple(line for line in self.lines if line.standing.code == code)

    def counts(self) -> dict[str, int]:
        """Every standing → how many lines have it."""
        found = dict.fromkeys(STANDINGS, 0)
        for line in self.lines:
            found[line.standing.code] += 1
        return found

    @property
    def orphan_quotes(self) -> tuple[Claimed, ...]:
        """The quotations that nobody is said to have spoken."""
        return _once(claim for line in self.lines for claim in line.claims if claim.is_orphan_quote)

    @property
    def claims(self) -> tuple[Claimed, ...]:
        """Every claim of it, once."""
        return _once(claim for line in self.lines for claim in line.claims)


def report(
    statements: Mapping[str, str],
    groups: Mapping[str, list[Voice]],
    claims: Mapping[str, Claimed],
    roots: Roots,
    copies: Mapping[str, str] | None = None,
    only: Set[str] | None = None,
) -> SourcingReport:
    """The report on `groups`: the voices of each statement (id), or of each claim under none.

    `statements` gives the words of the statements, in their order; they come first. Claims
    outside the article are left out, and with them what is claimed there only. With `only` (ids)
    so are other claims than those; the standings weigh all the same.
    """
    lines = []
    for key in (*statements, *(key for key in groups if key not in statements)):
        voices = groups.get(key, [])
        inside = dict.fromkeys(v.claim for v in voices if not v.outside and v.claim in claims)
        if only is not None:
            inside = {id: None for id in inside if id in only}
        if not inside and (only is not None or key not in statements):
            continue
        found = tuple(claims[id] for id in inside)
        lines.append(
            Line(
                key if key in statements else None,
                statements[key] if key in statements else found[0].words,
                weigh(voices, roots, copies),
                found,
            )
        )
    return SourcingReport(tuple(lines), only is not None)


def counting_claims(line: Line) -> tuple[str, ...]:
    """The ids of the claims whose voices its standing rests on."""
    return tuple(dict.fromkeys(h.voice.claim for h in line.standing.heard if h.why == COUNTS))


def _once(claims: Iterable[Claimed]) -> tuple[Claimed, ...]:
    return tuple({claim.id: claim for claim in claims}.values())
