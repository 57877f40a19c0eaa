"""The panel To review: what a newer version left open, decided one by one without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain import review
from reader.domain.edits import delete_annotation
from reader.ui.labels import heading, label
from reader.ui.models.review import ReviewModel
from reader.ui.models.rows import ROW
from reader.ui.review.passages import Passages
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import shortened

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reader.domain.edit import Edit
    from reader.domain.review import Item
    from reader.ui.models import Index
    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

NOTHING = "Nothing left to review."
_EDGES = {"review": "claim-line", "orphan": "bad", "moved": "soft"}


class ReviewPanel(QWidget):
    """A list, the passage of its current item, and the four decisions."""

    item_shown = Signal(object)
    """The Item that is current and should be seen on the page; None for none."""
    said = Signal(str)
    closed = Signal()

    def __init__(
        self, session: Session, page: Page, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._session = session
        self._page = page
        self._text: tuple[str, str] = ("", "")
        self.model = ReviewModel(session, self)
        self.view = ReviewList(self.model, theme, self)
        self.passages = Passages(theme, self)
        self.setFocusProxy(self.view)
        self._number = label(role="soft", small=True)
        self._empty = label(NOTHING, role="soft", wraps=True)
        self._empty.setContentsMargins(16, 0, 16, 0)
        self.whole_project = QCheckBox("Whole project")
        self.whole_project.toggled.connect(self.model.set_whole_project)
        self.with_moved = QCheckBox("Moved by themselves, too")
        self.with_moved.toggled.connect(self.model.set_with_moved)
        self._buttons = self._make_buttons()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.key_pressed.connect(self._decide)
        self.view.escaped.connect(self.closed)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._settle)
        self._place = 0
        self._settle()

    def _make_buttons(self) -> dict[str, QPushButton]:
        made = {}
        for name, words, act, tip in (
            ("accept", "Accept", self.accept, "Take the proposed place (Enter)"),
            ("put", "Put on selection", self.put, "Move it to the words selected on the page (R)"),
            ("gone", "Words are gone", self.leave_gone, "Keep it without a place (O)"),
            ("delete", "Delete", self.delete, "Delete the annotation, or this evidence (Delete)"),
        ):
            button = QPushButton(words)
            button.setObjectName(f"review_{name}")
            button.setToolTip(tip)
            button.clicked.connect(act)
            made[name] = button
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(heading("To review"))
        head.addStretch(1)
        head.addWidget(self._number)
        scope = QVBoxLayout()
        scope.setContentsMargins(16, 0, 16, 0)
        scope.setSpacing(4)
        scope.addWidget(self.whole_project)
        scope.addWidget(self.with_moved)
        foot = QGridLayout()
        foot.setContentsMargins(16, 4, 16, 0)
        foot.setSpacing(6)
        for place, button in enumerate(self._buttons.values()):
            foot.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(scope)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 2)
        layout.addWidget(self.passages, 3)
        layout.addStretch()  # takes the room of a hidden list
        layout.addLayout(foot)

    # --- which item is current -----------------------------------------------------------------

    @Slot(str)
    def show_article(self, article: str | None) -> None:
        """List what is open in this article; nothing for "" and None."""
        self.model.show_article(article or None)

    @property
    def current(self) -> Item | None:
        """The item that is decided on."""
        return self.model.item(self.view.currentIndex().row())

    def step(self, by: int) -> None:
        """Go to the next item, or the one before; says so at the end."""
        rows = self.model.rowCount()
        here = self.view.currentIndex().row()
        there = here + by if here >= 0 else (0 if by > 0 else rows - 1)
        if not rows:
            self.said.emit(NOTHING)
        elif 0 <= there < rows:
            self.view.setCurrentIndex(self.model.index(there))
        else:
            self.said.emit("That was the last." if by > 0 else "That was the first.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.item_shown.emit(None)

    @Slot()
    def _remember(self) -> None:
        self._place = max(0, self.view.currentIndex().row())

    @Slot()
    def _settle(self) -> None:
        """The rows are others: the one that took the current one's place is next."""
        rows = self.model.rowCount()
        waiting, gone = self.model.count("review"), self.model.count("orphan")
        told = [f"{waiting} to review"] if waiting else []
        told += [f"{gone} gone"] if gone else []
        self._number.setText(" · ".join(told).upper())
        self._empty.setVisible(not waiting)
        self.view.setVisible(bool(rows))
        self.passages.setVisible(bool(rows))
        if rows and self.isVisible() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(min(self._place, rows - 1)))
        else:
            self._chosen()

    @Slot()
    def _chosen(self) -> None:
        item = self.current
        self.passages.show_item(item, self._text_of(item) if item else "")
        writable = not self._session.store.read_only
        state = item.anchor.state if item else ""
        for name, may in (
            ("accept", state == "review"),
            ("put", bool(item)),
            ("gone", state == "review"),
            ("delete", bool(item)),
        ):
            self._buttons[name].setEnabled(may and writable)
        if self.isVisible():
            self.item_shown.emit(item)

    def _text_of(self, item: Item) -> str:
        version = item.anchor.version or ""
        if self._text[0] != version:
            found = self._session.store.get("version", version)
            self._text = (version, self._session.store.text(found.sha256) if found else "")
        return self._text[1]

    # --- deciding ------------------------------------------------------------------------------

    @Slot(str)
    def _decide(self, key: str) -> None:
        {"accept": self.accept, "put": self.put, "gone": self.leave_gone, "delete": self.delete}[
            key
        ]()

    @Slot()
    def accept(self) -> None:
        """Take the proposed place."""
        item = self.current
        if item is None or item.anchor.state != "review":
            self.said.emit("There is no proposal to accept; R puts it on selected words.")
            return
        text = self._text_of(item)
        words = shortened(text[item.anchor.start : item.anchor.end], 60)
        edit = review.accept(item, text, item.anchor.version or "")
        self._perform(edit, f"{self._called(item)} stands on “{words}” now.")

    @Slot()
    def put(self) -> None:
        """Put it on the words that are selected on the page."""
        item, span = self.current, self._page.selected_range()
        if item is None:
            return
        if span is None or self._page.version_id != item.anchor.version:
            self.said.emit("Select words on the page first, then press R.")
            return
        words = shortened(self._page.text[span[0] : span[1]], 60)
        edit = review.put(item, self._page.text, *span, item.anchor.version or "")
        if self._perform(edit, f"{self._called(item)} stands on “{words}” now."):
            self._page.clear_selection()

    @Slot()
    def leave_gone(self) -> None:
        """Say that the words are gone; the annotation keeps them, without a place."""
        item = self.current
        if item is None or item.anchor.state != "review":
            self.said.emit("It is kept without a place already.")
            return
        self._perform(review.leave_gone(item), f"{self._called(item)} is kept without a place.")

    @Slot()
    def delete(self) -> None:
        """Delete the annotation; of evidence, and of one of several spans, that piece alone."""
        item = self.current
        if item is None:
            return
        edit = review.drop(item)
        said = f"{self._called(item)} was taken off."
        if edit is None:
            hanging = self._session.store.hanging_on(item.annotation.id)
            edit = delete_annotation(item.annotation, *hanging)
            said = f"{self._called(item)} is deleted."
        self._perform(edit, said)

    def _called(self, item: Item) -> str:
        name = review.name_of(item)
        return f"{name[0].upper()}{name[1:]} of {self._session.citation(item.annotation)}"

    def _perform(self, edit: Edit, said: str) -> bool:
        if self._session.perform(edit) is None:
            return False
        left = "" if self.model.count("review") else f" {NOTHING}"
        self.said.emit(f"{said}{left}")
        return True


