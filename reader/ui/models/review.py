"""What newer versions left open, as rows: to review, gone, and on demand what moved by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.domain.review import Item, astray, moved, name_of
from reader.ui.models.rows import RowsModel
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.session import Session

_TOLD = {"review": "to review", "orphan": "gone from the text", "moved": "moved by itself"}
_ORDER = tuple(_TOLD)


class ReviewModel(RowsModel):
    """The items of one article, or of the whole project."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[Item] = []
        self._article: str | None = None
        self._whole_project = False
        self._with_moved = False
        session.edited_together.connect(self._follow)

    # --- what is listed ------------------------------------------------------------------------

    def show_article(self, article: str | None) -> None:
        """List what is open in this article."""
        if article == self._article:
            return
        self._article = article
        if self._with_moved or not self._whole_project:
            self.again()

    def set_whole_project(self, on: bool) -> None:
        """List what is open in all articles, or in the one in front."""
        self._whole_project = on
        self.again()

    def set_with_moved(self, on: bool) -> None:
        """List too what moved by itself, of the article in front."""
        self._with_moved = on
        self.again()

    def again(self) -> None:
        """Read the items anew."""
        self.beginResetModel()
        self._rows = self._now()
        self.endResetModel()

    def _now(self) -> list[Item]:
        if self._article is None and not self._whole_project:
            return []
        session = self._session
        ids = session.store.corrections.astray(None if self._whole_project else self._article)
        items = [item for each in session.annotations(ids) for item in astray(each)]
        if self._with_moved and self._article:
            items += self._moved(self._article)
        # the order within is that of the text
        return sorted(items, key=lambda item: _ORDER.index(item.anchor.state))

    def _moved(self, article: str) -> list[Item]:
        store = self._session.store
        versions = [version.id for version in store.versions(article)]
        row = self._session.articles.get(article)
        if row is None or len(versions) < 2:
            return []
        before = [version for version in versions if version != row.version]
        found = store.corrections.moved(row.version)
        return [
            item
            for each in self._session.annotations(found)
            for item in moved(each, before[-1] if before else None)
        ]

    # --- reading -------------------------------------------------------------------------------

    def item(self, row: int) -> Item | None:
        """The item of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def count(self, state: str) -> int:
        """How many items are "review", "orphan" or "moved"."""
        return sum(item.anchor.state == state for item in self._rows)

    def words(self, row: Item) -> str:
        return shortened(row.words(), 200)

    def facts(self, item: Item) -> str:
        """ "3:10 · cue · to review"."""
        citation = self._session.citation(item.annotation)
        return " · ".join((citation, name_of(item), _TOLD[item.anchor.state]))

    def described(self, row: Item) -> str:
        citation = self._session.citation(row.annotation)
        return f"{name_of(row)} of {citation}, {_TOLD[row.anchor.state]}: “{self.words(row)}”"

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"annotation", "article", "version"}:
            now = self._now()
            if now != self._rows:
                self.beginResetModel()
                self._rows = now
                self.endResetModel()
