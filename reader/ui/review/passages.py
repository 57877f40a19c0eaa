"""The passage of an item under review: the words as they stood, and those that are proposed.

Differences are told by strokes and grounds, never by colour alone. Only plain text is inserted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from reader.domain.differences import word_changes
from reader.ui.page.rows import drawable
from reader.ui.theme.fonts import interface_font, reading_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.domain.differences import Piece
    from reader.domain.review import Item
    from reader.ui.theme.theme import Theme

AROUND = 120  # code points of the new text shown on both sides
LONGEST = 1200  # code points of words that are shown
PX = 15


class Passages(QTextEdit):
    """Shows one item; reads nothing and loads nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPassages")
        self.setAccessibleName("The words before and the words proposed")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(12)
        self._theme = theme
        self._shown: tuple[Item, str] | None = None
        theme.changed.connect(self._again)

    def show_item(self, item: Item | None, text: str = "") -> None:
        """Show an item, whose anchor counts in `text`; None shows nothing."""
        self._shown = (item, text) if item else None
        self._again()

    @Slot()
    def _again(self) -> None:
        self.clear()
        if self._shown is None:
            return
        item, text = self._shown
        anchor = item.anchor
        before: tuple[Piece, ...] = ((False, _cut(item.words())),)
        after: tuple[Piece, ...] = ()
        if anchor.state != "orphan":
            there = text[anchor.start : anchor.end]
            before, after = word_changes(_cut(item.words()), _cut(there))
        cursor = QTextCursor(self.document())
        self._caption(cursor, "As it stood")
        around = (anchor.prefix, anchor.suffix) if anchor.state != "moved" else ("", "")
        self._passage(cursor, around, before, struck=True)
        if anchor.state == "orphan":
            self._caption(cursor, "Gone: these words, or words like them, are not in the text now")
        else:
            said = likeness_in_words(item.score(text))
            asked = "Proposed" if anchor.state == "review" else "Now"
            self._caption(cursor, f"{asked}: {said}")
            here = text[max(0, anchor.start - AROUND) : anchor.start]
            self._passage(cursor, (here, text[anchor.end : anchor.end + AROUND]), after, False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _caption(self, cursor: QTextCursor, words: str) -> None:
        form = QTextCharFormat()
        form.setFont(interface_font("small", 600))
        form.setForeground(self._theme.color("soft"))
        if cursor.position():
            cursor.insertBlock()
            cursor.insertBlock()
        cursor.insertText(words, form)
        cursor.insertBlock()

    def _passage(
        self,
        cursor: QTextCursor,
        around: tuple[str, str],
        pieces: tuple[Piece, ...],
        struck: bool,
    ) -> None:
        soft, plain, other = (QTextCharFormat() for _ in range(3))
        for form, role in ((soft, "soft"), (plain, "ink"), (other, "ink")):
            form.setFont(reading_font(PX))
            form.setForeground(self._theme.color(role))
        plain.setBackground(self._theme.color("claim"))
        other.setBackground(self._theme.color("claim-2"))
        font = reading_font(PX)
        (font.setStrikeOut if struck else font.setUnderline)(True)
        other.setFont(font)
        # of the paragraph alone: what stands beyond it tells little
        before, after = around[0].rpartition("\n")[2], around[1].partition("\n")[0]
        cursor.insertText(drawable(f"…{before}" if before else ""), soft)
        for differs, words in pieces:
            cursor.insertText(drawable(words), other if differs else plain)
        cursor.insertText(drawable(f"{after}…" if after else ""), soft)


def likeness_in_words(score: float) -> str:
    """How like two passages are: "nearly the same words (97 % alike)"."""
    names = ((0.97, "nearly the same words"), (0.85, "much alike"), (0.7, "alike in part"))
    name = next((words for least, words in names if score >= least), "little alike")
    return "the same words" if score == 1 else f"{name} ({int(score * 100)} % alike)"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
