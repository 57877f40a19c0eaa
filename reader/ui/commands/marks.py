"""The commands of marking and of walking through the article; each does one row of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class MarkCommands(QObject):
    """Mark, Article and Edit: what happens to the words in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._needle = ""

    @Slot()
    def undo(self) -> None:
        self._window.taking_back.undo()

    @Slot()
    def redo(self) -> None:
        self._window.taking_back.redo()

    @Slot()
    def mark_claim(self) -> None:
        self._window.marking.mark_claim()

    @Slot()
    def mark_source(self) -> None:
        self._window.marking.mark_source()

    @Slot()
    def mark_tag(self) -> None:
        self._window.marking.mark_tag()

    @Slot()
    def mark_note(self) -> None:
        self._window.marking.mark_note()

    @Slot()
    def add_span(self) -> None:
        self._window.marking.add_span()

    @Slot()
    def weigh_claim(self) -> None:
        from reader.ui.hypotheses.weighing import weigh

        window = self._window
        active = window.session.annotation(window.marking.active or "")
        window.status.say(weigh(window.session, [active] if active else []))

    @Slot()
    def open_card(self) -> None:
        window = self._window
        if window.draft_review.accept() or window.reviewing.accept():
            return
        drafts = [] if window.marking.active else window.page.drafts_at_caret()
        if drafts and not window.page.annotations_at_caret():
            window.draft_review.activate(drafts[0])
            return
        here = window.marking.active or next(iter(window.page.annotations_at_caret()), None)
        if here:
            window.marking.activate(here, "open")

    @Slot()
    def extend_end(self) -> None:
        self._window.marking.stretch(end=1)

    @Slot()
    def shrink_end(self) -> None:
        self._window.marking.stretch(end=-1)

    @Slot()
    def extend_start(self) -> None:
        self._window.marking.stretch(start=-1)

    @Slot()
    def shrink_start(self) -> None:
        self._window.marking.stretch(start=1)

    @Slot()
    def delete_annotation(self) -> None:
        window = self._window
        if not (window.draft_review.dismiss() or window.reviewing.dismiss()):
            window.marking.delete_active()

    @Slot()
    def find(self) -> None:
        self._window.find_bar.open()

    @Slot()
    def find_next(self) -> None:
        self._window.find_bar.step(backwards=False)

    @Slot()
    def find_previous(self) -> None:
        self._window.find_bar.step(backwards=True)

    @Slot()
    def next_annotation(self) -> None:
        self._window.walk.annotation(1)

    @Slot()
    def previous_annotation(self) -> None:
        self._window.walk.annotation(-1)

    @Slot()
    def next_paragraph(self) -> None:
        self._window.walk.paragraph(1)

    @Slot()
    def previous_paragraph(self) -> None:
        self._window.walk.paragraph(-1)

    @Slot()
    def next_article(self) -> None:
        self._go(1)

    @Slot()
    def previous_article(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        article = self._window.library.neighbour(step)
        if article:
            self._window.going.to_article(article)
