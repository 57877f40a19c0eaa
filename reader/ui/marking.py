"""Marking: what the analyst does on the page, as edits; knows which annotation is active."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.domain.anchor import anchor_at
from reader.domain.annotation import CLAIM, MENTION, Annotation
from reader.domain.edit import Applied, made
from reader.domain.edits import amend, delete_annotation, highlight, toggle_tag
from reader.ui import drafting

if TYPE_CHECKING:
    from reader.domain.article import Article, Version
    from reader.domain.project import Tag
    from reader.ui.page.bounds import BoundsDragged
    from reader.ui.page.view import Page
    from reader.ui.session import Session

Span = tuple[int, int]


class Marking(QObject):
    """The gestures of marking in the article that the page shows."""

    activated = Signal(str, str)
    """The active annotation's id ("" for none), and the field that wants the keyboard ("" none)."""
    refused = Signal(str)
    """Why words cannot be marked here."""
    tag_wanted = Signal()
    """T was pressed on words that no annotation has yet."""

    def __init__(self, session: Session, page: Page, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        self.active: str | None = None
        page.annotation_activated.connect(self.activate)
        page.bounds_changed.connect(self.move_bounds)
        page.voice_requested.connect(self.attribute_to_mention)
        page.digit_pressed.connect(self.toggle_key)
        page.mark_requested.connect(self.mark)
        session.edited.connect(self._follow)

    @property
    def article(self) -> Article | None:
        """The article that is read."""
        if self._page.article_id is None or self._is_refused():
            return None
        return self._session.store.get("article", self._page.article_id)

    def _is_refused(self) -> bool:
        """Whether an older version is read, where nothing is marked; says so."""
        if self._page.is_current:
            return False
        self.refused.emit("This is an older version: marks are made in the current one (Esc).")
        return True

    # --- which one is active -------------------------------------------------------------------

    @Slot(str)
    def activate(self, annotation_id: str, focus: str = "") -> None:
        """Make an annotation the active one; "" for none. In an older version no card opens."""
        focus = focus if self._page.is_current else "rest"
        self.active = annotation_id or None
        self._page.set_active(self.active)
        self.activated.emit(annotation_id, focus)

    @Slot(object)
    def _follow(self, applied: Applied) -> None:
        for change in applied.edit.changes:
            if change.id == self.active and change.after is None:
                self.activate("")

    def _active_annotation(self) -> Annotation | None:
        return self._session.annotation(self.active) if self.active else None

    @property
    def _selected(self) -> Span | None:
        """The selected words; white space at their ends is no part of what is marked."""
        span = self._page.selected_range()
        start, end = _trimmed(self._page.text, *span) if span else (0, 0)
        return (start, end) if start < end else None

    # --- marking words -------------------------------------------------------------------------

    @Slot(str)
    def mark(self, kind: str) -> None:
        """Mark the selection as "claim", "source" or "note", or give it a "tag"."""
        getattr(self, f"mark_{kind}")()

    def mark_claim(self) -> None:
        """Make a claim of the selection, or of the sentence under the caret."""
        article = self.article
        span = self._selected or self._page.sentence_at_caret()
        if article is None or span is None:
            return
        self._add(drafting.claim_of(article, self._page.text, [span]), "source")

    def mark_source(self) -> None:
        """Make a mention of the selection; its words name the source until another is chosen."""
        article, span = self.article, self._selected
        if article is None:
            return
        if span is None:
            if self.active:
                self.activate(self.active, "source")
            return
        words = self._page.text[span[0] : span[1]]
        source, is_new = drafting.source_named(words, article.id, self._session.sources.values())
        mention = drafting.mention_of(article, self._page.text, span, source.id)
        if self._session.perform(highlight(mention, *([source] if is_new else []))):
            self._page.clear_selection()
            self.activate(mention.id, "source")

    def mark_note(self) -> None:
        """Write a note on the selection, else in the active annotation, else on the sentence."""
        article, span = self.article, self._selected
        if article is None:
            return
        if span is None and self.active:
            self.activate(self.active, "note")
            return
        span = span or self._page.sentence_at_caret()
        if span:
            self._add(drafting.note_of(article, self._page.text, span), "note")

    def mark_tag(self) -> None:
        """Ask for a tag: in the active card, or at the selection where there is one."""
        if self._is_refused():
            return
        if self._page.selected_range():
            self.tag_wanted.emit()
        elif self.active:
            self.activate(self.active, "tag")

    @Slot(str)
    @Slot(str, object)
    def tag_selection(self, tag_id: str, new: tuple[Tag, ...] = ()) -> None:
        """Give the selection a tag by a note with an empty remark; else tag the active one.

        `new` are tags to be made in the same step.
        """
        article, span = self.article, self._selected
        if article and span:
            self._add(drafting.note_of(article, self._page.text, span, tag_id), "", *new)
            return
        annotation = self._active_annotation()
        if annotation and article:
            known = {**self._session.tags, **{tag.id: tag for tag in new}}
            edit = toggle_tag([annotation], known[tag_id])
            changes = (*map(made, new), *edit.changes)
            self._session.perform(replace(edit, changes=changes))

    @Slot(str)
    def toggle_key(self, digit: str) -> None:
        """Toggle the tag that has this key."""
        for tag in self._session.tags.values():
            if tag.key == digit:
                self.tag_selection(tag.id)
                return

    def _add(self, annotation: Annotation, focus: str, *named: Tag) -> None:
        if self._session.perform(highlight(annotation, *named)):
            self._page.clear_selection()
            self.activate(annotation.id, focus)

    # --- changing what is marked ---------------------------------------------------------------

    def add_span(self) -> None:
        """Add the selection to the active claim as another span."""
        annotation, span = self._active_annotation(), self._selected
        if annotation is None or span is None or annotation.kind != CLAIM:
            return
        spans = [(a.start, a.end) for a in annotation.spans if a.version == self._page.version_id]
        self._respan(annotation, _joined([*spans, span]), "Add words to claim")
        self._page.clear_selection()
        self.activate(annotation.id)

    @Slot(object)
    def move_bounds(self, drag: BoundsDragged) -> None:
        """Give a span the bounds that its end was dragged to."""
        annotation = self._session.annotation(drag.owner)
        if annotation is None:
            return
        old = (drag.start, drag.end)
        new = (drag.new_start, drag.new_end)
        here = [(a.start, a.end) for a in annotation.spans if a.version == self._page.version_id]
        moved = [new if span == old else span for span in here]
        self._respan(annotation, _joined(moved), f"Change bounds of {annotation.kind}")

    def stretch(self, start: int = 0, end: int = 0) -> None:
        """Move the first start and the last end of the active annotation by words."""
        annotation = self._active_annotation()
        if annotation is None:
            return
        here = [(a.start, a.end) for a in annotation.spans if a.version == self._page.version_id]
        if not here:
            return
        from reader.domain.words import step_word

        text = self._page.text
        here[0] = (step_word(text, here[0][0], start) if start else here[0][0], here[0][1])
        here[-1] = (here[-1][0], step_word(text, here[-1][1], end) if end else here[-1][1])
        trimmed = [_trimmed(text, *span) for span in here]
        if all(a < b for a, b in trimmed):
            self._respan(annotation, _joined(trimmed), f"Change bounds of {annotation.kind}")

    def _respan(self, annotation: Annotation, spans: list[Span], label: str) -> None:
        article = self.article
        if article is None:
            return
        text = self._page.text
        elsewhere = tuple(a for a in annotation.spans if a.version != article.version)
        here = tuple(anchor_at(text, *span, article.version) for span in spans)
        after = annotation
        if annotation.kind == CLAIM:
            after = drafting.reread(annotation, article, text, spans)
        after = replace(after, spans=(*elsewhere, *here))
        self._session.perform(amend(label, annotation, after))

    def delete_active(self) -> None:
        """Delete the active annotation with what hangs on it."""
        annotation = self._active_annotation()
        if annotation and not self._is_refused():
            hanging = self._session.store.hanging_on(annotation.id)
            self._session.perform(delete_annotation(annotation, *hanging))

    @Slot(str)
    def attribute_to_mention(self, mention_id: str) -> None:
        """Attribute the active claim to the source of a mention, with the mention as evidence."""
        claim, mention = self._active_annotation(), self._session.annotation(mention_id)
        if claim is None or claim.kind != CLAIM or mention is None or mention.kind != MENTION:
            return
        source = self._session.sources.get(mention.source or "")
        article = self.article
        if source is None or article is None:
            return
        from reader.ui.card.attributing import attributed

        paragraph = self._page.paragraph_at(mention.spans[0].start)
        span = (mention.spans[0].start, mention.spans[0].end)
        after, new = attributed(self._session, self._page.text, paragraph, claim, source, span)
        self._session.perform(amend(f"Attribute to {source.name}", claim, after, *new))

    def leave_out_or_in(self) -> None:
        """Mark the blocks under the caret or the selection "not part of the article", or undo it.

        The paragraph under the caret, the run of a folded line, or all that a selection touches.
        """
        found = self._blocks_chosen()
        if found is None:
            return
        version, chosen = found
        from reader.domain.in_article import leave_out_or_in

        self._session.perform(leave_out_or_in(version, chosen))
        # the caret stays with the words, so that the same key takes the step back
        self._page.rest_at(version.blocks[min(chosen)].start)

    def would_bring_back(self) -> bool:
        """Whether `leave_out_or_in` would bring blocks back into the article."""
        found = self._blocks_chosen()
        return found is not None and found[1] <= set(found[0].left_out)

    def _blocks_chosen(self) -> tuple[Version, set[int]] | None:
        article = self.article
        if article is None:
            return None
        version = self._session.version(article.version)
        if version is None:
            return None
        fold, span = self._page.fold_at_caret, self._page.selected_range()
        if fold is not None and span is None:
            chosen = set(fold.blocks)
        else:
            start, end = span or (self._page.caret(), self._page.caret() + 1)
            chosen = {i for i, b in enumerate(version.blocks) if b.start < end and start < b.end}
        return (version, chosen) if chosen else None


def _joined(spans: list[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
