"""Which cards are near what is seen, how high they are, and where they stand in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.annotation import MENTION
from reader.ui.margin.painter import MARKER
from reader.ui.margin.stack import stacked

if TYPE_CHECKING:
    from reader.ui.margin.painter import CardLayout, CardPainter
    from reader.ui.models.cards import CardModel
    from reader.ui.page.view import Page

SIDE = 14  # room beside the cards
GAP = 10  # room between two cards
FOLDED = 120  # a margin narrower than this has markers only
BACK = 40  # how many rows above the window may push cards down into it


class Placing:
    """Places cards in document coordinates of the page; only those around a window of it."""

    def __init__(self, page: Page, model: CardModel, painter: CardPainter) -> None:
        self._page = page
        self._model = model
        self._painter = painter
        self._cards: dict[str, CardLayout] = {}
        self._reach = (0, 0)  # document y from and to which all cards are placed
        self.tops: dict[int, int] = {}
        """Row → document y, of the rows that are placed."""
        self.width = 0
        self.active: str | None = None
        self.held: tuple[str, int, int] | None = None
        """The open card: its annotation, document y and height."""

    @property
    def folded(self) -> bool:
        """Whether there is room for markers only."""
        return self.width < FOLDED

    @property
    def card_width(self) -> int:
        """The width of a card in pixels."""
        return self.width - 2 * SIDE

    def reset(self) -> None:
        """Something moved: place again when asked."""
        self._reach = (0, 0)
        self.tops.clear()

    def forget(self, annotation_id: str | None = None) -> None:
        """The face of a card, or of all of them, is another."""
        if annotation_id is None:
            self._cards.clear()
        else:
            self._cards.pop(annotation_id, None)

    # --- one row -------------------------------------------------------------------------------

    def card(self, row: int) -> CardLayout:
        """The card of a row, laid out for this width."""
        annotation_id = self._model.row(row)[0]
        card = self._cards.get(annotation_id)
        if card is None or card.width != self.card_width:
            card = self._painter.layout(self._model.face(row), self.card_width)
            self._cards[annotation_id] = card
        return card

    def height(self, row: int) -> int:
        """The height of a row's card; 0 for a mention at rest."""
        annotation_id, kind, _, _ = self._model.row(row)
        if self.folded:
            return MARKER
        if kind == MENTION and annotation_id != self.active:
            return 0
        if self.held and self.held[0] == annotation_id:
            return self.held[2]
        return self.card(row).height

    def is_shown(self, row: int) -> bool:
        """Whether a row has a card at all: mentions only if active, and nothing that is folded."""
        annotation_id, kind, start, _ = self._model.row(row)
        if kind == MENTION and not self.folded and annotation_id != self.active:
            return False
        return self._page.document_y(start) >= 0

    def words_y(self, row: int) -> int:
        """The document y of a row's words; of the next words that are seen, where it is folded."""
        count = self._model.rowCount()
        while row < count:
            start = self._model.row(row)[2]
            y = self._page.document_y(start)
            if y >= 0:
                return int(y)
            row = max(row + 1, self._model.first_from(self._page.paragraph_at(start)[1]))
        return int(self._page.document().size().height())

    # --- all that is near ----------------------------------------------------------------------

    def place(self, top: int, height: int) -> None:
        """Place the cards of a window of the document and one window's height around it."""
        if self._reach[0] <= top and top + height <= self._reach[1]:
            return
        self.reset()
        self._reach = (top - height, top + 2 * height)
        if self._page.article_id is None or self._model.rowCount() == 0:
            return
        rows = self._rows_near(*self._reach)
        active = self._model.row_of(self.active) if self.active else -1
        tops = stacked(
            [self._wanted(row) for row in rows],
            [self.height(row) for row in rows],
            2 if self.folded else GAP,
            rows.index(active) if active in rows else None,
        )
        self.tops = {row: round(y) for row, y in zip(rows, tops, strict=True)}

    def _wanted(self, row: int) -> int:
        if self.held and self.held[0] == self._model.row(row)[0]:
            return self.held[1]
        return self.words_y(row)

    def _rows_near(self, above: int, below: int) -> list[int]:
        """The rows whose words stand between two document y, and some that may push them down."""
        first = self._first_below(above)
        rows: list[int] = []
        bottom = 0.0
        for row in range(max(0, first - BACK), self._model.rowCount()):
            want = self.words_y(row)
            if want > below or (bottom > below and row > first):
                break
            if self.is_shown(row):
                bottom = max(bottom, want) + self.height(row) + GAP
                rows.append(row)
        active = self._model.row_of(self.active) if self.active else -1
        if rows and active > rows[-1] and above <= self._wanted(active) <= below:
            rows.append(active)  # in a crowd so dense that it had no room
        return rows

    def _first_below(self, y: int) -> int:
        low, high = 0, self._model.rowCount()
        while low < high:
            middle = (low + high) // 2
            if self.words_y(middle) < y:
                low = middle + 1
            else:
                high = middle
        return low
