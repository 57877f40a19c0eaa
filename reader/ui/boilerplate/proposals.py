"""What is proposed as no part of the article in front, and what the analyst decides of it.

Nothing is left out by itself: a proposal is a dashed bar beside a block until it is decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.suggest.boilerplate import Proposal
    from reader.ui.jobs import Answer, Jobs
    from reader.ui.page.view import Page
    from reader.ui.reading import Reading
    from reader.ui.session import Session

LOOK_AFTER = 600
"""Milliseconds that an article is in front before it is looked at: it is long painted by then."""


class Proposals(QObject):
    """The proposals for the article in front that are not decided, by the position of their block.

    A block that is out already, that was kept once, or in which something is marked is none.
    """

    changed = Signal()
    """There are other ones than before."""

    def __init__(self, session: Session, page: Page, reading: Reading, jobs: Jobs) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._reading = reading
        self._jobs = jobs
        self._job: int | None = None
        self._is_stopped = False
        self._found: dict[int, Proposal] = {}
        self.open: dict[int, Proposal] = {}
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(LOOK_AFTER)
        self._waiting.timeout.connect(self._look)
        reading.opened.connect(self._opened)
        session.edited.connect(self._follow)  # the page has followed by then
        jobs.answered.connect(self._answered)

    # --- finding them --------------------------------------------------------------------------

    @Slot(str)
    def _opened(self, article_id: str) -> None:
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._job = None
        self._found = {}
        self._sift()
        if article_id and not (self._is_stopped or self._session.store.read_only):
            self._waiting.start()

    def stop(self) -> None:
        """Look at nothing more: the window closes."""
        self._waiting.stop()
        self._is_stopped = True

    @Slot()
    def _look(self) -> None:
        from reader.ui.boilerplate.looking import look

        article = self._reading.article
        if article is not None:
            self._job = self._jobs.start(look, self._session.store.path, article.id)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        self._job = None
        version = self._reading.version
        if answer.value and version and answer.value[0] == version.id:
            self._found = {proposal.block: proposal for proposal in answer.value[1]}
            self._sift()

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if self._found and any(
            change.entity in ("version", "annotation") for change in applied.edit.changes
        ):
            self._sift()

    def _sift(self) -> None:
        """Keep of what was found that which is not decided."""
        version, before = self._reading.version, self.open
        decided = {*version.left_out, *version.kept} if version else set()
        self.open = {
            position: proposal
            for position, proposal in self._found.items()
            if version and position not in decided and not self._is_marked(position)
        }
        if self.open != before:
            self._page.set_proposed(self.open)
            self.changed.emit()

    def _is_marked(self, position: int) -> bool:
        assert self._reading.version is not None
        block = self._reading.version.blocks[position]
        return bool(self._page.annotations_in(block.start, block.end))

    # --- deciding ------------------------------------------------------------------------------

    def at_caret(self) -> Proposal | None:
        """The proposal for the block that the caret is in."""
        here = self._page.sheet.rows.block_at(self._page.caret())
        return None if self._page.fold_at_caret else self.open.get(here)

    def next_to(self, position: int) -> int | None:
        """The block of the first proposal from a position on, else of the first of all."""
        later = (at for at in self.open if at >= position)
        return min(later, default=min(self.open, default=None))

    def accept(self, *blocks: int) -> None:
        """Leave blocks out of the article; without any all that are proposed."""
        from reader.domain.in_article import leave_out

        self._decide(leave_out, blocks)

    def dismiss(self, *blocks: int) -> None:
        """Keep blocks in the article, never to be proposed again; without any all of them."""
        from reader.domain.in_article import keep

        self._decide(keep, blocks)

    def _decide(self, edit: object, blocks: tuple[int, ...]) -> None:
        version, chosen = self._reading.version, blocks or tuple(self.open)
        if version is not None and chosen and callable(edit):
            self._session.perform(edit(version, chosen))
