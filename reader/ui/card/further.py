"""What the analyst adds beside the main fields: kind of act, priority, follow-up, voice's note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from reader.domain import vocabulary
from reader.domain.annotation import CLAIM
from reader.ui.card.chips import WIDEST
from reader.ui.card.choice import WordChoice
from reader.ui.card.typed import TypedText
from reader.ui.term_words import WORDS
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from reader.ui.card.entry import Entry


class ActsField(QToolButton):
    """What is done by saying it: one or more of a list that opens under the button."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setObjectName("actField")
        self.setMaximumWidth(WIDEST)
        self.setProperty("role", "soft")
        self.clicked.connect(self._open)
        self._menu = QMenu(self)
        self._menu.setObjectName("acts")
        self._actions: list[QAction] = []
        for term in vocabulary.ACTS:
            action = self._menu.addAction(WORDS.label(term))
            action.setCheckable(True)
            action.setData(term.code)
            action.triggered.connect(self._toggle)
            self._actions.append(action)
        entry.changed.connect(self.refresh)
        WORDS.changed.connect(self.refresh)

    @property
    def kept(self) -> tuple[str, ...]:
        """The codes that are kept now."""
        claim = self._entry.annotation
        return claim.act if claim else ()

    @Slot()
    def refresh(self) -> None:
        """Show the claim's acts."""
        acts = self.kept
        for action in self._actions:
            action.setChecked(action.data() in acts)
            action.setText(WORDS.of(vocabulary.ACTS, action.data()))
        words = ", ".join(WORDS.of(vocabulary.ACTS, code) for code in acts)
        self.setText(f"{as_caption(words, 40) or 'not said'} ▾")
        self.setAccessibleName(f"Kind: {words or 'not said'}")

    @Slot()
    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _toggle(self) -> None:
        claim, action = self._entry.annotation, self.sender()
        if claim is None or claim.kind != CLAIM or not isinstance(action, QAction):
            return
        code = action.data()
        others = tuple(act for act in claim.act if act != code)
        acts = others if code in claim.act else (*others, code)
        self._entry.amend("Change kind of claim", replace(claim, act=acts))


class FollowUp(QWidget):
    """How urgent it is to check the claim, and whether that is still to be done."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.priority = WordChoice(
            "priorityField", "Priority", vocabulary.PRIORITIES, "no priority", self
        )
        self.status = WordChoice(
            "statusField", "Follow-up", vocabulary.STATUSES, "nothing to do", self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for choice in (self.status, self.priority):
            choice.activated.connect(self._store)
            row.addWidget(choice, 1)
        self.setFocusProxy(self.status)
        entry.changed.connect(self.refresh)

    @property
    def kept(self) -> tuple[str, ...]:
        """The codes that are kept now."""
        claim = self._entry.annotation
        return tuple(filter(None, (claim.status, claim.priority))) if claim else ()

    @Slot()
    def refresh(self) -> None:
        """Show the claim's priority and status."""
        claim = self._entry.annotation
        self.priority.show_code(claim.priority if claim else None)
        self.status.show_code(claim.status if claim else None)

    @Slot()
    def _store(self) -> None:
        claim = self._entry.annotation
        if claim is None:
            return
        after = replace(claim, priority=self.priority.code, status=self.status.code)
        label = "Change status" if after.status != claim.status else "Change priority"
        self._entry.amend(label, after)


class VoiceNote(TypedText):
    """A remark on the voice that is looked at, not on the claim."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__("voiceNoteField", "On the voice", 1, parent)
        self._entry = entry
        self.setPlaceholderText("what you think of this voice")
        self.store_requested.connect(self._keep)
        entry.changed.connect(self.refresh)

    @property
    def kept(self) -> str:
        """The remark that is kept now."""
        voice = self._entry.voice
        return voice.note if voice else ""

    @Slot()
    def refresh(self) -> None:
        """Show the voice's note."""
        self.show_stored(self.kept)

    @Slot(str)
    def _keep(self, text: str) -> None:
        voice = self._entry.voice
        if voice:
            after = replace(voice, note=text.rstrip())
            self._entry.amend_voice("Change note on voice", after, visit=self.visit)
