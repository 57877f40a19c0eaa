"""Who says the claim: one line a voice, its chain as chips, and the field that adds to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM, Annotation, Link
from reader.domain.voices import (
    with_implied_origin,
    with_link,
    with_relay,
    with_voice,
    without_voice,
)
from reader.ui.card.apart import CountsApart
from reader.ui.card.attributing import attributed, link_of, names_near, voice_for
from reader.ui.card.chips import ChipButton
from reader.ui.card.completing import CompletingLine
from reader.ui.card.flow import Flow
from reader.ui.card.offers import source_offers
from reader.ui.card.source_choice import choice_of, edit_of
from reader.ui.models.face import Chip, link_label

if TYPE_CHECKING:
    from typing import Any

    from reader.ui.card.entry import Entry
    from reader.ui.card.offers import Offer
    from reader.ui.card.source_choice import Choice
    from reader.ui.theme.theme import Theme

VOICE, RELAY, IMPLIED, REPLACE = "voice", "relay", "implied", "replace"
_ASKS = {
    VOICE: "Who says so?",
    RELAY: "From whom do they have it?",
    IMPLIED: "Whose words are these in the end, you think?",
    REPLACE: "Who instead?",
}
_Row = tuple[str, tuple[tuple[str, bool], ...]]


class VoicesField(QWidget):
    """The voices of the claim. Choosing a chip looks at its link; Delete takes it away."""

    attributed = Signal()
    """A voice was chosen in the field."""
    opened = Signal()
    """The keyboard asks for the fields below."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._theme = theme
        self._mode = VOICE
        self._asking = False
        self._rows: list[_Row] = []
        self._shown: list[QWidget] = []
        self._chips: list[tuple[str, int, ChipButton]] = []
        self.source = CompletingLine(theme, self._offers, self)
        self.source.setObjectName("sourceField")
        self.source.setAccessibleName("Source")
        self.source.setPlaceholderText(_ASKS[VOICE])
        self.source.chosen.connect(self.choose)
        self.source.stepped_down.connect(self._step_down)
        self.source.emptied.connect(self._stop_asking)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._lines)
        self._actions = QWidget(self)
        actions = Flow(self._actions, gap=2)
        for name, text, tip, slot in (
            ("addRelay", "from…", "Whom this voice has it from", self.ask_relay),
            ("addImplied", "implied…", "The origin that the text does not name", self.ask_implied),
            ("addVoice", "+ voice", "Somebody else who says the same", self.ask_voice),
        ):
            button = QToolButton(self._actions)
            button.setObjectName(name)
            button.setText(text)
            button.setProperty("role", "soft")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
            actions.addWidget(button)
        actions.addWidget(CountsApart(entry, self._actions))
        column.addWidget(self._actions)
        column.addWidget(self.source)
        entry.changed.connect(self.refresh)

    # --- showing -------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show the claim's voices."""
        claim = self._entry.annotation
        if claim is None or claim.kind != CLAIM:
            return
        rows = [
            (
                voice.id,
                tuple((link_label(link, self._entry.session), link.stated) for link in voice.chain),
            )
            for voice in claim.attributions
        ]
        if rows != self._rows:
            self._rows = rows
            self._build()
        many = len(self._chips) > 1
        voice = self._entry.voice
        for voice_id, place, chip in self._chips:
            here = bool(voice) and voice_id == voice.id and place == self._entry.position  # type: ignore[union-attr]
            chip.chosen = many and here
            chip.update()
        self._actions.setVisible(bool(rows))
        self.source.setVisible(self._asking or not rows)

    def _build(self) -> None:
        had_focus = [i for i, (_, _, chip) in enumerate(self._chips) if chip.hasFocus()]
        for line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = []
        self._chips = []
        for voice_id, links in self._rows:
            line = QWidget(self)
            flow = Flow(line)
            for place, (label, stated) in enumerate(links):
                if place:
                    word = QLabel("from" if stated else "implied", line)
                    word.setProperty("role", "soft")
                    flow.addWidget(word)
                chip = ChipButton(Chip(label, "source" if stated else "plain"), self._theme, line)
                chip.setAccessibleName(f"Said by {label}" if not place else f"from {label}")
                chip.clicked.connect(self._look)
                chip.taken_away.connect(self._take_away)
                flow.addWidget(chip)
                self._chips.append((voice_id, place, chip))
            self._lines.addWidget(line)
            self._shown.append(line)
        if had_focus:
            self._focus_chip(min(had_focus[0], len(self._chips) - 1))

    def _focus_chip(self, place: int) -> None:
        if 0 <= place < len(self._chips):
            self._chips[place][2].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.source.setVisible(True)
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- asking --------------------------------------------------------------------------------

    @Slot()
    def ask_voice(self) -> None:
        """Ask for a voice more."""
        self._ask(VOICE)

    @Slot()
    def ask_relay(self) -> None:
        """Ask whom the voice has it from."""
        self._ask(RELAY)

    @Slot()
    def ask_implied(self) -> None:
        """Ask for the implied origin of the voice."""
        self._ask(IMPLIED)

    def focus_source(self) -> None:
        """Put the keyboard into the source field."""
        self._ask(VOICE)

    def _ask(self, mode: str) -> None:
        self._mode, self._asking = mode, True
        self.source.setPlaceholderText(_ASKS[mode])
        self.source.setAccessibleDescription(_ASKS[mode])
        self.source.setVisible(True)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def reset(self) -> None:
        """Forget what was asked for: another annotation is shown."""
        self._mode, self._asking = VOICE, False
        self.source.setText("")
        self.source.setPlaceholderText(_ASKS[VOICE])

    @Slot()
    def _step_down(self) -> None:
        self._stop_asking()
        self.opened.emit()

    @Slot()
    def _stop_asking(self) -> None:
        if self._rows and self._asking:
            self.reset()
            self._focus_chip(len(self._chips) - 1)
            self.refresh()

    def _offers(self, typed: str) -> list[Offer]:
        entry = self._entry
        claim = entry.annotation
        if claim is None:
            return []
        named = names_near(
            entry.page.text, entry.paragraph, entry.spans, inside=self._mode == IMPLIED
        )
        return source_offers(typed, entry.session, claim.article, named, entry.recent)

    # --- choosing ------------------------------------------------------------------------------

    @Slot(object)
    def choose(self, offer: Offer) -> None:
        """Take an offer as what was asked for, in one edit."""
        claim = self._entry.annotation
        if claim is None:
            return
        choice = choice_of(self._entry, offer)
        if choice is None and offer.kind != "unnamed":
            return
        after, new = self._with(claim, offer, choice)
        known = {voice.id for voice in claim.attributions}
        label = f"Attribute to {offer.name or 'an unknown voice'}"
        if not self._entry.perform(edit_of(label, claim, after, new, choice)):
            return
        if choice:
            self._entry.remember(choice.source)
        self.reset()
        for voice in after.attributions:
            if voice.id not in known:
                self._entry.look_at(voice.id)
        self.refresh()
        self._focus_chip(len(self._chips) - 1)
        self.attributed.emit()

    def _with(
        self, claim: Annotation, offer: Offer, choice: Choice | None
    ) -> tuple[Annotation, list[Any]]:
        entry, voice = self._entry, self._entry.voice
        place = (entry.session, entry.page.text, entry.paragraph, claim)
        new: list[Any] = []
        if choice is None:
            link = Link(label=offer.name or None)
        elif self._mode == VOICE or voice is None:
            return attributed(*place, choice.source, offer.span, is_new=choice.is_new)
        else:
            link, new = link_of(*place, choice.source, offer.span, is_new=choice.is_new)
        if self._mode == VOICE or voice is None:
            return with_voice(claim, voice_for(*place[1:], link)), new
        if self._mode == RELAY:
            return with_relay(claim, voice.id, link), new
        if self._mode == IMPLIED:
            return with_implied_origin(claim, voice.id, link), new
        old = voice.chain[entry.position]
        link = replace(link, stated=old.stated, cues=old.cues, descriptor=old.descriptor)
        return with_link(claim, voice.id, entry.position, link), new

    # --- chips ---------------------------------------------------------------------------------

    def _chip(self, button: object) -> tuple[str, int]:
        return next((v, p) for v, p, chip in self._chips if chip is button)

    @Slot()
    def _look(self) -> None:
        voice_id, place = self._chip(self.sender())
        voice = self._entry.voice
        if voice and voice.id == voice_id and place == self._entry.position:
            self._ask(REPLACE)
        else:
            self._entry.look_at(voice_id, place)

    @Slot()
    def _take_away(self) -> None:
        claim = self._entry.annotation
        voice_id, place = self._chip(self.sender())
        if claim is None:
            return
        after = with_link(claim, voice_id, place, None)
        left = next((v for v in after.attributions if v.id == voice_id), None)
        if left and not any(link.stated for link in left.chain):
            after = without_voice(after, voice_id)
        self._entry.amend("Take away voice", after)
