"""The document that the page shows: one row a block, plain styled text; it knows no annotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextLayout

from reader.domain.article import Block
from reader.ui.page.layout import PageLayout
from reader.ui.page.rows import ADDED, Rows, drawable, is_bare, pieces
from reader.ui.page.styles import FOLD, META, Style, Styles
from reader.ui.theme.fonts import interface_font
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

FIRST_WORDS = 44  # code points
_ENDS = (".", "!", "?", "…")
SERIES = ("list", "row")  # of these the last has the space of a paragraph below
UNNUMBERED = ("headline", "byline")
LONGEST = 12_000
"""Code points of a block that one row shows: a longer one is broken for display, so that no row
takes long to be laid out."""


@dataclass(frozen=True)
class Fold:
    """A run of left-out blocks behind one line: `row` is the line, `start` the run's code point."""

    row: int
    blocks: range
    start: int
    opened: bool


class PageDocument(QTextDocument):
    """An article's words as rows; hidden are bylines and closed folds. Nothing is ever loaded.

    It holds the bare words: how a row looks is asked for when it is laid out.
    """

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
        self._hidden: set[int] = set()
        self._looks: dict[tuple[str, bool], QTextCharFormat] = {}
        shown = list(self._lay_rows(text, blocks, meta, set(opened)))
        self.shown = [row for row in range(len(self.kinds)) if row not in self._hidden]
        self.layout = PageLayout(self)
        self.setDocumentLayout(self.layout)
        self.setPlainText("\n".join(shown))
        for row in self._hidden:
            self.findBlockByNumber(row).setVisible(False)

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
        bare, out, add = is_bare(text), self._left_out, self._add
        for i, block in enumerate(blocks):
            is_numbered = block.kind not in UNNUMBERED
            number += is_numbered
            if i in out and i - 1 not in out:
                run = self._run(i, len(blocks))
                is_open = any(blocks[at].start in opened for at in run)
                fold = Fold(len(self.kinds), run, block.start, is_open)
                self.folds[fold.row] = fold
                closed_until = -1 if fold.opened else run.stop
                words = _fold_words(text[block.start : block.end], fold)
                yield self._add(ADDED, FOLD, words, 0 if fold.opened else number)
            shown = text[block.start : block.end]
            if not bare or "\n" in shown:
                shown = drawable(shown)
            if block.kind == "byline" or i < closed_until:
                rows = 1 if len(shown) <= LONGEST else len(list(pieces(shown, LONGEST)))
                self._hidden.update(range(len(self.kinds), len(self.kinds) + rows))
            if len(shown) <= LONGEST:
                yield add(i, block.kind, shown, number if is_numbered else 0, block.start)
            else:
                for start, end in pieces(shown, LONGEST):
                    yield add(
                        i, block.kind, shown[start:end], 0 if start else number, block.start + start
                    )
            if i == head:
                yield self._add(ADDED, META, meta)

    def _run(self, first: int, count: int) -> range:
        stop = first
        while stop < count and stop in self._left_out:
            stop += 1
        return range(first, stop)

    def _add(self, block: int, kind: str, shown: str, number: int = 0, start: int = 0) -> str:
        self.rows.add(block, shown, start)
        self.kinds.append(kind)
        self.numbers.append(number)
        return shown

    def is_left_out(self, row: int) -> bool:
        """Whether a row shows a block that is not part of the article."""
        return self.rows.which[row] in self._left_out

    def hidden_blocks(self) -> list[bool]:
        """For each block of the article whether it is hidden now."""
        rows, hidden = self.rows, self._hidden
        if not hidden:
            return [False] * len(rows.blocks)
        return [rows.row_of(block) in hidden for block in range(len(rows.blocks))]

    def is_seen(self, row: int) -> bool:
        """Whether a row is not hidden."""
        return row not in self._hidden

    # --- how it is set -------------------------------------------------------------------------

    def style(self, row: int) -> Style:
        """The style of a row."""
        return self.styles[self.kinds[row]]

    def spaces(self) -> list[int]:
        """The pixels above each row that is seen."""
        kinds, which, below, found = self.kinds, self.rows.which, 0, []
        edges = {kind: self.styles[kind] for kind in set(kinds)}
        after = [*kinds[1:], ""]
        following = [*which[1:], ADDED]
        for row in self.shown:
            kind = kinds[row]
            style = edges[kind]
            found.append(style.above if style.above > below else below)
            if following[row] == which[row] != ADDED:
                below = 0  # a piece of a long block
            else:
                below = style.last if kind in SERIES and after[row] != kind else style.below
        return found

    def estimates(self, width: int) -> list[int]:
        """About how high each row that is seen is in a column this wide."""
        styles = {kind: self.styles[kind] for kind in set(self.kinds)}
        known = {kind: (style.line, style.chars(width)) for kind, style in styles.items()}
        kinds, lengths = self.kinds, self.rows.lengths()
        return [
            (each := known[kinds[row]])[0] * (1 + lengths[row] // each[1]) for row in self.shown
        ]

    def is_usual(self, row: int) -> bool:
        """Whether a row looks as the words of an article do, without formats of its own."""
        return self.kinds[row] == "paragraph" and not self.is_left_out(row)

    def formats(self, row: int) -> list[QTextLayout.FormatRange]:
        """How the words of a row look, where they do not look as a paragraph does."""
        if self.is_usual(row):
            return []
        kind, is_soft = self.kinds[row], self.is_left_out(row)
        length = self.rows.length(row)
        found = [_range(0, length, self._look(kind, is_soft))]
        if kind == FOLD:
            hint = len(_fold_hint(self.folds[row]))
            small = QTextCharFormat(found[0].format)
            small.setFont(interface_font("small"))
            found = [
                _range(0, length - hint, found[0].format),
                _range(length - hint, hint, small),
            ]
        return found

    def _look(self, kind: str, is_soft: bool) -> QTextCharFormat:
        look = self._looks.get((kind, is_soft))
        if look is None:
            look = self._looks[kind, is_soft] = QTextCharFormat(self.styles[kind].char)
            if is_soft or kind in (META, FOLD, "caption"):
                look.setForeground(current().color("soft"))
        return look

    def recolour(self) -> None:
        """Take the soft words' colour from the theme in force."""
        self._looks.clear()
        self.layout.recolour()


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


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
