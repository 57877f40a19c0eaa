"""A file of another program before it is taken in: what comes, what does not, what is chosen."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import heading, label
from reader.ui.taking_in import work
from reader.ui.taking_in.chooser import Chooser
from reader.ui.taking_in.losses import Losses, loss_list
from reader.ui.taking_in.wording import counts, what_comes
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.domain.foreign.choices import Choices
    from reader.domain.foreign.planning import Plan
    from reader.domain.foreign.projects import OtherProject
    from reader.domain.foreign.shape import Foreign
    from reader.ingest.foreign import ForeignFormat
    from reader.ui.jobs import Answer, Failure, Progress
    from reader.ui.main_window import MainWindow


class TakingIn(QDialog):
    """Reads a file beside the window, shows its plan, and makes it: one step.

    Of several files it shows the first; the others follow when it is done.
    """

    def __init__(self, window: MainWindow, files: Sequence[tuple[Path, ForeignFormat]]) -> None:
        super().__init__(window)
        (path, format), *self._rest = files
        self.setObjectName("takingIn")
        self.setWindowTitle("Import annotations")
        self._window = window
        self._path = path
        self._foreign: Foreign | OtherProject | None = None
        self._plan: Plan | None = None
        self._count = ""
        self._reading = self._planning = self._writing = 0
        self._name = label(shortened(path.name, 70), wraps=True)
        self._name.setFont(interface_font("large", 600))
        self._about = label(format.description + ".", role="soft", wraps=True)
        self.said = label("Reading…", wraps=True)
        self.said.setObjectName("takingSaid")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.repair = QCheckBox()
        self.repair.setObjectName("takingRepair")
        self.repair.toggled.connect(self._plan_again)
        self._choices_head = heading("What becomes of it")
        self.choices = Chooser()
        self.choices.changed.connect(self._plan_again)
        self._losses_head = heading("Does not come")
        self.model = Losses(self)
        self.losses = loss_list(window.theme, self.model)
        self.copy = button("takingCopy", "Copy list", self._copy)
        self.stop = button("takingCancel", "Cancel", self.reject)
        self.take = main_button("takingImport", "Import", self._take)
        self._lay_out()
        self._wire()
        self._reading = window.jobs.start(work.read_file, path, format)
        self.resize(680, 600)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (self._name, self._about, self.said, self._bar, self.repair):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self._choices_head)
        layout.addWidget(self.choices)
        layout.addWidget(self._losses_head)
        layout.addWidget(self.losses, 1)
        layout.addStretch(0)
        layout.addSpacing(4)
        layout.addLayout(foot)
        self.repair.hide()
        self._choices_head.hide()
        self.choices.hide()
        self._show_losses(None)
        self.take.setEnabled(False)
        self._bar.setRange(0, 0)

    def _wire(self) -> None:
        jobs = self._window.jobs
        jobs.progressed.connect(self._progressed)
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)
        jobs.cancelled.connect(self._cancelled)

    # --- reading and planning ------------------------------------------------------------------

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._reading:
            self._foreign = answer.value
            if program := getattr(self._foreign, "program", ""):
                self._about.setText(f"Written by {shortened(program, 80)}.")
            self._plan_again()
        elif answer.job == self._planning:
            self._show(answer.value)
        elif answer.job == self._writing:
            self._written()

    @Slot()
    def _plan_again(self, *_: Any) -> None:
        """Plan anew with what is chosen now."""
        if self._foreign is None:
            return
        self.take.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        jobs = self._window.jobs
        jobs.cancel(self._planning)
        project = self._window.session.store.path.absolute()
        self._planning = jobs.start(
            *(work.plan_file, project, self._foreign, self._path.name, self._chosen()),
            self._window.page.article_id or "",
        )

    def _chosen(self) -> Choices:
        from reader.domain.foreign.choices import Choices, CodeTree
        from reader.domain.foreign.counting import POINTS
        from reader.domain.foreign.shape import Foreign

        roles = self.choices.roles
        if self.choices.rest and isinstance(self._foreign, Foreign):
            groups = CodeTree.of(self._foreign).groups(Choices())
            roles = {group.id: self.choices.rest for group in groups} | roles
        count = self._count if self.repair.isChecked() else POINTS
        return Choices(roles, self.choices.targets, count)

    def _show(self, planned: work.Planned) -> None:
        plan = planned.plan
        is_first, self._plan = self._plan is None, plan
        self._bar.hide()
        self.said.setText(what_comes(plan))
        if is_first:
            self.choices.offer(plan.groups, plan.targets, planned.articles)
            self._choices_head.setVisible(bool(plan.groups or plan.targets))
        self._offer_repair(plan)
        self._show_losses(plan)
        read_only = self._window.session.store.read_only
        self.take.setEnabled(bool(plan.edits) and not read_only)
        if read_only:
            self.said.setText("The project is read-only: nothing can be imported into it.")
        if is_first:
            self.take.setFocus()

    def _offer_repair(self, plan: Plan) -> None:
        from reader.domain.foreign.counting import COUNTED, POINTS

        if plan.count != POINTS and not self._count:
            self._count = plan.count
            self.repair.setText(
                f"The offsets count {COUNTED[plan.count]}, as the words with them show: "
                "take them so"
            )
            self.repair.show()

    def _show_losses(self, plan: Plan | None) -> None:
        losses = plan.losses if plan is not None else ()
        self.model.show_losses(losses)
        for widget in (self._losses_head, self.losses, self.copy):
            widget.setVisible(bool(losses))
        if losses:
            self._losses_head.setText(f"DOES NOT COME · {len(losses):,}")

    @Slot()
    def _copy(self) -> None:
        lines = (f"{loss.what}: {loss.why}" for loss in self.model.rows)
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy.setText("Copied")

    # --- writing -------------------------------------------------------------------------------

    @Slot()
    def _take(self) -> None:
        if self._plan is None or not self._plan.edits:
            return
        session = self._window.session
        self.take.setEnabled(False)
        self.choices.setEnabled(False)
        self.repair.setEnabled(False)
        self.said.setText("Importing…")
        self._bar.setRange(0, 0)
        self._bar.show()
        project = session.store.path.absolute()
        edits = deque(self._plan.edits)  # the job alone has them from now on, and lets go of them
        self._plan = replace(self._plan, edits=())
        held, self._foreign = [self._foreign], None
        jobs = self._window.jobs
        self._writing = jobs.start(work.write, project, edits, held, session.analyst)

    def _written(self) -> None:
        """Tell what has come once the window knows it."""
        session = self._window.session
        session.refresh()
        if session.is_behind:
            session.caught_up.connect(self._tell)
        else:
            self._tell()

    @Slot()
    def _tell(self) -> None:
        plan, window = self._plan, self._window
        assert plan is not None
        self._writing = 0
        if plan.counts.get("article"):
            from reader.ui.importing import fill_likeness

            window.jobs.start(fill_likeness, window.session.store.path)
        said = f"Imported {counts(plan.counts)}."
        window.status.offer(said, (), undo=("takingUndo", "Undo", window.taking_back.undo))
        first = next((a for a in plan.articles if a in window.session.articles), None)
        is_one = len(plan.articles) == 1 or not window.page.article_id
        if first is not None and is_one and window.page.article_id != first:
            window.going.to_article(first)
        self.accept()

    # --- what goes wrong -----------------------------------------------------------------------

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job in (self._planning, self._writing) and progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job not in (self._reading, self._planning, self._writing):
            return
        from reader.disk_trouble import in_plain_words
        from reader.ingest.registry import IngestTrouble
        from reader.store.errors import ProjectTrouble

        self._bar.hide()
        self._writing = 0
        error = failure.error
        if isinstance(error, IngestTrouble | ProjectTrouble):
            self.said.setText(f"{error.message} {error.advice} Nothing was changed.")
        elif isinstance(error, OSError):
            self.said.setText(f"The file cannot be read. {in_plain_words(error)}")
        else:
            self.reject()
            self._window.dialogs.tell_bug(failure.report)
            return
        self.take.setEnabled(False)
        self.stop.setText("Close")
        self.stop.setFocus()

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        if job == self._writing:
            self._window.status.say("The import was stopped; nothing was changed.")

    def done(self, result: int) -> None:
        for job in (self._reading, self._planning, self._writing):
            self._window.jobs.cancel(job)
        held, self._plan, self._foreign = [self._plan, self._foreign], None, None
        self._window.jobs.start(work.let_go, held)
        super().done(result)
        if self._rest:
            self._window.dialogs.present("takingIn", TakingIn, tuple(self._rest))
