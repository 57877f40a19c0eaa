"""The articles of the project as a list, filtered as one types and kept current by edits."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Slot

from reader.domain.folding import fold
from reader.ui.models.rows import RowsModel
from reader.ui.wording import count, day, language

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.store import ArticleRow
    from reader.ui.session import Session


class ArticlesModel(RowsModel):
    """ArticleRows by number: those with all words of the filter in title, byline or outlet."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: list[str] = []
        self._folded: dict[str, tuple[ArticleRow, str]] = {}
        self._rows: list[ArticleRow] = self._found()
        session.edited_together.connect(self._follow)

    def words(self, row: ArticleRow) -> str:
        """Its title."""
        return title_of(row)

    def described(self, row: ArticleRow) -> str:
        """An article with its number, date, language and counts."""
        parts = (
            f"{row.number}: {title_of(row)}",
            day(row.published),
            language(row.language),
            count(row.claims, "claim"),
            count(row.mentions, "mention"),
        )
        return ", ".join(filter(None, parts))

    @property
    def total(self) -> int:
        """How many articles the project has, shown or not."""
        return len(self._session.articles)

    def id_at(self, row: int) -> str:
        """The id of the article in a row that is shown."""
        return self._rows[row].id

    def row_of(self, article: str) -> int:
        """The row of an article, -1 where it is not shown."""
        row = self._session.articles.get(article)
        if row is None:
            return -1
        place = self._place(row.number)
        found = place < len(self._rows) and self._rows[place].id == article
        return place if found else -1

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """Show the articles that have every word of `text`; accents and case ignored."""
        words = fold(text).split()
        if words == self._wanted:
            return
        self.beginResetModel()
        self._wanted = words
        self._rows = self._found()
        self.endResetModel()

    # --- following edits -----------------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        touched = {article for applied in edits for article in self._touched(applied)}
        if len(touched) > 1:
            touched -= self._append(touched)
        for article in sorted(touched):
            self._show_again(article)

    def _append(self, articles: set[str]) -> set[str]:
        """Show those that come after all that is shown, at once; which these were."""
        last = self._rows[-1].number if self._rows else 0
        now = [self._session.articles.get(article) for article in articles]
        new = [row for row in now if row is not None and row.number > last and self._fits(row)]
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += sorted(new, key=lambda row: row.number)
            self.endInsertRows()
        return {row.id for row in new}

    def _touched(self, applied: Applied) -> list[str]:
        """The articles whose row is another than the one shown."""
        touched = set()
        for change in applied.edit.changes:
            state = {**(change.before or {}), **(change.after or {})}
            if change.entity == "article":
                touched.add(change.id)
            elif change.entity in ("annotation", "version"):
                if "article" not in state:
                    # an update names only what it changed: compare all
                    now = self._session.articles
                    touched |= {r.id for r in self._rows if now.get(r.id) is not r}
                else:
                    touched.add(state["article"])
        return sorted(touched)

    def _show_again(self, article: str) -> None:
        now = self._session.articles.get(article)
        before = next((i for i, row in enumerate(self._rows) if row.id == article), -1)
        wanted = now is not None and self._fits(now)
        if before >= 0 and not (wanted and now and now.number == self._rows[before].number):
            self.beginRemoveRows(QModelIndex(), before, before)
            del self._rows[before]
            self.endRemoveRows()
            before = -1
        if not wanted or now is None:
            return
        if before >= 0:
            self._rows[before] = now
            index = self.index(before)
            self.dataChanged.emit(index, index)
            return
        place = self._place(now.number)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, now)
        self.endInsertRows()

    def _place(self, number: int) -> int:
        return bisect_left(self._rows, number, key=lambda row: row.number)

    def _found(self) -> list[ArticleRow]:
        rows = sorted(self._session.articles.values(), key=lambda row: row.number)
        return [row for row in rows if self._fits(row)]

    def _fits(self, row: ArticleRow) -> bool:
        if not self._wanted:
            return True
        known = self._folded.get(row.id)
        if known is None or known[0] is not row:
            known = (row, fold(f"{row.number} {row.title} {row.byline} {row.outlet}"))
            self._folded[row.id] = known
        return all(word in known[1] for word in self._wanted)


def title_of(row: ArticleRow) -> str:
    """What the lists call an article."""
    return row.title or f"Untitled article {row.number}"
