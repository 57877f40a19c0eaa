"""Parting one source into two: which names, passages and people are those of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from reader.domain.ids import new_id
from reader.domain.source import Source
from reader.domain.source_edits import split_source
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, heading, label
from reader.ui.sources.ticks import TickList
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

MOST = 2000
"""So many passages are offered to choose from."""


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
        self.names = TickList("splitNames", "Names that go to it", window.theme)
        self.passages = TickList("splitPassages", "Passages that go to it", window.theme)
        self.people = TickList("splitPeople", "People that go to it", window.theme)
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

    def _fill(self, of: Source) -> None:
        session = self._session
        self.names.add_rows((alias, alias) for alias in of.aliases)
        self.passages.add_rows(
            (f"{session.citation(a)}  {a.kind}  “{shortened(a.quotation, 110)}”", a.id)
            for a in session.store.naming_source(of.id)[:MOST]
        )
        people = (s for s in session.sources.values() if s.affiliation == of.id)
        self.people.add_rows((person.name, person.id) for person in people)

    @Slot()
    def _name_ticked(self) -> None:
        """The first name ticked is what it is called, until something else is typed."""
        ticked = self.names.ticked
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
        aliases = tuple(each for each in self.names.ticked if each != name)
        new = Source(new_id(), name, source.kind, aliases, article=source.article)
        chosen = session.store.annotations(self.passages.ticked)
        people = [session.sources[id] for id in self.people.ticked if id in session.sources]
        if session.perform(split_source(source, new, chosen, people)):
            self._window.going.to_source(new.id)
            self._window.status.say(f"“{name}” is a source of its own now.")
            self.accept()
