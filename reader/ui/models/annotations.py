"""The annotations of one article in reading order, as words that can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Slot

from reader.ui.models import Index
from reader.ui.models.rows import ROW
from reader.ui.wording import spoken

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.domain.edit import Applied, Change
    from reader.ui.session import Session


class AnnotationsModel(QAbstractListModel):
    """Claims, mentions and notes by their first span in the current version."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.article: str | None = None
        self._ids: list[str] = []
        session.edited_together.connect(self._follow)

    def show_article(self, article: str | None) -> None:
        """List the annotations of this article; None for none."""
        self.beginResetModel()
        self.article = article
        self._ids = self._now()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        annotation = self._session.annotation(self._ids[index.row()])
        if annotation is None:
            return None
        if role == ROW:
            return annotation
        if role == Qt.ItemDataRole.DisplayRole:
            return annotation.quotation
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.described(annotation)
        return None

    def described(self, annotation: Annotation) -> str:
        """An annotation as a screen reader says it, with its grade."""
        text = spoken(annotation, self._session.citation(annotation), self._session.sources)
        grade = self._session.grades.get(annotation.id)
        return f"{text}, graded {grade.value}" if grade and grade.value else text

    def citation(self, annotation: Annotation) -> str:
        """The citation id: `3:10`."""
        return self._session.citation(annotation)

    def source_names(self, annotation: Annotation) -> str:
        """Who says a claim, or whom a mention names; "" for nobody."""
        sources = self._session.sources
        ids = [v.chain[0].source for v in annotation.attributions if v.chain]
        ids.append(annotation.source)
        return ", ".join(sources[i].name for i in ids if i and i in sources)

    def id_at(self, row: int) -> str:
        """The id of the annotation in a row."""
        return self._ids[row]

    def row_of(self, annotation: str) -> int:
        """The row of an annotation, -1 for none."""
        return self._ids.index(annotation) if annotation in self._ids else -1

    def _now(self) -> list[str]:
        if self.article is None:
            return []
        # an annotation has an entry for each kind of place it stands at: the first one counts
        return list(dict.fromkeys(i for i, *_ in self._session.store.annotation_ids(self.article)))

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        changes = [change for applied in edits for change in applied.edit.changes]
        if self.article is None or not any(self._concerns(change) for change in changes):
            return
        now = self._now()
        if now != self._ids:
            self._arrange(now)
        elif self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _concerns(self, change: Change) -> bool:
        """Whether a change may show in the list."""
        if change.entity == "article":
            return change.id == self.article
        if change.entity in ("annotation", "version"):
            state = change.after or change.before or {}
            return state.get("article", self.article) == self.article
        return change.entity in ("source", "grade")

    def _arrange(self, now: list[str]) -> None:
        """One added or removed keeps the reader's place in the list; more are read anew."""
        gone = [i for i in self._ids if i not in set(now)]
        fresh = [i for i in now if i not in set(self._ids)]
        if len(gone) == 1 and not fresh and [i for i in self._ids if i != gone[0]] == now:
            place = self._ids.index(gone[0])
            self.beginRemoveRows(QModelIndex(), place, place)
            self._ids = now
            self.endRemoveRows()
        elif len(fresh) == 1 and not gone and [i for i in now if i != fresh[0]] == self._ids:
            place = now.index(fresh[0])
            self.beginInsertRows(QModelIndex(), place, place)
            self._ids = now
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = now
            self.endResetModel()
