"""The quiet line in the status line: how many blocks look like no part of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reader.ui.status import Message
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.ui.boilerplate.proposals import Proposals


class Offer(QWidget):
    """Says how many there are, with a button to look at them and one to keep them all."""

    review_requested = Signal()

    def __init__(self, proposals: Proposals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blocksOffer")
        self._proposals = proposals
        self._said = _Shortened()
        review = _button("reviewBlocks", "Review", "Look at them one by one (Shift+B)")
        review.clicked.connect(self.review_requested)
        leave = _button("keepBlocks", "Keep them", "They are part of the article; do not ask again")
        leave.clicked.connect(self._keep_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self._said, review, leave):
            row.addWidget(widget)
        self.hide()

    def tell(self) -> None:
        """Say how many there are now; nothing where there are none."""
        number = len(self._proposals.open)
        looks = "1 block looks" if number == 1 else f"{number} blocks look"
        words = f"{looks} like no part of the article"
        self._said.setText(words)
        self._said.setToolTip(words)
        self.setVisible(bool(number))

    @Slot()
    def _keep_all(self) -> None:
        self._proposals.dismiss()


class _Shortened(Message):
    """Words that have the room they want, or less."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("blocksFound")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())


def _button(name: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    button.setFont(interface_font("small"))
    return button
