"""A project of an older Selon is brought up to date beside the window, with how far it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from reader.ui.dialogs.buttons import button
from reader.ui.jobs import Answer, Failure, Job, Jobs, Progress
from reader.ui.labels import label
from reader.ui.theme.fonts import reading_font

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent


class UpdateWindow(QDialog):
    """Shown while it is done; stopping leaves the project as it was. Ends with one signal."""

    updated = Signal(object)
    """The Path of the project, which is up to date now."""
    failed = Signal(object)
    """The error that stopped it."""

    def __init__(self, project: Path) -> None:
        super().__init__()
        self.setObjectName("updating")
        self.setWindowTitle("Selon")
        self.project = project
        title = label(f"“{project.stem}” is brought up to date", wraps=True)
        title.setFont(reading_font(19, 600))
        self.said = label("A copy of it as it was is kept beside it.", role="soft", wraps=True)
        self.bar = QProgressBar()
        self.bar.setObjectName("updateBar")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = button("updateStop", "Stop", self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.resize(480, 180)
        self._jobs = Jobs(self)
        self._jobs.progressed.connect(self._progressed)
        self._jobs.answered.connect(self._answered)
        self._jobs.failed.connect(self._failed)
        self._jobs.cancelled.connect(self.close)
        self._job = self._jobs.start(update, project)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if self.stop.isEnabled():
            self.said.setText(
                f"The search index is made anew: article {progress.done:,} of {progress.total:,}. "
                "A copy of the project as it was is kept beside it."
            )

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        self.updated.emit(self.project)
        self.close()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        self.failed.emit(failure.error)
        self.close()

    @Slot()
    def reject(self) -> None:
        """Stop at the next chance; what was done is taken back."""
        if self._jobs.running:
            self._jobs.cancel(self._job)
            self.stop.setEnabled(False)
            self.said.setText("Stopping; the project stays as it was…")
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only once nothing is done any more."""
        if self._jobs.running:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


def update(job: Job, project: Path) -> None:
    """Do it, in a job. Raises ProjectTrouble."""
    from reader.store.database import bring_up_to_date

    def progress(done: int, total: int) -> None:
        job.check()
        job.progress(done, total)

    bring_up_to_date(project, progress)
