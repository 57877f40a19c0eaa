"""The open card: a form beside the words, which grows over the page's gutter and is never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QVBoxLayout

from reader.domain.annotation import CLAIM, MENTION, Annotation
from reader.domain.edits import delete_annotation
from reader.ui.card.entry import Entry
from reader.ui.card.forms import ClaimForm, Form, MentionForm, NoteForm
from reader.ui.card.order import stops

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.ui.margin.view import Margin
    from reader.ui.page.view import Page
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

WIDTH = 392
LEAST_WIDTH = 300
NARROW = 1300
"""In windows narrower than this there is no gutter: labels stand above their fields."""
ROOM = 8  # kept free above and below


class ActiveCard(QFrame):
    """The one live form of a window. Everything in it is stored as it is said."""

    left = Signal()
    """The card was closed; the page has the keyboard again."""

    def __init__(self, session: Session, page: Page, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("activeCard")
        self.setProperty("role", "card")
        self.setProperty("active", "true")
        self.setAccessibleName("Open card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page = page
        self._theme = theme
        self._margin: Margin | None = None
        self._forms: dict[str, Form] = {}
        self._form: Form | None = None
        self._placing = False
        self.entry = Entry(session, page, self)
        self.entry.removed.connect(self._gone)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._scroll)
        page.verticalScrollBar().valueChanged.connect(self.place)
        page.layout_moved.connect(self.place)
        page.installEventFilter(self)
        self.hide()

    def attach(self, margin: Margin) -> None:
        """Stand in this margin, which keeps room for the card."""
        self._margin = margin
        margin.installEventFilter(self)

    # --- opening and closing -------------------------------------------------------------------

    def edit(self, annotation_id: str, focus: str | None = None) -> None:
        """Open on an annotation; `focus` puts the keyboard into "source", "tag" or "note".

        "open" brings it to the card; without it the keyboard stays where it is on the page, else
        it comes to the card.
        A claim that nothing is said of yet asks for its source alone if that has the focus.
        """
        if annotation_id != self.entry.id:
            self._flush()
        annotation = self.entry.session.annotation(annotation_id)
        if annotation is None:
            return
        self._show_form(annotation)
        if annotation_id != self.entry.id or not self.isVisible():
            self._forms_begin(annotation, focus or "")
            self.entry.open(annotation_id)
        self.show()
        self.raise_()
        self.place()
        if focus and self._form and self._form.focus_on(focus):
            here = QApplication.focusWidget()
            if here is not None:
                self._scroll.ensureWidgetVisible(here)
            return
        here = QApplication.focusWidget()
        stays = here is self._page and focus != "open"
        if not stays and not (here and self.isAncestorOf(here)):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forms_begin(self, annotation: Annotation, focus: str) -> None:
        fresh = not (annotation.attributions or annotation.note or annotation.tags)
        if self._form:
            self._form.begin(annotation.kind == CLAIM and fresh and focus == "source")

    def _show_form(self, annotation: Annotation) -> None:
        kind = annotation.kind
        form = self._forms.get(kind)
        if form is None:
            cls = {CLAIM: ClaimForm, MENTION: MentionForm}.get(kind, NoteForm)
            form = self._forms[kind] = cls(self.entry, self._theme)
            form.resized.connect(self.place)
            form.left.connect(self.leave)
            form.delete_requested.connect(self.delete)
            # the one that is not shown has no parent, and would outlive its window
            self.entry.destroyed.connect(form.deleteLater)
        if form is not self._form:
            # one form at a time is part of the window: field names are theirs alone
            old = self._scroll.takeWidget()
            if old is not None:
                old.hide()
                old.setParent(None)
            self._form = form
            self._scroll.setWidget(form)
            form.setAutoFillBackground(False)  # the scroll area has switched it on
            form.show()

    def close(self) -> bool:
        """Store what is typed and close; the page gets the keyboard."""
        self.leave()
        return True

    @Slot()
    def leave(self) -> None:
        """Close the card and go back to the page."""
        if not self.isVisible():
            return
        self._flush()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.entry.open("")
        if self._margin is not None:
            self._margin.release()
        self.left.emit()

    @Slot()
    def delete(self) -> None:
        """Delete the annotation with the grades, verdicts and connections that hang on it."""
        annotation = self.entry.annotation
        if annotation:
            hanging = self.entry.session.store.hanging_on(annotation.id)
            self.entry.perform(delete_annotation(annotation, *hanging))

    @Slot()
    def _gone(self) -> None:
        self.entry.id = ""
        self.leave()

    def _flush(self) -> None:
        if self._form is not None and self.entry.id:
            self._form.flush()

    # --- place ---------------------------------------------------------------------------------

    @Slot()
    def place(self) -> None:
        """Stand level with the words, inside the window, the right edge on the margin's."""
        if self._placing or self._form is None or not self.entry.id or not self.isVisible():
            return
        self._placing = True
        self._place(self._form)
        self._placing = False

    def _place(self, form: Form) -> None:
        spans = self.entry.spans
        window = self._window
        view = self._page.viewport()
        page_top = view.mapTo(window, QPoint(0, 0)).y()
        top, bottom = page_top + ROOM, page_top + view.height() - ROOM
        right = self._right_edge()
        narrow = window.width() < NARROW
        width = min(self._narrow_width() if narrow else WIDTH, right - ROOM)
        form.set_stacked(narrow)
        frame = self.contentsMargins()
        inner = width - frame.left() - frame.right()
        height = form.column.totalHeightForWidth(inner) + frame.top() + frame.bottom()
        fits = height <= bottom - top
        height = min(height, bottom - top)
        # left to itself a scroll bar narrows the form, which then needs the scroll bar
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn
        if self._scroll.verticalScrollBarPolicy() != bar:
            self._scroll.setVerticalScrollBarPolicy(bar)
        scrolled = self._page.verticalScrollBar().value()
        words = page_top + (round(self._page.document_y(spans[0][0])) if spans else 0) - scrolled
        y = max(top, min(words, bottom - height))
        self.setGeometry(right - width, y, width, height)
        if self._margin is not None:
            self._margin.hold(self.entry.id, y - page_top + scrolled, height)

    def _narrow_width(self) -> int:
        """There is no gutter to grow over: as wide as the cards, at least wide enough."""
        margin = self._margin
        return max(LEAST_WIDTH, margin.width() - 28 if margin is not None else 0)

    def _right_edge(self) -> int:
        window = self._window
        margin = self._margin
        if margin is not None and margin.isVisible() and not margin.folded:
            return margin.mapTo(window, QPoint(margin.width() - 14, 0)).x()
        view = self._page.viewport()
        return view.mapTo(window, QPoint(view.width() - ROOM, 0)).x()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    # --- keys ----------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round in the card, as it is seen; Esc leaves it."""
        found = stops(self._form) if self._form else []
        if not found:
            return False
        here = QApplication.focusWidget()
        if here in found:
            place = (found.index(here) + (1 if next else -1)) % len(found)
        else:
            place = 0 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        found[place].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        here = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            here, QAbstractButton
        ):
            here.click()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.entry.session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.entry.session.redo()
        else:
            # letters typed at the card are not commands of the page
            event.accept()
