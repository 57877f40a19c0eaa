"""Sources that may be one, a pair at a time: looked at, merged by the analyst, or told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reader.ui.dialogs.buttons import button
from reader.ui.labels import label
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.wording import count, kind_of_source, shortened

if TYPE_CHECKING:
    from reader.domain.same_source import Pair
    from reader.ui.main_window import MainWindow

MOST = 20
"""So many pairs are shown at once; others follow as these go."""


class PairsDialog(QDialog):
    """Nothing is merged here: “Compare” shows what a merge would do, and the analyst decides."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("maybeOne")
        self.setWindowTitle("Sources that may be one")
        self._window = window
        self._view = window.going.view("sources")
        self._summary = label(role="soft", wraps=True)
        self._shown: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside = QWidget()
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside.setProperty("ground", "paper")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        title = label("Sources that may be one")
        title.setFont(reading_font(17, 600))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("pairsClose", "Close", self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(self._summary)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        self._view.pairs.changed.connect(self._show)
        self.resize(600, 480)
        self._show()

    @Slot()
    def _show(self) -> None:
        pairs = self._view.pairs.pairs
        for gone in self._shown:
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = [self._row(pair) for pair in pairs[:MOST]]
        for row in self._shown:
            self._rows.addWidget(row)
        words = f"{count(len(pairs), 'pair')}. Nothing is merged unless you say so."
        self._summary.setText(words if pairs else "No two sources look alike any more.")

    def _row(self, pair: Pair) -> QWidget:
        row = QFrame()
        row.setObjectName("pair")
        row.setProperty("edge", "bottom")
        words = QVBoxLayout()
        words.setSpacing(2)
        names = label(f"{self._name(pair.first)}   ·   {self._name(pair.second)}", wraps=True)
        names.setFont(interface_font(weight=600))
        words.addWidget(names)
        words.addWidget(label(pair.why, role="soft", small=True, wraps=True))
        compare = button("comparePair", "Compare…", self._compare)
        apart = button("notOne", "Not one", self._dismiss)
        for each in (compare, apart):
            each.setProperty("pair", pair.key)
            named = f"{self._name(pair.first)} and {self._name(pair.second)}"
            each.setAccessibleName(f"{each.text()}: {named}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(compare)
        line.addWidget(apart)
        return row

    def _name(self, id: str) -> str:
        sources = self._window.session.sources
        source = sources.get(id)
        if source is None:
            return ""
        of = sources.get(source.affiliation or "")
        kind = kind_of_source(source.kind)
        return f"{shortened(source.name, 50)} ({of.name if of else kind})"

    def _pair(self) -> Pair | None:
        pressed = self.sender()
        key = pressed.property("pair") if pressed is not None else ""
        return next((pair for pair in self._view.pairs.pairs if pair.key == key), None)

    @Slot()
    def _compare(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._view.card.acts.preview(pair.first, pair.second)

    @Slot()
    def _dismiss(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._view.pairs.dismiss(pair)
