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
KEPT = 300  # cards that are kept laid out
BACK = 12  # how many rows above the window may push cards down into it


class Placing:
    """Places cards in document coordinates of the page; only those around a window of it."""

    def __init__(self, page: Page, model: CardModel, painter: CardPainter) -> None:
        self._page = page
        self._model = model
        self._painter = painter
        self._cards: dict[str, CardLayout] = {}
        self._lines: dict[int, float] = {}  # code point → document y of its line, -1 hidden
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

    @property
    def is_stale(self) -> bool:
        """Whether the cards have to be placed again."""
        return self._reach == (0, 0)

    def covers(self, top: int, height: int) -> bool:
        """Whether the cards of this window of the document stand where they belong."""
        return self._reach[0] <= top and top + height <= self._reach[1]

    def seen(self, top: int, height: int) -> dict[int, int]:
        """The places of the cards that may be seen in a window of the document."""
        return {
            row: y
            for row, y in self.tops.items()
            if y < top + height and y + self.height(row) > top
        }

    def reset(self) -> None:
        """Other cards, or cards of another height: place again when asked."""
        self._reach = (0, 0)
        self.tops.clear()

    def words_moved(self) -> None:
        """The words stand elsewhere on the page."""
        self._lines.clear()
        self.reset()

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
        return self._line(start) >= 0

    def _line(self, start: int) -> float:
        y = self._lines.get(start)
        if y is None:
            y = self._lines[start] = self._page.document_y(start)
        return y

    def words_y(self, row: int) -> int:
        """The document y of a row's words; of the next words that are seen, where it is folded."""
        count = self._model.rowCount()
        while row < count:
            start = self._model.row(row)[2]
            y = self._line(start)
            if y >= 0:
                return int(y)
            row = max(row + 1, self._model.first_from(self._page.paragraph_at(start)[1]))
        # not the document's size: to know it, Qt lays out all of it
        return self._page.verticalScrollBar().maximum() + self._page.viewport().height()

    # --- all that is near ----------------------------------------------------------------------

    def place(self, top: int, height: int) -> None:
        """Place the cards of a window of the document and half its height above, at times below."""
        if self.covers(top, height):
            return
        # what stands below pushes nothing that is seen: it is placed when one scrolls
        below = 0 if self.is_stale else height // 2
        self.reset()
        self._reach = (top - height // 2, top + height + below)
        if self._page.article_id is None or self._model.rowCount() == 0:
            return
        rows, wanted, heights = self._rows_near(*self._reach)
        active = self._model.row_of(self.active) if self.active else -1
        pinned = rows.index(active) if active in rows else None
        tops = stacked(wanted, heights, 2 if self.folded else GAP, pinned)
        self.tops = {row: round(y) for row, y in zip(rows, tops, strict=True)}
        self._drop_far({self._model.row(row)[0] for row in rows})

    def _drop_far(self, near: set[str]) -> None:
        """Keep the layouts of some more cards than those near, but no pictures of them."""
        if len(self._cards) > KEPT:
            self._cards = {owner: card for owner, card in self._cards.items() if owner in near}
        for owner, card in self._cards.items():
            if owner not in near:
                card.picture = None

    def _wanted(self, row: int) -> int:
        if self.held and self.held[0] == self._model.row(row)[0]:
            return self.held[1]
        return self.words_y(row)

    def _rows_near(self, above: int, below: int) -> tuple[list[int], list[int], list[int]]:
        """The rows whose words stand between two document y, and some that may push them down;
        where each wants to stand and how high it is.
        """
        first = self._first_below(above)
        rows: list[int] = []
        wanted: list[int] = []
        heights: list[int] = []

        def add(row: int) -> None:
            rows.append(row)
            wanted.append(self._wanted(row))
            heights.append(self.height(row))

        bottom = 0
        for row in range(max(0, first - BACK), self._model.rowCount()):
            want = self.words_y(row)
            if want > below or (bottom > below and row > first):
                break
            if self.is_shown(row):
                add(row)
                bottom = max(bottom, want) + heights[-1] + GAP
        active = self._model.row_of(self.active) if self.active else -1
        if rows and active > rows[-1] and above <= self._wanted(active) <= below:
            add(active)  # in a crowd so dense that it had no room
        return rows, wanted, heights

    def _first_below(self, y: int) -> int:
        # looked for in the paragraph that is there: elsewhere nothing may be laid out yet
        start, end = self._page.paragraph_at(self._page.codepoint_near(y))
        low, high = self._model.first_from(start), self._model.first_from(end)
        while low < high:
            middle = (low + high) // 2
            if self.words_y(middle) < y:
                low = middle + 1
            else:
                high = middle
        return low
