"""A field with a list below it over the window: type, choose, Enter. It never blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.finding import ARTICLE, found
from reader.ui.labels import label
from reader.ui.models import Index
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.finding import Find
    from reader.ui.theme.theme import Theme

WIDTH = 620
TOP = 52
ROWS = 10
FIND = Qt.ItemDataRole.UserRole
_Key = Qt.Key


class FindBox(QFrame):
    """A child of the window, made for one question; gone when it is answered or left.

    Subclasses say what is offered for a text (`offered`) and do what was chosen (`take`).
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "popup")
        self.setVisible(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before: QWidget | None = None
        self._is_open = False
        self.field = QLineEdit()
        self.field.setFont(interface_font("large"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.model = FindsModel(self)
        self.view = QListView()
        self.view.setAccessibleName("Found")
        self.view.setModel(self.model)
        self.delegate = self.rows(theme)
        self.view.setItemDelegate(self.delegate)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._take)
        self._nothing = label("Nothing has these words.", role="soft")
        self._nothing.setContentsMargins(10, 2, 10, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        layout.addWidget(self._nothing)
        parent.installEventFilter(self)

    @property
    def is_waiting(self) -> bool:
        """Whether more may be found in a moment."""
        return False

    def rows(self, theme: Theme) -> FindRows:
        """How the finds are drawn."""
        return FindRows(theme, self.view)

    def offered(self, text: str) -> Iterable[Find]:
        """What there is to choose from when `text` is typed; it is filtered and ranked after."""
        raise NotImplementedError

    def take(self, find: Find) -> None:
        """Do what was chosen; the box is closed already."""
        raise NotImplementedError

    def found(self, text: str) -> list[Find]:
        """What is shown for a text, best first."""
        return found(text, self.offered(text))

    def open_box(self, text: str = "") -> None:
        """Show it with `text` typed, the keyboard in its field."""
        self._before = self.window().focusWidget()
        self._is_open = True
        self.field.setText(text)
        self._search(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def close_box(self) -> None:
        """Close it and give the keyboard back to where it was."""
        if self._is_open:
            self._is_open = False
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self.close()

    @Slot(str)
    def _search(self, text: str) -> None:
        self.show_finds(self.found(text))

    def show_finds(self, finds: list[Find], row: int = 0) -> None:
        """Show these with one chosen; with none, say that there is nothing."""
        self.model.show_finds(finds)
        self._nothing.setVisible(not finds and not self.is_waiting)
        self.view.setVisible(bool(finds))
        if finds:
            self._choose(row)
        self._place()

    def _place(self) -> None:
        width = min(WIDTH, self._over.width() - 32)
        least = self.delegate.row_height()
        heights = [self.delegate.height_of(find) for find in self.model.first(ROWS)]
        room = max(least, min(sum(heights), self._over.height() - TOP - 120))
        self.view.setFixedHeight(room + 2)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, TOP)

    def _choose(self, row: int) -> None:
        from reader.ui.announcing import announce

        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if self.isVisible():
            announce(self.field, index.data(Qt.ItemDataRole.AccessibleTextRole))

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        find: Find | None = index.data(FIND)
        if find is not None:
            self.close_box()
            self.take(find)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.field:
            if kind == QEvent.Type.KeyPress:
                assert isinstance(event, QKeyEvent)
                return self._key(event)
            if kind == QEvent.Type.FocusOut and self._is_open and _moved_on(event):
                self._before = None
                self.close_box()
        elif kind == QEvent.Type.Resize and self._is_open:
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        last = self.model.rowCount() - 1
        here = self.view.currentIndex().row()
        steps: dict[int, int] = {
            _Key.Key_Down: 1,
            _Key.Key_Up: -1,
            _Key.Key_PageDown: ROWS,
            _Key.Key_PageUp: -ROWS,
        }
        key = event.key()
        if key == _Key.Key_Escape:
            self.close_box()
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self._take(self.view.currentIndex())
        elif key in (_Key.Key_Tab, _Key.Key_Backtab):
            pass
        elif key in steps and last >= 0:
            self._choose(min(max(here + steps[key], 0), last))
        else:
            return False
        return True


def _moved_on(event: QEvent) -> bool:
    """Whether the focus went to something else in this program, not to another or to a menu."""
    reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return isinstance(event, QFocusEvent) and event.reason() not in reasons


class FindsModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finds: list[Find] = []

    def show_finds(self, finds: list[Find]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._finds = finds
        self.endResetModel()

    def first(self, most: int) -> list[Find]:
        """The first rows."""
        return self._finds[:most]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._finds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        find = self._finds[index.row()]
        if role == FIND:
            return find
        if role == Qt.ItemDataRole.DisplayRole:
            return find.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (find.text, find.kind, find.detail, *find.keys)))
        return None


class FindRows(RowDelegate):
    """The words left, what it is right of them, its keys at the right edge."""

    inset = 0

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small")

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 12

    def height_of(self, find: Find) -> int:
        """The height of a row, in pixels."""
        return self.row_height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        find: Find | None = index.data(FIND)
        return QSize(80, self.height_of(find) if find else self.row_height())

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        find: Find = index.data(FIND)
        inner = rect.adjusted(10, 0, -10, 0)
        keys = "  ".join(find.keys[:1])
        right = self.words(painter, inner, keys, self._small, "soft", right=True) if keys else 0
        room = inner.adjusted(0, 0, -right - (16 if right else 0), 0)
        detail = f"{find.kind} · {find.detail}" if find.kind == ARTICLE else find.detail
        metrics = QFontMetrics(self._small)
        wide = min(metrics.horizontalAdvance(detail), room.width() // 2)
        taken = self.words(painter, room.adjusted(0, 0, -wide - 12, 0), find.text, self._font)
        self.words(painter, room.adjusted(taken + 12, 0, 0, 0), detail, self._small, "soft")
