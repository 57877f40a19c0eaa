"""Icons drawn from our SVG files in the colours of the theme; it knows no colour itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from reader.resources import resource
from reader.ui.theme.theme import current

_clones: list[QIconEngine] = []
_icons: dict[tuple[str, str], QIcon] = {}
_drawn: dict[tuple[str, str, int, int], QPixmap] = {}


def icon(name: str, role: str = "soft") -> QIcon:
    """The icon "tag" of icons/tag.svg in the colour of a role; FileNotFoundError without the file.

    It is drawn when it is painted, in the colours then in force: after a change of theme it needs
    no new icon. Disabled it is faint; pointed at or chosen, a soft one turns to ink.
    """
    key = (name, role)
    if key not in _icons:
        resource(f"icons/{name}.svg")
        _icons[key] = QIcon(_Tinted(name, role))
    return _icons[key]


def app_icon() -> QIcon:
    """Selon's own icon, in its own colours, for the window and the task bar."""
    made = QIcon()
    for side in (16, 32, 64, 256):
        made.addPixmap(_draw("selon", "", side, side))
    return made


class _Tinted(QIconEngine):
    """Paints one file in the colour that its role has at that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        # PySide does not hand a clone's ownership to Qt: without this it is freed while in use.
        copy = _Tinted(self._name, self._role)
        _clones.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """`size` is in the widget's pixels, `scale` the screen's pixels for each."""
        colour = current().color(self._role_in(mode)).name()
        pixels = round(size.width() * scale), round(size.height() * scale)
        if min(pixels) <= 0:  # a widget that has no room yet asks too
            return QPixmap()
        made = QPixmap(_draw(self._name, colour, *pixels))
        made.setDevicePixelRatio(scale)
        return made

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def _role_in(self, mode: QIcon.Mode) -> str:
        if mode == QIcon.Mode.Disabled:
            return "faint"
        if self._role == "soft" and mode != QIcon.Mode.Normal:
            return "ink"
        return self._role


def _draw(name: str, colour: str, width: int, height: int) -> QPixmap:
    """The file in a pixmap of device pixels, square in its middle; drawn once for each colour."""
    key = (name, colour, width, height)
    if key not in _drawn:
        from PySide6.QtSvg import QSvgRenderer

        svg = resource(f"icons/{name}.svg").read_bytes()
        pixmap = QPixmap(width, height)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        side = min(width, height)
        square = QRectF((width - side) / 2, (height - side) / 2, side, side)
        QSvgRenderer(svg.replace(b"currentColor", colour.encode())).render(painter, square)
        painter.end()
        _drawn[key] = pixmap
    return _drawn[key]
