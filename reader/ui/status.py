"""The status line: whether all is saved, where one is, what the article holds, and troubles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.store.errors import ProjectTrouble
    from reader.ui.theme.theme import Theme

HEIGHT = 26
MESSAGE_FOR = 8000
"""Milliseconds that a message stays; a trouble stays until something else is to be said."""


class StatusLine(QWidget):
    """Told everything by the window; `details_requested` carries the trouble that is shown."""

    details_requested = Signal(object)
    retry_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "top")
        self.setFixedHeight(HEIGHT)
        self._trouble: ProjectTrouble | None = None
        self.saved = self._label("good")
        self.place = self._label("soft")
        self.counts = self._label("soft")
        self.message = self._label("soft")
        self.message.setObjectName("message")
        self.project = self._label("soft")
        self.details = self._button("Details…", self._ask_details)
        self.retry = self._button("Try again", self.retry_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(18)
        for widget in (self.saved, self.place, self.counts, self.message):
            layout.addWidget(widget)
        layout.addWidget(self.details)
        layout.addWidget(self.retry)
        layout.addStretch(1)
        layout.addWidget(self.project)
        self._clearing = QTimer(self)
        self._clearing.setSingleShot(True)
        self._clearing.setInterval(MESSAGE_FOR)
        self._clearing.timeout.connect(self.clear_message)
        self.show_saved()

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(interface_font("small"))
        return label

    def _button(self, text: str, wanted: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setFont(interface_font("small"))
        button.clicked.connect(wanted)
        button.setVisible(False)
        return button

    def show_saved(self, unsaved: int = 0, read_only: bool = False) -> None:
        """Say that all is saved, how many steps wait for the disk, or that nothing is written."""
        if read_only:
            self._say_saved("soft", "Read-only")
        elif unsaved:
            steps = "1 step is" if unsaved == 1 else f"{unsaved} steps are"
            self._say_saved("bad", f"● {steps} not saved")
        else:
            self._say_saved("good", "● Saved")
        self.retry.setVisible(bool(unsaved))

    def _say_saved(self, role: str, text: str) -> None:
        self.saved.setText(text)
        _set_role(self.saved, role)

    def show_place(self, text: str) -> None:
        """Where one reads: "Paragraph 6 of 19"; "" for nowhere."""
        self.place.setText(text)
        self.place.setVisible(bool(text))

    def show_counts(self, text: str) -> None:
        """What the article holds: "9 claims · 7 sources"."""
        self.counts.setText(text)
        self.counts.setVisible(bool(text))

    def show_project(self, name: str) -> None:
        """The name of the project's file, at the right."""
        self.project.setText(name)

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something for a while, also to a screen reader."""
        self._show_message(text, "soft")
        self._clearing.start()

    @Slot(object)
    def say_trouble(self, trouble: ProjectTrouble) -> None:
        """Say a trouble in its own words; it stays until clear_message or another message."""
        self._clearing.stop()
        self._show_message(trouble.message, "bad")
        self._trouble = trouble
        self.message.setToolTip(str(trouble))
        self.details.setVisible(True)

    @Slot()
    def clear_message(self) -> None:
        """Say nothing more."""
        self._show_message("", "soft")

    def _show_message(self, text: str, role: str) -> None:
        from reader.ui.announcing import announce

        self._trouble = None
        self.details.setVisible(False)
        self.message.setToolTip("")
        self.message.setText(text)
        _set_role(self.message, role)
        if text:
            announce(self.message, text)

    @Slot()
    def _ask_details(self) -> None:
        self.details_requested.emit(self._trouble)


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().polish(label)
