"""The verdicts that a project chooses from: a list that is taken as it is, or words of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from reader.domain.edits import amend
from reader.domain.judgement_words import VERDICT_LISTS, own_verdicts, verdict_terms
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.vocabulary import Term
    from reader.ui.main_window import MainWindow

OWN = "Words of our own"


class VerdictList(QDialog):
    """A word a line. Verdicts that were given keep their words whatever the list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("verdictList")
        self.setWindowTitle("Verdicts of this project")
        self._window = window
        self.lists = QComboBox()
        self.lists.setObjectName("verdictPreset")
        self.lists.setAccessibleName("List")
        self.lists.addItems([*VERDICT_LISTS, OWN])
        self.lists.activated.connect(self._take)
        self.words = QPlainTextEdit()
        self.words.setObjectName("verdictWords")
        self.words.setAccessibleName("Verdicts, a word a line")
        self.words.setTabChangesFocus(True)
        self.words.textChanged.connect(self._typed)
        self.save = main_button("saveVerdicts", "Save", self._save)
        self.save.setEnabled(not window.session.store.read_only)
        self._lay_out()
        self._show(verdict_terms(window.session.store.project().verdicts))
        self.resize(420, 420)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(caption("List", self.lists))
        above.addWidget(self.lists, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("cancelVerdicts", "Cancel", self.reject))
        foot.addWidget(self.save)
        hint = "A word a line. Verdicts that were given before keep their words."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self.words, 1)
        layout.addWidget(label(hint, role="soft", small=True, wraps=True))
        layout.addLayout(foot)

    def _show(self, terms: Sequence[Term]) -> None:
        self.words.setPlainText("\n".join(term.en for term in terms))

    @Slot()
    def _take(self) -> None:
        terms = VERDICT_LISTS.get(self.lists.currentText())
        if terms:
            self._show(terms)
        self.words.setFocus()

    @Slot()
    def _typed(self) -> None:
        """Say which list it is now."""
        codes = own_verdicts(self.words.toPlainText())
        names = [n for n, of in VERDICT_LISTS.items() if codes == own_verdicts(_lines(of))]
        self.lists.setCurrentText(names[0] if names else OWN)

    @Slot()
    def _save(self) -> None:
        session = self._window.session
        before = session.store.project()
        after = replace(before, verdicts=own_verdicts(self.words.toPlainText()))
        if after == before or session.perform(amend("List of verdicts", before, after)):
            self.accept()


def _lines(terms: Sequence[Term]) -> str:
    return "\n".join(term.en for term in terms)
