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
    date: str | None = None
    """EDTF."""
    hedged: int = 0


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
    digits: Mapping[str, str],
    letters: Mapping[str, str],
) -> Cells:
    """The marks of every cell, from rows like LinkRow. `digits` gives each claim's credibility,
    `letters` each source's reliability."""
    cells: Cells = {}
    facts: dict[tuple[Any, ...], Fact] = {}
    voice: list[tuple[Any, ...]] = []
    for link in links:
        if voice:
            last = voice[0]
            if link[3] != last[3] or link[2] != last[2] or link[0] != last[0]:
                _take(voice, cells, digits, facts, letters)
                voice = []
        voice.append(link)
    if voice:
        _take(voice, cells, digits, facts, letters)
    return cells


def _take(
    voice: Sequence[tuple[Any, ...]],
    cells: Cells,
    digits: Mapping[str, str],
    facts: dict[tuple[Any, ...], Fact],
    letters: Mapping[str, str],
) -> None:
    """Put one voice of one claim into its cells."""
    row, polarity, claim, position, stance, letter, source, stated, date, hedged = voice[0]
    digit = digits.get(claim)
    key = (date, digit, hedged)
    fact = facts.get(key)
    if fact is None:  # few are different
        fact = facts[key] = Fact(date, digit, bool(hedged))
    across = cells.get(row)
    if across is None:
        across = cells[row] = {}
    stance = effective(polarity, stance or "asserts")
    if stated and source and len(voice) == 1:  # by far the most
        grade = (letter or letters.get(source, "")) + (digit or "")
        _add(across, source, Mark(claim, stance, grade, fact))
    elif position is None:
        _add(across, NOBODY, Mark(claim, stance, digit or "", fact))
    else:
        _take_chain([LinkRow._make(link) for link in voice], stance, across, fact, letters)


def _take_chain(
    voice: Sequence[LinkRow],
    stance: str,
    across: dict[str, list[Mark]],
    fact: Fact,
    letters: Mapping[str, str],
) -> None:
    of, digit = voice[0], fact.digit or ""
    last = max((i for i, link in enumerate(voice) if link.stated), default=-1)
    if last < 0:
        _add(across, NOBODY, Mark(of.claim, stance, (of.letter or "") + digit, fact))
    for i, link in enumerate(voice):
        kind = stance if i == last else "relays" if link.stated else "implied"
        source = link.source or NOBODY
        if source == NOBODY and i != last:  # who has it from somebody unknown is told by the others
            continue
        letter = (of.letter if i == last else None) or letters.get(source, "")
        grade = "" if kind == "implied" else letter + digit
        _add(across, source, Mark(of.claim, kind, grade, fact))


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
