"""The field over the head of a column in which a hypothesis gets its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from reader.domain.project import Hypothesis


class NameField(QLineEdit):
    """Enter and leaving it keep the words, Esc does not."""

    named = Signal(object, str)
    """The Hypothesis (None for a new one) and its words."""

    left = Signal()
    """It is closed, whatever came of it."""

    def __init__(self, back: QWidget) -> None:
        super().__init__(back)
        self._back = back
        self._of: Hypothesis | None = None
        self._is_open = False
        self.setObjectName("hypothesisName")
        self.setAccessibleName("What the hypothesis says")
        self.setPlaceholderText("An explanation to be tried")
        self.installEventFilter(self)
        self.hide()

    def open(self, of: Hypothesis | None, box: QRect) -> None:
        """Show it in a box of its parent, for a hypothesis or for a new one (None)."""
        self._of = of
        self._is_open = True
        self.setText(of.text if of else "")
        self.selectAll()
        self.setGeometry(box)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        words = " ".join(self.text().split())
        if self._close() and words and words != (self._of.text if self._of else ""):
            self.named.emit(self._of, words)

    def _close(self) -> bool:
        """Hide it; False where it was hidden already."""
        if not self._is_open:
            return False
        self._is_open = False
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.left.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keep()
                return True  # the table below would take it for its own
        elif (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        ):
            self._keep()
        return False
