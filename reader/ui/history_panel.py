"""The History panel: everything done, by whom and when; any step can be taken back from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from reader.ui.labels import heading, label
from reader.ui.models.history import HistoryModel
from reader.ui.models.rows import ROW
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from reader.store.store import HistoryRow
    from reader.ui.models import Index
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme


class HistoryPanel(QWidget):
    """A list and two buttons. Enter goes to what a step changed, Delete takes it back."""

    go_requested = Signal(str, str)
    """The kind of thing ("annotation", "article", "source" …) and its id."""
    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._session = session
        self._take_back: Callable[[list[int]], None] = session.take_back
        self.model = HistoryModel(session, self)
        self.view = HistoryList(self.model, theme, self)
        self.view.entered_step.connect(self.go_to_step)
        self.view.delete_pressed.connect(self.take_back)
        self.view.escaped.connect(self.closed)
        self.setFocusProxy(self.view)
        self._said = label(
            "Nothing is lost: a step that is taken back can be done again.",
            role="soft",
            small=True,
            wraps=True,
        )
        self.back_button = QPushButton("Take back")
        self.back_button.setObjectName("takeBack")
        self.back_button.clicked.connect(self.take_back)
        self.go_button = QPushButton("Go there")
        self.go_button.clicked.connect(self.go_to_step)
        self._lay_out()
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        self.model.dataChanged.connect(self._chosen)
        self._chosen()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(heading("History"))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.addWidget(self.back_button)
        foot.addWidget(self.go_button)
        foot.addStretch(1)
        note = QHBoxLayout()
        note.setContentsMargins(16, 0, 16, 0)
        note.addWidget(self._said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(note)
        layout.addLayout(foot)

    def chosen_seqs(self) -> list[int]:
        """The steps that would be taken back: those selected, with the whole of their groups."""
        seqs: set[int] = set()
        for index in self.view.selectionModel().selectedIndexes():
            seqs.update(self.model.group_of(index.row()))
        return sorted(seqs, reverse=True)

    def take_back_by(self, act: Callable[[list[int]], None]) -> None:
        """Have steps taken back by `act`, which may do large ones beside the window."""
        self._take_back = act

    @Slot()
    def take_back(self) -> None:
        """Take back the selected steps; where something was changed since, it says so."""
        seqs = self.chosen_seqs()
        if seqs:
            self._take_back(seqs)
            self._chosen()

    @Slot()
    def go_to_step(self) -> None:
        """Ask for the place of what the current step changed."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        step = self.model.step_at(index.row())
        applied = next(iter(self._session.store.applied_since(step.seq - 1, 1)), None)
        changes = applied.edit.changes if applied and applied.seq == step.seq else ()
        order = ("annotation", "article", "source", "tag")
        there = [c for c in changes if c.entity in order and self._is_there(c.entity, c.id)]
        if there:
            first = min(there, key=lambda change: order.index(change.entity))
            self.go_requested.emit(first.entity, first.id)

    def _is_there(self, entity: str, thing: str) -> bool:
        return self._session.store.get(entity, thing) is not None

    @Slot(QItemSelection, QItemSelection)
    def _chosen(self) -> None:
        seqs = self.chosen_seqs()
        self.back_button.setEnabled(bool(seqs) and not self._session.store.read_only)
        self.back_button.setText(f"Take back {len(seqs)} steps" if len(seqs) > 1 else "Take back")
        self.go_button.setEnabled(self.view.currentIndex().isValid())


class HistoryRows(RowDelegate):
    """Two lines: what was done, and by whom and when; struck out where it was taken back."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._struck = interface_font()
        self._struck.setStrikeOut(True)
        self._small = interface_font("small", tabular=True)

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + QFontMetrics(self._small).height() + 12

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        step: HistoryRow = index.data(ROW)
        inner = rect.adjusted(10, 5, -10, -5)
        upper = QFontMetrics(self._font).height()
        undone = step.undone_by is not None
        first = QRect(inner.left(), inner.top(), inner.width(), upper)
        font, role = (self._struck, "soft") if undone else (self._font, "ink")
        self.words(painter, first, index.data(), font, role)
        facts = [moment(step.at), step.analyst or "", "script" if step.origin == "command" else ""]
        if undone:
            facts.append("taken back")
        below = inner.adjusted(0, upper + 1, 0, 0)
        self.words(painter, below, " · ".join(filter(None, facts)), self._small, "soft")


class HistoryList(QListView):
    """The list; several steps can be selected."""

    entered_step = Signal()
    delete_pressed = Signal()
    escaped = Signal()

    def __init__(self, model: HistoryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyList")
        self.setAccessibleName("History, newest first")
        self.setProperty("ground", "panel")
        self.setModel(model)
        self.setItemDelegate(HistoryRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.entered_step)
        theme.changed.connect(self.viewport().update)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
            self.selectionModel().select(
                self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_step.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
