"""Another program in which a card is dropped: writes what it was given to the file it is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class Target(QWidget):
    """A square at the lower left, above all windows, that takes whatever is dropped."""

    def __init__(self, told: Path) -> None:
        super().__init__(None, Qt.WindowType.X11BypassWindowManagerHint)
        self._told = told
        self.setWindowTitle("drop target")
        self.setAcceptDrops(True)
        self.setGeometry(0, 700, 200, 200)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take everything, and say that it is here."""
        event.acceptProposedAction()
        self._told.with_suffix(".entered").touch()

    def dropEvent(self, event: QDropEvent) -> None:
        """Write the words by their MIME type, in one step."""
        event.acceptProposedAction()
        data = event.mimeData()
        given = {kind: bytes(data.data(kind).data()).decode() for kind in data.formats()}
        half = self._told.with_suffix(".half")
        half.write_text(json.dumps(given), encoding="utf-8")
        half.replace(self._told)


if __name__ == "__main__":
    program = QApplication(sys.argv)
    target = Target(Path(sys.argv[1]))
    target.show()
    target.raise_()
    program.exec()
