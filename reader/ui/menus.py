"""The menus: made of the action table when they are opened, behind one quiet button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QToolButton, QWidget

from reader.ui.actions import MENUS, ActionRow, keys_of
from reader.ui.wording import as_caption, as_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class RecentMenu(QMenu):
    """The projects opened last; `opened` tells which one is wanted."""

    opened = Signal(object)
    """The Path of a project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Open recent", parent)
        self.setToolTipsVisible(True)
        self.triggered.connect(self._choose)
        self.set_paths([])

    def set_paths(self, paths: Sequence[Path]) -> None:
        """Show these projects, the newest first."""
        self.clear()
        for path in paths:
            action = self.addAction(as_caption(path.stem))
            action.setData(str(path))
            action.setToolTip(as_tip(str(path)))
        if not paths:
            self.addAction("No other project yet").setEnabled(False)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if action.data():
            self.opened.emit(Path(action.data()))


class Menus(QObject):
    """Fills a menu or a menu bar from the action table, with the single keys as hints."""

    def __init__(
        self, rows: Sequence[ActionRow], actions: Mapping[str, QAction], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._actions = actions
        self.recent = RecentMenu(parent)
        if "recent" in actions:
            actions["recent"].setMenu(self.recent)

    def fill(self, target: QMenu | QMenuBar) -> None:
        """Add the menus File … Help, with all their entries, to `target`."""
        for title in MENUS:
            menu = target.addMenu(f"&{title}")
            menu.setToolTipsVisible(True)
            self._add_rows(menu, title)

    def _add_rows(self, menu: QMenu, title: str) -> None:
        within: dict[str, QMenu] = {}
        for row in self._rows:
            if row.menu != title and not row.menu.startswith(f"{title}/"):
                continue
            into = menu
            if row.menu != title:
                name = row.menu.rpartition("/")[2]
                if name not in within:
                    within[name] = menu.addMenu(name)
                into = within[name]
            if row.parted and not into.isEmpty():
                into.addSeparator()
            into.addAction(self._shown(row, into))

    def _shown(self, row: ActionRow, menu: QMenu) -> QAction:
        action = self._actions[row.name]
        if row.page_key and not row.shortcut:
            # after a tab stands what Qt draws in the column of the shortcuts
            hint = action.text().partition("\t")[0]
            action.setText(f"{hint}\t{keys_of(row)[-1]}")
        return action


class MenuButton(QToolButton):
    """Three lines at the left of the bar; opens all menus by click, F10 or a press of Alt alone."""

    def __init__(self, menus: Menus, window: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menuButton")
        self.setAccessibleName("Menu")
        self.setToolTip("Menu (F10)")
        self.setText("☰")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menus = menus
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F10), window)
        shortcut.activated.connect(self.open_menu)
        AltKey(window).pressed_alone.connect(self.open_menu)

    @Slot()
    def _fill(self) -> None:
        # once, and not before somebody wants it: the window starts without its menus
        if self._menu.isEmpty():
            self._menus.fill(self._menu)

    @Slot()
    def open_menu(self) -> None:
        """Open the menu with its first entry chosen, as the keyboard does."""
        self._fill()
        self._menu.setActiveAction(self._menu.actions()[0])
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class AltKey(QObject):
    """Tells when Alt was pressed and released with nothing between; looks no further than that."""

    pressed_alone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._rest = _UntilReleased(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what no field takes for itself comes up to the window
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Alt and not (event.modifiers() & ~alt):
                _application().installEventFilter(self._rest)
        return False


class _UntilReleased(QObject):
    """Watches everything between the press of Alt and its release, and then no more."""

    _ENDS = frozenset(
        {
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
            QEvent.Type.ShortcutOverride,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.Wheel,
            QEvent.Type.WindowDeactivate,
        }
    )

    def __init__(self, alt: AltKey) -> None:
        super().__init__(alt)
        self._alt = alt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in self._ENDS:
            return False
        is_alt = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt
        released = event.type() == QEvent.Type.KeyRelease
        if is_alt and not released:
            return False
        _application().removeEventFilter(self)
        if is_alt:
            self._alt.pressed_alone.emit()
        return False


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
