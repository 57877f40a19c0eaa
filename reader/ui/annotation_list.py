"""The annotation list: every annotation of the article as a row that keys and readers reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from reader.ui.labels import heading, label
from reader.ui.models import Index
from reader.ui.models.annotations import AnnotationsModel
from reader.ui.models.rows import ROW
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.domain.annotation import Annotation
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

EMPTY = "Nothing marked yet. Select words and press C for a claim."
_EDGES = {"claim": "claim-line", "mention": "source", "note": "soft"}


class AnnotationList(QWidget):
    """The panel. Enter or a double click goes to the words; Esc goes back to the page."""

    annotation_requested = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotationList")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.model = AnnotationsModel(session, self)
        self.view = AnnotationView(self.model, theme, self)
        self.view.chosen.connect(self.annotation_requested)
        self.view.escaped.connect(self.closed)
        self.setFocusProxy(self.view)
        self._number = label(role="soft", small=True)
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._empty.setContentsMargins(16, 0, 16, 0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(heading("Annotations"))
        head.addStretch(1)
        head.addWidget(self._number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._count_again)
        self._count_again()

    @Slot(str)
    def show_article(self, article: str | None) -> None:
        """List the annotations of this article; none for "" and None."""
        self.model.show_article(article or None)

    @Slot(str)
    def set_active(self, annotation: str | None) -> None:
        """Select the row of the active annotation; tells nothing."""
        row = self.model.row_of(annotation) if annotation else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()

    @Slot()
    def _count_again(self) -> None:
        rows = self.model.rowCount()
        self._number.setText(count(rows, "annotation").upper())
        self._empty.setVisible(not rows)
        self.view.setVisible(bool(rows))


class AnnotationRows(RowDelegate):
    """Citation and kind at the edge's colour, the words, and who says them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small", tabular=True)
        self._line = QFontMetrics(self._font).height()

    def row_height(self) -> int:
        return self._line + QFontMetrics(self._small).height() + 14

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        annotation: Annotation | None = index.data(ROW)
        model = index.model()
        if annotation is None or not isinstance(model, AnnotationsModel):
            return
        edge = QRect(rect.left() + 4, rect.top() + 7, 3, rect.height() - 14)
        painter.fillRect(edge, self.theme.color(_EDGES[annotation.kind]))
        inner = rect.adjusted(16, 6, -10, -6)
        first = QRect(inner.left(), inner.top(), inner.width(), self._line)
        self.words(painter, first, annotation.quotation, self._font)
        facts = [model.citation(annotation), annotation.kind, model.source_names(annotation)]
        below = inner.adjusted(0, self._line + 2, 0, 0)
        self.words(painter, below, " · ".join(filter(None, facts)), self._small, "soft")


class AnnotationView(QListView):
    """The list itself."""

    chosen = Signal(str)
    escaped = Signal()

    def __init__(
        self, model: AnnotationsModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName("Annotations of this article")
        self.setProperty("ground", "panel")
        self._annotations = model
        self.setModel(model)
        self.setItemDelegate(AnnotationRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._annotations.id_at(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
