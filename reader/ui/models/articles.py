"""The articles of a shelf as a list: ordered, grouped, filtered as one types, kept by edits.

Of a large project the first rows are there at once, the others come from a job; what a row shows
is read by pages, as it is looked at.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal, Slot

from reader.store.library import Arrangement, Shelf, collection_of, is_read
from reader.ui.library.wording import heading_of, title_of
from reader.ui.models import Index
from reader.ui.models.arranging import ChosenArticles, Heading, Rows, differing
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.wording import count, day, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.edit import Applied, Change
    from reader.store.store import ArticleRow
    from reader.ui.jobs import Answer, Failure, Job, Jobs
    from reader.ui.read_marks import ReadMarks
    from reader.ui.session import Session

__all__ = ["MIME", "ArticlesModel", "title_of"]

MIME = "application/x-selon-articles"
SMALL = 2000
"""With so many articles in the project everything is done at once."""
_PAGE, _KEPT = 64, 4096


class ArticlesModel(RowsModel):
    """Rows are ArticleRows, and Headings where the shelf is grouped."""

    arranged = Signal()
    """The rows are those of the shelf, all of them."""

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        jobs: Jobs | None = None,
        marks: ReadMarks | None = None,
        shelf: Shelf = Shelf(),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._marks = marks
        self.shelf = shelf
        self._job = 0
        self._all = Arrangement()
        self._is_whole = True
        self._made = Rows()
        self._flat: array[int] = array("q")
        self._headings: dict[int, Heading] = {}
        self._known: dict[int, ArticleRow] = {}
        self.folded: set[str] = set()
        self._show()
        session.edited_together.connect(self._follow)
        if jobs:
            jobs.answered.connect(self._answer)
            jobs.failed.connect(self._failure)
        if marks:
            marks.changed.connect(self._repaint)

    # --- as a list -----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._flat)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if row is None or role not in (ROW, _Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if role == ROW:
            return row
        return self.words(row) if role == _Role.DisplayRole else self.described(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if self._flat[index.row()] < 0:
            return flags & ~Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def row_at(self, row: int) -> ArticleRow | Heading | None:
        """What stands in a row; None for an article that has just gone."""
        place = self._flat[row]
        if place < 0:
            return self._headings[place]
        if place not in self._known:
            self._read(row)
        return self._known.get(place)

    def _read(self, row: int) -> None:
        """Read the page of a row."""
        if len(self._known) > _KEPT:
            self._known.clear()
        start = row - row % _PAGE
        places = [place for place in self._flat[start : start + _PAGE] if place >= 0]
        found = self._session.store.library.rows(places)
        self._known.update(found)
        self._session.articles.keep([r for r in found.values() if not r.binned])

    def words(self, row: ArticleRow | Heading) -> str:
        """Its title, or what the group is called."""
        return self.called(row) if isinstance(row, Heading) else title_of(row)

    def described(self, row: ArticleRow | Heading) -> str:
        """An article with its number, state, date, language and counts; a group with its number."""
        if isinstance(row, Heading):
            folded = "folded" if row.folded else ""
            return ", ".join(filter(None, (self.called(row), count(row.count, "article"), folded)))
        parts = (
            f"{row.number}: {title_of(row)}",
            "unread" if self.is_unread(row) else "",
            "starred" if row.starred else "",
            day(row.published),
            language(row.language),
            count(row.claims, "claim"),
            count(row.mentions, "mention"),
        )
        return ", ".join(filter(None, parts))

    def called(self, heading: Heading) -> str:
        """What a group is called."""
        first = self._session.store.library.rows(
            self._all.places[heading.group.start : heading.group.start + 1]
        )
        row = next(iter(first.values()), None)
        return heading_of(self.shelf.order, heading.group.key, row, self._session.collections)

    def is_unread(self, row: ArticleRow) -> bool:
        """Whether an article has not been read; False where nobody keeps account."""
        return self._marks is not None and not self._marks.has(row.number)

    # --- which row is which --------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many articles the project has, shown or not."""
        return len(self._session.articles)

    @property
    def shown(self) -> int | None:
        """How many articles are on the shelf; None while they are being looked for."""
        return len(self._all.places) if self._is_whole else None

    def id_at(self, row: int) -> str:
        """The id of the article in a row; "" for a heading."""
        found = self.row_at(row)
        return "" if found is None or isinstance(found, Heading) else found.id

    def chosen(self, spans: Iterable[range]) -> ChosenArticles:
        """The articles in spans of rows, without the headings."""
        places = (place for rows in spans for place in self._flat[rows.start : rows.stop])
        known = dict.fromkeys(place for place in places if place >= 0)
        return ChosenArticles(self._session.store.library, tuple(known))

    def place_at(self, row: int) -> int:
        """Which place the article in a row has; less than 0 for a heading."""
        return self._flat[row]

    def numbers_at(self, places: Iterable[int]) -> list[int]:
        """The numbers of articles that are shown."""
        places = set(places)
        both = zip(self._all.places, self._all.numbers, strict=True)
        # in groups by collection an article may be there several times
        return list({place: number for place, number in both if place in places}.values())

    def row_of(self, article: str) -> int:
        """The row of an article, -1 where it is not shown."""
        known = self._session.articles.get(article)
        if known is None and self.shelf.place == "bin":
            known = self._session.store.article_row(article)
        return self._row_of_place(known.place) if known else -1

    def _row_of_place(self, place: int) -> int:
        try:
            return self._flat.index(place)
        except ValueError:
            return -1

    def step(self, row: int, by: int) -> int:
        """The next row in a direction that is an article; -1 at the end."""
        row += by
        while 0 <= row < len(self._flat) and self._flat[row] < 0:
            row += by
        return row if 0 <= row < len(self._flat) else -1

    def next_unread(self, article: str | None) -> str | None:
        """The first unread article of the shelf after one, else from the top; None for none."""
        if self._marks is None:
            return None
        read, places = self._marks.bits, self._all.places
        known = self._session.articles.get(article or "")
        try:
            here = places.index(known.place) if known else -1
        except ValueError:
            here = -1
        order = (*range(here + 1, len(places)), *range(here))
        found = next((i for i in order if not is_read(read, self._all.numbers[i])), None)
        if found is None:
            return None
        row = self._session.store.library.rows(places[found : found + 1]).get(places[found])
        return row.id if row else None

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [i for i, place in enumerate(self._flat) if place < 0] if self._headings else []

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        places = self.chosen(range(row, row + 1) for row in sorted(i.row() for i in indexes)).places
        data = QMimeData()
        data.setData(MIME, " ".join(map(str, places)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # --- what is shown -------------------------------------------------------------------------

    @Slot(str)
    def set_filter(self, text: str) -> None:
        """Show the articles that have words beginning with all of `text`'s words."""
        words = " ".join(text.split())
        if words != self.shelf.words:
            self.set_shelf(self.shelf.looking_for(words))

    def set_shelf(self, shelf: Shelf) -> None:
        """Show another shelf, or the same in another order."""
        if (shelf.order, shelf.place) != (self.shelf.order, self.shelf.place):
            self.folded.clear()
        self.shelf = shelf
        self._show()

    def fold(self, key: str, folded: bool | None = None) -> None:
        """Fold the articles of a group away or bring them back; None: the other way round."""
        folded = key not in self.folded if folded is None else folded
        (self.folded.add if folded else self.folded.discard)(key)
        self._become(self._all, again=False)

    def _show(self) -> None:
        read = self._bits
        library = self._session.store.library
        if self._jobs is None or self.total <= SMALL:
            self._take(library.arrange(self.shelf, read), again=True)
            return
        first = library.first(self.shelf, read)
        if first is not None:
            self._is_whole = False
            self._become(first, again=True)
        self._ask()

    @property
    def _bits(self) -> bytes:
        return self._marks.bits if self._marks else b""

    def _ask(self) -> None:
        assert self._jobs
        self._jobs.cancel(self._job)
        uri = self._session.store.uri
        self._job = self._jobs.start(arrange, uri, self.shelf, self._bits)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._take(answer.value, again=False)

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._take(self._session.store.library.arrange(self.shelf, self._bits), again=False)

    def _take(self, arranged: Arrangement, *, again: bool) -> None:
        self._is_whole = True
        self._become(arranged, again=again)
        self.arranged.emit()

    def _become(self, arranged: Arrangement, *, again: bool) -> None:
        """Have the rows of an arrangement; `again`: as another list, else as the same, changed."""
        flat, headings = self._made.of(arranged, self.folded)
        if again:
            self.beginResetModel()
            self._all, self._flat, self._headings = arranged, flat, dict(headings)
            self.endResetModel()
            return
        start, end, new_end = differing(self._flat, flat)
        self._headings.update(headings)
        self._all = arranged
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            # a new one: the old may be an arrangement's own
            self._flat = self._flat[:start] + self._flat[end:]
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(QModelIndex(), start, new_end - 1)
            self._flat = flat
            self.endInsertRows()
        self._flat, self._headings = flat, dict(headings)
        if self._headings:
            for row in self.headings():
                self._changed(row)

    # --- following edits -----------------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        if any(self._moves(change) for applied in edits for change in applied.edit.changes):
            self._known.clear()
            if self._jobs is None or self.total <= SMALL:
                self._take(self._session.store.library.arrange(self.shelf, self._bits), again=False)
            else:
                self._ask()
        self._repaint(self._session.touched)

    def _moves(self, change: Change) -> bool:
        """Whether a change can have other articles shown, or in another order."""
        if change.entity == "annotation":
            return self.shelf.order == "claims"
        if change.entity == "collection":
            return self.shelf.order == "collection"
        if change.entity != "article":
            return change.entity == "version" and self.shelf.order == "claims"
        if change.before is None or change.after is None:
            return True
        return bool(change.after.keys() & self._telling)

    @property
    def _telling(self) -> set[str]:
        """The fields of an article by which it is here, and where."""
        shelf = self.shelf
        fields = {"binned", "number", *_BY.get(shelf.order, ())}
        fields |= {"starred"} if shelf.place == "starred" else set()
        fields |= {"collections"} if collection_of(shelf.place) is not None else set()
        return fields | ({"title", "byline", "outlet"} if shelf.words else set())

    @Slot(object)
    def _repaint(self, articles: Iterable[str] | None) -> None:
        """Read these articles' rows again; None: all."""
        articles = None if articles is None else list(articles)
        if articles is None or len(articles) > 50:
            self._known.clear()
            if self._flat:
                self.dataChanged.emit(self.index(0), self.index(len(self._flat) - 1))
            return
        for article in articles:
            now = self._session.articles.get(article)
            if now is None:
                continue
            self._known[now.place] = now
            row = self._row_of_place(now.place)
            if row >= 0:
                self._changed(row)

    def _changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


_Role = Qt.ItemDataRole
_BY = {
    "date": ("published",),
    "title": ("title",),
    "outlet": ("outlet",),
    "collection": ("collections",),
}


def arrange(job: Job, uri: str, shelf: Shelf, read: bytes) -> Arrangement:
    """Arrange a shelf on a connection of its own; runs as a job."""
    from reader.store.errors import ProjectTrouble
    from reader.store.library import Library

    library = Library.at(uri)
    try:
        library.stop_when(lambda: job.cancelled)
        arranged = library.arrange(shelf, read)
    except ProjectTrouble:
        job.check()
        raise
    finally:
        library.close()
    job.check()
    return arranged
