"""The analyst's verdict on a claim: a word, its reason, and the address of the evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM
from reader.domain.edits import amend
from reader.domain.judgement_words import verdict_terms
from reader.domain.verdicts import give_verdict, is_address, take_off, word_of
from reader.domain.vocabulary import VERDICTS
from reader.ui.card.choice import WordChoice
from reader.ui.card.typed import TypedLine
from reader.ui.labels import label
from reader.ui.wording import moment

if TYPE_CHECKING:
    from reader.domain.project import Verdict
    from reader.ui.card.entry import Entry

WRONG = "An address begins with https:// or http://."


class VerdictField(QWidget):
    """The word is chosen from the list or typed; the last verdict on a claim counts."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.word = WordChoice("verdictField", "Verdict", VERDICTS, "no verdict", self)
        self.word.setInsertPolicy(WordChoice.InsertPolicy.NoInsert)
        typed = QLineEdit(self.word)
        typed.setAccessibleName("Verdict: choose or type a word")
        self.word.setLineEdit(typed)
        self.word.activated.connect(self._choose)
        typed.editingFinished.connect(self._choose)
        self._when = label(role="soft", small=True)
        self.why = TypedLine("verdictReason", "Reason for the verdict", self)
        self.why.setPlaceholderText("reason")
        self.why.store_requested.connect(self._store_why)
        self.url = TypedLine("verdictLink", "Address of the evidence", self)
        self.url.setPlaceholderText("address of the evidence")
        self.url.store_requested.connect(self._store_url)
        self.open = QToolButton(self)
        self.open.setObjectName("openEvidence")
        self.open.setText("open…")
        self.open.setProperty("role", "soft")
        self.open.setToolTip("Shows the whole address first")
        self.open.clicked.connect(self._ask_open)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self.word, 1)
        first.addWidget(self._when)
        last = QHBoxLayout()
        last.setContentsMargins(0, 0, 0, 0)
        last.addWidget(self.url, 1)
        last.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.why)
        column.addLayout(last)
        self.setFocusProxy(self.word)
        entry.changed.connect(self.refresh)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that counts: the last one."""
        found = self._all
        return found[-1] if found else None

    @property
    def _all(self) -> list[Verdict]:
        claim = self._entry.annotation
        if claim is None or claim.kind != CLAIM:
            return []
        return self._entry.session.store.hanging_on(claim.id)[1]

    @property
    def kept(self) -> str:
        """The word that is kept now."""
        verdict = self.verdict
        return verdict.code if verdict else ""

    @Slot()
    def refresh(self) -> None:
        """Show the verdict of the claim."""
        verdict = self.verdict
        for field in (self.why, self.url):
            field.setVisible(verdict is not None)
        self.open.setVisible(verdict is not None and is_address(verdict.url))
        self._when.setText(moment(verdict.at) if verdict and verdict.at else "")
        code = verdict.code if verdict else None
        self.word.set_terms(verdict_terms(self._entry.session.store.project().verdicts, code))
        self.word.show_code(code)
        self.why.show_stored(verdict.why if verdict else "")
        self.url.show_stored(verdict.url if verdict else "")
        if not self.url.hasFocus():
            self.url.set_wrong("")

    @Slot()
    def _choose(self) -> None:
        claim, before = self._entry.annotation, self.verdict
        if claim is None or claim.kind != CLAIM:
            return
        typed = self.word.currentText()
        code = "" if typed == self.word.itemText(0) else word_of(typed)
        if code == (before.code if before else ""):
            self.refresh()
        elif code:
            self._entry.perform(give_verdict(claim.id, code))
        else:
            self._entry.perform(take_off(self._all))

    @Slot(str)
    def _store_why(self, text: str) -> None:
        self._amend("Reason for a verdict", self.why.visit, why=text.strip())

    @Slot(str)
    def _store_url(self, text: str) -> None:
        text = text.strip()
        right = not text or is_address(text)
        self.url.set_wrong("" if right else WRONG)
        if right:
            self._amend("Evidence of a verdict", self.url.visit, url=text)

    def _amend(self, label: str, visit: str, **fields: str) -> None:
        verdict = self.verdict
        if verdict is not None:
            after = replace(verdict, **fields)
            if after != verdict:
                self._entry.perform(amend(label, verdict, after), visit)

    @Slot()
    def _ask_open(self) -> None:
        verdict = self.verdict
        if verdict is not None and is_address(verdict.url):
            ask_open(verdict.url, self.window())


def ask_open(address: str, parent: QWidget) -> None:
    """Show a whole address, and open it in the browser only if the analyst says so."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Question, "Open in the browser?", address, parent=parent)
    box.setObjectName("openAddress")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("Selon itself connects to nothing; your browser will.")
    open_ = box.addButton("Open", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def opened() -> None:
        if box.clickedButton() is open_:
            QDesktopServices.openUrl(QUrl(address))

    box.finished.connect(opened)
    box.open()
