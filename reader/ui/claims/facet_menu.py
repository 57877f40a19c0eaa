"""The menu of one facet: its values with how many claims have them, and a field where many are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from reader.domain.folding import fold
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 40
"""Values shown at a time: those with the most claims, or those that fit what is typed."""
MANY = 12
"""From so many values on they can be searched."""


class Value(NamedTuple):
    """A value of a facet, what it is called, and how many claims have it."""

    code: str
    word: str
    number: int | None
    is_chosen: bool


class FacetMenu(QMenu):
    """A value that is triggered has its code as data."""

    def __init__(self, facet: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.facet = facet
        self.field: QLineEdit | None = None
        self._values: Sequence[Value] = ()
        self._shown: list[QAction] = []
        self._end: QAction | None = None

    def offer(self, values: Sequence[Value], nothing: str = "Nothing here yet") -> None:
        """Show these and no others; with none of them say that there is `nothing`."""
        typed = self.field.text() if self.field and self.isVisible() else ""
        self.clear()
        self.field = None
        self._values, self._shown = values, []
        if len(values) >= MANY:
            self._add_field(typed)
        self._end = self.addAction(nothing)
        self._end.setEnabled(False)
        self._end.setVisible(not values)
        self._show(typed)

    def _add_field(self, typed: str) -> None:
        room = QWidget(self)
        self.field = QLineEdit(typed, room)
        self.field.setObjectName("facetSearch")
        self.field.setPlaceholderText("Search…")
        self.field.setAccessibleName("Search these values")
        self.field.setMinimumWidth(220)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        column = QVBoxLayout(room)
        column.setContentsMargins(4, 2, 4, 6)
        column.addWidget(self.field)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(room)
        self.addAction(holder)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _show(self, typed: str) -> None:
        for action in self._shown:
            self.removeAction(action)
            action.deleteLater()
        wanted = fold(typed).strip()
        fitting = [value for value in self._values if wanted in fold(value.word)]
        self._shown = []
        for value in fitting[:LONGEST]:
            action = QAction(as_caption(value.word), self)
            if value.number:
                action.setText(f"{action.text()}\t{value.number:,}")
            action.setCheckable(True)
            action.setChecked(value.is_chosen)
            action.setData(value.code)
            assert self._end is not None
            self.insertAction(self._end, action)
            self._shown.append(action)
        self._tell_rest(len(fitting) - LONGEST)

    def _tell_rest(self, more: int) -> None:
        assert self._end is not None
        if self._values:
            self._end.setText(f"and {more:,} more: type to find one" if more > 0 else "None fits")
            self._end.setVisible(more > 0 or not self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the values, Enter takes the first that fits."""
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if is_press and self._shown:
                    self.close()
                    self._shown[0].trigger()
                return True
            if event.key() == Qt.Key.Key_Down:
                if is_press and self._shown:
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.setActiveAction(self._shown[0])
                return True
        return super().eventFilter(watched, event)
