"""The matrix and the timeline, set on pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from reader.export.publication.gathering import cut
from reader.export.publication.model import Box, Drawing, MatrixPart, Publication, Stroke
from reader.paper.lettering import Para, Span, colour
from reader.paper.pager import Pager
from reader.paper.parts import MARK, SMALL, cell, paragraph, role_of, section


def matrix(pager: Pager, of: Publication) -> None:
    """Statements by sources."""
    section(pager, of, "matrix")
    if not of.matrix:
        paragraph(pager, of.say("no statements"), "soft")
        return
    paragraph(pager, of.say("matrix about"), "soft", SMALL, 130)
    for part in of.matrix:
        _matrix(pager, of, part)
        pager.skip(260)


def _matrix(pager: Pager, of: Publication, part: MatrixPart) -> None:
    gap = 40.0
    count = len(part.columns)
    room = pager.sheet.measure - gap * (count + 1)
    standing, wide = 700.0, min(500.0, (room * 0.75 - 700) / max(count, 1))
    widths = [room - standing - wide * count, *([wide] * count), standing]
    names = [Span(of.say("statement"), "soft", 600)]
    head = [Para(names, widths[0], 74)]
    head += [
        Para(
            [Span(cut(c.text, 60), "source" if c.to else "soft", 600, c.to)],
            wide,
            70,
            1.25,
            "middle",
        )
        for c in part.columns
    ]
    head.append(Para([Span(of.say("standing"), "soft", 600)], standing, 74))
    rows = []
    for row in part.rows:
        cells = [cell([Span(row.statement.text, to=row.statement.to)], widths[0])]
        for marks in row.cells:
            words: list[Span] = []
            for mark in marks:
                role = {"denies": "bad", "relays": "source", "implied": "source"}.get(
                    mark.kind, "ink"
                )
                words += [Span("\n")] if words else []
                words.append(Span(f" {mark.text} ", role, 600, mark.to))
            cells.append(Para(words or [Span(" ")], wide, MARK, 1.56, "middle"))
        cells.append(cell([Span(row.standing, role_of(row.code), 600)], standing))
        rows.append(cells)

    height = sum(max(para.height for para in row) + 75 for row in rows) + 300
    if height < (pager.sheet.floor - pager.sheet.top) / 2:
        pager.need(height)  # a small one stands on one page

    def ground(number: int, y: float) -> None:
        x = pager.sheet.left + widths[0] + gap
        for marks in part.rows[number].cells:
            for place, mark in enumerate(marks):
                top = y + 35 + place * MARK * 1.56
                box = QRectF(x + 20, top + 4, wide - 40, MARK * 1.56 - 8)
                solid = mark.kind == "asserts"
                line = {"asserts": "", "denies": "bad", "doubts": "soft", "asks": "soft"}
                pager.fill(
                    box,
                    "claim" if solid else "card",
                    line.get(mark.kind, "source"),
                    mark.kind == "implied",
                )
            x += wide + gap

    pager.table(widths, head, rows, None, gap, ground)


def timeline(pager: Pager, of: Publication) -> None:
    """The picture, and what has no date."""
    section(pager, of, "timeline")
    if not of.timeline:
        paragraph(pager, of.say("no dates"), "soft")
    for drawing in of.timeline:
        _drawing(pager, drawing)
    if of.timeline and of.undated:
        paragraph(pager, of.say("undated").format(of.undated), "soft", SMALL)


def _drawing(pager: Pager, of: Drawing) -> None:
    scale = min(
        pager.sheet.measure / of.width, (pager.sheet.floor - pager.sheet.top - 450) / of.height
    )
    pager.need(of.height * scale)
    left, top = pager.sheet.left, pager.y
    for shape in of.shapes:
        if isinstance(shape, Stroke):
            ends = [left + shape.x1 * scale, top + shape.y1 * scale]
            ends += [left + shape.x2 * scale, top + shape.y2 * scale]
            pager.page.shapes.append(_stroke(ends, shape.role))
        elif isinstance(shape, Box):
            place = (left + shape.x * scale, top + shape.y * scale)
            box = QRectF(*place, shape.width * scale, shape.height * scale)
            pager.fill(box, shape.role, shape.line, shape.is_dashed)
        else:
            size = round(shape.size * scale * 1.06)
            wide = 2400.0
            shift = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.align]
            para = Para(
                [Span(shape.text, shape.role, 600 if shape.is_bold else 400, shape.to)],
                *(wide, size, 1.2, shape.align),
            )
            row = para.rows[0]
            at = left + shape.x * scale - shift
            up = row.lift + row.line.ascent()
            pager.page.rows.append((row, at, top + shape.y * scale - up))
    pager.y += of.height * scale + 160


def _stroke(ends: Sequence[float], role: str) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(colour(role), 5))
        painter.drawLine(QPointF(ends[0], ends[1]), QPointF(ends[2], ends[3]))

    return paint
