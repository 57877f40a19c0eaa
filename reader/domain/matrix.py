"""The matrix of who says what: statements, articles or tags by sources; pure, from plain rows.

A cell holds a Mark for each claim. Of a chain, the last stated link is who says it; stated links
before it relay it, and a link after it, which only the analyst infers, is an implied origin. Only
claims in blocks of the article come here, and what a voice does counts towards the row: its stance,
turned round where the claim says the statement's opposite.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reader.domain.folding import fold
from reader.domain.sourcing.standing import STANDINGS
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
ORDERS = ("made", "name", "number", "standing", "date")
"""By what rows are sorted; columns by all but the standing."""


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
        of = LinkRow._make(link)
        now = (of.row, of.claim, of.position)
        if now != here and voice:
            _take(voice, cells, facts, letters)
            voice = []
        here = now
        voice.append(of)
    if voice:
        _take(voice, cells, facts, letters)
    return cells


def _take(
    voice: Sequence[LinkRow], cells: Cells, facts: Mapping[str, Fact], letters: Mapping[str, str]
) -> None:
    """Put one voice of one claim into its cells."""
    of = voice[0]
    fact = facts.get(of.claim, Fact())
    row = cells.setdefault(of.row, {})
    stance = effective(of.polarity, of.stance or "asserts")
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
    marks = row.setdefault(column, [])
    if not any(of.claim == mark.claim and of.kind == mark.kind for of in marks):
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


def counted(heads: Sequence[Head], cells: Cells, columns: bool = False) -> tuple[Head, ...]:
    """The heads with how many claims stand in each row (or column), and the first date there."""
    claims: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for row, across in cells.items():
        for column, marks in across.items():
            key = column if columns else row
            claims.setdefault(key, set()).update(mark.claim for mark in marks)
            for mark in marks:
                date = mark.fact.date
                if date and (key not in first or date < first[key]):
                    first[key] = date
    return tuple(
        head._replace(claims=len(claims.get(head.key, ())), first=first.get(head.key, ""))
        for head in heads
    )


def arranged(
    heads: Iterable[Head],
    order: str = "made",
    *,
    descending: bool = False,
    pinned: Collection[str] = (),
    standings: Mapping[str, str] | None = None,
) -> list[Head]:
    """Heads in one of ORDERS, the pinned ones first; those that lack what is sorted by last."""
    rank = {code: i for i, code in enumerate(STANDINGS)}

    def value(head: Head) -> tuple[bool, int | str]:
        if order == "name":
            return False, fold(head.name)
        if order == "number":  # the most first, unless it is turned round
            return False, -head.claims
        if order == "standing":
            code = (standings or {}).get(head.key, "")
            return code not in rank, rank.get(code, 0)
        if order == "date":
            return not head.first, head.first
        return False, head.made

    found = sorted(heads, key=lambda head: head.made)
    found.sort(key=lambda head: value(head)[1], reverse=descending)
    found.sort(key=lambda head: value(head)[0])
    found.sort(key=lambda head: head.key not in pinned)
    return found


def narrowed(
    rows: Sequence[Head],
    columns: Sequence[Head],
    cells: Cells,
    *,
    row_words: str = "",
    column_words: str = "",
    standing: str = "",
    standings: Mapping[str, str] | None = None,
    pinned: Collection[str] = (),
) -> tuple[list[Head], list[Head]]:
    """The rows and columns that pass; where the one are narrowed, of the other only what meets."""
    kept_rows = [
        head
        for head in rows
        if head.key in pinned
        or (
            matches(head, row_words)
            and (not standing or (standings or {}).get(head.key) == standing)
        )
    ]
    kept = [head for head in columns if head.key in pinned or matches(head, column_words)]
    if column_words:
        shown = {head.key for head in kept if matches(head, column_words)}
        kept_rows = [
            head
            for head in kept_rows
            if head.key in pinned or not shown.isdisjoint(cells.get(head.key, ()))
        ]
    met = {column for head in kept_rows for column in cells.get(head.key, ())}
    return kept_rows, [head for head in kept if head.key in pinned or head.key in met]


def matches(head: Head, words: str) -> bool:
    """Whether each word typed begins or stands in what a head is called, however it is written."""
    if not words:
        return True
    name = fold(f"{head.name} {head.under}")
    return all(word in name for word in fold(words).split())


def as_table(
    rows: Sequence[Head],
    columns: Sequence[Head],
    parts: Mapping[str, Mapping[str, Sequence[Part]]],
    standings: Mapping[str, str],
) -> str:
    """The matrix as text with tabs between the cells, for a spreadsheet."""
    lines = ["\t".join(["", *map(_plain, columns), "Standing" if standings else ""])]
    for row in rows:
        across = parts.get(row.key, {})
        told = [
            ", ".join(
                f"{part.text} {HEDGED}" if part.hedged else part.text
                for part in across.get(column.key, ())
            )
            for column in columns
        ]
        lines.append("\t".join([_plain(row), *told, standings.get(row.key, "")]))
    return "\n".join(line.rstrip("\t") for line in lines) + "\n"


def _plain(head: Head) -> str:
    words = " ".join(head.name.split())
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words
