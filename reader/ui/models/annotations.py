"""The annotations of one article in reading order, as words that can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from reader.ui.models.cards import CardModel
from reader.ui.models.rows import ROW
from reader.ui.wording import spoken

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.ui.models import Index
    from reader.ui.session import Session


class AnnotationsModel(CardModel):
    """Claims, mentions and notes by their first span, as the cards stand; said in words."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent=parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        annotation = self._session.annotation(self.id_at(index.row()))
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
        return self.row(row)[0]
