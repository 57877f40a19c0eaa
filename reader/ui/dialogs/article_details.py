"""The metadata of an article, to be corrected in one step; its text is never touched here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
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
from reader.domain.edits import amend
from reader.ui.labels import caption, label
from reader.ui.wording import day, language, languages, moment

if TYPE_CHECKING:
    from reader.domain.article import Article
    from reader.ui.main_window import MainWindow

_FIELDS = (
    ("title", "Title"),
    ("byline", "Byline"),
    ("outlet", "Outlet"),
    ("url", "Address"),
    ("archive_url", "Archived at"),
)
HINT = "As 8 May 2017, May 2017, 2017 or 2017-05-08. Unsure: 2017-05? About: 2017~"


class ArticleDetails(QDialog):
    """Save makes one edit of all that was changed; Esc changes nothing."""

    def __init__(self, window: MainWindow, article_id: str) -> None:
        super().__init__(window)
        self.setObjectName("articleDetails")
        self.setWindowTitle("Article details")
        self._window = window
        article = window.session.store.get("article", article_id)
        assert article is not None
        self._before: Article = article
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words in _FIELDS:
            field = QLineEdit(getattr(article, name))
            field.setObjectName(name)
            field.setCursorPosition(0)
            self.fields[name] = field
            form.addRow(caption(words), field)
        self.language = _languages(article.language)
        form.addRow(caption("Language"), self.language)
        self.published = QLineEdit((article.published and article.published.edtf) or "")
        self.published.setObjectName("published")
        self.published.setPlaceholderText("2017-05-08")
        self.published.textChanged.connect(self._date_changed)
        form.addRow(caption("Published"), self.published)
        self._date_words = label(role="soft", small=True, wraps=True)
        form.addRow("", self._date_words)
        for words, text in self._facts():
            fact = label(text, small=True, wraps=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(caption(words), fact)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._date_changed()
        self._buttons.button(kinds.Save).setEnabled(not window.session.store.read_only)
        self.resize(560, self.sizeHint().height())

    def _facts(self) -> list[tuple[str, str]]:
        """What is known and cannot be changed."""
        article, store = self._before, self._window.session.store
        version = store.get("version", article.version)
        facts = []
        if article.retrieved:
            facts.append(("Retrieved", moment(article.retrieved, today=False)))
        if article.importer:
            facts.append(("Imported as", article.importer))
        if version:
            facts.append(("Text’s SHA-256", _parted(version.sha256)))
        if article.original_sha256:
            facts.append(("File’s SHA-256", _parted(article.original_sha256)))
        return facts

    @Slot()
    def _date_changed(self) -> None:
        text = self.published.text().strip()
        read = read_date(text)
        right = not text or read.edtf is not None
        meant = day(read.edtf)
        self._date_words.setText(meant if meant and meant != text else read.why or HINT)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(
            right and not self._window.session.store.read_only
        )

    def _after(self) -> Article:
        before = self._before
        words = {name: field.text().strip() for name, field in self.fields.items()}
        chosen = self.language.currentText().strip()
        known = self.language.findText(chosen)
        code = self.language.itemData(known) if known >= 0 else chosen
        edtf = edtf_of(self.published.text())
        published = before.published
        if edtf != (published.edtf if published else None):
            # the words that say the date in the article stay what they are
            published = replace(published, edtf=edtf) if published else Date(edtf)
            if published == Date():
                published = None
        return replace(before, **words, language=code, published=published)  # type: ignore[arg-type]

    @Slot()
    def _save(self) -> None:
        edit = amend("Article details", self._before, self._after())
        if not edit.changes or self._window.session.perform(edit):
            self.accept()


def _languages(code: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName("language")
    box.setEditable(True)
    box.addItem("", "")
    for known, name in sorted(languages().items(), key=lambda pair: pair[1]):
        box.addItem(name, known)
    place = box.findData(code)
    if place < 0:
        box.addItem(language(code) or code, code)
        place = box.count() - 1
    box.setCurrentIndex(place)
    return box


def _parted(sha256: str) -> str:
    # in groups, so that it can wrap and be compared by eye
    return " ".join(sha256[i : i + 8] for i in range(0, len(sha256), 8))
