"""The forms of the card, one a kind of annotation: rows of a label and a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import CLAIM
from reader.ui.card.dates import DatesField
from reader.ui.card.evidence import HedgesField
from reader.ui.card.further import ActsField, FollowUp, VoiceNote
from reader.ui.card.grade import GradeField
from reader.ui.card.heading import Heading
from reader.ui.card.kept_words import (
    CUE,
    DESCRIBED,
    NAMED_AS,
    QUOTED,
    STANDS_FOR,
    TOLD_IN,
    KeptWords,
)
from reader.ui.card.links import LinksField
from reader.ui.card.mention import MentionSource
from reader.ui.card.tags import TagsField
from reader.ui.card.text_fields import GlossField, NoteField
from reader.ui.card.typed import TypedLine, TypedText
from reader.ui.card.verdict import VerdictField
from reader.ui.card.voice_details import AffiliationField, BasisAndStance, DirectnessField
from reader.ui.card.voices import VoicesField

if TYPE_CHECKING:
    from reader.ui.card.entry import Entry
    from reader.ui.card.kept_words import Place
    from reader.ui.theme.theme import Theme

LABEL_WIDTH = 72


class Row(QWidget):
    """A label beside its field, or above it where there is little room."""

    def __init__(self, text: str, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(text, self)
        self.label.setProperty("role", "soft")
        self.label.setBuddy(field)
        self.field = field
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.label, 0)
        self._box.addWidget(field, 1)
        self.set_stacked(False)

    def add_behind(self, button: QWidget) -> None:
        """Put a small button behind the field."""
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def set_stacked(self, stacked: bool) -> None:
        """Put the label above the field, or beside it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if stacked else across)
        self._box.setSpacing(1 if stacked else 0)
        self.label.setMinimumWidth(0 if stacked else LABEL_WIDTH)
        self.label.setAlignment(
            Qt.AlignmentFlag.AlignLeft
            | (Qt.AlignmentFlag.AlignBottom if stacked else Qt.AlignmentFlag.AlignVCenter)
        )


class Form(QWidget):
    """Rows under a heading. `resized` says that it may need another height."""

    resized = Signal()
    left = Signal()
    delete_requested = Signal()

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__()
        self.entry = entry
        self.theme = theme
        self.rows: list[Row] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 9, 12, 11)
        self.column.setSpacing(7)
        self.heading = Heading(entry, self)
        self.heading.delete_requested.connect(self.delete_requested)
        self.heading.close_requested.connect(self.left)
        self.column.addWidget(self.heading)

    def add(self, text: str, field: QWidget) -> Row:
        """Add a row."""
        row = Row(text, field, self)
        self.rows.append(row)
        self.column.addWidget(row)
        return row

    def set_stacked(self, stacked: bool) -> None:
        """Labels above the fields, or beside them."""
        for row in self.rows:
            row.set_stacked(stacked)

    def flush(self) -> None:
        """Store all typing at once."""
        for line in self.findChildren(TypedLine):
            line.flush()
        for text in self.findChildren(TypedText):
            text.flush()

    def begin(self, compact: bool) -> None:
        """Another annotation is shown; `compact` where it was made just now."""

    def focus_on(self, name: str) -> bool:
        """Put the keyboard into the field "source", "tag" or "note"; False where there is none."""
        field = self.findChild(QWidget, f"{name}Field")
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            done = super().event(event)
            self.resized.emit()
            return done
        return super().event(event)


