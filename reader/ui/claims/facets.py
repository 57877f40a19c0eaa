"""The facets of the Claims view: menus of what there is with how many, chips of what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.domain import vocabulary
from reader.domain.claim_filter import FLAGS, UNDATED, ClaimFilter
from reader.domain.sourcing import STANDINGS
from reader.ui.card.flow import Flow
from reader.ui.models.face import source_name, tag_path
from reader.ui.term_words import WORDS
from reader.ui.wording import as_caption, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.session import Session

TITLES = {
    "standings": "Standing",
    "sources": "Said by",
    "tags": "Tag",
    "months": "Date",
    "reliability": "Letter",
    "credibility": "Digit",
    "directness": "Told",
    "flags": "More",
}
FLAG_WORDS = {
    "hedged": "hedged",
    "unattributed": "nobody named",
    "to-check": "to check",
    "checked": "checked",
    "no-statement": "under no statement",
}
LONGEST = 40
"""Values of one facet in its menu: those with the most claims."""


class FacetBar(QWidget):
    """Tells which filter is wanted; shows counts as they come."""

    wanted = Signal(object)
    """The ClaimFilter with a value chosen, or not any more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = ClaimFilter()
        self._counts: Mapping[str, Mapping[str, int]] = {}
        self._flow = Flow(self, gap=6)
        self.buttons: dict[str, QToolButton] = {}
        for facet, title in TITLES.items():
            button = QToolButton(self)
            button.setObjectName(f"facet-{facet}")
            button.setText(f"{title} ▾")
            button.setAccessibleName(f"Filter by {title.lower()}")
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setProperty("role", "soft")
            menu = QMenu(button)
            menu.setProperty("facet", facet)
            menu.aboutToShow.connect(self._fill)
            menu.triggered.connect(self._choose)
            button.setMenu(menu)
            self._flow.addWidget(button)
            self.buttons[facet] = button
        self.chips: list[QToolButton] = []

    def show_filter(self, of: ClaimFilter) -> None:
        """Show what is chosen."""
        self._filter = of
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        chosen = of.chosen()
        chosen += [("among", "")] if of.among else []
        chosen += [("statement", of.statement)] if of.statement else []
        for facet, value in chosen:
            chip = QToolButton(self)
            chip.setObjectName("chosenFacet")
            chip.setText(f"{as_caption(self.word(facet, value), 36)}  ✕")
            title = TITLES.get(facet, "Filter")
            chip.setAccessibleName(f"{title}: {self.word(facet, value)}. Press to take off")
            chip.setProperty("chosen", "true")
            chip.setProperty("facet", facet)
            chip.setProperty("value", value)
            chip.clicked.connect(self._take_off)
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.updateGeometry()

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Keep how many claims each value has."""
        self._counts = counts

    def word(self, facet: str, value: str) -> str:
        """What a value is called."""
        if facet == "among":
            return "these claims"
        if facet == "statement":
            statement = self._session.store.get("statement", value)
            return statement.text if statement else "a statement"
        if facet == "sources":
            return source_name(value, self._session)
        if facet == "tags":
            return tag_path(value, self._session) or value
        if facet == "flags":
            return FLAG_WORDS[value]
        if facet in ("credibility", "reliability"):
            terms = vocabulary.CREDIBILITY if facet == "credibility" else vocabulary.RELIABILITY
            return f"{value}  {WORDS.of(terms, value)}" if value else value
        if facet == "directness":
            return WORDS.of(vocabulary.DIRECTNESS, value)
        if facet == "months":
            return "no date" if value == UNDATED else day(value)
        return value

    def _values(self, facet: str) -> list[str]:
        counted = self._counts.get(facet, {})
        chosen = getattr(self._filter, facet)
        if facet == "standings":
            return list(STANDINGS)
        if facet == "flags":
            return list(FLAGS)
        if facet == "reliability":
            return [term.code for term in vocabulary.RELIABILITY]
        if facet == "credibility":
            return [term.code for term in vocabulary.CREDIBILITY]
        if facet == "directness":
            return [term.code for term in vocabulary.DIRECTNESS]
        if facet == "months":  # the newest first, what has none last
            months = sorted({*counted, *chosen} - {UNDATED}, reverse=True)[:LONGEST]
            return [*months, *({UNDATED} & {*counted, *chosen})]
        known = sorted({*counted, *chosen}, key=lambda v: (-counted.get(v, 0), self.word(facet, v)))
        return known[:LONGEST]

    @Slot()
    def _fill(self) -> None:
        menu = self.sender()
        assert isinstance(menu, QMenu)
        facet = menu.property("facet")
        menu.clear()
        counted = self._counts.get(facet, {})
        for value in self._values(facet):
            number = counted.get(value)
            action = QAction(as_caption(self.word(facet, value)), menu)
            if number:
                action.setText(f"{action.text()}\t{number}")
            action.setCheckable(True)
            action.setChecked(value in getattr(self._filter, facet))
            action.setData(value)
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction("Nothing here yet").setEnabled(False)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        menu = self.sender()
        assert menu is not None
        if action.data():
            self.wanted.emit(self._filter.toggled(menu.property("facet"), action.data()))

    @Slot()
    def _take_off(self) -> None:
        chip = self.sender()
        assert chip is not None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        facet = chip.property("facet")
        if facet == "among":
            self.wanted.emit(replace(self._filter, among=()))
        elif facet == "statement":
            self.wanted.emit(replace(self._filter, statement=""))
        else:
            self.wanted.emit(self._filter.toggled(facet, chip.property("value")))
