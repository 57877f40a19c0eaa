"""Floor of the PDF: QTextLayout breaks each paragraph once, QPdfWriter writes words and shapes.

Words, styles, widths, links and places are those of the export, as plain values, a pickle a page;
outline, targets of links and language are left out. It runs in the process that measures, so that
no start of a process counts, while the export starts one.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.benchmarks.floors.floor import Floor

Values = list[bytes]


def _ready(made: Path) -> Values:
    from reader.export.publication.spool import spool, unspooled
    from reader.export.registry import exporters
    from reader.exporting import reported
    from reader.paper.composing import compose

    _application()
    model = made.with_suffix(".model")
    with reported(made.parents[1] / "p.selon") as report:
        spool(report, exporters()["pdf"].chosen({}), model)
    pages: Values = []
    open_paras: dict[int, list[Any]] = {}
    compose(*unspooled(model), lambda page: pages.append(pickle.dumps(_plain(page, open_paras))))
    model.unlink()
    return pages


def _application() -> Any:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication(["floor"])


class _Recorder:
    """Takes what a painter is told about shapes."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def fillRect(self, box: Any, colour: Any) -> None:
        self.told.append(("fill", box.getRect(), colour.name()))

    def drawLine(self, one: Any, other: Any) -> None:
        self.told.append(("line", (*one.toTuple(), *other.toTuple())))

    def drawRoundedRect(self, box: Any, rx: float, ry: float) -> None:
        self.told.append(("round", box.getRect(), rx, ry))

    def setBrush(self, colour: Any) -> None:
        self.told.append(("brush", colour.name()))

    def setPen(self, pen: Any) -> None:
        from PySide6.QtGui import QPen

        if isinstance(pen, QPen):
            self.told.append(("pen", pen.color().name(), pen.widthF(), pen.dashPattern()))
        else:
            self.told.append(("no pen",))


def _plain(page: Any, open_paras: dict[int, list[Any]]) -> tuple[list[Any], list[Any]]:
    """Shapes, and rows: the number of a paragraph, the values of one not met before, its place."""
    from PySide6.QtCore import QPointF

    recorder = _Recorder()
    for shape in page.shapes:
        shape(recorder)
    rows = []
    for row, x, y in page.rows:
        words = row.of
        if words.is_marked:
            words.paint_marks(recorder, row.line, x, y + row.lift)
        new = id(words) not in open_paras
        held = open_paras.setdefault(id(words), [words, words._layout.lineCount()])
        held[1] -= 1
        if not held[1]:  # all of its lines are placed
            del open_paras[id(words)]
        place = QPointF(x, y + row.lift).toTuple()
        rows.append((id(words), _para(row) if new else None, row.line.lineNumber(), place))
    return recorder.told, rows


def _para(row: Any) -> tuple[Any, ...]:
    layout = row.of._layout
    option, font = layout.textOption(), layout.font()
    formats = [
        (of.start, of.length, _font(of.format.font()), *_style(of.format))
        for of in layout.formats()
    ]
    told = (option.alignment().value, option.textDirection().value, layout.lineCount())
    return layout.text(), _font(font), row.of.pen.name(), row.line.width(), formats, *told


def _style(of: Any) -> tuple[str, int, str]:
    return of.foreground().color().name(), of.verticalAlignment().value, of.anchorHref()


def _font(of: Any) -> tuple[int, int, bool]:
    from PySide6.QtGui import QFont

    return of.pixelSize(), int(of.variableAxisValue(QFont.Tag("wght"))), of.italic()


def _write(pages: Values, out: Path) -> None:
    from PySide6.QtCore import QMarginsF, QPointF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    _application()
    writer = QPdfWriter(str(out))
    writer.setResolution(720)
    size, portrait = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    laid: dict[int, list[Any]] = {}
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        shapes, rows = pickle.loads(page)
        _draw(painter, shapes)
        for name, para, place, at in rows:
            if para is not None:
                laid[name] = [*_laid(*para), para[-1]]
            of = laid[name]
            painter.setPen(of[2])
            of[1][place].draw(painter, QPointF(*at))
            of[3] -= 1
            if not of[3]:
                del laid[name]
    painter.end()


def _draw(painter: Any, shapes: list[Any]) -> None:
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QPen

    for what, *told in shapes:
        if what == "fill":
            painter.fillRect(QRectF(*told[0]), QColor(told[1]))
        elif what == "line":
            painter.drawLine(QPointF(*told[0][:2]), QPointF(*told[0][2:]))
        elif what == "round":
            painter.drawRoundedRect(QRectF(*told[0]), *told[1:])
        elif what == "brush":
            painter.setBrush(QColor(told[0]))
        elif what == "pen":
            pen = QPen(QColor(told[0]), told[1])
            if told[2]:
                pen.setDashPattern(told[2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
        else:
            painter.setPen(Qt.PenStyle.NoPen)


def _laid(
    text: str, font: Any, pen: str, width: float, formats: Any, align: int, direction: int, _: int
) -> tuple[Any, list[Any], Any]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QTextLayout, QTextOption

    from reader.paper.lettering import font as made

    layout = QTextLayout(text, made(*font))
    option = QTextOption(Qt.AlignmentFlag(align))
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    option.setTextDirection(Qt.LayoutDirection(direction))
    layout.setTextOption(option)
    if formats:
        layout.setFormats(list(_formats(formats)))
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    return layout, lines, QColor(pen)


def _formats(formats: list[Any]) -> Iterator[Any]:
    from PySide6.QtGui import QTextLayout

    for start, length, *told in formats:
        of = QTextLayout.FormatRange()
        of.start, of.length = start, length
        of.format = _char_format(*told)
        yield of


@lru_cache(2_000)
def _char_format(font: Any, colour: str, raised: int, to: str) -> Any:
    from PySide6.QtGui import QColor, QTextCharFormat

    from reader.paper.lettering import font as made

    style = QTextCharFormat()
    style.setFont(made(*font))
    style.setForeground(QColor(colour))
    if raised:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment(raised))
    if to:
        style.setAnchor(True)
        style.setAnchorHref(to)
    return style


FLOORS = {"pdf": Floor("QTextLayout and QPdfWriter", _ready, _write)}
