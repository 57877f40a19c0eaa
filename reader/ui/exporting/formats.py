"""The list of formats, by what they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.registry import Exporter

HEADINGS = {
    "read": "To read",
    "calculate": "To calculate",
    "exchange": "For other programs",
    "publish": "To publish",
}
"""The words over the formats of a purpose."""
_TITLES = {
    "brat": "brat",
    "label-studio": "Label Studio",
    "spacy": "spaCy",
    "w3c": "W3C annotations",
    "hypothesis": "Hypothesis",
    "conll": "CoNLL",
    "webanno": "WebAnno",
    "inception": "INCEpTION",
    "claimreview": "ClaimReview",
}
_LONGEST_ABBREVIATION = 4
_ROLE = Qt.ItemDataRole.UserRole


def title_of(exporter: Exporter) -> str:
    """What a format is called in the window: "CSV", "Markdown", "Label Studio"."""
    name = exporter.name
    if name in _TITLES:
        return _TITLES[name]
    if len(name) <= _LONGEST_ABBREVIATION or f".{name}" == exporter.suffix:
        return name.upper()
    return name.replace("-", " ").capitalize()


class FormatList(QListWidget):
    """One line a format under quiet headings; the arrows pass the headings by."""

    changed = Signal()
    """Another format is chosen."""

    def __init__(self, exporters: Sequence[Exporter]) -> None:
        super().__init__()
        self.setObjectName("exportFormat")
        self.setAccessibleName("Format")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for purpose, words in HEADINGS.items():
            of = [each for each in exporters if each.purpose == purpose]
            if of:
                self._add_heading(words)
            for each in sorted(of, key=lambda each: title_of(each).casefold()):
                self._add(each)
        self.currentItemChanged.connect(self._tell)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(interface_font("small", 600))
        self.addItem(item)

    def _add(self, exporter: Exporter) -> None:
        kind = exporter.suffix or "folder"
        item = QListWidgetItem(f"{title_of(exporter)}   {kind}")
        item.setData(_ROLE, exporter)
        item.setToolTip(exporter.description)
        self.addItem(item)

    @property
    def exporter(self) -> Exporter:
        """The format that is chosen."""
        chosen: Exporter = self.currentItem().data(_ROLE)
        return chosen

    def choose(self, name: str | None) -> None:
        """Choose the format of this name; the first one where there is none."""
        items = [item for row in range(self.count()) if (item := self.item(row)).data(_ROLE)]
        wanted = [item for item in items if item.data(_ROLE).name == name]
        self.setCurrentItem((wanted or items)[0])

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
