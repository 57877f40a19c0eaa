"""How the table of hypotheses is ordered and weighed: three boxes over it, kept in the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.ui.settings import Hypotheses

BOXES = (
    ("telling_first", "Most telling rows first", "Rows that tell the hypotheses apart come first"),
    (
        "least_first",
        "Least inconsistent first",
        "The hypothesis with the least against it is first",
    ),
    (
        "weighed",
        "Weigh by credibility",
        "An inconsistency counts 0.9 with credibility 1, 0.7 with 2, 0.5 with 3, 0.3 with 4, 0.1 "
        "with 5, and 0.5 where it is not judged",
    ),
)


class Order(QWidget):
    """Sets the fields of the settings that have the names of its boxes."""

    chosen = Signal()

    def __init__(self, settings: Hypotheses, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self._boxes: dict[str, QCheckBox] = {}
        for name, text, tip in BOXES:
            box = self._boxes[name] = QCheckBox(text)
            box.setObjectName(name)
            box.setToolTip(as_tip(tip))
            box.setChecked(getattr(settings, name))
            box.toggled.connect(self._choose)
            row.addWidget(box)
        row.addStretch(1)

    @Slot()
    def _choose(self) -> None:
        for name, box in self._boxes.items():
            setattr(self._settings, name, box.isChecked())
        self.chosen.emit()
