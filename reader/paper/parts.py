"""The parts of the publication before and after the articles, set on pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from reader.export.publication.colours import STANDING_ROLES
from reader.export.publication.gathering import cut
from reader.export.publication.model import (
    Evidence,
    Key,
    Line,
    Piece,
    Publication,
    SourcePart,
    StatementPart,
)
from reader.paper.lettering import Para, Span, colour, spans
from reader.paper.pager import Pager

BODY, SMALL, CELL, MARK = 102, 84, 80, 74


def section(pager: Pager, of: Publication, name: str) -> None:
    """A page of its own for a part, under its heading."""
    if pager.page.rows or pager.page.shapes:
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
    summary = Para(spans(of.summary), pager.sheet.column * 1.1, 112, 1.55)
    pager.text(summary, pager.sheet.left + 140, after=120)
    if pager.page is page:
        box = QRectF(pager.sheet.left, top + 20, 22, pager.y - top - 150)
        pager.page.shapes.append(lambda p: p.fillRect(box, colour("claim-line")))
    counts: list[Span] = []
    for code, word, number in of.counts:
        counts += [Span(f"{word} ", role_of(code), 600), Span(f"{number}     ", "ink")]
    if counts:
        pager.text(Para(counts, pager.sheet.measure, SMALL, 1.5), after=60)
    if not of.statements:
        paragraph(pager, of.say("no statements"), "soft")
    for statement in of.statements:
        _statement(pager, of, statement)
    if of.loose:
        heading(pager, of.say("loose"), 320)
        _loose(pager, of)


def role_of(code: str) -> str:
    """The colour that a standing is written in."""
    return STANDING_ROLES.get(code, "warn-ink")


def _statement(pager: Pager, of: Publication, each: StatementPart) -> None:
    sheet, say = pager.sheet, of.say
    pager.skip(270)
    indent = 230.0
    text = Para([Span(each.text, weight=600)], sheet.measure - indent, 124, 1.28)
    pager.need(min(text.height, 2500) + (900 if each.evidence else 300))
    pager.anchor(each.anchor)
    number = Para([Span(str(each.number), "soft")], indent, 124, 1.28)
    pager.page.place(number, sheet.left, pager.y)
    x = sheet.left + indent
    pager.text(text, x, after=40)
    meta = [Span(each.standing, role_of(each.code), 600), Span(f"   {each.origins}", "soft")]
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
    widths = [room * part for part in (0.07, 0.2, 0.105, 0.095, 0.31, 0.22)]
    names = ("", "source", "stance", "grade", "claim", "where")
    head = [
        Para([Span(say(n) if n else " ", "soft", 600)], w, 74)
        for n, w in zip(names, widths, strict=True)
    ]
    rows = ([cell(c, w) for c, w in zip(_told(e), widths, strict=True)] for e in each.evidence)
    pager.table(widths, head, rows, x, 90)


def _told(e: Evidence) -> list[list[Span]]:
    stance = Span(f"≠ {e.stance}" if e.denies else e.stance, "bad" if e.denies else "ink")
    where = [Span(cut(e.where, 120)), Span(f"\n{e.date}" if e.date else "", "soft")]
    return [
        [Span(e.citation.text, "source", to=e.citation.to)],
        spans(_short(e.speakers)),
        [stance],
        [Span(e.grade or " ")],
        [Span(cut(e.quote, 420))],
        where,
    ]


def _short(line: Line) -> Line:
    """The line with long names cut."""
    return tuple(Piece(cut(text, 120) if len(text) > 120 else text, to) for text, to in line)


def cell(words: Sequence[Span], width: float, align: str = "start") -> Para:
    """The words of a cell of a table."""
    return Para(list(words) or [Span(" ")], width, CELL, 1.36, align)


def _loose(pager: Pager, of: Publication) -> None:
    room = pager.sheet.measure - 3 * 110
    widths = [room * part for part in (0.08, 0.52, 0.22, 0.18)]
    names = ("", "claim", "origins", "standing")
    head = [
        Para([Span(of.say(n) if n else " ", "soft", 600)], w, 74)
        for n, w in zip(names, widths, strict=True)
    ]
    rows = (
        [
            cell([Span(c.citation.text, "source", to=c.citation.to)], widths[0]),
            cell([Span(cut(c.quote, 420))], widths[1]),
            cell([Span(cut(c.origins, 160) or " ")], widths[2]),
            cell([Span(c.standing, role_of(c.code), 600)], widths[3]),
        ]
        for c in of.loose
    )
    pager.table(widths, head, rows)


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
        pager.page.place(para, sheet.left, y)
        y += para.height
    for para in told:
        pager.text(para, sheet.left + sheet.measure - right)
    pager.y = max(pager.y, y) if pager.page is page else pager.y
    pager.y += 70
    pager.rule(sheet.left, sheet.left + sheet.measure, pager.y)
    pager.y += 60


def method(pager: Pager, of: Publication) -> None:
    """How to read all this."""
    section(pager, of, "method")
    for text in of.method:
        paragraph(pager, text)
    for key in of.keys:
        _key(pager, key)


def _key(pager: Pager, key: Key) -> None:
    """A heading with its table, on one page where that takes no more than one."""
    has_word = any(word for _, word, _ in key.rows)
    room = pager.sheet.measure - (220 if has_word else 110)
    first = 0.08 if has_word else 0.2
    widths = [room * first, room * 0.26, room * 0.66] if has_word else [room * first, room * 0.8]
    rows = []
    for code, word, told in key.rows:
        words = [
            [Span(code, weight=600)],
            *([[Span(word)]] if has_word else []),
            [Span(told, "soft")],
        ]
        rows.append([cell(c, w) for c, w in zip(words, widths, strict=True)])
    height = sum(max(para.height for para in row) + 75 for row in rows)
    pager.need(min(height + 850, pager.sheet.floor - pager.sheet.top))
    heading(pager, key.title, 200)
    if key.about:
        paragraph(pager, key.about, "soft", SMALL, 60)
    pager.table(widths, None, rows)
