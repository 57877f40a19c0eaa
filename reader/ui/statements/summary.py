"""The drafted summary as a text that can be edited, whose numbers lead to their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from reader.domain.ids import new_id
from reader.domain.project import SummaryPart
from reader.domain.summary import parts_of
from reader.ui.card.typed import Rest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.domain.summary import Piece
    from reader.ui.theme.theme import Theme

_KIND = "number:"


class SummaryText(QTextEdit):
    """A click on a number, or Ctrl+Enter with the cursor at it, asks for its claims."""

    claims_wanted = Signal(object)
    """Ids of the claims behind a number."""
    edited = Signal()
    """The analyst has changed the words, and rests."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._claims: dict[str, tuple[str, ...]] = {}
        self._is_showing = False
        self._rest = Rest(self)
        self._rest.due.connect(self.edited)
        self.textChanged.connect(self._changed)
        self._pressed: QPoint | None = None
        self.visit = new_id()
        """The group of the steps in which what is shown now is written."""
        self.setObjectName("reportSummary")
        self.setAccessibleName("Source summary statement; can be edited and copied")
        self.setAccessibleDescription("Ctrl+Enter at a number shows its claims")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._dress)

    def show_draft(
        self, sentences: Iterable[Sequence[Piece]], language: str, *, undoable: bool = False
    ) -> None:
        """Show a draft in the place of what stands there; `undoable` in the field itself."""
        self._show(parts_of(sentences, language), undoable)

    def show_written(self, parts: Iterable[SummaryPart]) -> None:
        """Show what `written` gave."""
        self._show(parts, undoable=False)

    def lead_to(self, claims: Mapping[str, tuple[str, ...]]) -> None:
        """What a number counts → the claims behind it; for what is shown from now on."""
        self._claims = dict(claims)

    def written(self) -> tuple[SummaryPart, ...]:
        """The words with their numbers, to be kept."""
        parts: list[SummaryPart] = []
        block = self.document().begin()
        while block.isValid():
            parts += [SummaryPart("\n")] if block.blockNumber() else []
            of = block.begin()
            while not of.atEnd():
                piece = of.fragment()
                href = piece.charFormat().anchorHref()
                parts.append(SummaryPart(piece.text(), href.removeprefix(_KIND)))
                of += 1
            block = block.next()
        return tuple(parts)

    def flush(self) -> None:
        """What was typed is told at once."""
        self._rest.store_now()

    @Slot()
    def _changed(self) -> None:
        if not self._is_showing:
            self._rest.typed()

    def _show(self, parts: Iterable[SummaryPart], undoable: bool) -> None:
        self._rest.forget()
        self.visit = new_id()
        self._is_showing = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for part in parts:
            linked = self._linked(part.number) if part.number else QTextCharFormat()
            cursor.insertText(part.text, linked)
        cursor.endEditBlock()
        if not undoable:
            self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._is_showing = False

    def _linked(self, key: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setAnchor(True)
        form.setAnchorHref(f"{_KIND}{key}")
        form.setForeground(self._theme.color("source"))
        form.setFontUnderline(True)
        return form

    def _dress(self) -> None:
        """Another theme: the numbers in its colour, whatever has been written between them."""
        block = self.document().begin()
        while block.isValid():
            parts = block.begin()
            while not parts.atEnd():
                part = parts.fragment()
                if part.charFormat().anchorHref().startswith(_KIND):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(part.position())
                    end = part.position() + part.length()
                    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                    form = QTextCharFormat()
                    form.setForeground(self._theme.color("source"))
                    cursor.mergeCharFormat(form)
                parts += 1
            block = block.next()

    def numbers_at(self) -> list[QPoint]:
        """The middle of each number's first digit, in the viewport's pixels."""
        found: dict[str, QPoint] = {}
        cursor = self.textCursor()
        for at in range(self.document().characterCount() - 1):
            cursor.setPosition(at)
            left = self.cursorRect(cursor)
            cursor.setPosition(at + 1)
            href = cursor.charFormat().anchorHref()
            if href and href not in found:
                right = self.cursorRect(cursor)
                found[href] = QPoint((left.left() + right.left()) // 2, left.center().y())
        return list(found.values())

    def _go(self, href: str) -> bool:
        if not href.startswith(_KIND):
            return False
        claims = self._claims.get(href.removeprefix(_KIND))
        if claims:
            self.claims_wanted.emit(list(claims))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here, pressed, self._pressed = event.position().toPoint(), self._pressed, None
        moved = pressed is None or (here - pressed).manhattanLength() >= _drag()
        if not moved and event.button() == Qt.MouseButton.LeftButton:
            self._go(self.anchorAt(here))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _asks(event):
            event.accept()  # Ctrl+Enter is a key of the window, too
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _asks(event):
            self._go(self._href_here())
            return
        if (
            event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):  # what is written beside a number is no part of it
            self.setCurrentCharFormat(QTextCharFormat())
        super().keyPressEvent(event)

    def _href_here(self) -> str:
        """The link before or behind the cursor."""
        cursor = QTextCursor(self.textCursor())
        href = cursor.charFormat().anchorHref()
        if not href and cursor.movePosition(QTextCursor.MoveOperation.Right):
            href = cursor.charFormat().anchorHref()
        return href


def _asks(event: QEvent) -> bool:
    assert isinstance(event, QKeyEvent)
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _drag() -> int:
    return QApplication.startDragDistance()
