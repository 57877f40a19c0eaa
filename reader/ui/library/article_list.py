"""The list of articles: a click or Enter opens, Ctrl and Shift choose several."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.ui.library.rows import ArticleRows
from reader.ui.models.arranging import Heading
from reader.ui.row_table import RowTable
from reader.ui.viewport import own_viewport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from reader.ui.models import Index
    from reader.ui.models.arranging import ChosenArticles
    from reader.ui.models.articles import ArticlesModel
    from reader.ui.theme.theme import Theme

_Key = Qt.Key
_Flag = QItemSelectionModel.SelectionFlag


class ArticleList(RowTable):
    """A table of one column: its rows need no layout, however many they are."""

    chosen = Signal(str)
    """The id of the article that is to be read."""
    menu_requested = Signal(QPoint)
    """Where the menu for the chosen articles is wanted."""
    thrown_away = Signal()
    left = Signal()

    def __init__(self, model: ArticlesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("library")
        self.setAccessibleName("Articles")
        self._articles = model
        self._rows = ArticleRows(theme, model, self)
        self._is_plain_click = True
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self._make_list()
        self.clicked.connect(self._click)
        theme.changed.connect(self.viewport().update)
        model.modelReset.connect(self._size_headings)
        model.arranged.connect(self._size_headings)
        model.rowsInserted.connect(self._size_headings)

    def _make_list(self) -> None:
        """Make a list of the table."""
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QTableView.DragDropMode.DragOnly)
        # headers of our own: asked for Qt's, PySide makes all its widgets ready (see viewport)
        columns = QHeaderView(Qt.Orientation.Horizontal, self)
        columns.setStretchLastSection(True)
        self.setHorizontalHeader(columns)
        columns.hide()
        self._lines = rows = QHeaderView(Qt.Orientation.Vertical, self)
        self.setVerticalHeader(rows)
        rows.hide()
        rows.setMinimumSectionSize(8)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._rows.row_height())

    @Slot()
    def _size_headings(self) -> None:
        rows, height = self._lines, self._rows.heading_height()
        usual = rows.defaultSectionSize()
        for row in self._headings:
            if row < rows.count() and rows.sectionSize(row) != usual:
                rows.resizeSection(row, usual)
        self._headings = self._articles.headings()
        for row in self._headings:
            rows.resizeSection(row, height)

    _headings: list[int] = []  # noqa: RUF012 (replaced, never changed)

    # --- what is chosen ------------------------------------------------------------------------

    def selected(self) -> ChosenArticles:
        """The ids of the articles chosen, from the top."""
        return self._articles.chosen(self._spans())

    def _spans(self) -> list[range]:
        """The rows chosen, from the top."""
        spans = self.selectionModel().selection().toList()
        return sorted((range(of.top(), of.bottom() + 1) for of in spans), key=lambda of: of.start)

    def show_row(self, row: int) -> None:
        """Select a row and have it in view; -1 selects none, the keyboard stays where it is."""
        if row < 0:
            self.clearSelection()
            return
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self.scrollTo(index)

    @Slot()
    def take_focus(self) -> None:
        """Give the keyboard to the list, on its first article where no row is current."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.show_row(self._articles.step(-1, 1))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if self._is_plain_click or isinstance(self._articles.row_at(index.row()), Heading):
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._articles.row_at(index.row())
        if isinstance(row, Heading):
            self._articles.fold(row.group.key)
        elif row is not None:
            self.chosen.emit(row.id)

    def set_commands(self, single: Mapping[str, QAction]) -> None:
        """Single keys ("*", "shift+u") and the actions they trigger while here is focus."""
        self._commands = dict(single)

    _commands: Mapping[str, QAction] = MappingProxyType({})

    def mousePressEvent(self, event: QMouseEvent) -> None:
        several = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._is_plain_click = not event.modifiers() & several
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_Key.Key_Return, _Key.Key_Enter) and not event.modifiers():
            self._choose(self.currentIndex())
        elif event.key() == _Key.Key_Delete and not event.modifiers():
            self.thrown_away.emit()
        elif event.key() in (_Key.Key_Left, _Key.Key_Right) and not event.modifiers():
            self._fold(event.key() == _Key.Key_Left)
        elif (command := self._command(event)) is not None:
            command.trigger()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> QAction | None:
        typed, shift = event.text().lower(), Qt.KeyboardModifier.ShiftModifier
        if not typed or event.modifiers() & ~(shift | Qt.KeyboardModifier.KeypadModifier):
            return None
        with_shift = typed.isalpha() and event.modifiers() & shift
        return self._commands.get(f"shift+{typed}" if with_shift else typed)

    def _fold(self, folded: bool) -> None:
        """Fold the group of the current row away, or bring it back, as in a tree."""
        row = self.currentIndex().row()
        while row >= 0 and not isinstance(self._articles.row_at(row), Heading):
            row -= 1
        if row >= 0:
            heading = self._articles.row_at(row)
            self.setCurrentIndex(self.model().index(row, 0))
            assert isinstance(heading, Heading)
            self._articles.fold(heading.group.key, folded)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the window's commands; the field above finds."""

    def sizeHintForColumn(self, column: int) -> int:
        return self.viewport().width()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        several = sum(map(len, self._spans())) > 1
        if event.reason() != Qt.FocusReason.PopupFocusReason and not several:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse:
            index = self.indexAt(event.pos())
        if not index.isValid() or not self._articles.id_at(index.row()):
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        place = event.globalPos()
        if not by_mouse:
            place = self.viewport().mapToGlobal(self.visualRect(index).center() + QPoint(0, 8))
        self.menu_requested.emit(place)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """All rows have the heights they have: those that changed are painted, none is placed."""
        QAbstractItemView.dataChanged(self, first, last, roles)
