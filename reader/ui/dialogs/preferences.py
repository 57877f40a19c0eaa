"""Preferences: who works, how the page is set, theme and snapping; all take effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
)

from reader.ui.dialogs.buttons import button
from reader.ui.dialogs.meaning_choice import MeaningChoice
from reader.ui.dialogs.suggestion_choices import SuggestionChoices
from reader.ui.labels import caption, label
from reader.ui.settings import READING_LIMITS, THEMES, Reading
from reader.ui.term_words import LANGUAGES, WORDS
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

FAMILIES = ("Literata", "Georgia", "Noto Serif", "DejaVu Serif", "Noto Sans", "DejaVu Sans")
_THEMES = ("As the desktop", "Light", "Dark", "High contrast")


class Preferences(QDialog):
    """Nothing to confirm: what is chosen is in force and kept."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("preferencesDialog")
        self.setWindowTitle("Preferences")
        self._window = window
        self.name = QLineEdit(window.session.analyst.name)
        self.name.setObjectName("analystName")
        self.name.editingFinished.connect(self._rename)
        self.theme = QComboBox()
        self.theme.setObjectName("themeChoice")
        self.theme.addItems(_THEMES)
        self.theme.setCurrentIndex(THEMES.index(window.settings.theme))
        self.theme.activated.connect(self._dress)
        self.term_language = QComboBox()
        self.term_language.setObjectName("termLanguage")
        self.term_language.setToolTip("Of the scales to judge with; the window stays in English")
        for code, name in LANGUAGES.items():
            self.term_language.addItem(name, code)
        place = self.term_language.findData(window.settings.term_language)
        self.term_language.setCurrentIndex(place)
        self.term_language.activated.connect(self._word)
        self.family = QComboBox()
        self.family.setObjectName("readingFamily")
        self.family.addItems(_families(window.settings.reading.family))
        self.px = QSpinBox()
        self.measure = QSpinBox()
        self.spacing = QDoubleSpinBox()
        self._prepare_numbers()
        self.snapping = QCheckBox("Selections snap to whole words")
        self.snapping.setChecked(window.settings.snapping)
        self.snapping.clicked.connect(self._snap)
        self.meaning = MeaningChoice(window.settings)
        self.suggestions = SuggestionChoices(window)
        self._usual = button("usualReading", "Usual settings", self._reset_reading)
        self._lay_out()
        self._show_reading(window.settings.reading)
        self.family.activated.connect(self._set_reading)
        for number in (self.px, self.measure, self.spacing):
            number.valueChanged.connect(self._set_reading)

    def _prepare_numbers(self) -> None:
        for name, box in (("px", self.px), ("width", self.measure)):
            least, most = READING_LIMITS[name]
            box.setRange(int(least), int(most))
        self.spacing.setRange(*READING_LIMITS["spacing"])
        self.spacing.setSingleStep(0.05)
        self.px.setObjectName("readingSize")
        self.px.setSuffix(" px")
        self.measure.setObjectName("readingWidth")
        self.measure.setSuffix(" characters")
        self.spacing.setObjectName("readingSpacing")
        for number in (self.px, self.measure, self.spacing):
            number.setFixedHeight(self.family.sizeHint().height())
            # Qt takes no padding of the style sheet's at this side
            number.lineEdit().setTextMargins(7, 0, 0, 0)

    def _lay_out(self) -> None:
        window = self._window
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.addRow(caption("Your name"), self.name)
        hint = label(
            "It stands in the history and in exports, beside what you do.", role="soft", small=True
        )
        form.addRow("", hint)
        form.addRow(caption("Theme"), self.theme)
        form.addRow(caption("Words of scales"), self.term_language)
        form.addRow(caption("Reading font"), self.family)
        form.addRow(caption("Size"), self.px)
        form.addRow(caption("Line length"), self.measure)
        form.addRow(caption("Line height"), self.spacing)
        form.addRow("", self.snapping)
        form.addRow("", self.meaning)
        form.addRow(caption("Suggestions"), self.suggestions)
        kept = label(window.backups.sentence())
        kept.setToolTip(as_tip(f"In {window.backups.folder}"))
        form.addRow(caption("Backups"), kept)
        foot = QHBoxLayout()
        foot.addWidget(self._usual)
        foot.addStretch(1)
        foot.addWidget(button("closePreferences", "Close", self.close))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        layout.addLayout(form)
        layout.addLayout(foot)

    def _show_reading(self, reading: Reading) -> None:
        boxes = (self.family, self.px, self.measure, self.spacing)
        for box in boxes:
            box.blockSignals(True)
        self.family.setCurrentText(reading.family)
        self.px.setValue(reading.px)
        self.measure.setValue(reading.width)
        self.spacing.setValue(reading.spacing)
        for box in boxes:
            box.blockSignals(False)

    @Slot()
    def _set_reading(self) -> None:
        reading = self._window.settings.reading
        reading.family = self.family.currentText()
        reading.px = self.px.value()
        reading.width = self.measure.value()
        reading.spacing = round(self.spacing.value(), 2)
        self._window.page.set_reading(reading.family, reading.px, reading.width, reading.spacing)

    @Slot()
    def _reset_reading(self) -> None:
        self._show_reading(Reading())
        self._set_reading()

    @Slot(int)
    def _dress(self, place: int) -> None:
        self._window.set_theme(THEMES[place])

    @Slot()
    def _word(self) -> None:
        self._window.settings.term_language = self.term_language.currentData()
        WORDS.choose(self._window.settings.term_language)

    @Slot()
    def _snap(self) -> None:
        self._window.actions_by_name["toggle_snapping"].trigger()

    @Slot()
    def _rename(self) -> None:
        from reader.domain.edits import amend

        window, name = self._window, " ".join(self.name.text().split())
        session = window.session
        if not name or name == session.analyst.name:
            self.name.setText(session.analyst.name)
            return
        try:
            analyst = window.profile.keep_analyst(name)
        except OSError as error:
            from reader.disk_trouble import in_plain_words

            window.status.say(f"Your name could not be kept. {in_plain_words(error)}")
            return
        known = session.store.get("analyst", analyst.id)
        session.analyst = analyst
        if known is not None and known.name != name:
            session.perform(amend("Rename analyst", known, analyst))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # theme, zoom and snapping can be changed by keys meanwhile
            settings = self._window.settings
            self.theme.setCurrentIndex(THEMES.index(settings.theme))
            self.snapping.setChecked(settings.snapping)
            self._show_reading(settings.reading)


def _families(chosen: str) -> list[str]:
    from PySide6.QtGui import QFontDatabase

    there = set(QFontDatabase.families())
    offered = [name for name in FAMILIES if name == "Literata" or name in there]
    return offered if chosen in offered else [*offered, chosen]
