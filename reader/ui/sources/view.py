"""The Sources view: every source in a table, and the card of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import label
from reader.ui.models.sources import SourcesModel
from reader.ui.sources.card import SourceCard
from reader.ui.sources.table import SourceTable
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

CARD_WIDTH = 372
EMPTY = "No source yet. Select a name in an article and press S."


class SourcesView(QWidget):
    """Table and card. `show_source` comes from elsewhere in the window."""

    annotation_requested = Signal(str)
    said = Signal(str)
    """Something for the status line."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._session = session
        self.model = SourcesModel(session, self)
        title = label("Sources")
        title.setFont(reading_font(24, 600))
        self._summary = label(role="soft")
        self.filter = QLineEdit()
        self.filter.setObjectName("sourcesFilter")
        self.filter.setPlaceholderText("Filter sources…")
        self.filter.setAccessibleName("Filter sources")
        self.filter.setFixedWidth(220)
        self.filter.textChanged.connect(self.model.set_filter)
        self.table = SourceTable(self.model, theme, self)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(self._edit_card)
        self.card = SourceCard(session, theme, self)
        self.card.setFixedWidth(CARD_WIDTH)
        self.card.annotation_requested.connect(self.annotation_requested)
        self.card.merged.connect(self._merged)
        self.card.left.connect(self.table.setFocus)
        self.setFocusProxy(self.table)
        self._lay_out(title)
        self.model.modelReset.connect(self._choose_again)
        self.model.dataChanged.connect(self._count_again)
        session.edited_together.connect(self._follow)
        session.uses.changed.connect(self._count_again)
        self._count_again()
        if self.model.rowCount():
            self.show_source(self.model.source_at(0))

    def _lay_out(self, title: QLabel) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(title)
        words.addWidget(self._summary)
        head = QHBoxLayout()
        head.addLayout(words)
        head.addStretch(1)
        head.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignBottom)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addLayout(head)
        left.addWidget(self.table, 1)
        beside = QWidget()
        beside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside.setProperty("ground", "paper")
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(CARD_WIDTH + 12)
        area.setWidget(beside)
        right = QVBoxLayout()
        right.addSpacing(70)
        right.addWidget(area, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 16)
        layout.setSpacing(28)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def show_source(self, source: str) -> None:
        """Choose a source, whatever the filter hides."""
        if self.model.row_of(source) < 0:
            self.filter.clear()
        row = self.model.row_of(source)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        self.card.show_source(source if row >= 0 else None)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.card.show_source(self.model.source_at(current.row()))

    @Slot()
    def _choose_again(self) -> None:
        """After the table was read anew: the row of the card's source, else the first one."""
        row = self.model.row_of(self.card.source_id or "")
        row = row if row >= 0 else 0
        if self.model.rowCount():
            self.table.selectRow(row)
            self.card.show_source(self.model.source_at(row))
        else:
            self.card.show_source(None)
        self._count_again()

    @Slot(str, str)
    def _merged(self, kept: str, words: str) -> None:
        self.show_source(kept)
        self.said.emit(words)

    @Slot()
    def _edit_card(self) -> None:
        self.card.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.card.name.selectAll()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"source", "annotation", "grade"}:
            self._count_again()

    @Slot()
    def _count_again(self) -> None:
        total = len(self._session.sources)
        if not total:
            self._summary.setText(EMPTY)
            return
        uses = self._session.uses.sources
        speaking = sum(1 for claims, _ in uses.values() if claims)
        self._summary.setText(
            f"{count(total, 'source')} · {speaking} speak · {total - speaking} only named"
        )
