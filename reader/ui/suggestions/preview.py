"""What is accepted together, looked over before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from reader.domain.ids import new_id
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.suggestions.face import per_cent, speaker
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

LOT = 10
"""How many are accepted at once; between two lots the window has time for its own."""
_KEY = Qt.ItemDataRole.UserRole


class Preview(QDialog):
    """The strong suggestions with a tick each; what is ticked becomes annotations, in one step."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle("Accept strong suggestions")
        self._window = window
        self._suggestions = window.suggestions
        self._waiting: list[str] = []
        self._group = new_id()
        self._done = 0
        self.list = QListWidget()
        self.list.setObjectName("strongList")
        self.list.setAccessibleName("Suggestions to be accepted")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for draft in self._suggestions.strong:
            self.list.addItem(self._item(draft.key))
        self._accept = main_button("acceptTicked", "Accept", self._begin)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._go_on)
        self._lay_out()
        self.list.itemChanged.connect(self._tell)
        self.list.setCurrentRow(0)
        self._tell()
        self.resize(620, 520)

    def _item(self, key: str) -> QListWidgetItem:
        draft = self._suggestions.weighed(key)
        words = " ".join(draft.annotation.quotation.split())
        item = QListWidgetItem(f"{speaker(draft)} · {per_cent(draft.score)}\n{words[:280]}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        item.setData(_KEY, key)
        item.setToolTip("")
        return item

    def _lay_out(self) -> None:
        words = "What is ticked becomes claims with their sources, in one step. Space ticks."
        foot = QHBoxLayout()
        foot.addWidget(button("tickAll", "All", self._tick_all))
        foot.addWidget(button("tickNone", "None", self._tick_none))
        foot.addStretch(1)
        foot.addWidget(button("cancelAccept", "Cancel", self.close))
        foot.addWidget(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(words, role="soft", wraps=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    @property
    def ticked(self) -> list[str]:
        """The keys of those that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked]

    @Slot()
    def _tell(self) -> None:
        number = len(self.ticked)
        self._accept.setText(f"Accept {number}")
        self._accept.setEnabled(bool(number))

    @Slot()
    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    @Slot()
    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    @Slot()
    def _begin(self) -> None:
        if not self._more.isActive():
            self._waiting = self.ticked
            self._more.start()

    @Slot()
    def _go_on(self) -> None:
        now, self._waiting = self._waiting[:LOT], self._waiting[LOT:]
        self._done += len(self._suggestions.accept(now, self._group))
        if not self._waiting:
            self._more.stop()
            said = f"{count(self._done, 'suggestion')} accepted; Ctrl+Z takes them back."
            self._window.status.say(said)
            self.close()
            self._window.page.setFocus()
