"""The theme in force: which table of colours, and Qt's palette and style sheet made from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader.ui.theme.stylesheet import stylesheet
from reader.ui.theme.tokens import table

SCHEMES = ("system", "light", "dark", "contrast")

_Role = QPalette.ColorRole
# Qt's role: (ours, ours when disabled). Every role is named, so that none is left to the desktop.
PALETTE: dict[QPalette.ColorRole, tuple[str, str]] = {
    _Role.Window: ("panel", "panel"),
    _Role.WindowText: ("ink", "faint"),
    _Role.Base: ("card", "panel"),
    _Role.AlternateBase: ("panel", "panel"),
    _Role.Text: ("ink", "faint"),
    _Role.PlaceholderText: ("hint", "hint"),
    _Role.Button: ("card", "panel"),
    _Role.ButtonText: ("ink", "faint"),
    _Role.BrightText: ("bad", "faint"),
    _Role.Highlight: ("select", "hover"),
    _Role.HighlightedText: ("ink", "faint"),
    _Role.Accent: ("source", "faint"),
    _Role.Link: ("source", "faint"),
    _Role.LinkVisited: ("source", "faint"),
    _Role.ToolTipBase: ("bar", "bar"),
    _Role.ToolTipText: ("bar-ink", "bar-ink"),
    _Role.Light: ("card", "card"),
    _Role.Midlight: ("hover", "hover"),
    _Role.Mid: ("line", "line"),
    _Role.Dark: ("handle", "handle"),
    _Role.Shadow: ("shadow", "shadow"),
}

Desktop = Callable[[], tuple[bool, bool]]


def desktop() -> tuple[bool, bool]:
    """What the desktop asks for: (dark, high contrast)."""
    hints = QGuiApplication.styleHints()
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return hints.colorScheme() == Qt.ColorScheme.Dark, high


class Theme(QObject):
    """One for the application. Painters ask `color`, and repaint when `changed` is emitted."""

    changed = Signal()

    def __init__(
        self, scheme: str = "system", asks: Desktop = desktop, parent: QObject | None = None
    ) -> None:
        """`scheme` is one of SCHEMES; `asks` says what the desktop wants (tests give their own)."""
        super().__init__(parent)
        self._asks = asks
        self._app: QApplication | None = None
        self._scheme = _known(scheme)
        self._name = self._resolved()
        self._colours = table(self._name)
        self._made: dict[str, QColor] = {}

    @property
    def scheme(self) -> str:
        """The setting, one of SCHEMES; assigning it changes the window at once."""
        return self._scheme

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        self._scheme = _known(scheme)
        if self._app is not None:
            self._tell_desktop()
        self.follow_desktop()

    @property
    def name(self) -> str:
        """The table in force, one of tokens.TABLES."""
        return self._name

    @property
    def dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return self._name in ("dark", "contrast-dark")

    def color(self, role: str) -> QColor:
        """The colour of a role of the table in force; KeyError for an unknown role. A copy."""
        made = self._made.get(role)
        if made is None:
            made = self._made[role] = QColor(self._colours[role])
        return QColor(made)

    def palette(self) -> QPalette:
        """Qt's palette, complete: every role of the three groups is ours."""
        palette = QPalette()
        for role, (usual, disabled) in PALETTE.items():
            palette.setColor(QPalette.ColorGroup.All, role, self.color(usual))
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color(disabled))
        return palette

    def stylesheet(self) -> str:
        """The application's style sheet in the colours in force."""
        return stylesheet(self._colours)

    def apply(self, app: QApplication) -> None:
        """Dress the application and keep it dressed: it follows the setting and the desktop."""
        global _current
        _current = self
        self._app = app
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
        self._dress()
        self._tell_desktop()
        hints = app.styleHints()
        unique = Qt.ConnectionType.UniqueConnection
        hints.colorSchemeChanged.connect(self.follow_desktop, unique)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_desktop, unique)

    @Slot()
    def follow_desktop(self) -> None:
        """Look again at setting and desktop; emit `changed` if another table is in force now."""
        name = self._resolved()
        if name == self._name:
            return
        self._name = name
        self._colours = table(name)
        self._made.clear()
        self._dress()
        self.changed.emit()

    def _resolved(self) -> str:
        if self._scheme in ("light", "dark"):
            return self._scheme
        dark, high = self._asks()
        tone = "dark" if dark else "light"
        return f"contrast-{tone}" if high or self._scheme == "contrast" else tone

    def _dress(self) -> None:
        if self._app is not None:
            self._app.setPalette(self.palette())
            self._app.setStyleSheet(self.stylesheet())

    def _tell_desktop(self) -> None:
        """Title bars and native dialogs follow a fixed setting too, where the platform can."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        wanted = schemes.get(self._scheme)
        hints = QGuiApplication.styleHints()
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(wanted)


_current: Theme | None = None


def current() -> Theme:
    """The theme that was applied last; a plain light one before any was (in small tests)."""
    global _current
    if _current is None:
        _current = Theme("light")
    return _current


def _known(scheme: str) -> str:
    if scheme not in SCHEMES:
        raise ValueError(f"unknown theme “{scheme}”; known are {', '.join(SCHEMES)}")
    return scheme
