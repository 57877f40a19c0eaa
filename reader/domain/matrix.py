"""The matrix of who says what: statements, articles or tags by sources; pure, from plain rows.

A cell holds a Mark for each claim. Of a chain, the last stated link is who says it; stated links
before it relay it, and a link after it, which only the analyst infers, is an implied origin. Only
claims in blocks of the article come here, and what a voice does counts towards the row: its stance,
turned round where the claim says the statement's opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reader.domain.sourcing.voice import effective

ROWS = ("statement", "article", "tag")
"""What may stand in the rows."""
SHOWS = ("grades", "counts", "dates")
KINDS = ("asserts", "denies", "doubts", "asks", "relays", "implied")
"""What a source may do in a cell, the most telling first."""
SIGNS = {"asserts": "", "denies": "≠", "doubts": "±", "asks": "?", "relays": "→", "implied": "⇢"}
"""Stand before the value of a cell, so that nothing is told by colour alone."""
WORDS = {"asserts": "says", "implied": ""}
"""What stands in a cell that has no value, where it is not the word of its kind."""
HEDGED = "≈"
NOBODY = ""
"""The column of claims that nobody named says."""


class LinkRow(NamedTuple):
    """A link of a voice of a claim in a row; `position` None: the claim has no voice.

    The links of one voice follow each other, the nearest to the article first.
    """

    row: str
    polarity: str
    claim: str
    position: int | None
    stance: str | None
    letter: str | None
    source: str | None
    stated: int | None


class Fact(NamedTuple):
    """What a claim brings into any cell: its date (EDTF), its digit, whether it is hedged."""

    date: str | None = None
    digit: str | None = None
    hedged: bool = False


class Mark(NamedTuple):
    """One claim in a cell: what the source does in it, with the grade that counts there."""

    claim: str
    kind: str
    grade: str
    fact: Fact


_NO_FACT = Fact()

Cells = dict[str, dict[str, list[Mark]]]
"""Row → column → its marks, in the order of the articles."""


class Head(NamedTuple):
    """A row or a column: what it is called, and what it can be sorted by. `made`: its place."""

    key: str
    name: str
    under: str = ""
    made: int = 0
    claims: int = 0
    first: str = ""
    """The first date in it, EDTF; "" for none."""


class Part(NamedTuple):
    """What is written in a cell of one kind: "≠ C4"; `claims` counts them."""

    kind: str
    text: str
    hedged: bool
    claims: int


def cells_of(
    links: Iterable[tuple[Any, ...]],
    facts: Mapping[str, Fact],
    letters: Mapping[str, str],
) -> Cells:
    """The marks of every cell. `letters` gives each source's reliability."""
    cells: Cells = {}
    voice: list[LinkRow] = []
    here: tuple[object, ...] | None = None
    for link in links:
        now = (link[0], link[2], link[3])
        if now != here and voice:
            _take(voice, cells, facts, letters)
            voice = []
        here = now
        voice.append(LinkRow._make(link))
    if voice:
        _take(voice, cells, facts, letters)
    return cells


def _take(
    voice: Sequence[LinkRow], cells: Cells, facts: Mapping[str, Fact], letters: Mapping[str, str]
) -> None:
    """Put one voice of one claim into its cells."""
    of = voice[0]
    fact = facts.get(of.claim) or _NO_FACT
    row = cells.setdefault(of.row, {})
    stance = effective(of.polarity, of.stance or "asserts")
    if len(voice) == 1 and of.stated and of.source:  # by far the most
        letter = of.letter or letters.get(of.source, "")
        _add(row, of.source, Mark(of.claim, stance, letter + (fact.digit or ""), fact))
        return
    if of.position is None:
        _add(row, NOBODY, Mark(of.claim, stance, fact.digit or "", fact))
        return
    last = max((i for i, link in enumerate(voice) if link.stated), default=-1)
    if last < 0:
        _add(row, NOBODY, Mark(of.claim, stance, (of.letter or "") + (fact.digit or ""), fact))
    for i, link in enumerate(voice):
        kind = stance if i == last else "relays" if link.stated else "implied"
        source = link.source or NOBODY
        if source == NOBODY and i != last:  # who has it from somebody unknown is told by the others
            continue
        letter = (of.letter if i == last else None) or letters.get(source, "")
        grade = "" if kind == "implied" else letter + (fact.digit or "")
        _add(row, source, Mark(of.claim, kind, grade, fact))


def _add(row: dict[str, list[Mark]], column: str, mark: Mark) -> None:
    marks = row.get(column)
    if marks is None:
        row[column] = [mark]
        return
    # the voices of a claim follow each other
    for of in reversed(marks):
        if of.claim != mark.claim:
            break
        if of.kind == mark.kind:
            return
    marks.append(mark)


def parts_of(marks: Sequence[Mark], show: str) -> tuple[Part, ...]:
    """What a cell says, one part for each kind in it, the most telling first."""
    parts = []
    for kind in KINDS:
        of = [mark for mark in marks if mark.kind == kind]
        if of:
            sign, value = SIGNS[kind], _value(of, show)
            text = " ".join(filter(None, (sign, value or WORDS.get(kind, kind))))
            parts.append(Part(kind, text, any(mark.fact.hedged for mark in of), len(of)))
    return tuple(parts)


def _value(marks: Sequence[Mark], show: str) -> str:
    if show == "counts":
        return str(len(marks))
    if show == "dates":
        values = [mark.fact.date or "" for mark in marks]
    else:
        values = [mark.grade for mark in marks]
    different = list(dict.fromkeys(filter(None, values)))
    if show == "dates":
        different.sort()
    if not different:
        return ""
    return different[0] + (f" +{len(different) - 1}" if len(different) > 1 else "")
