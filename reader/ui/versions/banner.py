"""The line over the page that says that an older version is read, and leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from reader.ui.labels import label
from reader.ui.versions.wording import version_name

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class VersionBanner(QFrame):
    """Shown while the page holds an older version."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("versionBanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "bottom")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._window = window
        self.said = label(role="warn", wraps=True)
        self.said.setContentsMargins(8, 2, 8, 2)
        self.compare = QPushButton("Changes")
        self.compare.setObjectName("compareVersions")
        self.compare.setToolTip("Both texts side by side, with what was taken out and put in")
        self.compare.clicked.connect(self._compare)
        self.back = QPushButton("Back (Esc)")
        self.back.setObjectName("currentVersion")
        self.back.setToolTip("Back to the current version")
        self.back.clicked.connect(window.reading.show_current)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.said, 1)
        row.addWidget(self.compare)
        row.addWidget(self.back)

    @Slot()
    def tell(self) -> None:
        """Say which version is read; hide where it is the current one."""
        reading = self._window.reading
        if not reading.is_older or reading.article is None or reading.version is None:
            self.hide()
            return
        name = version_name(self._window.session, reading.article.id, reading.version.id)
        self.said.setText(f"{name} · read only")
        self.show()

    @Slot()
    def _compare(self) -> None:
        reading = self._window.reading
        if reading.article and reading.version:
            from reader.ui.versions.compare import Compare

            self._window.dialogs.present(
                "compare", Compare, reading.article.id, reading.version.id, reading.article.version
            )
