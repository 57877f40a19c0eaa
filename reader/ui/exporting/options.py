"""The options of a format as fields, with what was chosen the last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button
from reader.ui.labels import caption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.export.registry import Choice, Exporter


class OptionFields(QWidget):
    """A field for each option: a list of its values, or a line for any words."""

    changed = Signal()
    """An option has another value."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, QComboBox | QLineEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: list[QWidget] = []

    @property
    def values(self) -> dict[str, str]:
        """Name of an option → its value."""
        return {
            name: of.currentData() if isinstance(of, QComboBox) else of.text().strip()
            for name, of in self._fields.items()
        }

    def show_format(self, exporter: Exporter, before: Mapping[str, str]) -> None:
        """Show the options of a format, each with its value of `before` where it still has it."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._fields, self._shown = {}, []
        for choice in exporter.options:
            field = self._field(choice, before.get(choice.name, ""))
            field.setObjectName(f"option_{choice.name}")
            field.setAccessibleName(choice.about)
            field.setToolTip(choice.about)
            self._fields[choice.name] = field
            self._add(choice, field)
        self.setVisible(bool(exporter.options))

    def _field(self, choice: Choice, before: str) -> QComboBox | QLineEdit:
        if not choice.values:
            line = QLineEdit(before)
            line.textChanged.connect(self.changed)
            return line
        box = QComboBox()
        for value, words in zip(choice.values, choice.words or choice.values, strict=True):
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(before)))
        box.currentIndexChanged.connect(self.changed)
        return box

    def _add(self, choice: Choice, field: QWidget) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(4)
        words = choice.name.replace("_", " ").replace("-", " ").capitalize()
        column.addWidget(caption(words, field))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(field, 1)
        if choice.is_file:
            row.addWidget(button(f"choose_{choice.name}", "Choose…", self._choose))
        column.addLayout(row)
        self._column.addWidget(whole)
        self._shown.append(whole)

    @Slot()
    def _choose(self) -> None:
        name = self.sender().objectName().removeprefix("choose_")
        field = self._fields[name]
        assert isinstance(field, QLineEdit)
        asking = QFileDialog(self, "Choose a file", field.text())
        asking.setObjectName("optionFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.fileSelected.connect(field.setText)
        asking.open()
