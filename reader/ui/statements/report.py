"""The sourcing report beside the claims: a drafted summary, and counts that lead to the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.summary import Number, draft, totals, write
from reader.domain.summary import has_moved as moved
from reader.ui.labels import heading, label
from reader.ui.statements.summary import SummaryText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.domain.edit import Applied
    from reader.domain.project import Summary, SummaryPart
    from reader.domain.sourcing.report import SourcingReport
    from reader.domain.summary import Piece
    from reader.ui.claims.table import ClaimTable
    from reader.ui.jobs import Answer, Job
    from reader.ui.main_window import MainWindow
    from reader.ui.standings import Standings

_TOTALS = {
    "claims": ("claim", "claims"),
    "articles": ("article", "articles"),
    "statements": ("statement", "statements"),
    "sources": ("named source", "named sources"),
}
_DRAFTED = "A draft from counts: correct it, copy it. Each number leads to its claims."
_NOT_KEPT = f"{_DRAFTED} What you write of a selection is not kept."
_WRITTEN = "As you wrote it, kept in the project. Each number leads to its claims."
_MOVED = "As you wrote it; some numbers have changed since. Draft anew?"
_PART = "Counts are of these claims; standings weigh the whole project."
SUMMARY_HEIGHT = 400
PROJECT_SCOPE = "project"
PROJECT, ARTICLE, SELECTION = "The project", "The article in front", "The selected claims"


class ReportPage(QWidget):
    """Made anew when it is opened, or when what it is about is changed."""

    left = Signal()
    claims_wanted = Signal(object)
    """Ids of the claims behind a number."""

    def __init__(self, window: MainWindow, standings: Standings, table: ClaimTable) -> None:
        super().__init__()
        self.setObjectName("reportPage")
        self._window = window
        self._standings = standings
        self._table = table
        self._job = 0
        self._report: SourcingReport | None = None
        self._scope = PROJECT_SCOPE
        self._is_writing = False
        self._shown = ("", "en")
        """What the summary that is shown is about ("" for a selection), and its language."""
        back = QToolButton()
        back.setObjectName("reportBack")
        back.setText("‹ Statements")
        back.setProperty("role", "soft")
        back.clicked.connect(self.left)
        self.about = QComboBox()
        self.about.setObjectName("reportAbout")
        self.about.setAccessibleName("Report on")
        self.about.addItems([PROJECT, ARTICLE, SELECTION])
        self.about.activated.connect(self.make)
        self.language = QComboBox()
        self.language.setObjectName("reportLanguage")
        self.language.setAccessibleName("Language of the summary")
        for name, code in (("English", "en"), ("Français", "fr")):
            self.language.addItem(name, code)
        self.language.activated.connect(self._draft)
        self.summary = SummaryText(window.theme)
        self.summary.setMaximumHeight(SUMMARY_HEIGHT)
        self.summary.claims_wanted.connect(self.claims_wanted)
        self.summary.edited.connect(self._keep)
        self.summary.setReadOnly(window.session.store.read_only)
        window.session.edited.connect(self._followed)
        self.anew = _soft("draftAnew", "Draft anew", self._draft_anew)
        self.anew.setToolTip(
            "Write the draft from the counts of now; Ctrl+Z in the text takes back"
        )
        self.copy = _soft("copySummary", "Copy", self._copy)
        self._told = label(role="soft", small=True, wraps=True)
        self._told.setObjectName("reportTold")
        self._numbers = QGridLayout()
        self._numbers.setSpacing(2)
        self._numbers.setColumnStretch(0, 1)
        self._numbers.setColumnStretch(1, 1)
        self.buttons: list[QToolButton] = []
        choices = QHBoxLayout()
        choices.addWidget(self.about, 1)
        choices.addWidget(self.language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(8)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(heading("Sourcing report"))
        layout.addLayout(choices)
        layout.addWidget(self.summary, 1)
        layout.addWidget(self._told)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.anew)
        below.addWidget(self.copy)
        layout.addLayout(below)
        layout.addWidget(heading("Behind the numbers"))
        layout.addLayout(self._numbers)
        layout.addStretch()  # for what the summary does not need in a high window
        window.jobs.answered.connect(self._answered)

    @Slot()
    def make(self) -> None:
        """Make the report on what is chosen."""
        window, about = self._window, self.about.currentText()
        self.summary.flush()
        claims: list[str] | None = None
        self._scope = PROJECT_SCOPE
        if about == SELECTION:
            claims = self._table.selected
            self._scope = ""
        elif about == ARTICLE:
            article = window.page.article_id or ""
            self._scope = article
            claims = window.session.store.sourcing.claims_of_article(article) if article else []
        window.jobs.cancel(self._job)
        self._job = window.jobs.start(
            make_report, window.session.store.path, claims, dict(self._standings.copied)
        )

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._job = 0
            self._report = answer.value
            self._draft()
            self._count()

    # --- the summary ---------------------------------------------------------------------------

    def _sentences(self) -> list[list[Piece]]:
        assert self._report is not None
        judged = self._window.session.store.statements.judged()
        return draft(self._report, self._shown[1], judged)

    @Slot()
    def _draft(self) -> None:
        """Show what the analyst has written of it, else a draft."""
        self.summary.flush()
        if self._report is None:
            return
        self._shown = (self._scope, self.language.currentData())
        sentences = self._sentences()
        numbers = [piece for of in sentences for piece in of if isinstance(piece, Number)]
        self.summary.lead_to({of.key: of.claims for of in numbers})
        kept = self._stored()
        if kept is None:
            self.summary.show_draft(sentences, self._shown[1])
        else:
            self.summary.show_written(kept.parts)
        self._tell(kept)

    @property
    def _on(self) -> str | None:
        """The article that the summary is on, None for the project."""
        return self._shown[0] if self._shown[0] != PROJECT_SCOPE else None

    def _stored(self) -> Summary | None:
        """What the analyst has written of it, from the project."""
        if not self._shown[0] or self._report is None:
            return None
        return self._window.session.store.sourcing.summary(self._on, self._shown[1])

    def _tell(self, kept: Summary | None) -> None:
        self.anew.setVisible(kept is not None)
        if kept is None:
            told = _DRAFTED if self._shown[0] else _NOT_KEPT
        else:
            has_moved = moved(kept.parts, self._sentences(), self._shown[1])
            told = _MOVED if has_moved else _WRITTEN
        if self._report and self._report.is_part:
            told = f"{told} {_PART}"
        self._told.setText(told)

    @Slot()
    def _keep(self) -> None:
        if self._shown[0] and self._report is not None:
            self._write(self.summary.written())
            self._tell(self._stored())

    def _write(self, parts: Sequence[SummaryPart]) -> None:
        edit = write(self._stored(), self._on, self._shown[1], parts)
        self._is_writing = True
        try:
            self._window.session.perform(edit.grouped(self.summary.visit))
        finally:
            self._is_writing = False

    @Slot(object)
    def _followed(self, applied: Applied) -> None:
        """The summary was undone, or written in another window."""
        of = applied.edit.changes
        if not self._is_writing and any(change.entity == "summary" for change in of):
            self._draft()

    @Slot()
    def _draft_anew(self) -> None:
        if self._report is not None:
            self.summary.show_draft(self._sentences(), self._shown[1], undoable=True)
            self._write(())
            self._tell(None)
            self.summary.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.summary.toPlainText())
        self._window.status.say("Copied the summary.")

    def _count(self) -> None:
        report = self._report
        if report is None:
            return
        for button in self.buttons:
            self._numbers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for name, total in totals(report).items():
            one, many = _TOTALS[name]
            self._add(total.value, one if total.value == 1 else many, total.claims)
        for code, number in report.counts().items():
            claims = [claim.id for line in report.of(code) for claim in line.claims]
            self._add(number, code, claims)
        hedged = [line for line in report.lines if line.hedged]
        self._add(len(hedged), "hedged", [c.id for line in hedged for c in line.claims if c.hedged])
        quotes = [claim.id for claim in report.orphan_quotes]
        word = "quotation" if len(quotes) == 1 else "quotations"
        self._add(len(quotes), f"{word} without a speaker", quotes)

    def _add(self, number: int, word: str, claims: Sequence[str]) -> None:
        if not claims:
            return
        button = QToolButton()
        button.setObjectName("reportNumber")
        button.setText(f"{number:,}  {word}")
        button.setProperty("role", "soft")
        button.setProperty("claims", list(dict.fromkeys(claims)))
        button.clicked.connect(self._go)
        row, column = divmod(len(self.buttons), 2)
        self._numbers.addWidget(button, row, column, Qt.AlignmentFlag.AlignLeft)
        self.buttons.append(button)

    @Slot()
    def _go(self) -> None:
        button = self.sender()
        if button is not None:
            self.claims_wanted.emit(button.property("claims"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _soft(name: str, words: str, slot: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setProperty("role", "soft")
    button.clicked.connect(slot)
    return button


def make_report(
    job: Job, path: Path, claims: Sequence[str] | None, copied: dict[str, str]
) -> SourcingReport:
    """The report, in a job."""
    from reader.reporting import sourcing_report
    from reader.store.store import Store

    store = Store.open(path, read_only=True)
    try:
        return sourcing_report(store, claims, copied)
    finally:
        store.close()
