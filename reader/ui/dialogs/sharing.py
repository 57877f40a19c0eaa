"""Share a copy: ticks for what is left out, what that means in numbers, and writing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.domain.sharing import PARTS, LeftOut
from reader.domain.vocabulary import TLP, term
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import caption, heading, label
from reader.ui.sources.ticks import TickList
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.ui.jobs import Answer, Failure, Job, Progress
    from reader.ui.main_window import MainWindow

SIDE = 300
"""The width of what is chosen, in pixels; what comes of it has the rest."""
USUAL = frozenset(("history", "bin"))
REST = 150
"""Milliseconds after a tick until what comes of it is counted."""


class ShareDialog(QDialog):
    """Stays open beside the window; nothing is written over without a question."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("shareDialog")
        self.setWindowTitle("Share a copy")
        self._window = window
        self._job = self._counting = 0
        self.path = Path()
        self.parts: dict[str, QCheckBox] = {}
        for part in PARTS:
            box = QCheckBox(part.title)
            box.setObjectName(f"without_{part.name}")
            box.setToolTip(as_tip(part.about))
            box.setAccessibleDescription(part.about)
            box.setChecked(part.name in USUAL)
            box.toggled.connect(self._soon)
            self.parts[part.name] = box
        self.narrow = QLineEdit()
        self.narrow.setObjectName("shareFilter")
        self.narrow.setPlaceholderText("Find a source")
        self.narrow.textChanged.connect(self._narrow)
        self.sources = TickList("shareSources", "Sources to leave out", window.theme)
        by_name = sorted(window.session.sources.values(), key=lambda of: of.name.casefold())
        self.sources.add_rows((source.name, source.id) for source in by_name)
        self.sources.itemChanged.connect(self._soon)
        self.along = label(wraps=True)
        self.along.setObjectName("shareAlong")
        self.without = label(wraps=True)
        self.without.setObjectName("shareWithout")
        self._marking = label(role="soft", wraps=True)
        self.said = label(role="soft", wraps=True)
        self.said.setObjectName("shareSaid")
        self.bar = QProgressBar()
        self.bar.hide()
        self.stop_button = button("stopShare", "Cancel", self._stop)
        self.stop_button.hide()
        self.show_button = button("showShared", "Show in folder", self._show_in_folder)
        self.show_button.hide()
        self.share = main_button("shareButton", "Share…", self._ask_path)
        self._lay_out()
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._count)
        jobs = window.jobs
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)
        jobs.progressed.connect(self._progressed)
        jobs.cancelled.connect(self._cancelled)
        window.session.edited_together.connect(self._soon)
        self._count()
        self.resize(820, 560)

    # --- how it looks --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._left())
        columns.addWidget(self._right(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.show_button)
        foot.addWidget(self.stop_button)
        foot.addWidget(button("closeShare", "Close", self.close))
        foot.addWidget(self.share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(columns, 1)
        layout.addWidget(self.bar)
        layout.addLayout(foot)

    def _left(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(caption("Leave out"))
        for box in self.parts.values():
            left.addWidget(box)
        left.addSpacing(8)
        left.addWidget(caption("and these sources", self.narrow))
        left.addWidget(self.narrow)
        left.addWidget(self.sources, 1)
        return side

    def _right(self) -> QWidget:
        shown = QWidget()
        right = QVBoxLayout(shown)
        right.setContentsMargins(18, 14, 18, 14)
        right.setSpacing(8)
        right.addWidget(heading("Goes along"))
        right.addWidget(self.along)
        right.addSpacing(8)
        right.addWidget(heading("Left out"))
        right.addWidget(self.without)
        right.addSpacing(8)
        right.addWidget(self._marking)
        right.addStretch(1)
        area = QScrollArea()
        area.setObjectName("sharePreview")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(shown)
        return area

    # --- what is chosen ------------------------------------------------------------------------

    @property
    def left_out(self) -> LeftOut:
        """What the copy would not hold."""
        parts = frozenset(name for name, box in self.parts.items() if box.isChecked())
        return LeftOut(parts, frozenset(self.sources.ticked))

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self.sources.count()):
            item = self.sources.item(row)
            name = item.text().casefold()
            item.setHidden(not all(word in name for word in wanted))

    @Slot()
    def _soon(self) -> None:
        self._window.jobs.cancel(self._counting)
        self._counting = 0
        self._resting.start()

    @Slot()
    def _count(self) -> None:
        project = self._window.session.store.path
        self._counting = self._window.jobs.start(_count, project, self.left_out)
        word = term(TLP, self._window.session.store.project().tlp)
        self._marking.setText(f"The project is marked {word.en}. {word.about}" if word else "")

    # --- writing -------------------------------------------------------------------------------

    @Slot()
    def _ask_path(self) -> None:
        project = self._window.session.store.path
        asking = QFileDialog(self, "Share a copy", str(project.parent))
        asking.setObjectName("shareFile")
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setNameFilter("Selon projects (*.selon)")
        asking.setDefaultSuffix("selon")
        asking.selectFile(f"{project.stem} to share.selon")
        asking.fileSelected.connect(self.write_to)
        asking.open()

    @Slot(str)
    def write_to(self, chosen: str) -> None:
        """Write the copy; the dialog that asked for its name has asked before writing over one."""
        self.path = Path(chosen)
        self._show_busy(True)
        self.said.setText(f"Writing {self.path.name}…")
        project = self._window.session.store.path
        self._job = self._window.jobs.start(_share, project, self.path, self.left_out)

    def _show_busy(self, is_busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_busy)
        self.stop_button.setVisible(is_busy)
        self.stop_button.setEnabled(is_busy)
        self.show_button.hide()
        self.share.setEnabled(not is_busy)
        if not is_busy:
            self._job = 0

    @Slot()
    def _stop(self) -> None:
        self._window.jobs.cancel(self._job)
        self.stop_button.setEnabled(False)

    @Slot()
    def _show_in_folder(self) -> None:
        from reader.ui.exporting.writing import show_in_folder

        show_in_folder(self.path)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if self._job and progress.job == self._job and progress.name:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            self.said.setText(f"{progress.name}…")

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if self._counting and answer.job == self._counting:
            along, without = answer.value
            self.along.setText(_listed(along))
            self.without.setText(_listed(without) or "Nothing")
        elif self._job and answer.job == self._job:
            self._show_busy(False)
            self.show_button.show()
            self.said.setText(f"Written to {self.path} ({answer.value:,} bytes).")
            self._window.status.say(f"A copy to share is in {self.path}")

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        if self._job and job == self._job:
            self._show_busy(False)
            self.said.setText("Stopped. Nothing was written.")

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        from reader.ui.exporting.writing import why

        if self._counting and failure.job == self._counting:
            self.without.setText(why(failure.error) or "")
        elif self._job and failure.job == self._job:
            self._show_busy(False)
            words = why(failure.error)
            if words is None:
                self._window.dialogs.tell_bug(failure.report)
            self.said.setText(f"{self.path.name} was not written. {words or ''}")


def _listed(lines: list[str]) -> str:
    return "\n".join(f"•  {line}" for line in lines)


def _count(job: Job, project: Path, left_out: LeftOut) -> tuple[list[str], list[str]]:
    from reader.store.sharing_counts import preview

    return preview(project, left_out)


def _share(job: Job, project: Path, dest: Path, left_out: LeftOut) -> int:
    """Write the copy beside the window; how many bytes it has."""
    from reader.store.sharing import share

    def goes_on(done: int, total: int, what: str) -> None:
        job.check()
        if what:
            job.progress(done, total, what)

    share(project, dest, left_out, goes_on)
    return dest.stat().st_size
