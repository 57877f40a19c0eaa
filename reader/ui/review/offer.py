"""The status line's word on what is to review in the article in front; a click opens the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.session import Session

_CONCERNS = frozenset(("annotation", "article", "version"))


class ReviewOffer(QToolButton):
    """ "3 to review · 2 gone"; hidden while there is nothing."""

    review_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewOffer")
        self.setFont(interface_font("small"))
        self.setToolTip("Words that a newer version left open (Ctrl+Shift+R)")
        self._session = session
        self._article: str | None = None
        self.clicked.connect(self.review_requested)
        session.edited.connect(self._follow)
        self.hide()

    @Slot(str)
    def show_article(self, article: str) -> None:
        """Count for this article; "" for none."""
        self._article = article or None
        self._count_again()

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if any(change.entity in _CONCERNS for change in applied.edit.changes):
            self._count_again()

    def _count_again(self) -> None:
        session = self._session
        ids = session.store.corrections.astray(self._article) if self._article else []
        if not ids:
            self.hide()
            return
        from reader.domain.review import astray

        states = [item.anchor.state for each in session.annotations(ids) for item in astray(each)]
        waiting, gone = states.count("review"), states.count("orphan")
        told = [f"{waiting} to review"] if waiting else []
        told += [f"{gone} gone from the text"] if gone else []
        self.setText(" · ".join(told))
        self.setVisible(bool(told))
