"""By which date the timeline goes, what is looked for in it, how near one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from reader.ui.card.flow import Flow
from reader.ui.switch import Switch

if TYPE_CHECKING:
    from reader.ui.settings import TimelineLook

DATES = (("reported", "Reported"), ("said", "Said"), ("event", "Event"))
ORDERS = {"first": "Who was first", "name": "By name", "number": "By number of claims"}
ZOOMS = (
    ("timelineZoomOut", "−", "Farther (−)", -1),
    ("timelineZoomFit", "All", "From the first date to the last (0)", 0),
    ("timelineZoomIn", "+", "Nearer (+)", 1),
)
"""Name, words, tip and steps of the buttons; no step makes all fit."""


class TimelineBar(QWidget):
    """Sets the fields of the settings; what is typed is for now only."""

    gathered = Signal()
    """Another date counts."""
    arranged = Signal()
    """What is shown, or its order, is another."""
    zoomed = Signal(float)
    """So many steps nearer."""
    fitted = Signal()
    """All shall be seen."""
    left = Signal()
    """Esc or Enter in the field: the keyboard should go to the lanes."""

    def __init__(self, look: TimelineLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        flow = Flow(self, gap=8)
        self.by = Switch("timelineBy", "By the date", DATES, self)
        self.by.show_code(look.by)
        self.by.chosen.connect(self._choose_date)
        self.filter = QLineEdit()
        self.filter.setObjectName("timelineFilter")
        self.filter.setPlaceholderText("Filter: words, source:, statement:, tag:")
        self.filter.setAccessibleName("Filter the timeline")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(290)
        self.filter.textChanged.connect(self.arranged)
        self.filter.installEventFilter(self)
        for widget in (self.by, self.filter, self._order_button(), self._zooms()):
            flow.addWidget(widget)

    def _zooms(self) -> QWidget:
        zoom = QWidget()
        row = QHBoxLayout(zoom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, words, tip, steps in ZOOMS:
            button = QToolButton()
            button.setObjectName(name)
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setProperty("role", "soft")
            button.setProperty("steps", steps)
            button.clicked.connect(self._zoom)
            row.addWidget(button)
        return zoom

    def _order_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("timelineOrder")
        button.setText("Sort lanes ▾")
        button.setProperty("role", "soft")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for order, words in ORDERS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._look.order == order)
            action.setData(order)
            group.addAction(action)
        menu.triggered.connect(self._choose_order)
        button.setMenu(menu)
        return button

    def to_filter(self) -> None:
        """Give the filter the keyboard."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    @Slot()
    def _zoom(self) -> None:
        steps = self.sender().property("steps")
        (self.zoomed.emit(steps) if steps else self.fitted.emit())

    @Slot(str)
    def _choose_date(self, by: str) -> None:
        self._look.by = by
        self.gathered.emit()

    @Slot(QAction)
    def _choose_order(self, action: QAction) -> None:
        self._look.order = action.data()
        self.arranged.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            if event.key() in (
                *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down),
            ):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
