"""Which article a text is: a list that what is typed narrows, wherever in a title it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

_WIDE = 420
"""Pixels of the list, so that titles are seen."""
NONE = "None: leave them out"


class Articles(QStringListModel):
    """What can be chosen, for all fields together: none, then articles by their names."""

    def __init__(self, articles: Sequence[tuple[str, str]], parent: QObject) -> None:
        """`articles` are ids and names, those first that are likeliest."""
        super().__init__([NONE, *(name for _, name in articles)], parent)
        self.ids = ["", *(id for id, _ in articles)]
        self.rows = {id: row for row, id in enumerate(self.ids)}


class ArticleChoice(QComboBox):
    """A field to choose an article in, by the list or by typing some of its title."""

    def __init__(self, articles: Articles, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = articles
        self._typed = QLineEdit(self)
        self.setLineEdit(self._typed)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        rows = QListView()
        rows.setUniformItemSizes(True)  # of thousands none is measured
        self.setView(rows)
        self.setModel(articles)
        finding = QCompleter(articles, self)
        finding.setFilterMode(Qt.MatchFlag.MatchContains)
        finding.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finding.setMaxVisibleItems(10)
        self.setCompleter(finding)
        for list_ in (rows, finding.popup()):
            if list_:
                list_.setMinimumWidth(_WIDE)
        self._finding = finding
        self.setCurrentIndex(articles.rows.get(chosen, 0))
        self._to_begin()
        self.currentIndexChanged.connect(self._to_begin)
        self._typed.editingFinished.connect(self._say_again)

    @property
    def article(self) -> str:
        """The id of the article that is chosen, "" for none."""
        return self._articles.ids[max(0, self.currentIndex())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends the typing; it does not import."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        popup = self._finding.popup()
        if is_enter and not (popup and popup.isVisible()):
            self._say_again()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _to_begin(self) -> None:
        """A long title is seen from its beginning."""
        self._typed.setCursorPosition(0)

    @Slot()
    def _say_again(self) -> None:
        """What is typed and is no article goes."""
        if self.currentText() != self.itemText(self.currentIndex()):
            self.setEditText(self.itemText(self.currentIndex()))
            self._to_begin()
