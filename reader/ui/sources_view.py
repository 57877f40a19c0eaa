"""The Sources view: every source in a table, and the card of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import label
from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.models.sources import SourceRow, SourcesModel
from reader.ui.source_card import SourceCard
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

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
        session.edited.connect(self._count_again)
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

    @Slot()
    def _count_again(self) -> None:
        total = len(self._session.sources)
        if not total:
            self._summary.setText(EMPTY)
            return
        uses = self._session.store.source_uses()
        speaking = sum(1 for claims, _ in uses.values() if claims)
        self._summary.setText(
            f"{count(total, 'source')} · {speaking} speak · {total - speaking} only named"
        )


class SourceTable(QTableView):
    """The table: rows as high as in the drawing, a hairline under each."""

    opened = Signal()

    def __init__(self, model: SourcesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesTable")
        self.setAccessibleName("Sources")
        self.setModel(model)
        self.setItemDelegate(SourceCells(theme, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(interface_font()).height() + 22)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSortIndicatorShown(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 200), (2, 64), (3, 76), (4, 82)):
            self.setColumnWidth(column, width)
        head.sortIndicatorChanged.connect(model.sort)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # in a narrow window the name keeps its room at the cost of the other columns
        width = event.size().width()
        self.setColumnHidden(4, width < 500)
        self.setColumnHidden(1, width < 420)
        self.setColumnWidth(1, min(200, max(110, width // 4)))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class SourceCells(QStyledItemDelegate):
    """Name in bold, kind soft, the letter in a chip."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(weight=600)
        self._usual = interface_font()
        self._numbers = interface_font(tabular=True)
        self._chip = interface_font("small", 600)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        row: SourceRow = index.data(ROW)
        column, rect, theme = index.column(), option.rect, self._theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        text = row.cells[column]
        inner = rect.adjusted(10, 0, -6, 0)
        if column == 2:
            if text:
                self._paint_chip(painter, inner, text)
        else:
            soft = column == 1 or (column == 3 and not row.claims)
            font = (self._bold, self._usual, self._usual, self._numbers, self._numbers)[column]
            painter.setFont(font)
            painter.setPen(theme.color("soft" if soft else "ink"))
            shown = QFontMetrics(font).elidedText(
                " ".join(text.split()), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._paint_focus(painter, option, index)
        painter.restore()

    def _paint_chip(self, painter: QPainter, inner: QRect, letter: str) -> None:
        metrics = QFontMetrics(self._chip)
        side = metrics.height() + 2
        chip = QRect(inner.left(), inner.center().y() - side // 2, side + 4, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(QRectF(chip), 4, 4)
        painter.setFont(self._chip)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), letter)

    def _paint_focus(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        table = option.widget
        if not isinstance(table, QTableView) or not table.hasFocus():
            return
        if table.currentIndex().row() == index.row() and index.column() == 0:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, self._theme.color("focus"))
