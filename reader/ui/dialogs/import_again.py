"""What can be done about one result of an import: another encoding, another reader, its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from reader.ui.dialogs.buttons import button
from reader.ui.labels import caption

if TYPE_CHECKING:
    from reader.importing import ImportResult

ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "cp1252": "Western (Windows 1252)",
    "iso8859-15": "Western (ISO 8859-15)",
    "mac_roman": "Western (old Macintosh)",
    "cp1250": "Central European (Windows 1250)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "cp1251": "Cyrillic (Windows 1251)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp1255": "Hebrew (Windows 1255)",
    "cp1256": "Arabic (Windows 1256)",
    "cp1257": "Baltic (Windows 1257)",
    "utf-16": "Unicode (UTF-16)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "shift_jis": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "euc_kr": "Korean (EUC)",
}
"""What a file may be read as: the codec's name → what it is for; any other can be typed."""
_TEXTS = (
    *(".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".html"),
    *(".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf", ".eml", ".rtf"),
)


class Again(QWidget):
    """Ways to read the file of a result again; hidden where there are none."""

    encoding_requested = Signal(str)
    reader_requested = Signal(str)
    columns_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding = QComboBox()
        self.encoding.setObjectName("importEncoding")
        self.encoding.setAccessibleName("Encoding of the file")
        for name, words in ENCODINGS.items():
            self.encoding.addItem(words, name)
        self.encoding.setEditable(True)
        self.encoding.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.encoding.lineEdit()
        assert line is not None
        line.returnPressed.connect(self._encoding_chosen)
        self._caption = caption("Read it again as", self.encoding)
        self.again = button("importAgain", "Read again", self._encoding_chosen)
        self.whole = button("importWhole", "The whole page", self._reader_chosen)
        self.whole.setToolTip("All the text of the page, where the article was not found rightly")
        self.columns = button("importColumns", "Choose columns…", self.columns_requested.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._caption, self.encoding, self.again, self.whole, self.columns):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._reader = ""
        self.show_for(None)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from the left."""
        return self.encoding, self.again, self.whole, self.columns

    def show_for(self, result: ImportResult | None) -> None:
        """Offer what there is for a result; None for nothing."""
        is_there = result is not None and _is_there(result)
        has_letters = result is not None and is_there and _has_letters(result)
        for widget in (self._caption, self.encoding, self.again):
            widget.setVisible(has_letters)
        self._reader = _other_reader(result) if result is not None and is_there else ""
        self.whole.setVisible(bool(self._reader))
        self.columns.setVisible(bool(result is not None and is_there and result.columns))
        self.setVisible(has_letters or bool(self._reader) or not self.columns.isHidden())
        if result is not None and has_letters:
            self._show_encoding(result.encoding)

    def _show_encoding(self, encoding: str) -> None:
        name = _codec(encoding)
        places = [i for i in range(self.encoding.count()) if _codec(self._name(i)) == name]
        if not places and encoding:
            self.encoding.insertItem(0, encoding, encoding)
            places = [0]
        self.encoding.setCurrentIndex(places[0] if places else 0)

    def _name(self, place: int) -> str:
        return str(self.encoding.itemData(place))

    @Slot()
    def _encoding_chosen(self) -> None:
        typed = self.encoding.currentText().strip()
        known = self.encoding.findText(typed)
        self.encoding_requested.emit(self._name(known) if known >= 0 else typed)

    @Slot()
    def _reader_chosen(self) -> None:
        self.reader_requested.emit(self._reader)


def _is_there(result: ImportResult) -> bool:
    try:
        return result.path.is_file()
    except (OSError, ValueError):
        return False


def _has_letters(result: ImportResult) -> bool:
    """Whether an encoding says how the file is to be read: packed formats have their own."""
    return bool(result.encoding) or (
        result.status == "failed" and result.path.name.lower().endswith(_TEXTS)
    )


def _other_reader(result: ImportResult) -> str:
    """The name of the second reader of such files, "" where there is none."""
    from reader.ingest.registry import importers

    name = result.path.name.lower()
    second = [r.name for r in importers().values() if r.second and name.endswith(r.suffixes)]
    return second[0] if second else ""


def _codec(encoding: str) -> str:
    import codecs

    try:
        return codecs.lookup(encoding.removesuffix("-sig")).name.removesuffix("-sig")
    except (LookupError, ValueError):
        return encoding
