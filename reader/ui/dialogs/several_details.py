"""Outlet, language and date of several articles at once; what is left alone stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
)

from reader.domain.date import Date
from reader.domain.date_words import edtf_of, read_date
from reader.domain.shelving import describe
from reader.ui.labels import caption, label
from reader.ui.models.arranging import plainly
from reader.ui.wording import count, day, languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.main_window import MainWindow

DIFFERENT = "Different: left as they are"
HINT = "What you type is given to all; what you leave alone stays as it is in each."


class SeveralDetails(QDialog):
    """Save makes one edit of all articles; Esc changes nothing."""

    def __init__(self, window: MainWindow, articles: Sequence[str]) -> None:
        super().__init__(window)
        self.setObjectName("severalDetails")
        self._window = window
        self._articles = articles
        self.setWindowTitle(f"Details of {count(len(self._articles), 'article')}")
        self.outlet = self._field("outlet")
        self.published = self._field("published")
        self.published.textChanged.connect(self._date_changed)
        self.language = QComboBox()
        self.language.setObjectName("language")
        self.language.addItem("Left as it is in each", None)
        for code, name in sorted(languages().items(), key=lambda pair: pair[1]):
            self.language.addItem(name, code)
        self._date_words = label(role="soft", small=True, wraps=True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(caption("Outlet"), self.outlet)
        form.addRow(caption("Language"), self.language)
        form.addRow(caption("Published"), self.published)
        form.addRow("", self._date_words)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(label(HINT, role="soft", wraps=True))
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._date_changed()
        self.resize(460, self.sizeHint().height())

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        known = self._window.session.store.library.common(name, plainly(self._articles))
        if known is not None:
            field.setText(known)
        else:
            field.setPlaceholderText(DIFFERENT)
        field.setModified(False)
        return field

    @Slot()
    def _date_changed(self) -> None:
        text = self.published.text().strip()
        read = read_date(text)
        right = not text or read.edtf is not None
        wrong = read.why or "A date is 2017, May 2017, 8 May 2017 or 2017-05-08."
        self._date_words.setText(day(read.edtf) if right else wrong)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            right and not self._window.session.store.read_only
        )

    @Slot()
    def _save(self) -> None:
        fields: dict[str, Any] = {}
        if self.outlet.isModified():
            fields["outlet"] = " ".join(self.outlet.text().split())
        if self.language.currentData() is not None:
            fields["language"] = self.language.currentData()
        if self.published.isModified():
            edtf = edtf_of(self.published.text())
            fields["published"] = Date(edtf) if edtf else None
        acts = self._window.shelving.many
        acts.act(self._articles, lambda of: describe(of, **fields), "Details of", self._saved)
        if acts.is_running:
            self.accept()

    @Slot(int)
    def _saved(self, number: int) -> None:
        self.accept()
