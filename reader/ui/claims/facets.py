"""The facets of the Claims view: menus of what there is with how many, chips of what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from reader.domain import vocabulary
from reader.domain.claim_filter import FLAGS, UNDATED, ClaimFilter
from reader.domain.folding import fold
from reader.domain.sourcing import STANDINGS
from reader.ui.card.flow import Flow
from reader.ui.claims.facet_menu import FacetMenu, Value
from reader.ui.models.face import source_name, tag_path
from reader.ui.term_words import WORDS
from reader.ui.wording import as_caption, day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.session import Session

TITLES = {
    "standings": "Standing",
    "sources": "Said by",
    "about": "Names",
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
BOUNDS = {"after": "From", "before": "To"}
"""The ends of a stretch of time, as ClaimFilter has them; the latter is the first that is out."""


class FacetBar(QWidget):
    """Tells which filter is wanted; shows counts as they come."""

    wanted = Signal(object)
    """The ClaimFilter with a value chosen, or not any more."""
    names_wanted = Signal()
    """Somebody wants to see whom the claims name; `show_named` answers."""

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
            menu = FacetMenu(facet, button)
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
        chosen += [(bound, value) for bound in BOUNDS if (value := getattr(of, bound))]
        for facet, value in chosen:
            chip = QToolButton(self)
            chip.setObjectName("chosenFacet")
            chip.setText(f"{as_caption(self.word(facet, value), 36)}  ✕")
            if facet == "about":
                chip.setText(f"names {chip.text()}")
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
        self._fill_open()

    def show_named(self, counts: Mapping[str, int]) -> None:
        """Keep in how many claims each source is named."""
        self._counts = {**self._counts, "about": counts}
        self._fill_open()

    def _fill_open(self) -> None:
        menu = self.buttons["about"].menu()
        if isinstance(menu, FacetMenu) and menu.isVisible():
            self._offer(menu)

    def word(self, facet: str, value: str) -> str:
        """What a value is called."""
        if facet == "among":
            return "these claims"
        if facet == "statement":
            statement = self._session.store.get("statement", value)
            return statement.text if statement else "a statement"
        if facet == "after":
            return f"from {day(value)}"
        if facet == "before":
            last = month_after(value, -1)
            return f"to {day(last)}" if last else f"before {day(value)}"
        if facet in ("sources", "about"):
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
            months = sorted({*counted, *chosen} - {UNDATED}, reverse=True)
            return [*months, *({UNDATED} & {*counted, *chosen})]
        words = {value: fold(self.word(facet, value)) for value in {*counted, *chosen}}
        return sorted(words, key=lambda value: (-counted.get(value, 0), words[value]))

    @Slot()
    def _fill(self) -> None:
        menu = self.sender()
        assert isinstance(menu, FacetMenu)
        self._offer(menu)

    def _offer(self, menu: FacetMenu) -> None:
        facet = menu.facet
        if facet == "about" and facet not in self._counts:
            menu.offer([], "Looking…")
            self.names_wanted.emit()
            return
        counted, chosen = self._counts.get(facet, {}), getattr(self._filter, facet)
        menu.offer(
            [
                Value(code, self.word(facet, code), counted.get(code), code in chosen)
                for code in self._values(facet)
            ]
        )
        if facet == "months":
            self._offer_bounds(menu)

    def _offer_bounds(self, menu: FacetMenu) -> None:
        """From which month, and to which: each a menu of the months that there are."""
        months = [value for value in self._values("months") if month_after(value)]
        if months:
            menu.addSeparator()
        for bound, word in BOUNDS.items() if months else ():
            of = menu.addMenu(word)
            of.setObjectName(f"facet-{bound}")
            for month in months:
                value = month if bound == "after" else month_after(month)
                action = of.addAction(as_caption(self.word("months", month)))
                action.setCheckable(True)
                action.setChecked(getattr(self._filter, bound) == value)
                action.setData((bound, value))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        menu = self.sender()
        assert isinstance(menu, FacetMenu)
        if isinstance(action.data(), tuple):
            bound, value = action.data()
            chosen = "" if getattr(self._filter, bound) == value else value
            self.wanted.emit(_bounded(self._filter, bound, chosen))
        elif action.data():
            self.wanted.emit(self._filter.toggled(menu.facet, action.data()))

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
        elif facet in BOUNDS:
            self.wanted.emit(_bounded(self._filter, facet, ""))
        else:
            self.wanted.emit(self._filter.toggled(facet, chip.property("value")))


def _bounded(of: ClaimFilter, bound: str, value: str) -> ClaimFilter:
    return replace(of, after=value) if bound == "after" else replace(of, before=value)


def month_after(value: str, by: int = 1) -> str:
    """The month `by` after one ("2017-05"), or the year after a year; "" for anything else."""
    year, _, month = value.partition("-")
    if not year.isdecimal() or (month and not month.isdecimal()):
        return ""
    if not month:
        return f"{int(year) + by:04}"
    number = int(year) * 12 + int(month) - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}" if 1 <= int(month) <= 12 else ""
