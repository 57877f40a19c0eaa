"""What Selon is, its version and its licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from reader import __version__
from reader.ui.labels import label
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.theme.icons import app_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WORDS = (
    "A reader for people who analyse news: what is claimed, and who says so. Selon is French for "
    "“according to”. Everything stays in one file on your own machine; Selon never uses the "
    "network.\n\nFree software under the MIT licence. The reading type is Literata, under the "
    "SIL Open Font License; the window is made with Qt."
)


class About(QDialog):
    """A picture and a few words."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self.setObjectName("about")
        self.setWindowTitle("About Selon")
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(72, 72))
        title = label(f"Selon {__version__}")
        title.setFont(reading_font(22, 600))
        words = label(WORDS, wraps=True)
        words.setFont(interface_font())
        words.setFixedWidth(384)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 18)
        layout.setSpacing(10)
        layout.addWidget(picture)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addWidget(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
