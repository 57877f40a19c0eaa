"""The head of the card: citation, kind in words, the quotation, and the buttons of the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM, Annotation
from reader.ui.labels import label
from reader.ui.margin.lines import Lines
from reader.ui.margin.painter import QUOTE_PX
from reader.ui.theme.fonts import reading_font
from reader.ui.theme.icons import icon
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.card.entry import Entry

QUOTE_LINES = 4
LONGEST_TITLE = 60
"""Characters of the title of a project that an annotation came from."""


class Quote(QWidget):
    """The quotation in the type of the page, a few lines of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self._lines: Lines | None = None
        self._step = round(QUOTE_PX * 1.36)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str) -> None:
        """Show another quotation."""
        if words != self._words:
            self._words = words
            self._lines = None
            self.setAccessibleName(words)
            self.setToolTip(as_tip(words) if len(words) > 200 else "")
            self.updateGeometry()
            self.update()

    def _laid_out(self, width: int) -> Lines:
        return Lines(self._words, reading_font(QUOTE_PX), width, QUOTE_LINES, self._step)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).height) + 1

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 360
        return QSize(200, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))


class Heading(QWidget):
    """Above the fields. Just made, the card shows the quotation alone."""

    delete_requested = Signal()
    close_requested = Signal()

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._top = QWidget(self)
        self._citation = QLabel(self._top)
        self._citation.setObjectName("citation")
        self._citation.setProperty("role", "grade")
        self._kind = QLabel(self._top)
        self._kind.setProperty("role", "soft")
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._citation)
        row.addStretch()
        row.addWidget(self._kind)
        for name, picture, tip, signal in (
            (
                "deleteAnnotation",
                "delete",
                "Delete with all that is said of it",
                self.delete_requested,
            ),
            ("closeCard", "close", "Back to the page (Esc)", self.close_requested),
        ):
            button = QToolButton(self._top)
            button.setObjectName(name)
            button.setIcon(icon(picture))
            button.setIconSize(QSize(14, 14))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        self._quote = Quote(self)
        self._former = label(role="soft", small=True, wraps=True)
        self._former.setObjectName("formerCitation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._top)
        column.addWidget(self._quote)
        column.addWidget(self._former)
        entry.changed.connect(self.refresh)

    def set_compact(self, compact: bool) -> None:
        """Show the quotation alone, or citation, kind and buttons above it."""
        self._top.setVisible(not compact)

    @Slot()
    def refresh(self) -> None:
        """Show the annotation that is edited."""
        annotation = self._entry.annotation
        if annotation:
            self._citation.setText(self._entry.session.citation(annotation))
            self._kind.setText(" · ".join(_kind_words(annotation)))
            self._quote.show_words(annotation.quotation)
            former = _former_words(annotation)
            self._former.setText(former)
            self._former.setVisible(bool(former))


def _former_words(annotation: Annotation) -> str:
    """How it was cited in the projects that it came from: "Was 3:10 in Case Heron"."""
    words = ", ".join(f"{of.citation} in {_called(of.title)}" for of in annotation.former)
    return f"Was {words}" if words else ""


def _called(title: str) -> str:
    title = title or "another project"
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _kind_words(annotation: Annotation) -> list[str]:
    words = [annotation.kind]
    if annotation.kind == CLAIM:
        words += list(dict.fromkeys(v.directness for v in annotation.attributions if v.directness))
        words += ["hedged"] if annotation.hedges else []
    return words
