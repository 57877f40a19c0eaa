"""Which rows and columns of the matrix are shown, in which order; and the whole as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.domain.folding import fold
from reader.domain.matrix import HEDGED, NOBODY, Cells, Head, Part
from reader.domain.sourcing.standing import STANDINGS

ORDERS = ("made", "name", "number", "standing", "date")
"""By what rows are sorted."""
COLUMN_ORDERS = ("rows", "made", "name", "number", "date")
"""By what columns are sorted; "rows" as `by_rows` does."""


def counted(heads: Sequence[Head], cells: Cells, columns: bool = False) -> tuple[Head, ...]:
    """The heads with how many claims stand in each row (or column), and the first date there."""
    claims: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for row, across in cells.items():
        for column, marks in across.items():
            key = column if columns else row
            held = claims.get(key)
            if held is None:
                held = claims[key] = set()
            for claim, _, _, (date, _, _) in marks:
                held.add(claim)
                if date and date < first.get(key, "~"):
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


def by_rows(
    columns: Iterable[Head],
    rows: Iterable[Head],
    cells: Cells,
    *,
    descending: bool = False,
    pinned: Collection[str] = (),
    standings: Mapping[str, str] | None = None,
) -> list[Head]:
    """Columns such that what matters is in sight, the pinned ones first.

    First stand those that have something to say in a contested row, then those that speak to the
    most of `rows`; who is nobody stands last.
    """
    met: dict[str, int] = {}
    contested: set[str] = set()
    for row in rows:
        across = cells.get(row.key, ())
        for column in across:
            met[column] = met.get(column, 0) + 1
        if (standings or {}).get(row.key) == "contested":
            contested.update(across)
    found = sorted(columns, key=lambda head: head.made)
    found.sort(
        key=lambda head: (head.key in contested, met.get(head.key, 0)), reverse=not descending
    )
    found.sort(key=lambda head: (head.key not in pinned, head.key == NOBODY))
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
