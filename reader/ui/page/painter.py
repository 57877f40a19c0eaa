"""Paints paragraph numbers and marks under the text; the document is never touched for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.page.lines import PageLines
from reader.ui.page.marks import ACTIVE_ONLY, DRAFT, PageMarks
from reader.ui.page.pictures import Drawing, Picture
from reader.ui.theme.fonts import interface_font
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from reader.ui.page.document import PageDocument
    from reader.ui.page.marks import Entry

CHUNK = 64
"""Lines of a row drawn and kept together: a row may be a megabyte long."""
NUMBER_GAP = 28  # pixels between a paragraph's number and its words
BAR_GAP = 14  # pixels between the bar of a proposal and the block's words
DASH, DASH_GAP = 6, 4  # pixels of a dashed underline
_OTHERS = ("source", "soft", "faint", "selection")
REACH = 12  # pixels by which underlines may reach below their row


class MarkPainter:
    """Paints the visible rows of a document; their pictures are kept until something changes."""

    def __init__(
        self, document: PageDocument, marks: PageMarks, before: MarkPainter | None = None
    ) -> None:
        """`before` is the painter whose place this one takes: what is active stays so."""
        self.document = document
        self.marks = marks
        self.lines = PageLines(document)
        self.active: str | None = before.active if before else None
        self.hovered: str | None = before.hovered if before else None
        self.shown: bool = before.shown if before else True
        self.proposed: frozenset[int] = before.proposed if before else frozenset()
        self._pictures: dict[int, dict[int, Picture | None]] = {}
        self.recolour()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        theme = current()
        self._colours: dict[str, QColor] = {
            role: theme.color(role)
            for role in (*("claim", "claim-2", "claim-3", "claim-line"), *_OTHERS)
        }
        self._dots: dict[str, QPen] = {}
        for role in ("claim-line", "source", "soft"):
            pen = QPen(self._colours[role], 1)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1, 2])
            self._dots[role] = pen
        self._dashes = QPen(self._colours["source"], 3)
        self._dashes.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._dashes.setDashPattern([2, 4 / 3])
        self._number_font: QFont = interface_font("small", tabular=True)
        self._number_metrics = QFontMetricsF(self._number_font)

    def forget(self) -> None:
        """The layout has changed."""
        self.lines.forget()
        self._pictures.clear()

    def forget_pictures(self) -> None:
        """Many marks came or went: all is drawn anew where it was."""
        self._pictures.clear()

    def forget_marks(self, entries: list[Entry]) -> list[int]:
        """These marks came or went: their rows are drawn anew. Answers the rows."""
        rows: set[int] = set()
        for _, start, end, _ in entries:
            rows.update(self.rows_of(start, end))
        for row in rows:
            self._pictures.pop(row, None)
        return sorted(rows)

    def rows_of(self, start: int, end: int) -> range:
        """The rows that show [start, end)."""
        rows = self.document.rows
        return range(rows.row_at(start), rows.row_at(max(start, end - 1)) + 1)

    # --- painting ------------------------------------------------------------------------------

    def paint(self, painter: QPainter, clip: QRect, scrolled: int) -> None:
        """Paint what lies in `clip` of a viewport whose top is at the height `scrolled`."""
        top, bottom = clip.top() + scrolled, clip.bottom() + scrolled
        ratio = painter.device().devicePixelRatioF()
        document = self.document
        for row, left, row_top, height in self.document.layout.rows_between(top - REACH, bottom):
            if document.numbers[row]:
                self._number(painter, row, left, row_top - scrolled)
            if document.rows.which[row] in self.proposed:
                self._bar(painter, row, left, row_top - scrolled)
            if self.shown and document.rows.which[row] >= 0:
                lines = self._lines_between(row, top - REACH - row_top, bottom - row_top, height)
                for chunk in range(lines.start // CHUNK, (lines.stop - 1) // CHUNK + 1):
                    self._chunk(painter, row, chunk, left, row_top - scrolled, ratio)

    def _lines_between(self, row: int, top: float, bottom: float, height: float) -> range:
        baselines = self.lines.lines(row).baselines
        if len(baselines) <= CHUNK:
            return range(len(baselines))
        first = bisect_left(baselines, top)
        return range(max(0, first), min(len(baselines), bisect_right(baselines, bottom) + 1))

    def _number(self, painter: QPainter, row: int, left: float, top: float) -> None:
        words = str(self.document.numbers[row])
        baselines = self.lines.lines(row).baselines
        gap = min(NUMBER_GAP, left / 2)
        x = left - gap - self._number_metrics.horizontalAdvance(words)
        if baselines and x >= 2:
            painter.setFont(self._number_font)
            painter.setPen(self._colours["faint"])
            painter.drawText(QPointF(x, top + baselines[0] - 1), words)

    def _bar(self, painter: QPainter, row: int, left: float, top: float) -> None:
        """A block that is proposed as no part of the article has a dashed bar at its side."""
        baselines, style = self.lines.lines(row).baselines, self.document.style(row)
        if baselines:
            x = round(left - min(BAR_GAP, left / 3))
            painter.setPen(self._dashes)
            painter.drawLine(
                QPointF(x, top + baselines[0] - style.ascent),
                QPointF(x, top + baselines[-1] + style.descent),
            )

    def _chunk(
        self, painter: QPainter, row: int, chunk: int, left: float, top: float, ratio: float
    ) -> None:
        phase = (left * ratio) % 1 + 2 * ((top * ratio) % 1)
        kept = self._pictures.setdefault(row, {})
        if chunk not in kept or ((known := kept[chunk]) is not None and known.phase != phase):
            kept[chunk] = self._draw(row, chunk, left, top, ratio, phase)
        picture = kept[chunk]
        if picture is None:
            return
        painter.translate(left, top)
        if picture.grounds:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            for role, path in picture.grounds:
                painter.fillPath(path, self._colours[role])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for role, bar in picture.bars:
            painter.fillRect(bar, self._colours[role])
        for role, line in picture.dotted:
            painter.setPen(self._dots[role])
            painter.drawLine(line)
        for role, thick, line in picture.dashed:
            pen = QPen(self._colours[role], thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([DASH / thick, DASH_GAP / thick])
            painter.setPen(pen)
            painter.drawLine(line)
        for x, y, words in picture.more:
            painter.setFont(self._number_font)
            painter.setPen(self._colours["soft"])
            painter.drawText(QPointF(x + 1, y + 6), words)
        painter.translate(-left, -top)

    def _draw(
        self, row: int, chunk: int, left: float, top: float, ratio: float, phase: float
    ) -> Picture | None:
        lines = range(chunk * CHUNK, (chunk + 1) * CHUNK)
        start, end = self._codepoints(row, lines)
        found = self.marks.index.overlapping(start, end)
        if not found:
            return None
        rows, style, known = self.document.rows, self.document.style(row), self.lines.lines(row)
        drawing = Drawing(
            lambda a, b: self.lines.runs(row, a, b, lines),
            lambda line: known.baselines[line],
            (style.ascent, style.descent),
            (
                lambda x: round((left + x) * ratio) / ratio - left,
                lambda y: round((top + y) * ratio) / ratio - top,
            ),
            phase,
        )
        span = rows.span(row) or (0, 0)
        claims, drafted, lined = [], [], []
        for mark in found:
            a, b = rows.offset(row, mark[1]), rows.offset(row, mark[2])
            owner, part = mark[0], mark[3]
            if part == "claim":
                # an end beyond the row is no true end
                claims.append((a - (mark[1] < span[0]), b + (mark[2] > span[1])))
                if owner not in (self.active, self.hovered):
                    continue
            if part in ACTIVE_ONLY and owner != self.active:
                continue
            if part == DRAFT and owner == self.active:
                drafted.append((a - (mark[1] < span[0]), b + (mark[2] > span[1])))
            lined.append((owner, a, b, part))
        inside = (0, rows.offset(row, span[1]))
        drawing.grounds(drafted, inside, ("selection",))
        drawing.grounds(claims, inside)
        drawing.underlines(lined, self.hovered, self.active)
        return drawing.picture

    def _codepoints(self, row: int, lines: range) -> tuple[int, int]:
        span = self.document.rows.span(row) or (0, 0)
        starts = self.lines.lines(row).starts
        if len(starts) <= CHUNK:
            return span
        first = self.document.rows.first(row)
        ends = [*starts, None]
        begin, stop = starts[lines.start], ends[min(lines.stop, len(starts))]
        rows = self.document.rows
        return (
            rows.codepoint(first + begin),
            span[1] if stop is None else rows.codepoint(first + stop),
        )
