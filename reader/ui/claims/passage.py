"""Below the table: the passage of the claim that is chosen, and beside it the claim's links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.links.field import Links

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.ui.claims.preview import Preview
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

WIDEST = 320
"""Pixels of the links, where there are any."""


class Passage(QWidget):
    """The preview with the links at its right."""

    def __init__(self, preview: Preview, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("passage")
        self.preview = preview
        self.links = Links(session, theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(preview, 3)
        row.addWidget(self.links, 2, Qt.AlignmentFlag.AlignTop)
        self.links.hide()

    def show_claim(self, claim: Annotation | None) -> None:
        """Show where a claim stands and what it is linked to; None shows nothing."""
        self.preview.show_claim(claim)
        self.links.show_thing(claim.id if claim else "")
        button = self.links.add.sizeHint().width()
        self.links.setMaximumWidth(WIDEST if self.links.number else button)
        self.links.setVisible(claim is not None)
