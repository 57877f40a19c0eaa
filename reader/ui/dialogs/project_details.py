"""What the project is called and how far it may go: its title and its TLP marking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from reader.domain.edits import amend
from reader.domain.one_line import one_line
from reader.domain.vocabulary import TLP, term
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, label
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.project import Project
    from reader.ui.main_window import MainWindow

UNMARKED = "Not marked"
NO_LIMIT_SAID = "Nothing is said about who may have it."


class ProjectDetails(QDialog):
    """Save makes one edit of all that was changed; Esc changes nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("projectDetails")
        self.setWindowTitle("Project details")
        self._window = window
        self._before: Project = window.session.store.project()
        self.title = QLineEdit(self._before.title)
        self.title.setObjectName("projectTitle")
        self.title.setCursorPosition(0)
        self.marking = QComboBox()
        self.marking.setObjectName("projectTlp")
        self.marking.setAccessibleName("Marking by the Traffic Light Protocol")
        self.marking.addItem(UNMARKED, None)
        for word in TLP:
            self.marking.addItem(word.en, word.code)
        self.marking.setCurrentIndex(max(0, self.marking.findData(self._before.tlp)))
        self.marking.currentIndexChanged.connect(self._explain)
        self._meaning = label(role="soft", small=True, wraps=True)
        self.save = main_button("saveProject", "Save", self._save)
        self.save.setEnabled(not window.session.store.read_only)
        self._lay_out()
        self._explain()
        self.resize(520, self.sizeHint().height())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(caption("Title", self.title), self.title)
        form.addRow(caption("TLP", self.marking), self.marking)
        form.addRow("", self._meaning)
        for words, text in self._facts():
            fact = label(text, small=True, wraps=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(caption(words), fact)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("cancelProject", "Cancel", self.reject))
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addLayout(foot)

    def _facts(self) -> list[tuple[str, str]]:
        """What is known and cannot be changed."""
        session = self._window.session
        held = f"{count(len(session.articles), 'article')}, {count(len(session.sources), 'source')}"
        return [
            ("File", str(session.store.path)),
            ("Holds", held),
            ("Id", self._before.id),
        ]

    @Slot()
    def _explain(self) -> None:
        """Say what the marking means."""
        word = term(TLP, self.marking.currentData())
        self._meaning.setText(word.about if word else NO_LIMIT_SAID)

    @Slot()
    def _save(self) -> None:
        session = self._window.session
        before = session.store.project()
        title = one_line(self.title.text())
        after = replace(before, title=title or before.title, tlp=self.marking.currentData())
        edit = amend("Project details", before, after)
        if not edit.changes or session.perform(edit):
            self.accept()
