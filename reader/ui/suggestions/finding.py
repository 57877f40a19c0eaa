"""Finding suggestions beside the window: one article at a time, kept for those read last.

Where a parser of sentences is asked too, what the rules find comes first.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

    from reader.suggest.briefs import Brief
    from reader.ui.jobs import Answer, Failure, Jobs, Progress
    from reader.ui.suggestions.looking import Asked

LOOK_AFTER = 500
"""Milliseconds that an article is in front before it is read: it is long painted by then."""
KEPT = 24
"""Versions whose drafts are kept, so that an article that is opened again has them at once."""
FAILED = "Suggestions could not be made for this article."


class Finding(QObject):
    """Asks the job for the drafts of what is in front, and lets go of what is not any more."""

    found = Signal(object)
    """The drafts of what was asked for, in the order of the text."""
    moved = Signal()
    """The reading has come on, or has failed."""

    def __init__(self, jobs: Jobs, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path = path
        self._job: int | None = None
        self._kept: OrderedDict[Asked, list[Brief]] = OrderedDict()
        self.asked: Asked | None = None
        """What the drafts are wanted of."""
        self._read: Asked | None = None
        """What the job that is at work reads for: by the rules alone, or all that was asked."""
        self.failed = ""
        """Why they could not be made, "" where they could."""
        self.share: int | None = None
        """How much is read, in per cent; None while nothing is read."""
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(LOOK_AFTER)
        self._waiting.timeout.connect(self._look)
        jobs.progressed.connect(self._progressed)
        jobs.answered.connect(self._answered)
        jobs.failed.connect(self._failure)

    @property
    def is_done(self) -> bool:
        """Whether all is known of what was asked for."""
        return self.asked in self._kept

    def ask(self, asked: Asked | None) -> None:
        """Want the drafts of this; `found` tells them, at once where they are kept or none are."""
        self.drop()
        self.asked = asked
        if asked is None:
            self.found.emit([])
        elif asked in self._kept:
            self._kept.move_to_end(asked)
            self.found.emit(self._kept[asked])
        else:
            self._waiting.start()
            self.moved.emit()

    def drop(self) -> None:
        """Want nothing any more."""
        self._waiting.stop()
        if self._job is not None:
            self._jobs.cancel(self._job)
        self.asked = self._read = self._job = self.share = None
        self.failed = ""

    @Slot()
    def _look(self) -> None:
        from reader.suggest.nlp import available

        if self.asked is None:
            return
        rules = replace(self.asked, nlp=False)
        if not self.asked.nlp or not available():
            self._start(self.asked)
        elif rules in self._kept:
            self._start(self.asked)
            self.found.emit(self._kept[rules])
        else:
            self._start(rules)

    def _start(self, read: Asked) -> None:
        from reader.ui.suggestions.looking import look

        self.share, self._read = 0, read
        self._job = self._jobs.start(look, self._path, read)
        self.moved.emit()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.job == self._job and self.share != progress.done:
            self.share = progress.done
            self.moved.emit()

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job or self.asked is None:
            return
        self._job = self.share = None
        read = self._read or self.asked
        self._kept[read] = answer.value
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if read != self.asked:  # the parser is asked while those of the rules are looked at
            self._start(self.asked)
        self.found.emit(answer.value)

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._job = self.share = None
            self.failed = FAILED
            self.moved.emit()
