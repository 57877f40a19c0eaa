"""What each view shows, as a table of words for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QTableView

    from reader.ui.main_window import MainWindow

Table = tuple["Sequence[str]", "Iterable[Sequence[str]]"]
_ACROSS = Qt.Orientation.Horizontal


def table_of(window: MainWindow) -> Table | None:
    """The table that the view in front shows; None where it shows none."""
    name = window.going.here.view
    makers: dict[str, Callable[[Any, MainWindow], Table]] = {
        "claims": _claims,
        "sources": _sources,
        "matrix": _matrix,
        "timeline": _timeline,
        "network": _network,
        "hypotheses": _hypotheses,
    }
    if name not in makers:
        return None
    return makers[name](window.going.view(name), window)


def _claims(view: Any, window: MainWindow) -> Table:
    focus = window.focusWidget()
    if focus is view.statements.list:
        return _statements(view.statements.model)
    header, rows = view.acts.rows(of_all=True)
    return header, rows


def _statements(model: Any) -> Table:
    from reader.ui.models.rows import ROW

    rows = (model.index(row, 0).data(ROW) for row in range(model.rowCount()))
    return (
        ("Statement", "Standing", "Claims"),
        [(row.text, model.standing(row), model.facts(row)) for row in rows],
    )


def _sources(view: Any, window: MainWindow) -> Table:
    return _shown(view.table)


def _hypotheses(view: Any, window: MainWindow) -> Table:
    """The table with the line under each row: citation, who says it, grade; for many, all ids."""
    model = view.model
    header, rows = _shown(view.table)
    told = []
    for evidence, row in zip(model.evidence, rows, strict=True):
        claims = window.session.annotations(evidence.claims)
        cited = ", ".join(window.session.citation(claim) for claim in claims)
        told.append([row[0], cited, evidence.detail, *row[1:]])
    return [header[0], "Citations", "Who says it, grade", *header[1:]], told


def _network(view: Any, window: MainWindow) -> Table:
    """A row for each line that is drawn."""
    from reader.ui.network.looks import told

    nodes = view.network.nodes
    rows = [
        (nodes[of.from_].label, told(of), nodes[of.to].label, str(len(of.claims)))
        for of in view.network.edges
    ]
    return ("From", "Does", "To", "Claims"), rows


def _shown(table: QTableView) -> Table:
    """The columns that are shown of a table, all rows."""
    model = table.model()
    header = table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(model.columnCount())]
    columns = [column for column in order if not table.isColumnHidden(column)]
    head = [_word(model.headerData(column, _ACROSS)) for column in columns]
    return head, [_row(model, row, columns) for row in range(model.rowCount())]


def _row(model: QAbstractItemModel, row: int, columns: Sequence[int]) -> list[str]:
    return [_word(model.index(row, column).data()) for column in columns]


def _word(value: object) -> str:
    return "" if value is None else str(value)


def _matrix(view: Any, window: MainWindow) -> Table:
    head, *rows = (line.split("\t") for line in view.as_text().splitlines())
    wide = max(map(len, (head, *rows)))
    return [*head, *[""] * (wide - len(head))], [[*row, *[""] * (wide - len(row))] for row in rows]


def _timeline(view: Any, window: MainWindow) -> Table:
    model = view.model
    rows = []
    for item in map(model.item, range(model.rowCount())):
        who, does, when, hedged, contested, _ = model.facts(item)
        marks = ", ".join(filter(None, (hedged, contested)))
        rows.append(
            (who, does, item.edtf or "", when, item.said.citation, item.said.quote, marks,
             item.said.title)
        )  # fmt: skip
    return ("Source", "Does", "Date", "In words", "Id", "Claim", "Marks", "Article"), rows
