"""Whom a source goes with, as lines of names on its card; a click goes to that source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from reader.ui.card.flow import Flow
from reader.ui.labels import label
from reader.ui.wording import as_caption, as_tip, count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.session import Session
    from reader.ui.sources.company import Company

MOST = 8
"""So many names stand in a line; the others are counted."""
_Named = tuple[str, str]
"""A source's id, and what is said of it in a tooltip."""


class Related(QWidget):
    """Affiliation, people, relays, shared statements; empty lines are not there."""

    source_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._shown: list[QWidget] = []

    def show_company(self, company: Company) -> int:
        """Show whom a source goes with; how many lines that takes."""
        for row in self._shown:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown = [
            self._line(words, list(named)) for words, named in self._groups(company) if named
        ]
        for row in self._shown:
            self._lines.addWidget(row)
        return len(self._shown)

    def _groups(self, company: Company) -> list[tuple[str, list[_Named]]]:
        source, found = company.source, company.relations
        people = [(s.id, "") for s in self._session.sources.values() if s.affiliation == source]
        known = {id for id, _ in people}
        people += [pair for pair in _counted(found.spoken_for_by, "claim") if pair[0] not in known]
        here = self._session.sources.get(source)
        own = here.affiliation if here else None
        return [
            ("People", people),
            ("Has spoken for", [p for p in _counted(found.speaks_for, "claim") if p[0] != own]),
            ("Has it from", _counted(found.relays, "claim")),
            ("Is relayed by", _counted(found.relayed_by, "claim")),
            ("Same statements as", _counted(found.shares, "statement")),
        ]

    def _line(self, words: str, named: list[_Named]) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(label(words, role="soft", small=True))
        chips = QWidget()
        flow = Flow(chips, gap=4)
        for id, told in named[:MOST]:
            source = self._session.sources.get(id)
            if source is None:
                continue
            chip = QToolButton()
            chip.setObjectName("relatedSource")
            chip.setText(as_caption(source.name, 34))
            chip.setToolTip(as_tip(f"{source.name}: {told}" if told else source.name))
            chip.setAccessibleName(f"{words}: {source.name}{', ' + told if told else ''}")
            chip.setProperty("source", id)
            chip.clicked.connect(self._go)
            flow.addWidget(chip)
        if len(named) > MOST:
            flow.addWidget(label(f"and {len(named) - MOST} more", role="soft", small=True))
        column.addWidget(chips)
        return row

    @Slot()
    def _go(self) -> None:
        chip = self.sender()
        if chip is not None:
            self.source_requested.emit(chip.property("source"))


def _counted(pairs: Iterable[tuple[str, int]], noun: str) -> list[_Named]:
    return [(id, count(number, noun)) for id, number in pairs]
