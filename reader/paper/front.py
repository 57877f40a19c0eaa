"""The title page with the contents, and what stands at the edges of every page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from reader.export.publication.gathering import cut
from reader.export.publication.model import Publication
from reader.paper.lettering import Para, Span
from reader.paper.pager import Pager
from reader.paper.sheet import Page, Sheet


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
    pager.page.place(number, sheet.left + sheet.measure - 300, top)


class Frame:
    """Head and foot of every page; the title page has none but its TLP."""

    def __init__(self, of: Publication, sheet: Sheet) -> None:
        self._sheet = sheet
        self._head = Para([Span(cut(of.title, 70), "soft")], sheet.measure * 0.7, 74, 1.2)
        self._tlp = Para([Span(of.tlp, "ink", 600)], 1500, 74, 1.2) if of.tlp else None
        self._sections: dict[str, Para] = {}

    def put(self, page: Page) -> None:
        """Put it on a page that is full."""
        sheet = self._sheet
        foot = sheet.height - 470
        if page.number > 1:
            page.place(self._head, sheet.left, 430)
            page.place(self._section(page.section), sheet.left + sheet.measure * 0.71, 430)
            number = Para([Span(str(page.number), "soft")], 400, 78, 1.2, "end")
            page.place(number, sheet.left + sheet.measure - 400, foot)
        if self._tlp:
            page.place(self._tlp, sheet.left, foot)

    def _section(self, name: str) -> Para:
        if name not in self._sections:
            words = [Span(cut(name, 40) or " ", "soft")]
            self._sections[name] = Para(words, self._sheet.measure * 0.29, 74, 1.2, "end")
        return self._sections[name]
