"""The table of hypotheses: rated by keys, or by a click and the list that opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from reader.ui.hypotheses.cells import HypothesisCells, HypothesisHeader
from reader.ui.models.hypotheses import EVIDENCE, WORDS, HypothesesModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent

    from reader.ui.theme.theme import Theme

KEYS = {"c": "C", "C": "CC", "n": "N", "i": "I", "I": "II", "0": "NA"}
"""What is typed → the rating it gives. Delete takes it off."""
_SHOWN = {"CC": "Shift+C", "C": "C", "N": "N", "I": "I", "II": "Shift+I", "NA": "0", "": "Delete"}
WIDTHS = (116, 240)
"""The least and the most a column of a hypothesis has, in pixels."""
LAST = 88
LEAST_EVIDENCE = 216
_Key = Qt.Key


class HypothesisTable(QTableView):
    """Tells wishes; the view does them."""

    rated = Signal(str)
    """The current cell shall have this rating, "" for none."""
    passage_requested = Signal()
    """Show where the current row's words stand."""
    row_removed = Signal()
    renaming = Signal(int)
    removing = Signal(int)
    """The hypothesis of a column shall be renamed, or go."""
    noting = Signal()
    """The note of the current cell wants the keyboard."""

    def __init__(self, model: HypothesesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("hypothesesTable")
        self.setAccessibleName("Claims and statements against hypotheses")
        self.setModel(model)
        self._cells = HypothesisCells(theme, self)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._cells.row_height())
        head = HypothesisHeader(theme, self)
        self.setHorizontalHeader(head)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.sectionDoubleClicked.connect(self._rename_at)
        head.sectionClicked.connect(self._to_column)
        head.customContextMenuRequested.connect(self._head_menu)
        self.clicked.connect(self._clicked)
        model.rearranged.connect(self.fit)
        theme.changed.connect(self.viewport().update)
        self.fit()

    # --- sizes ---------------------------------------------------------------------------------

    @Slot()
    def fit(self) -> None:
        """Share the room: the hypotheses alike, the words what is left, each its least."""
        number = len(self._model.hypotheses)
        room = self.viewport().width() - LAST
        each = max(WIDTHS[0], min(WIDTHS[1], (room - 2 * LEAST_EVIDENCE) // max(1, number)))
        self.setColumnWidth(EVIDENCE, max(LEAST_EVIDENCE, room - each * number))
        for column in range(1, number + 1):
            self.setColumnWidth(column, each)
        self.setColumnWidth(number + 1, LAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # --- keys and clicks -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Act on a key; False leaves it to the table."""
        index, key = self.currentIndex(), event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not index.isValid() or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        is_rating = self._model.hypothesis_at(index.column()) is not None
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self.passage_requested.emit()
        elif key == _Key.Key_F2 and is_rating:
            self.renaming.emit(index.column())
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            (self.rated.emit("") if is_rating else self.row_removed.emit())
        elif is_rating and event.text() in KEYS:
            self.rated.emit(KEYS[event.text()])
        elif is_rating and key == _Key.Key_Space:
            self.open_choice()
        elif is_rating and event.text().lower() == "m":
            self.noting.emit()
        else:
            return False
        return True

    def keyboardSearch(self, _search: str) -> None:
        """Letters are ratings and look for nothing."""

    @Slot()
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == EVIDENCE:
            self.passage_requested.emit()
        elif self._model.hypothesis_at(index.column()) is not None:
            self.open_choice()

    @Slot(int)
    def _to_column(self, column: int) -> None:
        if self._model.rowCount():
            row = max(0, self.currentIndex().row())
            self.setCurrentIndex(self._model.index(row, column))

    @Slot(int)
    def _rename_at(self, column: int) -> None:
        if self._model.hypothesis_at(column) is not None:
            self.renaming.emit(column)

    # --- lists ---------------------------------------------------------------------------------

    @Slot()
    def open_choice(self) -> None:
        """The list of ratings, at the current cell."""
        rating = self._model.rating_at(self.currentIndex())
        menu = self._menu("ratingMenu")
        for code, words in WORDS.items():
            action = menu.addAction(f"{code or '—'}   {words}\t{_SHOWN[code]}")
            action.setCheckable(True)
            action.setChecked((rating.code if rating else "") == code)
            action.setData(code)
            action.triggered.connect(self._choose)
        menu.addSeparator()
        menu.addAction("Note…\tM", self.noting.emit)
        box = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left() + 8, box.bottom() - 4)))

    @Slot()
    def _choose(self) -> None:
        self.rated.emit(self._chosen())

    @Slot()
    def _rename_chosen(self) -> None:
        self.renaming.emit(self._chosen())

    @Slot()
    def _remove_chosen(self) -> None:
        self.removing.emit(self._chosen())

    def _chosen(self) -> Any:
        """What the entry stands for that was chosen in a list."""
        action = self.sender()
        assert isinstance(action, QAction)
        return action.data()

    @Slot(QPoint)
    def _head_menu(self, at: QPoint) -> None:
        head = self.horizontalHeader()
        column = head.logicalIndexAt(at)
        if self._model.hypothesis_at(column) is None:
            return
        menu = self._menu("hypothesisMenu")
        menu.addAction("Rename\tF2", self._rename_chosen).setData(column)
        menu.addAction("Remove", self._remove_chosen).setData(column)
        menu.popup(head.viewport().mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = self._menu("evidenceMenu")
        menu.addAction("Show the passage\tEnter", self.passage_requested.emit)
        menu.addAction("Take out of the table", self.row_removed.emit)
        if self._model.hypothesis_at(index.column()) is not None:
            menu.addSeparator()
            rename = menu.addAction("Rename the hypothesis\tF2", self._rename_chosen)
            remove = menu.addAction("Remove the hypothesis", self._remove_chosen)
            rename.setData(index.column())
            remove.setData(index.column())
        menu.popup(event.globalPos())

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
