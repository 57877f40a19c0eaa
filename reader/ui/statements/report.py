"""The sourcing report beside the claims: a drafted summary, and counts that lead to the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.summary import draft, totals
from reader.ui.labels import heading, label
from reader.ui.statements.summary import SummaryText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.domain.sourcing.report import SourcingReport
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
        self.summary.claims_wanted.connect(self.claims_wanted)
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
        layout.addWidget(
            label(
                "A draft from counts: correct it, copy it. Each number leads to its claims.",
                role="soft",
                small=True,
                wraps=True,
            )
        )
        layout.addWidget(heading("Behind the numbers"))
        layout.addLayout(self._numbers)
        window.jobs.answered.connect(self._answered)

    @Slot()
    def make(self) -> None:
        """Make the report on what is chosen."""
        window, about = self._window, self.about.currentText()
        claims: list[str] | None = None
        if about == SELECTION:
            claims = self._table.selected
        elif about == ARTICLE:
            article = window.page.article_id
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

    @Slot()
    def _draft(self) -> None:
        if self._report is not None:
            judged = self._window.session.store.statements.judged()
            self.summary.show_draft(draft(self._report, self.language.currentData(), judged))

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
        self._add(len(quotes), "without a speaker though quoted", quotes)

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
