"""Reviewing the proposals one by one: a small bar over the page's end, and the keys for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from reader.ui.announcing import announce
from reader.ui.labels import label
from reader.ui.theme.fonts import interface_font
from reader.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.suggest.boilerplate import Proposal
    from reader.ui.boilerplate.proposals import Proposals
    from reader.ui.page.view import Page

WIDTH = 640
FROM_END = 14  # pixels between the bar and the end of the page


class ReviewBar(QFrame):
    """Says why the block at the caret is proposed. Enter or B leaves it out, Delete keeps it.

    After each decision it goes on to the next one; Esc leaves it.
    """

    def __init__(self, proposals: Proposals, page: Page) -> None:
        super().__init__(page)
        self.setObjectName("reviewBar")
        self.setProperty("role", "popup")
        self._proposals = proposals
        self._page = page
        self._before: set[int] = set()
        self._why = label(wraps=True)
        self._why.setObjectName("reviewWhy")
        self._count = label(role="soft", small=True)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAccessibleName("Close")
        close.setToolTip("Decide later (Esc)")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._why, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 6)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(self._buttons())
        proposals.changed.connect(self._follow)
        page.selection_moved.connect(self._tell)
        page.escaped.connect(self.leave)
        page.installEventFilter(self)
        self.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.setContentsMargins(0, 0, 0, 0)
        buttons: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("leaveBlockOut", "Leave out (B)", self.accept),
            ("keepBlock", "Keep (Delete)", self.dismiss),
            ("nextBlock", "Next (Shift+B)", self.go_on),
            ("leaveAllOut", "Leave all out", self.accept_all),
            ("keepAll", "Keep all", self.dismiss_all),
        )
        for at, (name, text, do) in enumerate(buttons):
            button = QToolButton()
            button.setObjectName(name)
            button.setText(text)
            button.setFont(interface_font("small"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay the page's
            if at > 1:
                button.setProperty("role", "soft")
            button.clicked.connect(do)
            row.addWidget(button)
            if at == 2:
                row.addStretch(1)
        row.insertSpacing(0, -8)  # the words of the first stand under those above
        return row

    # --- going ---------------------------------------------------------------------------------

    @Slot()
    def go_on(self) -> None:
        """Go to the next proposal after the caret, or begin with the first."""
        here = self._page.sheet.rows.block_at(self._page.caret())
        is_at_one = self.isVisible() and self._proposals.at_caret() is not None
        self._go_to(self._proposals.next_to(here + 1 if is_at_one else here))

    def _go_to(self, position: int | None) -> None:
        if position is None:
            self.leave()
            return
        self._before = set(self._proposals.open)
        self.show()
        self.raise_()
        self._page.place_caret(self._page.sheet.rows.blocks[position].start)
        self._page.setFocus()
        self._tell()
        announce(self._why, self._why.text())

    @Slot()
    def leave(self) -> None:
        """Decide later."""
        if self.isVisible():
            self.hide()
            self._page.setFocus()

    # --- deciding ------------------------------------------------------------------------------

    @property
    def is_at_one(self) -> bool:
        """Whether a proposal is being looked at, so that the keys decide it."""
        return self.isVisible() and self._proposals.at_caret() is not None

    @Slot()
    def accept(self) -> None:
        """Leave the block at the caret out."""
        self._decide(self._proposals.accept)

    @Slot()
    def dismiss(self) -> None:
        """Keep the block at the caret."""
        self._decide(self._proposals.dismiss)

    @Slot()
    def accept_all(self) -> None:
        """Leave out all that are proposed."""
        self._proposals.accept()

    @Slot()
    def dismiss_all(self) -> None:
        """Keep all that are proposed."""
        self._proposals.dismiss()

    def _decide(self, decide: Callable[[int], None]) -> None:
        proposal = self._proposals.at_caret()
        if proposal is not None:
            decide(proposal.block)

    @Slot()
    def _follow(self) -> None:
        """One was decided: on to the next. One came back by an undo: to that one."""
        if not self.isVisible():
            return
        come = set(self._proposals.open) - self._before
        here = self._page.sheet.rows.block_at(self._page.caret())
        self._go_to(min(come) if come else self._proposals.next_to(here))

    # --- what it says --------------------------------------------------------------------------

    @Slot()
    def _tell(self) -> None:
        if not self.isVisible():
            return
        proposal = self._proposals.at_caret()
        self._why.setText(proposal.why if proposal else "This block is not proposed.")
        self._count.setText(_counted(proposal, self._proposals.open))
        self._place()

    def _place(self) -> None:
        room = self._page.viewport().geometry()
        width = min(WIDTH, room.width() - 24)
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() - height - FROM_END, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


def _counted(proposal: Proposal | None, among: dict[int, Proposal]) -> str:
    if proposal is None:
        return f"{len(among)} left"
    return f"{sorted(among).index(proposal.block) + 1} of {len(among)}"
