"""Sets the article: builds the page's document anew and keeps the reader's place while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.document import PageDocument
from reader.ui.page.metadata import metadata_line
from reader.ui.page.painter import MarkPainter
from reader.ui.page.styles import Reading, Styles

if TYPE_CHECKING:
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
        self.reading = Reading()
        self._styles: Styles | None = None
        self._margins = (0, 0)

    def take(self, article: Article | None, version: Version | None, text: str) -> None:
        """Another article (or none) is to be shown."""
        self.article, self.version, self.text = article, version, text
        self.left_out = version.left_out if version else ()
        self.opened = set()

    def set(self, marks: PageMarks) -> None:
        """Build the document and give it to the page."""
        page = self._page
        if self._styles is None or self._styles.reading != self.reading:
            self._styles = Styles(self.reading)
        meta = ""
        if self.article and self.version:
            meta = metadata_line(self.article, self.version, self.text, self.left_out)
        blocks = self.version.blocks if self.version else ()
        sheet = PageDocument(
            self.text, blocks, self.left_out, meta, self._styles, self.opened, page
        )
        before, page.sheet = getattr(page, "sheet", None), sheet
        page.painting = MarkPainter(sheet, marks, getattr(page, "painting", None))
        self._margins = (0, 0)
        self.fit(page.viewport().width())
        # before the view hears of it: a line asked for by an old number crashes Qt
        sheet.documentLayout().documentSizeChanged.connect(page.painting.lines.forget)
        page.setDocument(sheet)
        sheet.documentLayout().documentSizeChanged.connect(page.layout_moved)
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
        page.overview.show_marks(page.marks)
        page.layout_moved.emit()

    def fit(self, width: int) -> bool:
        """Centre the column in a viewport of this width; False when nothing has to move."""
        column = self._page.sheet.styles.column
        spare = max(0, width - column) // 2
        margins = (max(spare, GUTTER[0]), max(spare, GUTTER[1]))
        if width < column + GUTTER[0]:
            margins = (min(GUTTER[0], width // 8), min(GUTTER[1], width // 16))
        if margins == self._margins:
            return False
        self._margins = margins
        self._page.sheet.set_margins(margins[0], SPACE_ABOVE, margins[1], SPACE_BELOW)
        self._page.painting.forget()
        return True
