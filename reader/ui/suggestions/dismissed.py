"""What was dismissed of the suggestions for an article, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.suggestions.face import NOBODY

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.domain.project import Dismissal
    from reader.ui.main_window import MainWindow

NONE = "Nothing was dismissed in this article."
SOME = "These are not suggested again, in newer versions of the article neither."
_ID = Qt.ItemDataRole.UserRole


class Dismissed(QDialog):
    """A list of them; those that are chosen come back."""

    def __init__(self, window: MainWindow, article: str) -> None:
        super().__init__(window)
        self.setWindowTitle("Dismissed suggestions")
        self._window = window
        self._article = article
        self._said = label(role="soft", wraps=True)
        self.list = QListWidget()
        self.list.setObjectName("dismissedList")
        self.list.setAccessibleName("Dismissed suggestions")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._back = main_button("bringBack", "Bring back", self._bring_back)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("closeDismissed", "Close", self.close))
        foot.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._said)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.list.itemSelectionChanged.connect(self._chosen)
        window.session.edited.connect(self._follow)
        self._fill()
        self.resize(560, 400)

    @property
    def _dismissals(self) -> list[Dismissal]:
        return self._window.session.store.dismissals.of(self._article)

    def _fill(self) -> None:
        self.list.clear()
        for one in self._dismissals:
            words = " ".join(one.words.split())
            item = QListWidgetItem(f"{one.name or NOBODY}\n{words[:280]}")
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self._said.setText(SOME if self.list.count() else NONE)
        self.list.setCurrentRow(0)
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        self._back.setEnabled(bool(self.list.selectedItems()))

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if any(change.entity == "dismissal" for change in applied.edit.changes):
            self._fill()

    @Slot()
    def _bring_back(self) -> None:
        from reader.domain.suggestions import bring_back

        chosen = {item.data(_ID) for item in self.list.selectedItems()}
        self._window.session.perform(bring_back(d for d in self._dismissals if d.id in chosen))
