"""The tags of an annotation: chips, and a field that completes paths like "actors/states"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame

from reader.domain.edits import amend
from reader.domain.ids import new_id
from reader.domain.project import Tag
from reader.ui.card.chips import ChipButton
from reader.ui.card.completing import CompletingLine
from reader.ui.card.flow import Flow
from reader.ui.card.offers import tag_offers
from reader.ui.models.face import Chip, tag_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from reader.ui.card.entry import Entry
    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme

COLOURS = 8


class TagsField(QFrame):
    """The tags in their order. Backspace in the empty field goes to the last chip."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._theme = theme
        self._shown: list[tuple[str, str, int]] = []
        self._chips: list[tuple[str, ChipButton]] = []
        self.line = CompletingLine(theme, self._offers, self)
        self.line.setObjectName("tagField")
        self.line.setAccessibleName("Tags")
        self.line.setPlaceholderText("add a tag")
        self.line.setMinimumWidth(90)
        self.line.chosen.connect(self._choose)
        self.line.emptied.connect(self._to_last_chip)
        self._flow = Flow(self)
        self._flow.addWidget(self.line)
        self._flow.stretch(self.line)
        self.setFocusProxy(self.line)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the annotation's tags."""
        annotation = self._entry.annotation
        tags = self._entry.session.tags
        shown = [
            (tag, tag_path(tag, self._entry.session), tags[tag].colour)
            for tag in (annotation.tags if annotation else ())
            if tag in tags
        ]
        if shown == self._shown:
            return
        self._shown = shown
        had_focus = any(chip.hasFocus() for _, chip in self._chips)
        for _, chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, (tag, path, colour) in enumerate(shown):
            chip = ChipButton(Chip(path, "tag", colour), self._theme, self)
            chip.setAccessibleName(f"Tag {path}")
            chip.taken_away.connect(self._take_away)
            self._flow.insert(place, chip)
            chip.show()
            self._chips.append((tag, chip))
        if had_focus:
            last = self._chips[-1][1] if self._chips else self.line
            last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offers(self, typed: str) -> list[Offer]:
        annotation = self._entry.annotation
        return tag_offers(typed, self._entry.session, annotation.tags if annotation else ())

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        annotation = self._entry.annotation
        if annotation is None:
            return
        new: list[Tag] = []
        tag_id = offer.id
        if offer.kind == "new":
            new, tag_id = new_tags(offer.name, self._entry.session.tags.values())
        if tag_id not in annotation.tags:
            after = replace(annotation, tags=(*annotation.tags, tag_id))
            self._entry.perform(amend(f"Tag “{offer.name}”", annotation, after, *new))

    @Slot()
    def _to_last_chip(self) -> None:
        if self._chips:
            self._chips[-1][1].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_away(self) -> None:
        annotation = self._entry.annotation
        tag, path, _ = next(
            shown
            for shown, (_, chip) in zip(self._shown, self._chips, strict=True)
            if chip is self.sender()
        )
        if annotation:
            after = replace(annotation, tags=tuple(t for t in annotation.tags if t != tag))
            self._entry.amend(f"Take off tag “{path}”", after)


def new_tags(path: str, tags: Iterable[Tag]) -> tuple[list[Tag], str]:
    """The tags to make for a path "a/b", those above first, and the id of the last of the path."""
    from reader.domain.folding import fold

    known = list(tags)
    made: list[Tag] = []
    parent: str | None = None
    for name in filter(None, (part.strip() for part in path.split("/"))):
        here = next(
            (t for t in (*known, *made) if t.parent == parent and fold(t.name) == fold(name)), None
        )
        if here is None:
            used = [t.colour for t in (*known, *made)]
            colour = min(range(1, COLOURS + 1), key=lambda c: (used.count(c), c))
            here = Tag(new_id(), name, parent, colour)
            made.append(here)
        parent = here.id
    return made, parent or ""
