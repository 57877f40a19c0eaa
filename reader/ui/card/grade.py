"""The grade: a letter for the source, or for this voice only, and a digit for the claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain import vocabulary
from reader.domain.annotation import CLAIM, Attribution, origin
from reader.domain.edits import make
from reader.domain.ids import new_id
from reader.domain.project import Grade
from reader.domain.sourcing import independent_origins
from reader.ui.card.flow import Flow
from reader.ui.card.segment import Segment
from reader.ui.models.face import voice_letter
from reader.ui.term_words import WORDS

if TYPE_CHECKING:
    from reader.ui.card.entry import Entry

_WORD = {
    0: "Digit 1 asks for two independent sources; this claim has none.",
    1: "Digit 1 asks for two independent sources; this claim has one.",
}


class GradeField(QWidget):
    """Both halves of the Admiralty code, what they mean in words, and a warning on a bold 1."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._here = False
        self.letter = Segment(
            "reliability", "Reliability", vocabulary.RELIABILITY, self, labelled=False
        )
        self.digit = Segment(
            "credibility", "Credibility", vocabulary.CREDIBILITY, self, labelled=False
        )
        self.letter.chosen.connect(self._grade_source)
        self.digit.chosen.connect(self._grade_claim)
        self.only_here = QToolButton(self)
        self.only_here.setObjectName("onlyHere")
        self.only_here.setText("only here")
        self.only_here.setProperty("role", "soft")
        self.only_here.setCheckable(True)
        self.only_here.setToolTip("The letter is for this voice in this claim only")
        self.only_here.clicked.connect(self._switch)
        self._words = QLabel(self)
        self._words.setProperty("role", "soft")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._warning = QLabel(self)
        self._warning.setObjectName("gradeWarning")
        self._warning.setProperty("role", "warn")
        self._warning.setWordWrap(True)
        self._build()
        entry.changed.connect(self.refresh)
        WORDS.changed.connect(self.refresh)

    def _build(self) -> None:
        segments = QWidget(self)
        flow = Flow(segments, gap=8)
        flow.addWidget(self.letter)
        flow.addWidget(self.digit)
        below = QHBoxLayout()
        below.addWidget(self._words, 1)
        below.addWidget(self.only_here, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(segments)
        column.addLayout(below)
        column.addWidget(self._warning)
        self.setFocusProxy(self.letter)

    @Slot()
    def refresh(self) -> None:
        """Show the grade of the voice's origin and of the claim."""
        claim = self._entry.annotation
        if claim is None or claim.kind != CLAIM:
            return
        voice = self._entry.voice
        letter = voice_letter(voice, self._entry.session) if voice else ""
        grade = self._entry.session.grades.get(claim.id)
        digit = grade.value if grade else None
        self.letter.show_code(letter)
        self.letter.setEnabled(voice is not None)
        self.digit.show_code(digit)
        must_be_here = voice is not None and self._source(voice) is None
        if voice and voice.reliability:
            self._here = True
        self.only_here.setChecked(voice is not None and (self._here or must_be_here))
        self.only_here.setEnabled(voice is not None and not must_be_here)
        self._words.setText(
            " · ".join(
                filter(
                    None,
                    (
                        WORDS.of(vocabulary.RELIABILITY, letter or None),
                        WORDS.of(vocabulary.CREDIBILITY, digit),
                    ),
                )
            )
        )
        origins = len(independent_origins([claim], self._entry.session.sources))
        self._warning.setText(_WORD.get(origins, ""))
        self._warning.setVisible(digit == "1" and origins < 2)

    @Slot()
    def reset(self) -> None:
        """Another annotation is shown: letters are for the source again."""
        self._here = False

    def _source(self, voice: Attribution) -> str | None:
        """The source whose letter it is: the origin's."""
        last = origin(voice)
        return last.source if last else None

    @Slot(str)
    def _grade_source(self, code: str) -> None:
        voice = self._entry.voice
        if voice is None:
            return
        label = f"Grade {code}" if code else "Take away grade"
        source = self._source(voice)
        if self.only_here.isChecked() or source is None:
            self._entry.amend_voice(label, replace(voice, reliability=code or None))
        else:
            self._entry.perform(make(label, Grade(new_id(), source=source, value=code or None)))

    @Slot(str)
    def _grade_claim(self, code: str) -> None:
        claim = self._entry.annotation
        if claim:
            label = f"Grade {code}" if code else "Take away grade"
            self._entry.perform(make(label, Grade(new_id(), claim=claim.id, value=code or None)))

    @Slot(bool)
    def _switch(self, here: bool) -> None:
        """From the source's letter to one of this voice's own, and back."""
        self._here = here
        voice = self._entry.voice
        if voice is None:
            return
        letter = voice_letter(voice, self._entry.session) or None
        self._entry.amend_voice(
            "Grade only here" if here else "Grade of the source",
            replace(voice, reliability=letter if here else None),
        )
        self.refresh()
