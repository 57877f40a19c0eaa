"""How likely a statement is held, and how sure that judgement is: two fields, never one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from reader.domain.judgement_words import CONFIDENCE, LIKELIHOOD, likelihoods
from reader.ui.card.choice import WordChoice
from reader.ui.labels import caption
from reader.ui.term_words import WORDS

if TYPE_CHECKING:
    from reader.domain.project import Statement


class Judgement(QWidget):
    """The seven degrees of ICD 203, or Kent's five where words are French; and low to high."""

    judged = Signal(str, object)
    """What the edit is called, and the statement as it shall be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._statement: Statement | None = None
        self.likelihood = WordChoice("likelihood", "Likelihood", LIKELIHOOD, "not judged", self)
        self.confidence = WordChoice("confidence", "Confidence", CONFIDENCE, "not judged", self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        fields = (("Likelihood", self.likelihood), ("Confidence", self.confidence))
        for row, (words, choice) in enumerate(fields):
            choice.activated.connect(self._store)
            grid.addWidget(caption(words, choice), row, 0)
            grid.addWidget(choice, row, 1)
        self.choices = (self.likelihood, self.confidence)
        WORDS.changed.connect(self._show)

    def show_statement(self, statement: Statement) -> None:
        """Show what is judged of a statement."""
        self._statement = statement
        self._show()

    @Slot()
    def _show(self) -> None:
        of = self._statement
        chosen = of.likelihood if of else None
        self.likelihood.set_terms(likelihoods(WORDS.language, chosen))
        self.likelihood.show_code(chosen)
        self.confidence.show_code(of.confidence if of else None)

    @Slot()
    def _store(self) -> None:
        before = self._statement
        if before is None:
            return
        after = replace(before, likelihood=self.likelihood.code, confidence=self.confidence.code)
        if after != before:
            what = "Likelihood" if after.likelihood != before.likelihood else "Confidence"
            self.judged.emit(f"{what} of statement", after)
