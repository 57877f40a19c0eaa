"""What goes out: one of the parts of the project, chosen by a button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from reader.ui.exporting.parts import WHOLE, Part
from reader.ui.labels import caption
from reader.ui.wording import as_caption, as_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT = 23


class _Choice(QComboBox):
    """A list whose closed face ends in … where its words are too long for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Scopes(QWidget):
    """A round button for each part; those with choices have a list of them under it."""

    changed = Signal()
    """Something else shall go out."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self._wide = wide
        self._parts: list[Part] = []
        self._buttons: dict[str, QRadioButton] = {}
        self._lists: dict[str, QComboBox] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(caption("What"))

    @property
    def chosen(self) -> Part:
        """The part that is chosen."""
        keys = (key for key, button in self._buttons.items() if button.isChecked())
        key = next(keys, WHOLE)
        return next(part for part in self._parts if part.key == key)

    @property
    def scope(self) -> tuple[str, ...]:
        """The words of its scope; none for the whole project."""
        part = self.chosen
        return (self._lists[part.key].currentData(),) if part.choices else part.scope

    def button(self, key: str) -> QRadioButton | None:
        """The button of a part, None where it cannot be had now."""
        return self._buttons.get(key)

    def offer(self, parts: Sequence[Part], key: str = "") -> bool:
        """Offer these parts, `key` or what was chosen before first; whether they are others."""
        if list(parts) == self._parts:
            return False
        before = key or (self.chosen.key if self._parts else WHOLE)
        choice = self._lists[before].currentData() if before in self._lists else ""
        for widget in (*self._buttons.values(), *self._lists.values()):
            widget.hide()
            widget.deleteLater()
        self._parts, self._buttons, self._lists = list(parts), {}, {}
        for part in parts:
            self._add(part, choice if part.key == before else "")
        self._buttons.get(before, self._buttons[WHOLE]).setChecked(True)
        self._show_lists()
        return True

    def _add(self, part: Part, choice: str) -> None:
        button = QRadioButton()
        button.setObjectName(f"export{part.key.capitalize()}")
        room = self._wide - button.sizeHint().width() - 8
        words = button.fontMetrics().elidedText(part.words, Qt.TextElideMode.ElideRight, room)
        button.setText(as_caption(words, len(words)))
        button.setToolTip(as_tip(part.tip))
        self._group.addButton(button)
        self._buttons[part.key] = button
        self._column.addWidget(button)
        if part.choices:
            self._column.addLayout(self._choices(part, choice or part.chosen))

    def _choices(self, part: Part, chosen: str) -> QHBoxLayout:
        box = _Choice()
        box.setObjectName(f"export{part.key.capitalize()}Choice")
        box.setAccessibleName(part.words)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for words, scope in part.choices:
            box.addItem(words, scope)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(self.changed)
        self._lists[part.key] = box
        row = QHBoxLayout()
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.addWidget(box)
        return row

    def _show_lists(self) -> None:
        for key, box in self._lists.items():
            box.setVisible(self._buttons[key].isChecked())

    @Slot()
    def _clicked(self) -> None:
        self._show_lists()
        self.changed.emit()
