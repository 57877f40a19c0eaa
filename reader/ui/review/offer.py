"""The status line's word on what is to review in the article in front; a click opens the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from reader.domain.review import astray
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Annotation


class ReviewOffer(QToolButton):
    """ "3 to review · 2 gone"; hidden while there is nothing."""

    review_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewOffer")
        self.setFont(interface_font("small"))
        self.setToolTip("Words that a newer version left open (Ctrl+Shift+R)")
        self.clicked.connect(self.review_requested)
        self.hide()

    def tell(self, annotations: Iterable[Annotation]) -> None:
        """Count what of these is astray."""
        states = [item.anchor.state for each in annotations for item in astray(each)]
        waiting, gone = states.count("review"), states.count("orphan")
        told = [f"{waiting} to review"] if waiting else []
        told += [f"{gone} gone from the text"] if gone else []
        self.setText(" · ".join(told))
        self.setVisible(bool(told))
