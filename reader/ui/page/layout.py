"""Lays out the page's rows: those that are looked at, and the rest piece by piece beside it."""

from __future__ import annotations

from bisect import bisect_left
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from reader.ui.page.heights import Heights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter, QTextBlock, QTextCursor, QTextFrame

    from reader.ui.page.document import PageDocument

ROOM = 1000
"""Pixels of text above and below a row that are laid out with it."""
PIECE = 0.006
"""Seconds of laying out at a time while nobody looks at it."""
BREATH = 12
"""Milliseconds between two such pieces."""
PAUSE = 100
"""Milliseconds without them after the page was painted: something goes on there."""


class PageLayout(QAbstractTextDocumentLayout):
    """Where each row stands, in pixels of the document. Lines of a row are equally high.

    The height of a row that nobody has looked at is estimated from its length. Whoever asks for a
    row's place gets the true one: the row and some pixels around it are laid out then. A *place*
    counts the rows that are seen; hidden rows have none.
    """

    grown = Signal()
    """Rows turned out higher or lower than was thought, wherever they are; Qt is to be told."""

    def __init__(self, sheet: PageDocument) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._margins = (0, 0, 0, 0)
        self._width = 0
        self.room = ROOM
        self._spaces: list[int] = []
        self._heights = Heights(())
        self._laid = bytearray()
        self._missing = 0
        self._next = 0
        self._is_told = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    # --- the room that there is ----------------------------------------------------------------

    def fit(self, width: int, margins: tuple[int, int, int, int]) -> None:
        """Set the text in a page this wide, with room at its left, top, right and bottom."""
        self._width, self._margins = width, margins
        sheet = self._sheet
        self._spaces = sheet.spaces()
        heights = map(int.__add__, self._spaces, sheet.estimates(self._inner))
        self._heights = Heights(heights)
        self._laid = bytearray(len(self._spaces))
        self._missing, self._next = len(self._spaces), 0
        self._timer.start(BREATH)
        self.tell_size()

    def would_fit(self, width: int, margins: tuple[int, int, int, int]) -> bool:
        """Whether the text is set for just this room."""
        return (width, margins) == (self._width, self._margins)

    @property
    def _inner(self) -> int:
        return max(1, self._width - self._margins[0] - self._margins[2])

    def place_of(self, row: int) -> int:
        """The place of a row, of the next one that is seen where it is hidden."""
        return bisect_left(self._sheet.shown, row)

    def top_of(self, place: int) -> int:
        """The height of the document at which a place's words begin, as far as is known."""
        return self._margins[1] + self._heights.above(place) + self._spaces[place]

    def near(self, height: float) -> int:
        """The last place that begins above a height, or 0, as far as is known."""
        place = self._heights.at(height - self._margins[1])
        return place - 1 if place and self.top_of(place) > height else place

    # --- laying out ----------------------------------------------------------------------------

    def box(self, row: int) -> tuple[int, int, int]:
        """(left, top, height) of a row that is seen, in the document."""
        place = self.place_of(row)
        self.look_at(place)
        return self._margins[0], self.top_of(place), self._heights[place] - self._spaces[place]

    def look_at(self, place: int) -> None:
        """Make sure that a place is laid out; what is around it is, too."""
        if not self._laid[place]:
            self.prepare(place)

    def prepare(self, place: int) -> None:
        """Lay out what stands within `room` pixels of a place's top."""
        if not self._missing:
            return
        self._lay(place, self.room, 1)
        self._lay(place - 1, self.room, -1)
        self._tell()

    def _lay(self, place: int, room: int, step: int) -> None:
        """Lay out from a place on until `room` is full."""
        count = len(self._laid)
        while room > 0 and 0 <= place < count:
            self._lay_out(place)
            room -= self._heights[place]
            place += step

    def _lay_out(self, place: int) -> None:
        if self._laid[place]:
            return
        self._laid[place] = 1
        self._missing -= 1
        row = self._sheet.shown[place]
        lines = self._set_lines(self._sheet.findBlockByNumber(row), row)
        height = self._spaces[place] + lines * self._sheet.style(row).line
        if self._heights.change(place, height):
            self._is_told = False

    def _set_lines(self, block: QTextBlock, row: int) -> int:
        """Break a row into lines; how many they are."""
        style, layout = self._sheet.style(row), block.layout()
        is_leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
        option = QTextOption(
            Qt.AlignmentFlag.AlignRight if is_leftwards else Qt.AlignmentFlag.AlignLeft
        )
        option.setTextDirection(block.textDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if formats := self._sheet.formats(row):
            layout.setFormats(formats)
        width = max(1, self._inner - style.left - style.right)
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            y = count * style.line + style.base - line.ascent() - max(line.leading(), 0.0)
            line.setPosition(QPointF(style.left, y))
            count += 1
        layout.endLayout()
        return count

    @Slot()
    def _go_on(self) -> None:
        """Lay out some of what nobody has looked at yet."""
        until, count = perf_counter() + PIECE, len(self._laid)
        while self._next < count and perf_counter() < until:
            self._lay_out(self._next)
            self._next += 1
        if self._next < count:
            self._timer.start(BREATH)
        self._tell()

    def _tell(self) -> None:
        if not self._is_told:
            self._is_told = True
            self.grown.emit()

    def tell_size(self) -> None:
        """Tell Qt how high the document is now."""
        self.documentSizeChanged.emit(self.documentSize())

    def pause(self) -> None:
        """Leave the time to what goes on."""
        if self._timer.isActive():
            self._timer.start(PAUSE)

    def recolour(self) -> None:
        """Rows look otherwise, which leaves every word where it is: they are laid out again."""
        sheet = self._sheet
        for place, row in enumerate(sheet.shown):
            if self._laid[place] and not sheet.is_usual(row):
                self._laid[place] = 0
                self._missing += 1
        self._next = 0
        self._timer.start(BREATH)

    # --- lines ---------------------------------------------------------------------------------

    def rows_between(self, top: float, bottom: float) -> Iterator[tuple[int, int, int, int]]:
        """Rows that are seen between two heights of the document: (row, left, top, height)."""
        shown, left = self._sheet.shown, self._margins[0]
        place = self.near(top)
        begin = self.top_of(place) - self._spaces[place] if shown else 0
        for at in range(place, len(shown)):
            if not self._laid[at]:  # told when nobody is painting any more
                self._lay_out(at)
                self._timer.start(BREATH)
            space, height = self._spaces[at], self._heights[at]
            if begin + space > bottom:
                return
            yield shown[at], left, begin + space, height - space
            begin += height

    def line_near(self, row: int, below: float) -> int:
        """Which line of a row is nearest to a height, counted from the row's top."""
        style = self._sheet.style(row)
        place = self.place_of(row)
        count = (self._heights[place] - self._spaces[place]) // style.line
        at = -int(-(below - style.descent - 2 - style.base) // style.line)
        return max(0, min(at, count - 1))

    # --- Qt calls us ---------------------------------------------------------------------------

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """The words never change, and the room is told by `fit`."""

    def pageCount(self) -> int:
        return 1

    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._margins[1] + self._heights.total + self._margins[3])

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isVisible() or not self._laid:
            return QRectF()
        left, top, height = self.box(block.blockNumber())
        return QRectF(left, top, self._inner, height)

    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        if not self._laid:
            return 0
        place = self.near(point.y())
        row = self._sheet.shown[place]
        left, top, height = self.box(row)
        is_beside = not (
            left <= point.x() <= left + self._inner and top <= point.y() <= top + height
        )
        if accuracy == Qt.HitTestAccuracy.ExactHit and is_beside:
            return -1
        block = self._sheet.findBlockByNumber(row)
        line = block.layout().lineAt(self.line_near(row, point.y() - top))
        return block.position() + line.xToCursor(point.x() - left)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        chosen = [
            # a copy: what a selection lends does not outlive it
            (*_ends(each.cursor), QTextCharFormat(each.format))
            for each in context.selections
        ]
        caret = context.cursorPosition
        for row, left, top, _ in self.rows_between(clip.top(), clip.bottom()):
            block = self._sheet.findBlockByNumber(row)
            begin, length = block.position(), block.length()
            layout, at = block.layout(), QPointF(left, top)
            layout.draw(painter, at, _ranges(chosen, begin, length), clip)
            if begin <= caret < begin + length:
                layout.drawCursor(painter, at, caret - begin, 1)


def _ends(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()


def _ranges(
    chosen: Sequence[tuple[int, int, QTextCharFormat]], begin: int, length: int
) -> list[QTextLayout.FormatRange]:
    """What of the selections lies in a block, as Qt draws it."""
    found = []
    for start, end, look in chosen:
        if start < begin + length and end > begin and start < end:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start - begin, end - start, look
            found.append(made)
    return found
