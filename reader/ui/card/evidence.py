"""Fields for words that stand in the text: the cue, the mention of a voice, the hedges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM
from reader.ui.card.attributing import nearest_words
from reader.ui.card.chips import ChipButton
from reader.ui.card.flow import Flow
from reader.ui.card.typed import Hint, TypedLine
from reader.ui.labels import label
from reader.ui.models.face import Chip
from reader.ui.theme.icons import icon
from reader.ui.wording import as_tip

if TYPE_CHECKING:
    from reader.domain.anchor import Anchor, Hedge
    from reader.ui.card.entry import Entry
    from reader.ui.theme.theme import Theme

TAKE_KEY = "Ctrl+L"
MOST = 40
"""Hedges that are shown as chips; a claim of pages has thousands."""
BETWEEN = " … "
NOT_THERE = "These words are not in the article. Select them on the page and press Ctrl+L here."


class TakeButton(QToolButton):
    """Takes the words selected on the page; shown only while there are some."""

    taken = Signal(object)
    """The Anchor of the selected words."""

    def __init__(self, entry: Entry, what: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setIcon(icon("plus"))
        self.setToolTip(f"Take the words selected on the page as {what} ({TAKE_KEY})")
        self.setAccessibleName(f"Take the selected words as {what}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.take)
        key = QShortcut(QKeySequence(TAKE_KEY), field)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.take)
        entry.page.selection_moved.connect(self.look)
        entry.changed.connect(self.look)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Be there only when there is something to take."""
        self.setVisible(bool(self._entry.id) and self._entry.page.selected_range() is not None)

    @Slot()
    def take(self) -> None:
        """Take the selection."""
        anchor = self._entry.selection()
        if anchor is not None:
            self.taken.emit(anchor)


class EvidenceField(QWidget):
    """The words of one or more places in the text, in one line; emptied they are gone."""

    taken = Signal(object)
    """The Anchors that hold now, a tuple."""

    def __init__(self, entry: Entry, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._anchors: tuple[Anchor, ...] = ()
        self.line = TypedLine(name, label, self)
        self.line.store_requested.connect(self._find)
        self._take = TakeButton(entry, label.lower(), self.line, self)
        self._take.taken.connect(self._replace)
        hint = Hint(self)
        self.line.went_wrong.connect(hint.tell)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(hint)
        self.setFocusProxy(self.line)

    def show_anchors(self, anchors: tuple[Anchor, ...]) -> None:
        """Show what is stored now."""
        self._anchors = anchors
        words = BETWEEN.join(anchor.exact for anchor in anchors)
        self.line.set_wrong("")
        self.line.setToolTip(as_tip(words) if len(words) > 40 else "")
        self.line.show_stored(words)

    @Slot(str)
    def _find(self, words: str) -> None:
        """The places of typed words: those known, else the nearest to the claim."""
        found = []
        known = {anchor.exact: anchor for anchor in self._anchors}
        for part in filter(None, (part.strip() for part in words.split("…"))):
            if part in known:
                found.append(known[part])
                continue
            place = find_place(self._entry, part)
            if place is None:
                self.line.set_wrong(NOT_THERE)
                return
            found.append(self._entry.anchor(*place))
        self.line.set_wrong("")
        self.taken.emit(tuple(found))

    @Slot(object)
    def _replace(self, anchor: Anchor) -> None:
        self.line.set_wrong("")
        self.taken.emit((anchor,))


class HedgesField(QFrame):
    """The hedges as chips, with a line to add one by its words."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._theme = theme
        self._shown: tuple[Hedge, ...] = ()
        self._chips: list[ChipButton] = []
        self._more = label(role="soft", small=True)
        self._more.hide()
        self.line = TypedLine("hedgesField", "Hedges", self)
        self.line.setPlaceholderText("serait, allegedly …")
        self.line.setMinimumWidth(80)
        self.line.store_requested.connect(self._add_words)
        self._take = TakeButton(entry, "a hedge", self.line, self)
        self._take.taken.connect(self._add)
        self._flow = Flow(self)
        self._flow.addWidget(self._more)
        self._flow.addWidget(self.line)
        self._flow.addWidget(self._take)
        self._flow.stretch(self.line)
        hint = Hint(self)
        self.line.went_wrong.connect(hint.tell)
        self._flow.addWidget(hint)
        self.setFocusProxy(self.line)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the claim's hedges."""
        claim = self._entry.annotation
        hedges = claim.hedges if claim and claim.kind == CLAIM else ()
        if hedges == self._shown:
            return
        self._shown = hedges
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        beyond = len(hedges) - MOST
        self._more.setText(f"and {beyond:,} more")
        self._more.setVisible(beyond > 0)
        for place, hedge in enumerate(hedges[:MOST]):
            chip = ChipButton(Chip(hedge.anchor.exact), self._theme, self)
            if hedge.kind:
                chip.setToolTip(as_tip(f"{hedge.kind}\nDelete takes it away"))
                chip.setAccessibleName(f"Hedge: {hedge.anchor.exact}, {hedge.kind}")
            chip.taken_away.connect(self._take_away)
            self._flow.insert(place, chip)
            chip.show()
            self._chips.append(chip)
        if had_focus:
            (self._chips[-1] if self._chips else self.line).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    @Slot()
    def _take_away(self) -> None:
        claim = self._entry.annotation
        if claim:
            place = self._chips.index(self.sender())  # type: ignore[arg-type]
            kept = (*claim.hedges[:place], *claim.hedges[place + 1 :])
            self._entry.amend("Take away hedge", replace(claim, hedges=kept))

    @Slot(str)
    def _add_words(self, words: str) -> None:
        words = words.strip()
        if not words:
            self.line.set_wrong("")
            return
        place = find_place(self._entry, words, inside=True)
        if place is None:
            self.line.set_wrong(NOT_THERE)
            return
        self.line.setText("")  # and nothing left to undo in the field
        self._add(self._entry.anchor(*place))

    @Slot(object)
    def _add(self, anchor: Anchor) -> None:
        from reader.domain.anchor import Hedge
        from reader.suggest.hedges import find_hedges

        claim = self._entry.annotation
        if claim is None or claim.kind != CLAIM:
            return
        self.line.set_wrong("")
        if any((h.anchor.start, h.anchor.end) == (anchor.start, anchor.end) for h in claim.hedges):
            return
        found = find_hedges(self._entry.page.text, [(anchor.start, anchor.end)])
        hedge = Hedge(anchor, found[0][2] if found else "")
        hedges = sorted((*claim.hedges, hedge), key=lambda h: h.anchor.start)
        self._entry.amend("Add hedge", replace(claim, hedges=tuple(hedges)))


def find_place(entry: Entry, words: str, *, inside: bool = False) -> tuple[int, int] | None:
    """Where words stand: in the claim if `inside`, else in its paragraph, else in the article."""
    text = entry.page.text
    rooms = [*(entry.spans if inside else ()), entry.paragraph, (0, len(text))]
    for room in rooms:
        place = nearest_words(text, room, entry.spans, words)
        if place:
            return place
    return None
