"""The parts of the publication before and after the articles, set on pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from reader.export.publication.colours import STANDING_ROLES
from reader.export.publication.gathering import cut
from reader.export.publication.model import (
    Box,
    Drawing,
    Line,
    MatrixPart,
    Piece,
    Publication,
    SourcePart,
    StatementPart,
    Stroke,
)
from reader.paper.lettering import Para, Span, colour, spans
from reader.paper.pager import Pager

BODY, SMALL, CELL, MARK = 102, 84, 80, 74


def title(pager: Pager, of: Publication, page_of: Callable[[str], str]) -> None:
    """The title page, with the contents and the pages they are on."""
    sheet, say = pager.sheet, of.say
    pager.y = sheet.height * 0.2
    pager.text(Para([Span(say("report").upper(), "soft", 600)], sheet.measure, 84), after=140)
    size = 330 if len(of.title) < 60 else 240 if len(of.title) < 140 else 170
    pager.text(Para([Span(cut(of.title, 400), weight=600)], sheet.measure, size, 1.16), after=220)
    by = say("prepared").format(of.analysts) if of.analysts else ""
    for told in (" · ".join(filter(None, (by, of.date))), of.basis):
        if told:
            pager.text(Para([Span(cut(told), "soft")], sheet.measure, 100), after=30)
    if of.tlp:
        pager.y += 130
        label = Para([Span(of.tlp, "ink", 600)], 1600, 92, 1.3)
        box = QRectF(sheet.left, pager.y - 16, 130 + len(of.tlp) * 62, label.height + 44)
        pager.fill(box, "card", "ink")
        pager.text(label, sheet.left + 75, after=40)
    pager.y = max(pager.y + 260, sheet.height * 0.5)
    pager.rule(sheet.left, sheet.left + sheet.measure, pager.y - 110)
    for name in ("sourcing", "matrix", "timeline", "articles", "sources", "method"):
        _entry(pager, say(name), name, page_of, 0)
        if name == "articles":
            for text, to in of.contents:
                _entry(pager, text, to, page_of, 180)


def _entry(pager: Pager, text: str, to: str, page_of: Callable[[str], str], indent: float) -> None:
    sheet = pager.sheet
    role, size = ("soft", 88) if indent else ("ink", 98)
    line = Para([Span(cut(text, 90), role, to=to)], sheet.measure - 400 - indent, size, 1.45)
    number = Para([Span(page_of(to), role, to=to)], 300, size, 1.45, "end")
    pager.need(line.height)
    top = pager.y
    pager.text(line, sheet.left + indent, after=8)
    pager._cells([number], [sheet.left + sheet.measure - 300], top)


def section(pager: Pager, of: Publication, name: str) -> None:
    """A page of its own for a part, under its heading."""
    if pager.page.paints:
        pager.turn()
    pager.page.section = of.say(name)
    pager.anchor(name)
    head = Para([Span(of.say(name), weight=600)], pager.sheet.measure, 210, 1.2)
    pager.text(head, after=190)


def paragraph(
    pager: Pager, text: str, role: str = "ink", size: int = BODY, after: float = 90
) -> None:
    """Plain words across the measure of a column."""
    for part in text.split("\n"):
        pager.text(Para([Span(part, role)], pager.sheet.column * 1.1, size, 1.5), after=after)


def heading(pager: Pager, text: str, before: float = 260) -> None:
    """A heading within a part."""
    pager.skip(before)
    pager.text(Para([Span(text, weight=600)], pager.sheet.measure, 122, 1.25), after=70, keep=500)


def sourcing(pager: Pager, of: Publication) -> None:
    """The summary, the standings, the statements and the claims under none."""
    section(pager, of, "sourcing")
    heading(pager, of.say("summary"), 0)
    top, page = pager.y, pager.page
    summary = Para([Span(of.summary)], pager.sheet.column * 1.1, 112, 1.55)
    pager.text(summary, pager.sheet.left + 140, after=120)
    if pager.page is page:
        box = QRectF(pager.sheet.left, top + 20, 22, pager.y - top - 150)
        pager.page.paints.append(lambda p: p.fillRect(box, colour("claim-line")))
    counts: list[Span] = []
    for code, word, number in of.counts:
        counts += [Span(f"{word} ", _role(code), 600), Span(f"{number}     ", "ink")]
    if counts:
        pager.text(Para(counts, pager.sheet.measure, SMALL, 1.5), after=60)
    if not of.statements:
        paragraph(pager, of.say("no statements"), "soft")
    for statement in of.statements:
        _statement(pager, of, statement)
    if of.loose:
        heading(pager, of.say("loose"), 320)
        _loose(pager, of)


def _role(code: str) -> str:
    return STANDING_ROLES.get(code, "warn-ink")


def _statement(pager: Pager, of: Publication, each: StatementPart) -> None:
    sheet, say = pager.sheet, of.say
    pager.skip(270)
    indent = 230.0
    text = Para([Span(each.text, weight=600)], sheet.measure - indent, 124, 1.28)
    pager.need(min(text.height, 2500) + 900)
    pager.anchor(each.anchor)
    pager._cells([Para([Span(str(each.number), "soft")], indent, 124, 1.28)], [sheet.left], pager.y)
    x = sheet.left + indent
    pager.text(text, x, after=40)
    meta = [Span(each.standing, _role(each.code), 600), Span(f"   {each.origins}", "soft")]
    pager.text(Para(meta, sheet.measure - indent, SMALL), x, after=20)
    if each.judged:
        told = [Span(" ".join(each.judged), "soft")]
        pager.text(Para(told, sheet.measure - indent, SMALL), x, after=20)
    for why in each.why:
        pager.text(Para(spans(why, "soft"), sheet.measure - indent, SMALL), x, after=10)
    for line in filter(None, each.note.split("\n")):
        pager.text(Para([Span(line)], sheet.measure - indent, SMALL + 6), x, after=20)
    pager.skip(50)
    if not each.evidence:
        pager.text(Para([Span(say("no claims"), "soft")], sheet.measure - indent, SMALL), x)
        return
    room = sheet.measure - indent - 5 * 90
    widths = [room * part for part in (0.07, 0.215, 0.115, 0.07, 0.33, 0.2)]
    names = ("", "source", "stance", "grade", "claim", "where")
    head = [
        Para([Span(say(n) if n else " ", "soft", 600)], w, 74)
        for n, w in zip(names, widths, strict=True)
    ]
    rows = []
    for e in each.evidence:
        stance = Span(f"≠ {e.stance}" if e.denies else e.stance, "bad" if e.denies else "ink")
        where = [Span(cut(e.where, 120)), Span(f" {e.date}".replace("-", "\u2011"), "soft")]
        cells = [
            [Span(e.citation.text, "source", to=e.citation.to)],
            spans(_short(e.speakers)),
            [stance],
            [Span(e.grade or " ")],
            [Span(cut(e.quote, 420))],
            where,
        ]
        rows.append([_cell(c, w) for c, w in zip(cells, widths, strict=True)])
    pager.table(widths, head, rows, x, 90)


def _short(line: Line) -> Line:
    """The line with long names cut."""
    return tuple(Piece(cut(text, 120) if len(text) > 120 else text, to) for text, to in line)


def _cell(words: Sequence[Span], width: float, align: str = "start") -> Para:
    return Para(list(words) or [Span(" ")], width, CELL, 1.36, align)


def _loose(pager: Pager, of: Publication) -> None:
    room = pager.sheet.measure - 3 * 110
    widths = [room * part for part in (0.08, 0.52, 0.22, 0.18)]
    names = ("", "claim", "origins", "standing")
    head = [
        Para([Span(of.say(n) if n else " ", "soft", 600)], w, 74)
        for n, w in zip(names, widths, strict=True)
    ]
    rows = [
        [
            _cell([Span(c.citation.text, "source", to=c.citation.to)], widths[0]),
            _cell([Span(cut(c.quote, 420))], widths[1]),
            _cell([Span(cut(c.origins, 160) or " ")], widths[2]),
            _cell([Span(c.standing, _role(c.code), 600)], widths[3]),
        ]
        for c in of.loose
    ]
    pager.table(widths, head, rows)


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
    standing, cell = 700.0, min(500.0, (room * 0.75 - 700) / max(count, 1))
    widths = [room - standing - cell * count, *([cell] * count), standing]
    names = [Span(of.say("statement"), "soft", 600)]
    head = [Para(names, widths[0], 74)]
    head += [
        Para(
            [Span(cut(c.text, 60), "source" if c.to else "soft", 600, c.to)],
            cell,
            70,
            1.25,
            "middle",
        )
        for c in part.columns
    ]
    head.append(Para([Span(of.say("standing"), "soft", 600)], standing, 74))
    rows = []
    for row in part.rows:
        cells = [_cell([Span(row.statement.text, to=row.statement.to)], widths[0])]
        for marks in row.cells:
            words: list[Span] = []
            for mark in marks:
                role = {"denies": "bad", "relays": "source", "implied": "source"}.get(
                    mark.kind, "ink"
                )
                words += [Span("\n")] if words else []
                words.append(Span(f" {mark.text} ", role, 600, mark.to))
            cells.append(Para(words or [Span(" ")], cell, MARK, 1.56, "middle"))
        cells.append(_cell([Span(row.standing, _role(row.code), 600)], standing))
        rows.append(cells)

    def ground(number: int, y: float) -> None:
        x = pager.sheet.left + widths[0] + gap
        for marks in part.rows[number].cells:
            for place, mark in enumerate(marks):
                top = y + 35 + place * MARK * 1.56
                box = QRectF(x + 20, top + 4, cell - 40, MARK * 1.56 - 8)
                solid = mark.kind == "asserts"
                line = {"asserts": "", "denies": "bad", "doubts": "soft", "asks": "soft"}
                pager.fill(
                    box,
                    "claim" if solid else "card",
                    line.get(mark.kind, "source"),
                    mark.kind == "implied",
                )
            x += cell + gap

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
            pager.page.paints.append(_stroke(ends, shape.role))
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
            up = (row.height - row.line.height()) / 2 + row.line.ascent()
            pager._row(row, at, top + shape.y * scale - up)
    pager.y += of.height * scale + 160


def _stroke(ends: Sequence[float], role: str) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(colour(role), 5))
        painter.drawLine(QPointF(ends[0], ends[1]), QPointF(ends[2], ends[3]))

    return paint


def sources(pager: Pager, of: Publication) -> None:
    """The index of sources."""
    section(pager, of, "sources")
    if not of.sources:
        paragraph(pager, of.say("no sources"), "soft")
    for each in of.sources:
        _source(pager, of, each)


def _source(pager: Pager, of: Publication, each: SourcePart) -> None:
    sheet, say = pager.sheet, of.say
    grade = f"{each.grade} · {each.grade_words}" if each.grade else ""
    left, right = sheet.measure * 0.34, sheet.measure * 0.62
    name = [
        Para([Span(cut(each.name, 200), weight=600)], left, 100, 1.3),
        Para(spans(each.about, "soft"), left, CELL, 1.4),
    ]
    if grade:
        name.append(Para([Span(grade, "soft")], left, CELL, 1.4))
    rows: list[list[Span]] = []
    if each.aliases:
        rows.append([Span(f"{say('aliases')}: ", "soft"), Span(cut(each.aliases, 500))])
    rows += [[Span(f"{label}: ", "soft"), Span(cut(text, 900))] for label, text in each.card]
    for key, line in (("says", each.said), ("named", each.named)):
        if line:
            words = [Span(f"{say(key)}: ", "soft")]
            for piece in line:
                words += [Span(piece.text, "source", to=piece.to), Span("  ")]
            rows.append(words)
    told = [Para(words, right, CELL, 1.4) for words in rows]
    height = max(sum(p.height for p in name), sum(p.height for p in told), 1)
    pager.need(min(height + 120, sheet.floor - sheet.top))
    pager.anchor(each.anchor)
    top, page = pager.y, pager.page
    y = top
    for para in name:
        pager._cells([para], [sheet.left], y)
        y += para.height
    for para in told:
        pager.text(para, sheet.left + sheet.measure - right)
    pager.y = max(pager.y, y) if pager.page is page else pager.y
    pager.y += 70
    pager.rule(sheet.left, sheet.left + sheet.measure, pager.y)
    pager.y += 60


def method(pager: Pager, of: Publication) -> Iterator[None]:
    """How to read all this."""
    section(pager, of, "method")
    for text in of.method:
        paragraph(pager, text)
    for key in of.keys:
        heading(pager, key.title, 200)
        if key.about:
            paragraph(pager, key.about, "soft", SMALL, 60)
        has_word = any(word for _, word, _ in key.rows)
        room = pager.sheet.measure - (220 if has_word else 110)
        first = 0.08 if has_word else 0.2
        widths = (
            [room * first, room * 0.26, room * 0.66] if has_word else [room * first, room * 0.8]
        )
        rows = []
        for code, word, told in key.rows:
            cells = [
                [Span(code, weight=600)],
                *([[Span(word)]] if has_word else []),
                [Span(told, "soft")],
            ]
            rows.append([_cell(c, w) for c, w in zip(cells, widths, strict=True)])
        pager.table(widths, None, rows)
        yield


def frame(of: Publication, page_number: int, section_name: str, pager: Pager) -> None:
    """Head and foot of the page that is being filled; the title page has none but its TLP."""
    sheet = pager.sheet
    foot = sheet.height - 470
    if page_number > 1:
        head = Para([Span(cut(of.title, 70), "soft")], sheet.measure * 0.7, 74, 1.2)
        pager._cells([head], [sheet.left], 430)
        right = Para(
            [Span(cut(section_name, 40) or " ", "soft")], sheet.measure * 0.29, 74, 1.2, "end"
        )
        pager._cells([right], [sheet.left + sheet.measure * 0.71], 430)
        number = Para([Span(str(page_number), "soft")], 400, 78, 1.2, "end")
        _foot(pager, number, sheet.left + sheet.measure - 400, foot)
    if of.tlp:
        _foot(pager, Para([Span(of.tlp, "ink", 600)], 1500, 74, 1.2), sheet.left, foot)


def _foot(pager: Pager, para: Para, x: float, y: float) -> None:
    pager._row(para.rows[0], x, y)
