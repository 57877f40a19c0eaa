"""The two voices of type: Literata for reading, the system's own font for the interface."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from reader.resources import resource

READING = "Literata"
_FILES = ("fonts/Literata.ttf", "fonts/Literata-Italic.ttf")
# Parts of the system font's own size.
_SIZES = {"small": 0.86, "normal": 1.0, "large": 1.2}
_families: set[str] = set()


def load_reading_font() -> str:
    """Give Qt both styles of Literata, once; returns the family's name."""
    if not _families:
        for name in _FILES:
            number = QFontDatabase.addApplicationFont(str(resource(name)))
            if number < 0:
                raise OSError(f"Selon's own font “{name}” cannot be read. Please install it again.")
            _families.update(QFontDatabase.applicationFontFamilies(number))
    return READING


def reading_font(px: float, weight: int = 400, italic: bool = False, family: str = "") -> QFont:
    """The font of the page, `px` pixels high; another `family` if the reader chose one.

    Literata's weight (400–700) is an axis of its file: QFont.setWeight would do nothing up to 600
    and smear the letters above.
    """
    font = QFont(family or load_reading_font())
    font.setPixelSize(max(1, round(px)))
    font.setItalic(italic)
    if family in ("", READING):
        font.setVariableAxis(QFont.Tag("wght"), weight)
    else:
        font.setWeight(QFont.Weight(weight))
    return font


def interface_font(size: str = "normal", weight: int = 400, tabular: bool = False) -> QFont:
    """The system's font: "small" (labels, hints), "normal" or "large" (titles of panels).

    With `tabular` the digits stand in columns, where the system's font can do that.
    """
    font = QFont(QApplication.font())
    font.setPixelSize(interface_px(size))
    font.setWeight(QFont.Weight(weight))
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def interface_px(size: str = "normal") -> int:
    """The height of an interface size in pixels, never under 10."""
    return max(10, round(QFontInfo(QApplication.font()).pixelSize() * _SIZES[size]))
