"""What became of the files of an import: imported, there already, or failed and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button
from reader.ui.labels import label
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent, QPainter

    from reader.importing import ImportResult
    from reader.ui.importing import Imported, ImportRun
    from reader.ui.jobs import Progress
    from reader.ui.main_window import MainWindow
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

ENCODINGS = (
    *("utf-8", "cp1252", "iso-8859-1", "iso-8859-15", "iso-8859-2", "cp1250", "cp1251", "koi8-r"),
    *("cp1253", "cp1254", "cp1255", "cp1256", "utf-16", "gb18030", "big5", "shift_jis", "euc-kr"),
)
_RESULT = Qt.ItemDataRole.UserRole
_WORDS = {"imported": "Imported", "duplicate": "There already", "failed": "Not imported"}
_ROLES = {"imported": "good", "duplicate": "soft", "failed": "bad"}


class ImportResults(QDialog):
    """Open while the import runs; Enter on a row opens its article, the encoding can be changed."""

    def __init__(self, window: MainWindow, run: ImportRun) -> None:
        super().__init__(window)
        self.setObjectName("importResults")
        self.setWindowTitle("Import")
        self._window = window
        self._run: ImportRun | None = run
        self._summary = label("Reading…")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(6)
        self.list = ResultList(window.theme, self)
        self.list.itemActivated.connect(self._open)
        self.list.currentItemChanged.connect(self._chosen)
        self._why = label(role="soft", wraps=True)
        self._encoding_label = label("Encoding")
        self.encoding = QComboBox()
        self.encoding.setObjectName("importEncoding")
        self.encoding.setAccessibleName("Encoding of the file")
        self.encoding.addItems(ENCODINGS)
        self._encoding_label.setBuddy(self.encoding)
        self.again = button("importAgain", "Read it again", self._read_again)
        self.close_button = button("importClose", "Stop", self._stop_or_close)
        self._lay_out()
        run.progressed.connect(self._progress)
        run.finished.connect(self._finished)
        self._chosen()
        self.resize(620, 420)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._encoding_label)
        foot.addWidget(self.encoding)
        foot.addWidget(self.again)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._summary)
        layout.addWidget(self._bar)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._why)
        layout.addLayout(foot)

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        self._bar.setMaximum(progress.total)
        self._bar.setValue(progress.done)
        self._summary.setText(f"Reading {progress.done + 1} of {progress.total}: {progress.name}")

    @Slot(object)
    def _finished(self, imported: Imported) -> None:
        self._run = None
        self._bar.hide()
        self.close_button.setText("Close")
        self.list.clear()
        for result in imported.results:
            self.list.addItem(_item(result))
        self._summary.setText(_summary(imported))
        trouble = [i for i, r in enumerate(imported.results) if r.status == "failed"]
        if imported.results:
            self.list.setCurrentRow(trouble[0] if trouble else 0)
            self.list.setFocus()

    @property
    def chosen(self) -> ImportResult | None:
        """The result in the current row."""
        item = self.list.currentItem()
        return item.data(_RESULT) if item else None

    @Slot()
    def _chosen(self) -> None:
        result = self.chosen
        is_text = result is not None and (bool(result.encoding) or result.status == "failed")
        for widget in (self._encoding_label, self.encoding, self.again):
            widget.setVisible(is_text and self._run is None)
        if result is None:
            self._why.setText("")
            return
        self._why.setText(result.told)
        place = self.encoding.findText(result.encoding.lower().replace("_", "-"))
        if place < 0 and result.encoding:
            self.encoding.insertItem(0, result.encoding)
            place = 0
        self.encoding.setCurrentIndex(max(place, 0))

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        result: ImportResult = item.data(_RESULT)
        if result.article:
            self._window.open_article(result.article)

    @Slot()
    def _read_again(self) -> None:
        """Take the article back out, if it came in, and read the file in the chosen encoding."""
        from reader.ui.importing import ImportRun

        result = self.chosen
        if result is None:
            return
        if result.seq is not None:
            self._window.session.take_back([result.seq])
            if result.article in self._window.session.articles:
                # refused: something hangs on it by now, and the status line says so
                return
        ImportRun(self._window, [result.path], self.encoding.currentText()).start()
        self.close()

    @Slot()
    def _stop_or_close(self) -> None:
        if self._run is not None:
            self._run.cancel()
        else:
            self.close()


class ResultRows(RowDelegate):
    """What became of the file, then its title or name."""

    inset = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._bold = interface_font(weight=600)
        self._font = interface_font()
        self._widest = max(QFontMetrics(self._bold).horizontalAdvance(w) for w in _WORDS.values())

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 12

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        result: ImportResult = index.data(_RESULT)
        inner = rect.adjusted(10, 0, -10, 0)
        self.words(painter, inner, _WORDS[result.status], self._bold, _ROLES[result.status])
        rest = inner.adjusted(self._widest + 16, 0, 0, 0)
        self.words(painter, rest, result.title or result.path.name, self._font)


class ResultList(QListWidget):
    """The rows; Enter opens."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(ResultRows(theme, self))
        self.setMouseTracking(True)
        self.setObjectName("importList")
        self.setAccessibleName("Results")
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def _item(result: ImportResult) -> QListWidgetItem:
    name = result.title or result.path.name
    item = QListWidgetItem(f"{_WORDS[result.status]}  ·  {' '.join(name.split())}")
    item.setData(_RESULT, result)
    words = (_WORDS[result.status], name, result.path.name, result.told)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
    item.setToolTip(str(result.path))
    return item


def _summary(imported: Imported) -> str:
    by = dict.fromkeys(_WORDS, 0)
    for result in imported.results:
        by[result.status] += 1
    parts = [f"{count(by['imported'], 'article')} imported"]
    if by["duplicate"]:
        parts.append(f"{by['duplicate']} there already")
    if by["failed"]:
        parts.append(f"{by['failed']} not imported")
    end = " Stopped; the rest was left out." if imported.stopped else " Ctrl+Z takes it back."
    words = ", ".join(parts).capitalize() + "."
    return words + (end if by["imported"] or imported.stopped else "")
