"""Parting one source into two: which names, passages and people are those of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from reader.domain.ids import new_id
from reader.domain.source import Source
from reader.domain.source_edits import split_source
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, heading, label
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

MOST = 2000
"""So many passages are offered to choose from."""
_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SplitDialog(QDialog):
    """Tick what belongs to the other one. Esc changes nothing."""

    def __init__(self, window: MainWindow, source: str) -> None:
        super().__init__(window)
        self.setObjectName("splitSource")
        self._window = window
        self._session = window.session
        self._source = source
        of = self._session.sources[source]
        self.setWindowTitle("Split a source")
        title = label(f"Part of “{shortened(of.name, 60)}” is another source", wraps=True)
        title.setFont(reading_font(17, 600))
        self.name = QLineEdit()
        self.name.setObjectName("splitName")
        self.name.textChanged.connect(self._check)
        self.names = self._list("splitNames", "Names that go to it")
        self.passages = self._list("splitPassages", "Passages that go to it")
        self.people = self._list("splitPeople", "People that go to it")
        self._fill(of)
        self.names.itemChanged.connect(self._name_ticked)
        self.do = main_button("splitDo", "Split", self._split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        row = QHBoxLayout()
        row.addWidget(caption("Name of the new source", self.name))
        row.addWidget(self.name, 1)
        layout.addLayout(row)
        for words, box in (
            ("Its names", self.names),
            ("Its passages", self.passages),
            ("Its people", self.people),
        ):
            if box.count():
                layout.addWidget(heading(words))
                layout.addWidget(box, 3 if box is self.passages else 1)
            else:
                box.setParent(self)
                box.hide()
        foot = QHBoxLayout()
        foot.addWidget(label("The letters stay where they are.", role="soft", small=True), 1)
        foot.addWidget(button("splitCancel", "Cancel", self.reject))
        foot.addWidget(self.do)
        layout.addLayout(foot)
        self.resize(600, 560)
        self._check()

    def _list(self, name: str, words: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName(name)
        made.setAccessibleName(words)
        made.setUniformItemSizes(True)
        return made

    def _fill(self, of: Source) -> None:
        session = self._session
        for alias in of.aliases:
            _add(self.names, alias, alias)
        for each in session.store.naming_source(of.id)[:MOST]:
            words = f"{session.citation(each)}  {each.kind}  “{shortened(each.quotation, 110)}”"
            _add(self.passages, words, each.id)
        for person in session.sources.values():
            if person.affiliation == of.id:
                _add(self.people, person.name, person.id)

    @Slot()
    def _name_ticked(self) -> None:
        """The first name ticked is what it is called, until something else is typed."""
        ticked = _ticked(self.names)
        if not self.name.isModified():
            self.name.setText(ticked[0] if ticked else "")

    @Slot()
    def _check(self) -> None:
        self.do.setEnabled(bool(self.name.text().strip()) and not self._session.store.read_only)

    @Slot()
    def _split(self) -> None:
        session = self._session
        source = session.sources.get(self._source)
        name = " ".join(self.name.text().split())
        if source is None or not name:
            return
        aliases = tuple(each for each in _ticked(self.names) if each != name)
        new = Source(new_id(), name, source.kind, aliases, article=source.article)
        chosen = session.store.annotations(_ticked(self.passages))
        people = [session.sources[id] for id in _ticked(self.people) if id in session.sources]
        if session.perform(split_source(source, new, chosen, people)):
            self._window.going.to_source(new.id)
            self._window.status.say(f"“{name}” is a source of its own now.")
            self.accept()


def _add(box: QListWidget, words: str, id: str) -> None:
    item = QListWidgetItem(" ".join(words.split()), box)
    item.setData(_ID, id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(_OFF)


def _ticked(box: QListWidget) -> list[str]:
    items = (box.item(row) for row in range(box.count()))
    return [item.data(_ID) for item in items if item is not None and item.checkState() == _ON]
