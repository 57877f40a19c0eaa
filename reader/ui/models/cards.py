"""The annotations of the article that is read, in reading order, as an item model.

Rows are known by place; what a card shows is fetched when it is looked at, some rows at once. An
edit changes the rows that it names, never the whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort_right
from sys import intern
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from reader.domain.annotation import CLAIM, MENTION, NOTE
from reader.domain.edit import article_told, turned
from reader.ui.models.face import Face, face_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from reader.domain.edit import Applied, Change
    from reader.ui.session import Session

KINDS = (CLAIM, MENTION, NOTE)
DRAFT = "draft"
"""The kind of a row that is a suggestion and no annotation: its id is the draft's key."""
BATCH = 16
"""How many rows are fetched at once."""

MANY = 100
"""Annotations that come into the article in one edit after which they are read together."""
MANY_REST = 100
"""Milliseconds without more of them before they are."""

Row = tuple[str, str, int, int]
"""(annotation id, kind, start, end) of its first span, in code points."""


def _place(row: Row) -> tuple[int, int]:
    return row[2], row[3]


class CardModel(QAbstractListModel):
    """One row an annotation of one article; `kinds` says which kinds are rows at all."""

    IdRole = Qt.ItemDataRole.UserRole
    KindRole = Qt.ItemDataRole.UserRole + 1
    StartRole = Qt.ItemDataRole.UserRole + 2
    FaceRole = Qt.ItemDataRole.UserRole + 3

    def __init__(
        self, session: Session, kinds: Iterable[str] = KINDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._kinds = frozenset(kinds)
        self._rows: list[Row] = []
        self._known: dict[str, Row] = {}
        self._faces: dict[str, Face] = {}
        self._face_of_draft: Callable[[str], Face] | None = None
        self.article: str | None = None
        session.edited.connect(self._follow)
        self._very_many = QTimer(self)
        self._very_many.setSingleShot(True)
        self._very_many.setInterval(MANY_REST)
        self._very_many.timeout.connect(self._hold_again)

    # --- reading -------------------------------------------------------------------------------

    def show_article(self, article: str | None) -> None:
        """Hold the annotations of another article, None for none."""
        self._very_many.stop()
        self.beginResetModel()
        self.article = article
        self._faces.clear()
        found = self._session.store.annotation_ids(article) if article else []
        kinds = self._kinds
        self._rows = [
            (intern(i), intern(kind), start, end) for i, kind, start, end in found if kind in kinds
        ]
        self._known = {row[0]: row for row in self._rows}
        self.endResetModel()

    def show_drafts(
        self, gone: Collection[str], come: Collection[Row], face_of: Callable[[str], Face]
    ) -> None:
        """Hold suggestions, (key, DRAFT, start, end), beside the annotations; some keys have gone.

        `face_of` gives what the card of one shows.
        """
        self._face_of_draft = face_of
        if len(gone) + len(come) > BATCH:
            self._hold_drafts(set(gone), come)
            return
        for key in gone:
            self._take_out(key)
        for row in come:
            if row[0] not in self._known:
                self._insert(row)

    def _hold_drafts(self, gone: set[str], come: Iterable[Row]) -> None:
        self.beginResetModel()
        new = [row for row in come if row[0] not in self._known]
        self._rows = sorted([*(row for row in self._rows if row[0] not in gone), *new], key=_place)
        self._known = {row[0]: row for row in self._rows}
        for key in gone:
            self._faces.pop(key, None)
        self.endResetModel()

    def drafts_changed(self, *keys: str) -> None:
        """The cards of these suggestions, or all of them without keys, show something else."""
        if keys:
            for key in keys:
                self._refresh(key)
            return
        drafts = [key for key, face in self._faces.items() if face.kind == DRAFT]
        rows = sorted(self.row_of(key) for key in drafts)
        for key in drafts:
            del self._faces[key]
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row(self, number: int) -> Row:
        """The id, kind, start and end of a row."""
        return self._rows[number]

    def row_of(self, annotation_id: str) -> int:
        """The row of an annotation, -1 where it has none."""
        row = self._known.get(annotation_id)
        if row is None:
            return -1
        number = bisect_left(self._rows, _place(row), key=_place)
        while self._rows[number][0] != annotation_id:
            number += 1
        return number

    def first_from(self, start: int) -> int:
        """The first row that starts at this code point or after it."""
        return bisect_left(self._rows, start, key=lambda row: row[2])

    def face(self, number: int) -> Face:
        """What the card of a row shows."""
        annotation_id = self._rows[number][0]
        if annotation_id not in self._faces:
            self._fetch(number)
        return self._faces[annotation_id]

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        annotation_id, kind, start, _ = self._rows[index.row()]
        if role == self.IdRole:
            return annotation_id
        if role == self.KindRole:
            return kind
        if role == self.StartRole:
            return start
        if role == self.FaceRole:
            return self.face(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.face(index.row()).quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.face(index.row()).spoken
        return None

    def _fetch(self, number: int) -> None:
        annotation_id, kind, _, _ = self._rows[number]
        if kind == DRAFT and self._face_of_draft:
            self._faces[annotation_id] = self._face_of_draft(annotation_id)
            return
        first = number - number % BATCH
        near = (row for row in self._rows[first : first + BATCH] if row[1] != DRAFT)
        wanted = [row[0] for row in near if row[0] not in self._faces]
        for annotation in self._session.annotations(wanted):
            if annotation.id == annotation_id:
                self._faces[annotation_id] = face_of(annotation, self._session)
        if annotation_id not in self._faces:
            # another process has deleted it; the edit that says so is on its way
            self._faces[annotation_id] = Face(annotation_id, kind, "", "", (), "", "")

    # --- following edits -----------------------------------------------------------------------

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if self.article is None:
            return
        if self.article in turned(applied.edit):
            self.show_article(self.article)
            return
        all_stale = False
        come = [c for c in applied.edit.changes if self._comes(c)]
        if len(come) > MANY:
            self._very_many.start()
        for change in applied.edit.changes:
            if len(come) > MANY and self._comes(change):
                continue
            if change.entity == "annotation":
                self._follow_annotation(change)
            elif change.entity == "grade":
                state = change.after or change.before or {}
                if state.get("claim"):
                    self._refresh(state["claim"])
                else:
                    all_stale = True
            elif change.entity == "connection":
                state = change.after or change.before or {}
                for end in ("from_", "to"):
                    self._refresh(state.get(end, ""))
            elif change.entity in ("source", "tag", "statement") and change.before is not None:
                all_stale = True
        if all_stale and self._rows:
            self._faces.clear()
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _comes(self, change: Change) -> bool:
        """Whether an annotation is made in the article."""
        is_made = change.entity == "annotation" and change.before is None
        return is_made and article_told(change) == self.article

    @Slot()
    def _hold_again(self) -> None:
        """Hold the annotations of the article as they are now, and the suggestions beside them."""
        if not self._session.store.is_open:
            return
        drafts = [row for row in self._rows if row[1] == DRAFT]
        self.show_article(self.article)
        if drafts:
            self._hold_drafts(set(), drafts)

    def _follow_annotation(self, change: Change) -> None:
        if change.after is None:
            self._take_out(change.id)
        elif change.before is None:
            if change.after.get("article") == self.article:
                self._put_in(change.id)
        elif "spans" in change.after or "kind" in change.after:
            annotation = self._session.annotation(change.id)
            if annotation is None or annotation.article != self.article:
                return
            if self._row_now(change.id) == self._known.get(change.id):
                self._refresh(change.id)
            else:
                self._take_out(change.id)
                self._put_in(change.id)
        else:
            self._refresh(change.id)

    def _row_now(self, annotation_id: str) -> Row | None:
        annotation = self._session.annotation(annotation_id)
        if annotation is None or annotation.kind not in self._kinds:
            return None
        article = self._session.articles.get(annotation.article)
        version = article.version if article else None
        for span in annotation.spans:
            if span.version in (None, version):
                return annotation_id, annotation.kind, span.start, span.end
        return None

    def _put_in(self, annotation_id: str) -> None:
        row = self._row_now(annotation_id)
        if row is not None and annotation_id not in self._known:
            self._insert(row)

    def _insert(self, row: Row) -> None:
        number = bisect_right(self._rows, _place(row), key=_place)
        self.beginInsertRows(QModelIndex(), number, number)
        insort_right(self._rows, row, key=_place)
        self._known[row[0]] = row
        self.endInsertRows()

    def _take_out(self, annotation_id: str) -> None:
        number = self.row_of(annotation_id)
        if number < 0:
            return
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number], self._known[annotation_id]
        self._faces.pop(annotation_id, None)
        self.endRemoveRows()

    def _refresh(self, annotation_id: str) -> None:
        self._faces.pop(annotation_id, None)
        number = self.row_of(annotation_id)
        if number >= 0:
            self.dataChanged.emit(self.index(number), self.index(number))
