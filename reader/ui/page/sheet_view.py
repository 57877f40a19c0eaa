"""The page without gestures: an article set as a sheet, its marks painted, places and selection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRect, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QTextCursor

from reader.ui.page.canvas import Canvas
from reader.ui.page.finding import Finding
from reader.ui.page.marks import DRAFT, DRAFTED, OWN, PageMarks
from reader.ui.page.overview import WIDTH, Overview
from reader.ui.page.painter import REACH, MarkPainter
from reader.ui.page.places import Places
from reader.ui.page.proposal import Proposal
from reader.ui.page.selecting import Selecting
from reader.ui.page.typesetter import Typesetter
from reader.ui.theme.fonts import READING
from reader.ui.theme.theme import current

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from reader.domain.article import Article, Version
    from reader.ui.page.document import Fold, PageDocument
    from reader.ui.page.marks import Entry, Mark

SIZES = (11, 48)
"""The least and the greatest reading size, in pixels."""
FEW = 20
"""Owners of marks whose rows are found one by one to be painted again."""
EMPTY = "Nothing to read yet. Press Ctrl+I to import articles, or drop files here."


class SheetView(Canvas):
    """Shows one article. Offsets are code points of `text`, points those of the viewport."""

    layout_moved = Signal()
    """Words stand elsewhere: another article, width or size, or more of it is laid out."""
    zoomed = Signal(int)
    """The reading size in pixels, changed by `zoom_by`."""

    sheet: PageDocument
    painting: MarkPainter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Article")
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.snapping = True
        self._awaited: int | None = None
        self.names: tuple[str, ...] = ()
        self.marks = PageMarks()
        self.places = Places(self)
        self.proposal = Proposal(self)
        self.selecting = Selecting(self)
        self._finding = Finding(self)
        self._typesetter = Typesetter(self)
        self._typesetter.set(self.marks)
        self.overview = Overview(self)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        current().changed.connect(self.recolour)

    # --- what is shown -------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text of the version that is shown, whole."""
        return self._typesetter.text

    @property
    def article_id(self) -> str | None:
        """The article that is shown."""
        article = self._typesetter.article
        return article.id if article else None

    @property
    def version_id(self) -> str | None:
        """The version in which all offsets count."""
        version = self._typesetter.version
        return version.id if version else None

    @property
    def is_current(self) -> bool:
        """Whether the version that is shown is the article's current one; so is none."""
        article, version = self._typesetter.article, self._typesetter.version
        return article is None or version is None or article.version == version.id

    def show_article(
        self,
        article: Article,
        version: Version,
        text: str,
        marks: Iterable[Mark] = (),
        names: Iterable[str] = (),
    ) -> None:
        """Show an article from its start. `names` are known names, for words like "En Marche!"."""
        self._show(article, version, text, marks, names)

    def clear_article(self) -> None:
        """Show nothing."""
        self._show(None, None, "", (), ())

    def _show(
        self,
        article: Article | None,
        version: Version | None,
        text: str,
        marks: Iterable[Mark],
        names: Iterable[str],
    ) -> None:
        self.set_names(names)
        self.proposal.clear()
        self.marks = PageMarks(marks)
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if article
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bar)
        self._typesetter.take(article, version, text)
        self.painting.active = self.painting.hovered = None
        self.painting.proposed = frozenset()
        self._typesetter.set(self.marks)
        # Qt leaves the caret at the end of what was built
        self.setTextCursor(QTextCursor(self.sheet))
        self.selecting.leave_hidden(forward=True)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(article.title if article and article.title else "Article")
        self.overview.show_marks(self.marks)
        self.layout_moved.emit()

    def show_metadata(self, article: Article) -> None:
        """The article's metadata were edited: say them in the line under the headline."""
        self._typesetter.article = article
        self._typesetter.again()
        self.setAccessibleName(article.title or "Article")

    def set_left_out(self, positions: Collection[int]) -> None:
        """Fold these blocks (positions in the version's blocks): not part of the article."""
        self._typesetter.left_out = tuple(sorted(positions))
        self._typesetter.again()

    def rest_at(self, codepoint: int) -> None:
        """Put the caret before a code point, or on the folded line that hides it."""
        at = self.sheet.rows.block_at(codepoint)
        for fold in self.sheet.folds.values():
            if at in fold.blocks and not fold.opened:
                cursor = self.textCursor()
                cursor.setPosition(self.sheet.rows.first(fold.row))
                self.setTextCursor(cursor)
                return
        self.place_caret(codepoint)

    def toggle_fold(self, fold: Fold) -> None:
        """Open a fold that is closed, close one that is open; the caret goes to its line."""
        inside = {self.sheet.rows.blocks[at].start for at in fold.blocks}
        if fold.opened:
            self._typesetter.opened -= inside
        else:
            self._typesetter.opened.add(fold.start)
        self._typesetter.again()
        for line in self.sheet.folds.values():
            if line.start == fold.start:
                cursor = self.textCursor()
                cursor.setPosition(self.sheet.rows.first(line.row))
                self.setTextCursor(cursor)

    def open_fold_at(self, codepoint: int) -> None:
        """Open the fold that hides a code point, if one does."""
        at = self.sheet.rows.block_at(codepoint)
        for fold in self.sheet.folds.values():
            if at in fold.blocks and not fold.opened:
                self.toggle_fold(fold)
                return

    def set_proposed(self, positions: Collection[int]) -> None:
        """Show by a dashed bar which blocks look like no part of the article."""
        self.painting.proposed = frozenset(positions)
        self.viewport().update()

    def set_names(self, names: Iterable[str]) -> None:
        """Known names; those that end in a mark ("En Marche!") are selected with it."""
        self.names = tuple(name for name in names if name and not name[-1].isalnum())

    # --- marks ---------------------------------------------------------------------------------

    def replace_marks(self, owner: str, marks: Iterable[Mark]) -> None:
        """One annotation's marks become these (none: it is gone). Repaints what it touches."""
        gone, come = self.marks.replace(owner, marks)
        self.overview.count(gone, -1)
        self.overview.count(come, 1)
        self._repaint(gone + come)

    def replace_many(self, marks: Mapping[str, Iterable[Mark]]) -> None:
        """The marks of many at once; of very many all of the page is painted again."""
        all_gone: list[Entry] = []
        all_come: list[Entry] = []
        for owner, its in marks.items():
            gone, come = self.marks.replace(owner, its)
            all_gone += gone
            all_come += come
        for entries, step in ((all_gone, -1), (all_come, 1)):
            own = [entry for entry in entries if entry[3] in OWN]
            if own:
                self.overview.count(own, step)
        if len(marks) < FEW:
            self._repaint(all_gone + all_come)
        else:
            self.painting.forget_pictures()
            self.viewport().update()

    def set_active(self, owner: str | None) -> None:
        """The active annotation: underlined, with its hedges, its ends to be dragged."""
        before, self.painting.active = self.painting.active, owner or None
        self._repaint(self.marks.of(before) + self.marks.of(owner))

    def set_hovered(self, owner: str | None) -> None:
        """The annotation that is pointed at, here or in the margin: its edge is stronger."""
        before, self.painting.hovered = self.painting.hovered, owner or None
        if before != self.painting.hovered:
            self._repaint(self.marks.of(before) + self.marks.of(owner))

    def set_highlights_shown(self, shown: bool) -> None:
        """Paint marks, or the bare text."""
        self.painting.shown = shown
        self.overview.setVisible(shown)
        self.viewport().update()

    def _repaint(self, entries: list[Entry]) -> None:
        scrolled, room = self.verticalScrollBar().value(), self.viewport().rect()
        for row in self.painting.forget_marks(entries):
            if self.sheet.is_seen(row):
                _, top, height = self.painting.lines.box(row)
                touched = QRect(0, int(top) - scrolled, room.width(), int(height) + REACH)
                self.viewport().update(touched.adjusted(0, -2, 0, 2) & room)

    @Slot()
    def recolour(self) -> None:
        """The theme has changed."""
        self.painting.recolour()
        self.sheet.recolour()
        self.viewport().update()

    # --- places and selection ------------------------------------------------------------------

    def caret(self) -> int:
        """The code point at the caret."""
        return self.sheet.rows.codepoint(self.textCursor().position(), forward=True)

    def place_caret(self, codepoint: int) -> None:
        """Put the caret at a code point, opening the fold that hides it, and bring it into view."""
        self.open_fold_at(codepoint)
        self.selecting.select(codepoint, codepoint)
        self.places.scroll_to(codepoint)

    def first_visible(self) -> int:
        """The code point at the top of the viewport."""
        return self.places.first_shown()

    def being_read(self) -> int:
        """The code point that the reading stands at, from the text's beginning to its very end."""
        return self.places.being_read()

    def selected_range(self) -> tuple[int, int] | None:
        """The selected code points."""
        return self.selecting.range()

    def select(self, start: int, end: int) -> None:
        """Select a range, opening the fold that hides it, and bring it into view."""
        self.open_fold_at(start)
        self.selecting.select(start, end)
        self.places.scroll_to(start)

    def clear_selection(self) -> None:
        """Nothing is selected; the caret stays."""
        self.selecting.clear()

    def paragraph_at(self, codepoint: int) -> tuple[int, int]:
        """The block around a code point."""
        block = self.sheet.rows.blocks[self.sheet.rows.block_at(codepoint)]
        return block.start, block.end

    def sentence_at_caret(self) -> tuple[int, int] | None:
        """The sentence under the caret, within its block."""
        from reader.domain.words import sentence_at

        caret = self.caret()
        start, end = sentence_at(self.text, *self.paragraph_at(caret), caret, self.names)
        return (start, end) if start < end else None

    def rects_of(self, start: int, end: int) -> list[QRect]:
        """The drawn words of a range, line by line; none where they are hidden."""
        return self.places.rects_of(start, end)

    def annotations_at(self, point: QPoint) -> list[str]:
        """The ids of the annotations under a point, the innermost first."""
        return self.places.annotations_at(point)

    def annotations_in(self, start: int, end: int) -> list[str]:
        """The ids of the annotations whose own words touch a range, the innermost first."""
        found = (owner for owner, _, _, part in self.marks.under(start, end) if part in OWN)
        return list(dict.fromkeys(found))

    def annotations_at_caret(self) -> list[str]:
        """The ids of the annotations at the caret or the selection's start, innermost first."""
        return [mark[0] for mark in self._marks_at_caret() if mark[3] not in DRAFTED]

    def drafts_at_caret(self) -> list[str]:
        """The ids of the suggestions there."""
        return [mark[0] for mark in self._marks_at_caret() if mark[3] == DRAFT]

    def _marks_at_caret(self) -> list[Entry]:
        at = (self.selected_range() or (self.caret(),))[0]
        found = self.marks.under(at, at + 1) or self.marks.under(max(0, at - 1), at)
        return list({mark[0]: mark for mark in reversed(found)}.values())[::-1]

    def document_y(self, codepoint: int) -> float:
        """The top of a code point's line in the document, -1 where it is hidden."""
        return self.painting.lines.line_top(codepoint)

    def codepoint_near(self, height: float) -> int:
        """The code point at which the paragraph begins that stands at a height of the document."""
        row = self.sheet.shown[self.sheet.layout.near(height)]
        return self.sheet.rows.codepoint(self.sheet.rows.first(row), forward=True)

    def scroll_to(self, start: int) -> None:
        """Bring a code point into view, opening the fold that hides it."""
        self.open_fold_at(start)
        self.places.scroll_to(start)

    def stand_at(self, start: int) -> None:
        """Have a code point's line at the top, also once the page is shown and has its size.

        The caret goes there too.
        """
        if self.document_y(start) >= 0:
            self.selecting.select(start, start)
        self._awaited = start
        self.places.stand_at(start)

    def find_text(self, needle: str, backwards: bool = False) -> bool:
        """Select the next place of these words, accents and case ignored; False: none."""
        return self._finding.find(needle, backwards)

    # --- reading settings ----------------------------------------------------------------------

    def set_reading(self, family: str, px: int, width_chars: int, spacing: float) -> None:
        """The reading font ("" for Literata), its size, the measure, the line height."""
        before = self._typesetter.reading
        family = "" if family == READING else family
        px = min(max(px, SIZES[0]), SIZES[1])
        after = replace(before, family=family, px=px, width_chars=width_chars, spacing=spacing)
        if after != before:
            self._typesetter.reading = after
            self._typesetter.again()

    def zoom_by(self, steps: int) -> None:
        """Larger (or smaller) words; 0 is the size one begins with."""
        reading = self._typesetter.reading
        px = reading.px + steps if steps else type(reading)().px
        self.set_reading(reading.family, px, reading.width_chars, reading.spacing)
        self.zoomed.emit(self._typesetter.reading.px)

    # --- Qt calls us ---------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or kept as the primary selection: our own text, plain."""
        # data made in Python that are in the clipboard at exit crash Qt; a model makes C++ ones
        maker = QStringListModel([""])
        data = maker.mimeData([maker.index(0)])
        data.clear()
        span = self.selected_range()
        data.setText(self.text[span[0] : span[1]] if span else "")
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        self._awaited = None
        self.sheet.layout.pause()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current().color("paper"))
        if self.article_id is None:
            painter.setPen(current().color("soft"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
            return
        self.painting.paint(painter, event.rect(), self.verticalScrollBar().value())
        self.proposal.paint(painter)
        painter.end()
        super().paintEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._awaited is not None:
            # the first time Qt would go to the caret
            self.places.stand_at(self._awaited)

    @Slot()
    def _scrolled(self) -> None:
        self.places.settle()

    @Slot()
    def keep_place(self) -> None:
        """Rows elsewhere turned out otherwise: what is read stays where it is."""
        self.places.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.places.first_shown()
        above = self.document_y(top) - self.verticalScrollBar().value()
        moved = self._typesetter.fit(self.viewport().size())
        super().resizeEvent(event)
        self.places.settle()
        if self._awaited is not None:
            self.places.stand_at(self._awaited)
        elif moved and self.verticalScrollBar().value():
            self.places.scroll_by_height(self.document_y(top) - above)
        self.overview.place()
        self.layout_moved.emit()
