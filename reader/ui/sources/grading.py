"""The reliability of a source: its letter and why, and every letter that it had before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.domain import vocabulary
from reader.domain.edits import amend, make
from reader.domain.ids import new_id
from reader.domain.project import Grade
from reader.ui.card.typed import TypedLine
from reader.ui.labels import label
from reader.ui.letters import Letters
from reader.ui.term_words import WORDS
from reader.ui.wording import count, moment, shortened

if TYPE_CHECKING:
    from reader.ui.session import Session

MOST = 20
"""So many letters of the past are listed, the latest."""


class Reliability(QWidget):
    """A letter is never written over: each is added to the history, and the last one counts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source = ""
        self.letters = Letters(self)
        self.letters.chosen.connect(self._grade)
        self.words = label(role="soft", small=True)
        self.why = TypedLine("gradeReason", "Why this letter", self)
        self.why.setPlaceholderText("Why this letter")
        self.why.setProperty("quiet", "true")
        self.why.store_requested.connect(self._store_reason)
        self.history = QToolButton()
        self.history.setObjectName("gradeHistory")
        self.history.setProperty("role", "soft")
        self.history.setCheckable(True)
        self.history.toggled.connect(self._show_history)
        self.lines = label(role="soft", small=True, wraps=True)
        self.lines.setObjectName("gradeLines")
        self.lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.words, 1)
        below.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.letters)
        column.addLayout(below)
        column.addWidget(self.why)
        column.addWidget(self.lines)
        self.setFocusProxy(self.letters)

    def flush(self) -> None:
        """Store all typing at once."""
        self.why.flush()

    def show_source(self, source: str) -> None:
        """Show the letter of a source, and its history if that is unfolded."""
        self._source = source
        grade = self._session.grades.get(source)
        value = grade.value if grade else None
        self.letters.show_letter(value)
        self.words.setText(WORDS.of(vocabulary.RELIABILITY, value) or "not graded")
        self.why.show_stored(grade.why if grade else "")
        self.why.setVisible(grade is not None)
        grades = self._session.store.sources.grades_of(source) if grade else []
        self.history.setText(f"history ({len(grades)})")
        self.history.setAccessibleName(f"History: {count(len(grades), 'letter')}")
        self.history.setVisible(bool(grades))
        self.lines.setVisible(bool(grades) and self.history.isChecked())
        if not self.lines.isHidden():
            names = {of.id: of.name for of in self._session.store.things("analyst")}
            self.lines.setText("\n".join(_line(of, names) for of in reversed(grades[-MOST:])))

    @Slot()
    def _show_history(self) -> None:
        self.show_source(self._source)

    @Slot(str)
    def _grade(self, letter: str) -> None:
        self.why.flush()
        grade = Grade(new_id(), source=self._source, value=letter or None)
        self._session.perform(make("Grade source", grade))

    @Slot(str)
    def _store_reason(self, text: str) -> None:
        grade = self._session.grades.get(self._source)
        if grade is not None and grade.why != text.strip():
            after = replace(grade, why=text.strip())
            self._session.perform(
                amend("Reason for a letter", grade, after).grouped(self.why.visit)
            )


def _line(grade: Grade, names: dict[str, str]) -> str:
    """ "B · 8 May, 14:03 · Ana · always right so far"."""
    when = moment(grade.at) if grade.at else ""
    who = names.get(grade.by or "", "")
    parts = (grade.value or "none", when, who, shortened(grade.why, 200))
    return " · ".join(filter(None, parts))
