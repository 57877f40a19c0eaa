"""Below the table: what the current cell says, the note on its rating, what the letters mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.labels import label
from reader.ui.models.hypotheses import WORDS

if TYPE_CHECKING:
    from reader.domain.project import Hypothesis, Rating

LEGEND = (
    "CC C consistent · N neutral · I II inconsistent · NA not applicable. Only I (1) and II (2) "
    "count; the hypothesis with the least against it has stood best."
)


class Foot(QWidget):
    """Follows the current cell. `left` is when Enter leaves the note."""

    noted = Signal(str)
    """The note on the current cell's rating became this."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = label(role="soft", small=True)
        self._before = ""
        self.note = QLineEdit()
        self.note.setObjectName("ratingNote")
        self.note.setAccessibleName("Note on the rating")
        self.note.setPlaceholderText("Why it fits, or does not")
        self.note.editingFinished.connect(self._keep)
        self.note.returnPressed.connect(self.left)
        self._legend = label(LEGEND, role="soft", small=True, wraps=True)
        self._legend.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._about, 1)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._legend)

    def show_cell(self, of: Hypothesis | None, rating: Rating | None) -> None:
        """Say what the current cell holds; None for `of` where it is no rating's."""
        self.note.setVisible(of is not None)
        self._about.setVisible(of is not None)
        words = WORDS[rating.code if rating else ""]
        self._about.setText(f"{words[:1].upper()}{words[1:]} with “{of.text}”" if of else "")
        self._before = rating.note if rating else ""
        if not self.note.hasFocus():
            self.note.setText(self._before)

    @Slot()
    def to_note(self) -> None:
        """The keyboard goes into the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    @Slot()
    def _keep(self) -> None:
        words = self.note.text().strip()
        if words != self._before:
            self._before = words
            self.noted.emit(words)
