"""Which source the words of a mention name, and marking its other mentions in the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import MENTION, Annotation
from reader.domain.edits import make
from reader.domain.ids import new_id
from reader.ui.card.attributing import names_near
from reader.ui.card.chips import ChipButton
from reader.ui.card.completing import CompletingLine
from reader.ui.card.offers import source_offers
from reader.ui.card.source_choice import choice_of, edit_of
from reader.ui.models.face import Chip, source_name
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.ui.card.entry import Entry
    from reader.ui.card.offers import Offer
    from reader.ui.theme.theme import Theme


class MentionSource(QWidget):
    """The source as a chip, a field to choose another, and "mark all"."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self._chip = ChipButton(Chip("", "source"), theme, self)
        self._chip.clicked.connect(self._ask)
        self._chip.taken_away.connect(self._ask)
        self.line = CompletingLine(theme, self._offers, self)
        self.line.setObjectName("sourceField")
        self.line.setAccessibleName("Source")
        self.line.setPlaceholderText("another source")
        self.line.offers_when_empty = False
        self.line.chosen.connect(self._choose)
        self.line.stepped_down.connect(self._step_down)
        self._all = QToolButton(self)
        self._all.setObjectName("markAllMentions")
        self._all.clicked.connect(self.mark_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.line)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.line)
        entry.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the source, and how often else it is named."""
        mention = self._entry.annotation
        if mention is None or mention.kind != MENTION:
            return
        name = source_name(mention.source, self._entry.session)
        self._chip.show_chip(Chip(name, "source"))
        others = len(self._others(mention))
        self._all.setText(f"Mark {count(others, 'more mention')} in this article")
        self._all.setVisible(others > 0)

    @Slot()
    def _ask(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _step_down(self) -> None:
        """Enter or Down in the empty field: the source stays, on to the other mentions."""
        if self._all.isVisible():
            self._all.setFocus(Qt.FocusReason.TabFocusReason)

    def _offers(self, typed: str) -> list[Offer]:
        entry = self._entry
        mention = entry.annotation
        if mention is None:
            return []
        named = names_near(entry.page.text, entry.paragraph, entry.spans, inside=True)
        return source_offers(
            typed, entry.session, mention.article, named, entry.recent, unnamed=False
        )

    @Slot(object)
    def _choose(self, offer: Offer) -> None:
        mention = self._entry.annotation
        choice = choice_of(self._entry, offer)
        if mention is None or choice is None:
            return
        after = replace(mention, source=choice.source.id)
        new = [choice.source] if choice.is_new else []
        edit = edit_of(f"Link to {choice.source.name}", mention, after, new, choice)
        if edit.changes and self._entry.perform(edit):
            self._entry.remember(choice.source)

    # --- the other mentions --------------------------------------------------------------------

    def _others(self, mention: Annotation) -> list[tuple[int, int]]:
        """Where else the article has the names of the source, in blocks that belong to it."""
        from reader.domain.words import occurrences

        entry = self._entry
        source = entry.session.sources.get(mention.source or "")
        if source is None or entry.page.article_id != mention.article:
            return []
        text = entry.page.text
        names = dict.fromkeys((source.name, *source.aliases))
        found = sorted({place for name in names for place in occurrences(text, name)})
        marked = [
            (start, end)
            for _, kind, start, end in entry.session.store.annotation_ids(mention.article)
            if kind == MENTION
        ]
        version = entry.session.store.get("version", entry.page.version_id or "")
        blocks = enumerate(version.blocks) if version else ()
        out = [(b.start, b.end) for i, b in blocks if version and i in version.left_out]
        free: list[tuple[int, int]] = []
        for start, end in found:
            taken = any(start < b and a < end for a, b in (*marked, *out, *free[-1:]))
            if not taken:
                free.append((start, end))
        return free

    @Slot()
    def mark_all(self) -> None:
        """Mark all other mentions of the source in this article, in one edit."""
        mention = self._entry.annotation
        if mention is None:
            return
        made = [
            Annotation(
                new_id(),
                mention.article,
                MENTION,
                (self._entry.anchor(*place),),
                source=mention.source,
            )
            for place in self._others(mention)
        ]
        if made:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes away
            name = source_name(mention.source, self._entry.session)
            self._entry.perform(make(f"Mark {count(len(made), 'mention')} of {name}", *made))
