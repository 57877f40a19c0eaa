"""The versions of an article: read an older one, or see what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from reader.ui.labels import label
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.versions.wording import version_names

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow
    from reader.ui.models import Index

HINT = "Older versions can be read with the marks they had. Marks are made in the current one."


class VersionRows(RowDelegate):
    """One line: the name of a version."""

    def row_height(self) -> int:
        return QFontMetrics(interface_font()).height() + 14

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        self.words(painter, rect.adjusted(10, 0, -10, 0), index.data(), interface_font())


class Versions(QDialog):
    """A list, the newest first. Enter reads one."""

    def __init__(self, window: MainWindow, article: str) -> None:
        super().__init__(window)
        self.setObjectName("versions")
        self.setWindowTitle("Versions")
        self.resize(440, 320)
        self._window = window
        self._article = article
        self.list = QListWidget()
        self.list.setAccessibleName("Versions, newest first")
        for version, words in reversed(version_names(window.session, article)):
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(item)
        self.list.setItemDelegate(VersionRows(window.theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.read)
        self.read_button = QPushButton("Read it")
        self.read_button.setDefault(True)
        self.read_button.setMinimumWidth(96)
        self.read_button.clicked.connect(self.read)
        self.compare_button = QPushButton("Compare with the current one")
        self.compare_button.clicked.connect(self.compare)
        self.compare_button.setEnabled(self.list.count() > 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.compare_button)
        foot.addWidget(self.read_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.list, 1)
        layout.addWidget(label(HINT, role="soft", small=True, wraps=True))
        layout.addLayout(foot)
        self.list.setFocus()

    @property
    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    @Slot()
    def read(self) -> None:
        """Put the chosen version on the page."""
        self._window.reading.show_version(self._chosen)
        self.close()

    @Slot()
    def compare(self) -> None:
        """Show what differs between the chosen version and the current one."""
        from reader.ui.versions.compare import Compare

        row = self._window.session.articles.get(self._article)
        current = row.version if row else ""
        old = self._chosen if self._chosen != current else ""
        self._window.dialogs.present("compare", Compare, self._article, old, current)
        self.close()
