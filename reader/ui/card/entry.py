"""The annotation in the open card: what the fields read, and their one door to the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from reader.domain.anchor import Anchor, anchor_at
from reader.domain.annotation import MENTION, Annotation, Attribution, Link
from reader.domain.edits import amend
from reader.domain.voices import with_link, with_voice

if TYPE_CHECKING:
    from reader.domain.edit import Applied, Edit
    from reader.domain.source import Source
    from reader.ui.page.view import Page
    from reader.ui.session import Session

Span = tuple[int, int]
_RECENT = 12


class Entry(QObject):
    """One annotation at a time, with the voice and the link of its chain that are looked at."""

    changed = Signal()
    """The annotation, or a source, tag or grade that it may show, is not what it was."""
    removed = Signal()
    """The annotation is gone."""

    def __init__(self, session: Session, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.page = page
        self.id = ""
        self.recent: list[str] = []
        self._voice_id = ""
        self._position = 0
        session.edited.connect(self._follow)

    # --- reading -------------------------------------------------------------------------------

    def open(self, annotation_id: str) -> None:
        """Look at another annotation; "" for none."""
        self.id = annotation_id
        self._voice_id, self._position = "", 0
        self.changed.emit()

    @property
    def annotation(self) -> Annotation | None:
        """The annotation as it is now."""
        return self.session.annotation(self.id) if self.id else None

    @property
    def spans(self) -> list[Span]:
        """The annotation's places in the text that the page shows, in code points."""
        annotation = self.annotation
        if annotation is None:
            return []
        here = (None, self.page.version_id)
        return [(a.start, a.end) for a in annotation.spans if a.version in here]

    @property
    def paragraph(self) -> Span:
        """The paragraph of the first span."""
        spans = self.spans
        return self.page.paragraph_at(spans[0][0]) if spans else (0, 0)

    @property
    def voice(self) -> Attribution | None:
        """The voice that is looked at: the first one until another is chosen."""
        annotation = self.annotation
        if annotation is None or not annotation.attributions:
            return None
        for voice in annotation.attributions:
            if voice.id == self._voice_id:
                return voice
        return annotation.attributions[0]

    @property
    def position(self) -> int:
        """Which link of the voice's chain is looked at."""
        voice = self.voice
        return min(self._position, len(voice.chain) - 1) if voice else 0

    @property
    def link(self) -> Link | None:
        """The link that is looked at."""
        voice = self.voice
        return voice.chain[self.position] if voice and voice.chain else None

    def look_at(self, voice_id: str, position: int = 0) -> None:
        """Look at a link of a voice."""
        if (voice_id, position) != (self._voice_id, self._position):
            self._voice_id, self._position = voice_id, position
            self.changed.emit()

    def selection(self) -> Anchor | None:
        """What is selected on the page, as an anchor; None without a selection."""
        span = self.page.selected_range()
        return self.anchor(*span) if span else None

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor of a range of the text that the page shows."""
        return anchor_at(self.page.text, start, end, self.page.version_id)

    # --- writing -------------------------------------------------------------------------------

    def perform(self, edit: Edit, visit: str | None = None) -> bool:
        """Store an edit; those of one `visit` are one step to undo. False when refused."""
        return self.session.perform(edit.grouped(visit)) is not None

    def amend(self, label: str, after: Annotation, *new: Any, visit: str | None = None) -> bool:
        """Change the annotation into `after`; `new` are things made with it."""
        before = self.annotation
        if before is None or (before == after and not new):
            return False
        return self.perform(amend(label, before, after, *new), visit)

    def amend_voice(self, label: str, voice: Attribution, visit: str | None = None) -> bool:
        """Put `voice` in the place of the claim's voice of the same id."""
        claim = self.annotation
        return claim is not None and self.amend(label, with_voice(claim, voice), visit=visit)

    def amend_link(self, label: str, link: Link, *new: Any, visit: str | None = None) -> bool:
        """Put `link` in the place of the link that is looked at."""
        claim, voice = self.annotation, self.voice
        if claim is None or voice is None:
            return False
        after = with_link(claim, voice.id, self.position, link)
        return self.amend(label, after, *new, visit=visit)

    def remember(self, source: Source) -> None:
        """Count a source as used just now."""
        self.recent = [source.id, *(i for i in self.recent if i != source.id)][:_RECENT]

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        if not self.id:
            return
        annotation = self.annotation
        # a mention's form counts the other mentions
        entities = ["source", "tag", "grade", "verdict", "connection", "project"]
        if annotation and annotation.kind == MENTION:
            entities.append("annotation")
        concerned = False
        for change in applied.edit.changes:
            if change.id == self.id and change.after is None:
                self.removed.emit()
                return
            concerned |= change.id == self.id or change.entity in entities
        if concerned:
            self.changed.emit()
