"""Sets the article: builds the page's document anew and keeps the reader's place while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.document import PageDocument
from reader.ui.page.layout import ROOM
from reader.ui.page.metadata import metadata_line, words_of
from reader.ui.page.painter import MarkPainter
from reader.ui.page.styles import Reading, Styles

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from reader.domain.article import Article, Version
    from reader.ui.page.marks import PageMarks
    from reader.ui.page.sheet_view import SheetView

SPACE_ABOVE, SPACE_BELOW = 34, 120  # pixels
GUTTER = (48, 24)  # the least room left and right of the words


class Typesetter:
    """Knows the article, the reading settings and which folds are open."""

    def __init__(self, page: SheetView) -> None:
        self._page = page
        self.article: Article | None = None
        self.version: Version | None = None
        self.text = ""
        self.left_out: tuple[int, ...] = ()
        self.opened: set[int] = set()
        self._words: int | None = None  # of all blocks, counted when they are first said
        self.reading = Reading()
        self._styles: Styles | None = None

    def take(self, article: Article | None, version: Version | None, text: str) -> None:
        """Another article (or none) is to be shown."""
        self.article, self.version, self.text = article, version, text
        self.left_out = version.left_out if version else ()
        self.opened = set()
        self._words = None

    def _metadata(self, article: Article, version: Version) -> str:
        if self._words is None:
            self._words = words_of(version, self.text)
        return metadata_line(article, version, self.text, self.left_out, self._words)

    def set(self, marks: PageMarks) -> None:
        """Build the document and give it to the page."""
        page = self._page
        if self._styles is None or self._styles.reading != self.reading:
            self._styles = Styles(self.reading)
        meta = ""
        if self.article and self.version:
            meta = self._metadata(self.article, self.version)
        blocks = self.version.blocks if self.version else ()
        sheet = PageDocument(
            self.text, blocks, self.left_out, meta, self._styles, self.opened, page
        )
        before, page.sheet = getattr(page, "sheet", None), sheet
        page.painting = MarkPainter(sheet, marks, getattr(page, "painting", None))
        self.fit(page.viewport().size())
        page.setDocument(sheet)
        sheet.layout.grown.connect(page.keep_place)
        page.places.settle()
        if before is not None:
            before.deleteLater()

    def again(self) -> None:
        """Build the document anew; caret, selection and the words at the top stay."""
        page = self._page
        caret, span = page.caret(), page.selected_range()
        backwards = page.textCursor().position() < page.textCursor().anchor()
        top = page.places.first_shown()
        above = page.document_y(top) - page.verticalScrollBar().value()
        at_start = page.verticalScrollBar().value() == 0
        self.set(page.marks)
        page.selecting.select(*(span or (caret, caret)), backwards)
        page.selecting.leave_hidden(forward=True)
        if at_start:
            page.verticalScrollBar().setValue(0)
        else:
            page.places.scroll_by_height(page.document_y(top) - above)
        page.places.settle()
        page.overview.show_marks(page.marks)
        page.layout_moved.emit()

    def fit(self, size: QSize) -> bool:
        """Centre the column in a viewport of this size; False when nothing has to move."""
        page, width = self._page, size.width()
        column = page.sheet.styles.column
        spare = max(0, width - column) // 2
        margins = (max(spare, GUTTER[0]), max(spare, GUTTER[1]))
        if width < column + GUTTER[0]:
            margins = (min(GUTTER[0], width // 8), min(GUTTER[1], width // 16))
        layout = page.sheet.layout
        # the cards beside what is seen look half as far again
        layout.room = max(ROOM, 3 * size.height() // 2)
        sides = (margins[0], SPACE_ABOVE, margins[1], SPACE_BELOW)
        if not layout.would_fit(width, sides):
            page.painting.forget()  # before anybody hears of it: lines of before are gone
            layout.fit(width, sides)
            return True
        return False
