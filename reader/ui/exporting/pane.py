"""The preview: the pieces of an export by name, and the one that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.exporting.beginning import Piece, Shown
from reader.ui.labels import caption, label
from reader.ui.theme.fonts import interface_px

if TYPE_CHECKING:
    from reader.ingest.originals import Picture

MOST_NAMES = 5
"""Lines of the list of pieces that are seen at once."""
_WIDEST = 260
_LONGEST_CELL = 200


class PreviewPane(QWidget):
    """Words in a fixed font, a table, or a page; above, what else there is."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setObjectName("exportPreview")
        self.text.setAccessibleName("Preview of the file")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(interface_px("small"))
        self.text.setFont(fixed)
        self.table = QTableWidget()
        self.table.setObjectName("exportTable")
        self.table.setAccessibleName("Preview of the table")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.page = QLabel()
        self.page.setObjectName("exportPage")
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._paper = QScrollArea()
        self._paper.setWidgetResizable(True)
        self._paper.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._paper.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._paper.setWidget(self.page)
        self._pixels = QPixmap()
        self.pieces = QListWidget()
        self.pieces.setObjectName("exportPieces")
        self.pieces.setAccessibleName("What there is")
        self.pieces.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pieces.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.pieces.currentRowChanged.connect(self._show_piece)
        self._shown = Shown(())
        self._heading = caption("The file begins with", self.text)
        self._note = label(role="soft", small=True, wraps=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.text, self.table, self._paper):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.pieces)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)

    def show_preview(self, shown: Shown, heading: str) -> None:
        """Show a preview, the piece of the name that was looked at before, else the first."""
        row = self.pieces.currentRow()
        before = self._shown.pieces[row].name if 0 <= row < len(self._shown.pieces) else ""
        self._shown = shown
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        names = [piece.name for piece in shown.pieces]
        self._heading.setText(heading)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self.pieces.blockSignals(True)
        self.pieces.clear()
        self.pieces.addItems(names)
        if shown.more:
            self.pieces.addItem("… and more")
            self.pieces.item(self.pieces.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
        row = names.index(before) if before in names else 0
        self.pieces.setCurrentRow(row)
        self.pieces.blockSignals(False)
        self.pieces.setVisible(self.pieces.count() > 1)
        self._fit_names()
        self._show_piece(row)

    def show_trouble(self, words: str) -> None:
        """Say why there is no preview."""
        self.show_preview(Shown((Piece("", words),)), "No preview")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def _fit_names(self) -> None:
        lines = min(self.pieces.count(), MOST_NAMES)
        height = self.pieces.sizeHintForRow(0) * lines + 2 * self.pieces.frameWidth() + 8
        self.pieces.setFixedHeight(height)

    @Slot(int)
    def _show_piece(self, row: int) -> None:
        if not 0 <= row < len(self._shown.pieces):
            self.text.setPlainText("It is empty.")
            self._stack.setCurrentWidget(self.text)
            return
        piece = self._shown.pieces[row]
        self.text.setPlainText(piece.text + ("\n…" if piece.is_cut else ""))
        if piece.picture is not None:
            self._show_picture(piece.picture, piece.text)
        elif piece.rows:
            self._show_rows(piece)
        else:
            self._stack.setCurrentWidget(self.text)

    def _show_rows(self, piece: Piece) -> None:
        head, *rows = piece.rows
        self.table.clear()
        self.table.setColumnCount(len(head))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels(list(head))
        for place, row in enumerate(rows):
            for column, cell in enumerate(row[: len(head)]):
                words = " ".join(cell.split())[:_LONGEST_CELL]
                self.table.setItem(place, column, QTableWidgetItem(words))
        self.table.resizeColumnsToContents()
        for column in range(len(head)):
            if self.table.columnWidth(column) > _WIDEST:
                self.table.setColumnWidth(column, _WIDEST)
        self._stack.setCurrentWidget(self.table)

    def _show_picture(self, picture: Picture, words: str) -> None:
        pixels = picture.pixels
        image = QImage(
            pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        )
        self._pixels = QPixmap.fromImage(image.copy())
        self.page.setAccessibleName(f"The first page, of {words}")
        self._stack.setCurrentWidget(self._paper)
        self._fit_page()

    def _fit_page(self) -> None:
        if self._pixels.isNull():
            return
        wide = min(self._paper.viewport().width(), self._pixels.width())
        smooth = Qt.TransformationMode.SmoothTransformation
        self.page.setPixmap(self._pixels.scaledToWidth(max(60, wide), smooth))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_page()
