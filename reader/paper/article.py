"""An article on paper: its words with their marks, the notes in the margin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from reader.export.publication.model import ArticlePart, Block, Note
from reader.paper.lettering import Para, Row, Span, spans
from reader.paper.notes import INDENT
from reader.paper.pager import Pager

Placed: TypeAlias = "Callable[[Row, float], None]"
"""Is told each row of a paragraph, and where it stands."""
MOST_BEHIND = 2
"""Pages' margins of notes that may wait for room before the text does."""
BODY, SMALL, NOTE = 102, 82, 74
_SIZES = {"heading": 116, "headline": 116, "caption": 86, "row": 86, "byline": 86}


def article(
    pager: Pager, of: ArticlePart, say: Callable[[str], str], is_first: bool = False
) -> None:
    """Set an article, block after block."""
    sheet = pager.sheet
    head = _para(of, of.headline, sheet.column, 180, 1.2, 600)
    if not is_first:
        pager.skip(420)
    pager.need(min(head.height, 2000) + 1100)
    if pager.y > sheet.top and not is_first:
        pager.rule(sheet.left, sheet.left + sheet.measure, pager.y - 190)
    pager.anchor(of.anchor)
    pager.begin_notes()
    pager.text(head, after=70, each=_notes(pager, of, of.headline))
    told = " · ".join(filter(None, (str(of.number), of.about, of.url)))
    pager.text(Para([Span(told, "soft")], sheet.column, SMALL), after=170)
    for block in of.blocks():
        _block(pager, of, block)
        pager.end_notes(behind=MOST_BEHIND)
    if of.loose:
        pager.end_notes()
        pager.skip(120)
        pager.text(Para([Span(say("lost"), weight=600)], sheet.column, BODY), after=60, keep=300)
        for note in of.loose:
            pager.anchor(note.anchor)
            for para in _note(note, sheet.column, say("quoted").format(note.quote)):
                pager.text(para)
            pager.skip(80)
    pager.end_notes()


def _block(pager: Pager, of: ArticlePart, block: Block) -> None:
    sheet = pager.sheet
    is_heading = block.kind in ("heading", "headline")
    indent = {"quote": 200, "list": 170}.get(block.kind, 0)
    size = _SIZES.get(block.kind, BODY)
    para = _para(of, block, sheet.column - indent, size, 1.58, 600 if is_heading else 400)
    x = sheet.left + (0 if block.is_rtl else indent)
    if is_heading:
        pager.skip(110)
    place = _notes(pager, of, block)
    if block.kind == "list":
        place = _bulleted(pager, block, para.rows[0], place)
    pager.text(para, x, 60 if is_heading else 110, 400 if is_heading else 0, place)


def _bulleted(pager: Pager, block: Block, first: Row, place: Placed | None) -> Placed:
    sheet = pager.sheet
    at = sheet.left + (sheet.column - 90 if block.is_rtl else 60)

    def placed(row: Row, y: float) -> None:
        if row is first:
            pager.page.place(Para([Span("•", "soft")], 80, BODY, 1.58), at, y)
        if place is not None:
            place(row, y)

    return placed


def _para(
    of: ArticlePart, block: Block, width: float, size: int, leading: float, weight: int
) -> Para:
    role = "soft" if block.kind in ("caption", "row", "byline") else "ink"
    words: list[Span] = []
    for run in block.runs:
        for number in run.opens:
            words.append(Span(f"{number}⌜", "soft", 600, "", True))
        text = run.text.strip("\n") if not run.text.strip() else run.text
        words.append(Span(text or " ", role, weight, "", False, run))
        for number in run.closes:
            anchor = f"n-{of.number}-{number}"
            words.append(Span(f"{number}", "source", 600, anchor, True))
    while words and words[-1].text.endswith("\n"):
        words[-1] = words[-1]._replace(text=words[-1].text.rstrip("\n"))
    return Para(words or [Span(" ")], width, size, leading, is_rtl=block.is_rtl)


def _notes(pager: Pager, of: ArticlePart, block: Block) -> Placed | None:
    """What puts anchors and notes beside the rows they belong to; None for none."""
    if not any(run.first or run.closes for run in block.runs):
        return None
    waiting = {note.number: note for note in block.notes}
    width = pager.sheet.left + pager.sheet.measure - pager.sheet.note_x - INDENT

    def place(row: Row, y: float) -> None:
        for span in row.begins():
            for number in span.run.first if span.run else ():
                pager.anchor(f"c-{of.number}-{number}", y)
            note = waiting.get(int(span.to.rpartition("-")[2])) if span.to[:2] == "n-" else None
            if note:
                pager.note([each for para in _note(note, width) for each in para.rows], y)

    return place


def _note(of: Note, width: float, quoted: str = "") -> Iterator[Para]:
    grade = [
        Span("   " + p.text, "ink", 600) for f in of.fields if f.key == "grade" for p in f.line
    ]
    yield Para([Span(of.citation, "source", 600, of.anchor), *grade], width, NOTE, 1.36)
    if quoted:
        yield Para([Span(quoted)], width, NOTE, 1.36)
    for field in of.fields:
        if field.key == "grade":
            continue
        label = [] if field.key == "voice" else [Span(f"{field.label}: ", "soft")]
        yield Para([*label, *spans(field.line)], width, NOTE, 1.36)
