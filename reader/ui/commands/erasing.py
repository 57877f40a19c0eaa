"""The commands that erase for good; each asks in a dialog of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.wording import count, shortened, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.main_window import MainWindow


class ErasingCommands(QObject):
    """What is active, in front, or chosen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def erase_article(self) -> None:
        ask_articles(self._window, self._window.shelving.chosen)

    @Slot()
    def erase_annotation(self) -> None:
        ask_annotation(self._window, self._window.marking.active)

    @Slot()
    def erase_source(self) -> None:
        self._window.going.to_view("sources")
        ask_source(self._window, self._window.going.view("sources").card.source_id)


def ask_articles(window: MainWindow, articles: Sequence[str]) -> None:
    """Ask whether articles (ids) shall be erased for good."""
    from reader.store.erased import Target

    rows = [row for row in map(window.session.articles.get, articles) if row]
    if not rows:
        return
    what = count(len(rows), "article")
    if len(rows) == 1:
        title = " ".join(rows[0].title.split()) or "without a title"
        what = f"Article {rows[0].number}: {shortened(title, 160)}"
    _ask(window, what, tuple(Target("article", row.id) for row in rows))


def ask_annotation(window: MainWindow, annotation_id: str | None) -> None:
    """The same for what is marked in an article."""
    from reader.store.erased import Target

    found = window.session.annotation(annotation_id) if annotation_id else None
    if found is None:
        window.status.say("Choose what to erase first: click it on the page.")
        return
    what = spoken(found, window.session.citation(found), window.session.sources)
    _ask(window, what, (Target("annotation", found.id),))


def ask_source(window: MainWindow, source_id: str | None) -> None:
    """The same for a source."""
    from reader.store.erased import Target

    source = window.session.sources.get(source_id or "")
    if source is None:
        window.status.say("Choose a source in the table first.")
    else:
        _ask(window, f"Source: {shortened(source.name, 160)}", (Target("source", source.id),))


def _ask(window: MainWindow, what: str, targets: tuple[object, ...]) -> None:
    from reader.ui.dialogs.erasing import EraseDialog

    if window.session.store.read_only:
        window.status.say("The project is open to read only.")
    elif window.session.unsaved:
        window.status.say("Some steps are not saved yet: save them first, by Try again.")
    else:
        window.dialogs.present("eraseDialog", EraseDialog, what, targets)