class ClaimForm(Form):
    """All that is said of a claim. Just made it asks for the source alone."""

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__(entry, theme)
        self._compact = False
        self.voices = VoicesField(entry, theme, self)
        self.voices.attributed.connect(self.open)
        self.voices.opened.connect(self._open_and_go_on)
        self._said_by = self.add("Said by", self.voices)
        self.more = QToolButton(self)
        self.more.setObjectName("moreFields")
        self.more.setText("more")
        self.more.setToolTip("All fields (Enter or Down)")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._open_and_go_on)
        self.more.setProperty("role", "soft")
        self._said_by.add_behind(self.more)
        self._of_voice = [
            self.add("Speaks for", AffiliationField(entry, theme, self)),
            self._add_words(CUE),
            self._add_words(NAMED_AS),
            self.add("How", DirectnessField(entry, self)),
            self.add("Knows by", BasisAndStance(entry, self)),
        ]
        self.grade = GradeField(entry, self)
        self._others = [
            self.add("Grade", self.grade),
            self.add("Hedges", HedgesField(entry, theme, self)),
            self.add("Tags", TagsField(entry, theme, self)),
            self.add("Says", GlossField(entry, self)),
            self.add("Dates", DatesField(entry, self)),
            self.add("Note", NoteField(entry, self)),
        ]
        self._add_further()
        entry.changed.connect(self._arrange)

    def _add_words(self, place: Place) -> Row:
        return self.add(place.label, KeptWords(self.entry, place, self))

    def _add_further(self) -> None:
        """The fields that are seldom needed: empty they are folded away below the others."""
        entry = self.entry
        self._further_of_voice = [
            self._add_words(STANDS_FOR),
            self._add_words(DESCRIBED),
            self._add_words(TOLD_IN),
            self.add("Voice note", VoiceNote(entry, self)),
        ]
        self._further = [
            *self._further_of_voice,
            self._add_words(QUOTED),
            self.add("Kind", ActsField(entry, self)),
            self.add("Follow-up", FollowUp(entry, self)),
            self.add("Verdict", VerdictField(entry, self)),
            self.add("Links", LinksField(entry, self.theme, self)),
        ]
        self.unfold = QToolButton(self)
        self.unfold.setObjectName("furtherFields")
        self.unfold.setProperty("role", "soft")
        self.unfold.setCheckable(True)
        self.unfold.setToolTip(
            "Pronoun, description, medium, quoted words, kind, follow-up, verdict, links"
        )
        self.unfold.toggled.connect(self._arrange)
        self.column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, compact: bool) -> None:
        self._compact = compact
        self.voices.reset()
        self.grade.reset()
        self._arrange()

    @property
    def compact(self) -> bool:
        """Whether only the source is asked for."""
        return self._compact

    @Slot()
    def open(self) -> None:
        """Show all fields."""
        self._compact = False
        self._arrange()

    @Slot()
    def _open_and_go_on(self) -> None:
        """Show all fields and go to the first one below the source."""
        was_compact = self._compact
        self.open()
        if was_compact:
            self.grade.letter.setFocus() if self.entry.voice else self.grade.digit.setFocus(
                Qt.FocusReason.TabFocusReason
            )

    @Slot()
    def _arrange(self) -> None:
        claim = self.entry.annotation
        if claim is None or claim.kind != CLAIM:
            return
        compact = self._compact
        self.heading.set_compact(compact)
        self._said_by.label.setText("Source" if compact or not claim.attributions else "Said by")
        self.more.setVisible(compact)
        for row in self._of_voice:
            row.setVisible(not compact and bool(claim.attributions))
        for row in self._others:
            row.setVisible(not compact)
        unfolded = self.unfold.isChecked()
        for row in self._further:
            spoken = bool(claim.attributions) or row not in self._further_of_voice
            # what was filled in for the analyst is never out of sight; the quotation shows its own
            filled = bool(getattr(row.field, "kept", None)) and row.label.text() != QUOTED.label
            row.setVisible(not compact and spoken and (unfolded or filled))
        self.unfold.setText("fewer fields" if unfolded else "more fields…")
        self.unfold.setVisible(not compact)

    def focus_on(self, name: str) -> bool:
        if name == "source":
            self.voices.focus_source()
            return True
        return super().focus_on(name)


class MentionForm(Form):
    """Which source the words name, where else it is named, and a note."""

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__(entry, theme)
        self.source = MentionSource(entry, theme, self)
        self.add("Names", self.source)
        self.add("Tags", TagsField(entry, theme, self))
        self.add("Note", NoteField(entry, self))


class NoteForm(Form):
    """The analyst's remark on the words, and its tags."""

    def __init__(self, entry: Entry, theme: Theme) -> None:
        super().__init__(entry, theme)
        self.add("Note", NoteField(entry, self, lines=3))
        self.add("Tags", TagsField(entry, theme, self))
