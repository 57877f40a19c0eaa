"""What is known of one voice beside its words: affiliation, directness, stance and basis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reader.domain import vocabulary
from reader.domain.edit import Edit, changed
from reader.domain.voices import with_link
from reader.ui.card.choice import WordChoice
from reader.ui.card.completing import CompletingLine
from reader.ui.card.offers import source_offers
from reader.ui.card.segment import Segment
from reader.ui.card.source_choice import choice_of, edit_of

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from reader.ui.card.entry import Entry
    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme


class AffiliationField(CompletingLine):
    """The capacity that the voice speaks in: another source, kept on the link."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, self._find, parent)
        self._entry = entry
        self.setObjectName("affiliationField")
        self.setAccessibleName("Affiliation")
        self.setPlaceholderText("speaks for nobody else")
        self.chosen.connect(self._choose)
        self.stepped_down.connect(self._settle)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the link's affiliation, unless another is being typed."""
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._name())
            self.setModified(False)

    def _name(self) -> str:
        link = self._entry.link
        source = self._entry.session.sources.get(link.affiliation or "") if link else None
        return source.name if source else ""

    def _find(self, typed: str) -> list[Offer]:
        entry = self._entry
        claim = entry.annotation
        if claim is None or not self.isModified():
            return []
        from reader.ui.card.attributing import names_near

        named = names_near(entry.page.text, entry.paragraph, entry.spans, inside=True)
        return source_offers(
            typed, entry.session, claim.article, named, entry.recent, bodies=True, unnamed=False
        )

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        """Keep the affiliation on the link, and on the source's card where it has none."""
        entry = self._entry
        claim, voice, link = entry.annotation, entry.voice, entry.link
        choice = choice_of(entry, offer)
        if claim is None or voice is None or link is None or choice is None:
            return
        body = choice.source
        if choice.is_new and body.kind == "person":
            body = replace(body, kind="organisation")
        after = with_link(claim, voice.id, entry.position, replace(link, affiliation=body.id))
        edit = edit_of(
            f"Affiliation {body.name}", claim, after, [body] if choice.is_new else [], choice
        )
        source = entry.session.sources.get(link.source or "")
        if source and source.affiliation is None and source.id != body.id:
            own = changed(source, replace(source, affiliation=body.id))
            # behind the new body, before the claim
            edit = Edit(edit.label, (*edit.changes[:-1], *([own] if own else []), edit.changes[-1]))
        entry.perform(edit)
        self.setModified(False)
        self.refresh()

    @Slot()
    def _settle(self) -> None:
        """An emptied field takes the affiliation away; half a name is put back."""
        link = self._entry.link
        if link and link.affiliation and not self.text().strip():
            self._entry.amend_link("Take away affiliation", replace(link, affiliation=None))
        self.setModified(False)
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self._settle()


class DirectnessField(Segment):
    """All, some or none of it in the source's own words."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__("directness", "How", vocabulary.DIRECTNESS, parent, labelled=True)
        self._entry = entry
        self.chosen.connect(self._store)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the voice's directness."""
        voice = self._entry.voice
        self.show_code(voice.directness if voice else None)

    @Slot(str)
    def _store(self, code: str) -> None:
        voice = self._entry.voice
        if voice:
            self._entry.amend_voice(f"Told {code or '?'}", replace(voice, directness=code or None))


class BasisAndStance(QWidget):
    """How the source knows, and whether it asserts, denies, doubts or asks."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.basis = WordChoice("basis", "Knows by", vocabulary.BASES, "not said", self)
        self.stance = WordChoice("stance", "Stance", vocabulary.STANCES, "", self)
        self.basis.activated.connect(self._store)
        self.stance.activated.connect(self._store)
        between = QLabel("and", self)
        between.setProperty("role", "soft")
        between.setBuddy(self.stance)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.basis, 1)
        row.addWidget(between)
        row.addWidget(self.stance, 1)
        self.setFocusProxy(self.basis)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the voice's basis and stance."""
        voice = self._entry.voice
        self.basis.show_code(voice.basis if voice else None)
        self.stance.show_code(voice.stance if voice else "asserts")

    @Slot()
    def _store(self) -> None:
        voice = self._entry.voice
        if voice is None:
            return
        stance = self.stance.code or voice.stance
        label = f"Stance {stance}" if stance != voice.stance else "Basis of knowledge"
        self._entry.amend_voice(label, replace(voice, basis=self.basis.code, stance=stance))
