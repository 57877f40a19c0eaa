"""Other names for the sources from a list: what it would give, looked at before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout

from reader.domain.alias_lists import give_aliases, plan
from reader.domain.ids import new_id
from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.sources.ticks import TickList
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from reader.domain.alias_lists import AliasPlan
    from reader.domain.names import Name
    from reader.domain.source import Source
    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow

MOST_UNCLEAR = 4


class AliasDialog(QDialog):
    """Each source that would get names can be left out; new ones are made only where asked for."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self.setObjectName("aliasList")
        self.setWindowTitle("Other names from a list")
        self._window = window
        self._path = path
        self._plan: AliasPlan | None = None
        title = label(f"Other names from “{shortened(path.name, 50)}”", wraps=True)
        title.setFont(reading_font(17, 600))
        self._said = label("Reading…", role="soft", wraps=True)
        self._said.setObjectName("aliasesSaid")
        self.givings = TickList("aliasGivings", "Sources that get names", window.theme)
        self.givings.itemChanged.connect(self._count)
        self.with_new = QCheckBox()
        self.with_new.setObjectName("aliasNew")
        self.with_new.toggled.connect(self._count)
        self._unclear = label(role="soft", small=True, wraps=True)
        self._unclear.setObjectName("aliasUnclear")
        self.do = main_button("aliasDo", "Give names", self._give)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("aliasCancel", "Cancel", self.reject))
        foot.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self._said)
        layout.addWidget(self.givings, 1)
        layout.addWidget(self.with_new)
        layout.addWidget(self._unclear)
        layout.addLayout(foot)
        for widget in (self.givings, self.with_new, self._unclear):
            widget.hide()
        self.do.setEnabled(False)
        self.resize(620, 460)
        jobs = window.jobs
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failed)
        self._job = jobs.start(read_list, path, list(window.session.sources.values()))

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        self._plan = found = answer.value
        known = f"; {found.known} have theirs already" if found.known else ""
        self._said.setText(f"{count(len(found.givings), 'source')} would get other names{known}.")
        self.givings.add_rows(
            (
                (f"{of.source.name}: also {', '.join(of.aliases)}", number)
                for number, of in enumerate(found.givings)
            ),
            ticked=True,
        )
        self.givings.setVisible(bool(found.givings))
        one = "a source of the one name"
        names = one if len(found.new) == 1 else f"sources of the {len(found.new):,} names"
        self.with_new.setText(f"Also make {names} that no source has (organisations)")
        self.with_new.setVisible(bool(found.new))
        self._tell_unclear(found)
        self._count()

    def _tell_unclear(self, found: AliasPlan) -> None:
        lines = [
            f"“{shortened(each.name, 40)}” is left: {shortened(', '.join(each.sources), 90)} have "
            "such names. Merge them first, if they are one."
            for each in found.unclear[:MOST_UNCLEAR]
        ]
        more = len(found.unclear) - len(lines)
        lines += [f"And {more} more of that kind."] if more else []
        self._unclear.setText("\n".join(lines))
        self._unclear.setVisible(bool(lines))

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.ingest.registry import IngestTrouble

        error = failure.error
        if isinstance(error, IngestTrouble):
            self._said.setText(str(error))
        elif isinstance(error, OSError):
            from reader.disk_trouble import in_plain_words

            self._said.setText(in_plain_words(error))
        else:
            self.reject()
            self._window.dialogs.tell_bug(failure.report)

    @Slot()
    def _count(self) -> None:
        is_something = bool(self.givings.ticked) or self.with_new.isChecked()
        self.do.setEnabled(is_something and not self._window.session.store.read_only)

    @Slot()
    def _give(self) -> None:
        found, session = self._plan, self._window.session
        if found is None:
            return
        # what was changed meanwhile is looked at again: a name is given once
        now = plan(_entries(found, self.givings.ticked), session.sources.values())
        new = found.new if self.with_new.isChecked() else ()
        edit = give_aliases(now.givings, new, new_id=new_id, file=self._path.name)
        if session.perform(edit):
            words = f"{count(len(now.givings), 'source')} got other names"
            self._window.status.say(f"{words}; {len(new)} new." if new else f"{words}.")
        self.accept()


def _entries(found: AliasPlan, chosen: list[int]) -> list[Name]:
    from reader.domain.names import Name

    return [Name(found.givings[n].source.name, found.givings[n].aliases) for n in chosen]


def read_list(job: Job, path: Path, sources: list[Source]) -> AliasPlan:
    """Read a list and compare it with the sources; runs as a job."""
    from reader.importing import contents_of
    from reader.ingest.alias_list import LARGEST, read

    entries = read(path.name, contents_of(path, LARGEST))
    job.check()
    return plan(entries, sources)
