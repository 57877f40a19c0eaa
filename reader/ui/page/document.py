"""The document that the page shows: one row a block, plain styled text; it knows no annotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFrameFormat

from reader.domain.article import Block
from reader.ui.page.rows import ADDED, Rows, drawable
from reader.ui.page.styles import FOLD, META, Style, Styles
from reader.ui.theme.fonts import interface_font
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FIRST_WORDS = 44  # code points
_ENDS = (".", "!", "?", "…")
SERIES = ("list", "row")  # of these the last has the space of a paragraph below
UNNUMBERED = ("headline", "byline")


@dataclass(frozen=True)
class Fold:
    """A run of left-out blocks behind one line: `row` is the line, `start` the run's code point."""

    row: int
    blocks: range
    start: int
    opened: bool


class PageDocument(QTextDocument):
    """An article's text as rows; hidden are bylines and closed folds. Nothing is ever loaded."""

    def __init__(
        self,
        text: str,
        blocks: tuple[Block, ...],
        left_out: Collection[int],
        meta: str,
        styles: Styles,
        opened: Collection[int] = (),
        parent: QObject | None = None,
    ) -> None:
        """`meta` is the line under the headline; `opened`: where the open folds begin."""
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setDefaultFont(styles["paragraph"].font)
        self.styles = styles
        self.folds: dict[int, Fold] = {}
        self.numbers: list[int] = []
        self.kinds: list[str] = []
        blocks = blocks or (Block(0, len(text)),)
        self.rows = Rows(text, blocks)
        self._left_out = frozenset(left_out)
        self._hidden: list[int] = []
        shown = list(self._lay_rows(text, blocks, meta, set(opened)))
        self.setPlainText("\n".join(shown))
        hidden = set(self._hidden)
        self.shown = [row for row in range(len(self.kinds)) if row not in hidden]
        self._dress()

    def loadResource(self, _type: int, _name: QUrl | str) -> None:
        """Nothing: text has no resources, and whatever asks for one gets none."""
        return

    # --- what stands in which row --------------------------------------------------------------

    def _lay_rows(
        self, text: str, blocks: tuple[Block, ...], meta: str, opened: set[int]
    ) -> Iterator[str]:
        head = next((i for i, b in enumerate(blocks) if b.kind == "headline"), None)
        if not meta:
            head = None
        elif head is None or head in self._left_out:
            yield self._add(ADDED, META, meta)
            head = None
        number = 0
        closed_until = -1
        for i, block in enumerate(blocks):
            number += block.kind not in UNNUMBERED
            if i in self._left_out and i - 1 not in self._left_out:
                run = self._run(i, len(blocks))
                is_open = any(blocks[at].start in opened for at in run)
                fold = Fold(len(self.kinds), run, block.start, is_open)
                self.folds[fold.row] = fold
                closed_until = -1 if fold.opened else run.stop
                words = _fold_words(text[block.start : block.end], fold)
                yield self._add(ADDED, FOLD, words, 0 if fold.opened else number)
            if block.kind == "byline" or i < closed_until:
                self._hidden.append(len(self.kinds))
            shown = drawable(text[block.start : block.end])
            yield self._add(i, block.kind, shown, number if block.kind not in UNNUMBERED else 0)
            if i == head:
                yield self._add(ADDED, META, meta)

    def _run(self, first: int, count: int) -> range:
        stop = first
        while stop < count and stop in self._left_out:
            stop += 1
        return range(first, stop)

    def _add(self, block: int, kind: str, shown: str, number: int = 0) -> str:
        self.rows.add(block, shown)
        self.kinds.append(kind)
        self.numbers.append(number)
        return shown

    def is_left_out(self, row: int) -> bool:
        """Whether a row shows a block that is not part of the article."""
        return self.rows.which[row] in self._left_out

    def hidden_blocks(self) -> list[bool]:
        """For each block of the article whether it is hidden now."""
        hidden = set(self._hidden)
        return [row in hidden for row in self.rows.row_of_block]

    # --- how it is set -------------------------------------------------------------------------

    def style(self, row: int) -> Style:
        """The style of a row."""
        return self.styles[self.kinds[row]]

    def _dress(self) -> None:
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self.styles["paragraph"].block)
        for row, kind in enumerate(self.kinds):
            if kind != "paragraph":
                style = self.styles[kind]
                self._select(cursor, row)
                ends = kind in SERIES and kind not in self.kinds[row + 1 : row + 2]
                cursor.setBlockFormat(style.last if ends else style.block)
                cursor.setCharFormat(style.char)
                cursor.setBlockCharFormat(style.char)
        for row in self._hidden:
            # the space below a hidden row is still there: it shall be that of the row above
            block = self.findBlockByNumber(row)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block.previous().blockFormat())
        self._colour(cursor)
        cursor.endEditBlock()
        for row in self._hidden:
            self.findBlockByNumber(row).setVisible(False)

    def recolour(self) -> None:
        """Take the soft words' colour from the theme in force."""
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        self._colour(cursor)
        cursor.endEditBlock()

    def _colour(self, cursor: QTextCursor) -> None:
        soft = QTextCharFormat()
        soft.setForeground(current().color("soft"))
        for row, kind in enumerate(self.kinds):
            if kind in (META, FOLD, "caption") or self.is_left_out(row):
                self._select(cursor, row)
                cursor.mergeCharFormat(soft)
        soft.setFont(interface_font("small"))
        for fold in self.folds.values():
            self._select(cursor, fold.row)
            end = cursor.position()
            cursor.setPosition(end - len(_fold_hint(fold)))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(soft)

    def _select(self, cursor: QTextCursor, row: int) -> None:
        cursor.setPosition(self.rows.first(row))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Space around the text, in pixels; it is laid out anew, later and piece by piece."""
        size = self.pageSize()
        self.setPageSize(QSizeF(0, 0))  # no layout while the frame changes, else all at once
        frame = QTextFrameFormat()
        frame.setLeftMargin(left)
        frame.setTopMargin(top)
        frame.setRightMargin(right)
        frame.setBottomMargin(bottom)
        self.rootFrame().setFrameFormat(frame)
        self.setPageSize(size)


def _fold_hint(fold: Fold) -> str:
    several = len(fold.blocks) > 1
    what = f"{len(fold.blocks)} blocks not" if several else "Not"
    if not fold.opened:
        return f"{what} part of the article · show"
    return f"{what} part of the article · hide · B brings {'them' if several else 'it'} back"


def _fold_words(text: str, fold: Fold) -> str:
    if fold.opened:
        return _fold_hint(fold)
    words = " ".join(text[: 4 * FIRST_WORDS].split())
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:—–-")
    return f"{drawable(words)}{'' if words.endswith(_ENDS) else '…'}  {_fold_hint(fold)}"