class ReviewRows(RowDelegate):
    """Two lines: the words as they stood, and what they are of."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small", tabular=True)
        self._line = QFontMetrics(self._font).height()

    def row_height(self) -> int:
        return self._line + QFontMetrics(self._small).height() + 14

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        item: Item = index.data(ROW)
        model = index.model()
        assert isinstance(model, ReviewModel)
        edge = QRect(rect.left() + 4, rect.top() + 7, 3, rect.height() - 14)
        painter.fillRect(edge, self.theme.color(_EDGES[item.anchor.state]))
        inner = rect.adjusted(16, 6, -10, -6)
        first = QRect(inner.left(), inner.top(), inner.width(), self._line)
        self.words(painter, first, index.data(), self._font)
        below = inner.adjusted(0, self._line + 2, 0, 0)
        self.words(painter, below, model.facts(item), self._small, "soft")


class ReviewList(QListView):
    """The items; keys decide."""

    key_pressed = Signal(str)
    """A decision: "accept", "put", "gone" or "delete"."""
    escaped = Signal()

    def __init__(self, model: ReviewModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewList")
        self.setAccessibleName("To review")
        self.setProperty("ground", "panel")
        self.setModel(model)
        self.setItemDelegate(ReviewRows(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """No searching by typing: letters decide."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif bare and event.key() in _KEYS:
            self.key_pressed.emit(_KEYS[Qt.Key(event.key())])
        elif bare and event.text().lower() in _STEPS and event.text():
            self._step(_STEPS[event.text().lower()])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        there: QModelIndex = self.model().index(self.currentIndex().row() + by, 0)
        if there.isValid():
            self.setCurrentIndex(there)


_KEYS = {
    Qt.Key.Key_Return: "accept",
    Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_R: "put",
    Qt.Key.Key_O: "gone",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
}
_STEPS = {"j": 1, "k": -1}
