"""Which columns of a list of articles hold what, asked where their names do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, label
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.importing import ImportResult

_FIELDS = {
    "text": "Text",
    "title": "Title",
    "byline": "Byline",
    "outlet": "Outlet",
    "url": "Address",
    "language": "Language",
    "published": "Published",
    "retrieved": "Retrieved",
    "archive_url": "Archived at",
}
NONE = "–"
LONGEST_NAME = 30
LONGEST_EXAMPLE = 38


class ListColumns(QDialog):
    """A choice for each field of an article, with what stands in the first row beside it."""

    chosen = Signal(object)
    """Field → name of its column, \"\" for none; for all fields."""

    def __init__(self, parent: QWidget, result: ImportResult) -> None:
        super().__init__(parent)
        self.setObjectName("listColumns")
        self.setWindowTitle("Columns")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._examples = {column.name: column.example for column in result.columns}
        self._shown: dict[str, tuple[QComboBox, QLabel]] = {}
        self.fields: dict[str, QComboBox] = {}
        self.read = main_button("columnsRead", "Read", self._read)
        name = shortened(" ".join(result.path.name.split()), LONGEST_NAME)
        self._lay_out(f"Which columns of “{name}” hold what? Each row becomes an article.")
        self._guess(result)
        self._changed()
        self.fields["text"].setFocus()
        self.resize(640, self.sizeHint().height())

    def _lay_out(self, question: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, (field, words) in enumerate(_FIELDS.items()):
            choice = self._choice(field, words)
            example = label(role="soft", small=True)
            example.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            choice.currentIndexChanged.connect(self._changed)
            self.fields[field] = choice
            self._shown[field] = (choice, example)
            for column, widget in enumerate((caption(words, choice), choice, example)):
                grid.addWidget(widget, row, column)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("columnsCancel", "Cancel", self.reject))
        foot.addWidget(self.read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(label(question, wraps=True))
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addLayout(foot)

    def _choice(self, field: str, words: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(f"column_{field}")
        choice.setAccessibleName(f"Column of the {words.lower()}")
        choice.setMinimumWidth(180)
        choice.setMaximumWidth(260)
        choice.addItem(NONE, "")
        for name in self._examples:
            choice.addItem(shortened(" ".join(name.split()), LONGEST_NAME), name)
        return choice

    def _guess(self, result: ImportResult) -> None:
        from reader.ingest.columns import guessed

        for field, name in guessed(result.columns).items():
            self.fields[field].setCurrentIndex(self.fields[field].findData(name))

    @Slot()
    def _changed(self) -> None:
        for choice, example in self._shown.values():
            words = self._examples.get(choice.currentData() or "", "")
            example.setText(shortened(words, LONGEST_EXAMPLE))
        self.read.setEnabled(bool(self.fields["text"].currentData()))

    @Slot()
    def _read(self) -> None:
        self.chosen.emit({field: choice.currentData() for field, choice in self.fields.items()})
        self.accept()
