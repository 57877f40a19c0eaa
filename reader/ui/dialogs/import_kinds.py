"""The buttons that say how many results of each outcome there are, and show those alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from reader.ui.models.imports import WARNED

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {
    "": "All",
    "imported": "Imported",
    "near": "Near copies",
    "version": "New versions",
    "duplicate": "There already",
    "failed": "Not imported",
    WARNED: "With a remark",
}


class Kinds(QWidget):
    """One of the kinds is chosen; those that nothing is of are hidden."""

    chosen = Signal(str)
    """A key of KINDS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for kind in KINDS:
            choice = QToolButton()
            choice.setObjectName(f"importKind-{kind or 'all'}")
            choice.setCheckable(True)
            choice.setProperty("role", "soft")
            group.addButton(choice)
            layout.addWidget(choice)
            self._choices[kind] = choice
        layout.addStretch(1)
        self._choices[""].setChecked(True)
        group.buttonClicked.connect(self._clicked)

    @property
    def kind(self) -> str:
        """The one that is chosen."""
        return next(kind for kind, choice in self._choices.items() if choice.isChecked())

    def count(self, counts: Mapping[str, int]) -> None:
        """Say how many there are of each."""
        for kind, choice in self._choices.items():
            choice.setText(f"{KINDS[kind]} {counts[kind]:,}")
            choice.setVisible(not kind or bool(counts[kind]) or choice.isChecked())

    @Slot()
    def _clicked(self) -> None:
        self.chosen.emit(self.kind)
