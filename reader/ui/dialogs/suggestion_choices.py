"""In Preferences: suggestions: whether, in which languages, how sure, what is kept."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from reader.ui.dialogs.buttons import button
from reader.ui.dialogs.parser_choice import ParserChoice
from reader.ui.labels import caption, label
from reader.ui.settings import THRESHOLDS
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class SuggestionChoices(QWidget):
    """Nothing to confirm: what is chosen is in force and kept."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._choices = window.suggestions.choices
        self.on = self._box("suggestionsOn", "Propose who says what in articles", "on")
        self.french = self._box("suggestFrench", "French", "french")
        self.english = self._box("suggestEnglish", "English", "english")
        self.threshold = QSpinBox()
        self.threshold.setObjectName("suggestionThreshold")
        self.threshold.setRange(*(round(100 * share) for share in THRESHOLDS))
        self.threshold.setSingleStep(5)
        self.threshold.setSuffix("\N{NO-BREAK SPACE}%")
        self.threshold.lineEdit().setTextMargins(7, 0, 0, 0)
        self.threshold.setToolTip("How often suggestions must be right to be shown")
        self.threshold.setAccessibleName("Show suggestions that are right so often")
        self.threshold.setValue(round(100 * self._choices.threshold))
        self.threshold.valueChanged.connect(self._set_threshold)
        self.parser = ParserChoice(self._choices, self._changed)
        self._learned = label(role="soft", small=True)
        self._learned.setObjectName("suggestionsLearned")
        self._forget = button("forgetLearned", "Forget", self._begin_anew)
        self._forget.setToolTip("Score suggestions as in the beginning")
        self._lay_out()
        self._tell()

    def _box(self, name: str, words: str, field: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setChecked(getattr(self._choices, field))
        box.clicked.connect(self._choose)
        return box

    def _lay_out(self) -> None:
        how = QHBoxLayout()
        how.setSpacing(12)
        for widget in (self.french, self.english, caption("sure to"), self.threshold):
            how.addWidget(widget)
        how.addStretch(1)
        learned = QHBoxLayout()
        learned.addWidget(self._learned, 1)
        learned.addWidget(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.on)
        column.addLayout(how)
        column.addWidget(self.parser)
        column.addLayout(learned)

    def _tell(self) -> None:
        counts = self._window.suggestions.weighing.learned.counts.values()
        decided = sum(accepted + dismissed for accepted, dismissed in counts)
        self._learned.setText(
            f"Scores follow {count(decided, 'decision')} of yours, kept on this computer."
            if decided
            else "Scores will follow what you accept and dismiss, kept on this computer."
        )
        self._forget.setVisible(bool(decided))
        for widget in (self.french, self.english, self.threshold):
            widget.setEnabled(self._choices.on)

    @Slot()
    def _choose(self) -> None:
        choices = self._choices
        choices.on = self.on.isChecked()
        choices.french, choices.english = self.french.isChecked(), self.english.isChecked()
        if choices.on and self.sender() is self.on:
            choices.shown = True
        self._changed()

    @Slot(int)
    def _set_threshold(self, per_cent: int) -> None:
        self._choices.threshold = per_cent / 100
        self._changed()

    def _changed(self) -> None:
        window = self._window
        window.actions_by_name["toggle_suggestions"].setChecked(window.suggestions.shown)
        window.suggestions.look_again()
        self._tell()

    @Slot()
    def _begin_anew(self) -> None:
        with suppress(OSError):
            self._window.suggestions.forget_learned()
        self._tell()
