"""Erase for good: says what goes and that it cannot be undone, and asks for a word to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
)

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, label
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.project import Analyst
    from reader.store.erased import Target
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

WORD = "erase"
"""What is typed, so that no key pressed by mistake does it."""


class EraseDialog(QDialog):
    """`what` names in a few words what `targets` are. Esc and Cancel change nothing."""

    def __init__(self, window: MainWindow, what: str, targets: tuple[Target, ...]) -> None:
        super().__init__(window)
        self.setObjectName("eraseDialog")
        self.setWindowTitle("Erase for good")
        self._window = window
        self._targets = targets
        self._job = 0
        self._what = label(what, wraps=True)
        self._what.setFont(interface_font(weight=600))
        self.lines = label("Counting what goes…", wraps=True)
        self.lines.setObjectName("eraseLines")
        self.copies = QCheckBox()
        self.copies.setObjectName("eraseBackups")
        self.copies.hide()
        self.typed = QLineEdit()
        self.typed.setObjectName("eraseTyped")
        self.typed.setPlaceholderText(WORD)
        self.typed.textChanged.connect(self._allow)
        self.said = label(role="bad", wraps=True)
        self.said.hide()
        self.bar = QProgressBar()
        self.bar.hide()
        self.erase = main_button("eraseButton", "Erase for good", self._erase)
        self.erase.setEnabled(False)
        self.cancel = button("cancelErase", "Cancel", self.reject)
        self._lay_out()
        jobs = window.jobs
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)
        jobs.progressed.connect(self._progressed)
        self._counting = jobs.start(
            _count, window.session.store.path, window.backups.folder, targets
        )
        self.resize(480, self.sizeHint().height())

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(caption(f"Type “{WORD}” to go on", self.typed))
        asked.addWidget(self.typed, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.erase)
        never = "This is the one act that cannot be undone. It goes from the history, too."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._what)
        layout.addWidget(label(never, role="bad", wraps=True))
        layout.addWidget(self.lines)
        layout.addWidget(self.copies)
        layout.addStretch(1)
        layout.addLayout(asked)
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        layout.addLayout(foot)

    @Slot()
    def _allow(self) -> None:
        is_typed = self.typed.text().strip().casefold() == WORD
        self.erase.setEnabled(is_typed and not self._counting and not self._job)

    @Slot()
    def _erase(self) -> None:
        window = self._window
        window.marking.activate("")  # what is typed into its card is stored first
        self.said.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        for each in (self.cancel, self.typed, self.copies):
            each.setEnabled(False)
        self._job = window.jobs.start(
            *(_erase, window.session.store.path, window.backups.folder, self._targets),
            *(window.session.analyst, self.copies.isChecked()),
        )
        self._allow()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self._job and progress.job == self._job:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if self._counting and answer.job == self._counting:
            self._counting = 0
            lines, copies = answer.value
            self.lines.setText("\n".join(f"•  {line}" for line in lines))
            self.copies.setText(
                f"Delete the {count(copies, 'backup')} that still hold it, and make a new one"
                if copies != 1
                else "Delete the backup that still holds it, and make a new one"
            )
            self.copies.setVisible(bool(copies))
            self.copies.setChecked(bool(copies))
            self._allow()
            self.adjustSize()
        elif self._job and answer.job == self._job:
            self._job = 0
            self._window.session.refresh()
            self._window.status.say(answer.value or "Erased for good.")
            self.accept()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job not in (self._job, self._counting) or not failure.job:
            return
        from reader.store.errors import ProjectTrouble

        is_counting = failure.job == self._counting
        self._job = 0
        self.bar.hide()
        for each in (self.cancel, self.typed, self.copies):
            each.setEnabled(True)
        if not isinstance(failure.error, ProjectTrouble):
            self._window.dialogs.tell_bug(failure.report)
        # what was erased before the trouble is taken in
        self._window.session.refresh()
        self.said.setText(str(failure.error))
        self.said.show()
        if is_counting:
            self.lines.clear()
        else:
            self._allow()

    def reject(self) -> None:
        if not self._job:  # it cannot be stopped half done
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job:
            event.ignore()
        else:
            super().closeEvent(event)


def _count(
    job: Job, project: Path, backups: Path, targets: tuple[Target, ...]
) -> tuple[list[str], int]:
    from reader.domain.erasing import told
    from reader.store.erasing_counts import goes
    from reader.store.old_copies import old_copies

    return told(goes(project, targets)), len(old_copies(project, backups))


def _erase(
    job: Job,
    project: Path,
    backups: Path,
    targets: tuple[Target, ...],
    analyst: Analyst,
    with_copies: bool,
) -> str:
    """Erase, beside the window; what is left to be said."""
    from reader.store.daily import back_up_if_due
    from reader.store.erasing import erase
    from reader.store.old_copies import delete_copies, old_copies

    left = erase(project, targets, analyst, job.progress)
    if with_copies:
        delete_copies(old_copies(project, backups))
        back_up_if_due(project, backups)
    return left
