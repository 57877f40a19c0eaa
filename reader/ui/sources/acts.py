"""What is done to a source as a whole: whom it is with, merging, splitting, deleting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.domain.edits import amend
from reader.domain.source import Source
from reader.domain.source_edits import circle_through, delete_source
from reader.ui.sources.chooser import Choice, SourceChooser

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow


class SourceActs(QObject):
    """Works on the source that `source` names; each act is one step to undo."""

    said = Signal(str)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._session = window.session
        self.source_id: str | None = None

    @property
    def source(self) -> Source | None:
        """The source as it is now."""
        return self._session.sources.get(self.source_id or "")

    @Slot()
    def ask_affiliation(self) -> None:
        """Ask whom the source is with."""
        source = self.source
        if source:
            chooser = SourceChooser(self._session, self._window.theme, self._window)
            chooser.chosen.connect(self._store_affiliation)
            chooser.ask(f"Whom is {source.name} with?", source.id, new=True, none=True)

    @Slot(object)
    def _store_affiliation(self, choice: Choice) -> None:
        from reader.domain.ids import new_id

        source, sources = self.source, self._session.sources
        if source is None:
            return
        if choice.new_name:
            body = Source(new_id(), choice.new_name, "organisation")
            after = replace(source, affiliation=body.id)
            self._session.perform(amend("Affiliation of source", source, after, body))
            return
        circle = circle_through(source.id, choice.source, sources)
        if circle:
            names = [f"“{sources[id].name}”" for id in circle]
            with_whom = ", which is with ".join(names)
            self.said.emit(f"That would go round: {with_whom}. Choose another one.")
        elif choice.source != source.affiliation:
            after = replace(source, affiliation=choice.source)
            self._session.perform(amend("Affiliation of source", source, after))

    @Slot()
    def ask_merge(self) -> None:
        """Ask for the source that this one is another name of."""
        source = self.source
        if source:
            chooser = SourceChooser(self._session, self._window.theme, self._window)
            chooser.chosen.connect(self._preview_merge)
            chooser.ask(f"Merge “{source.name}” into…", source.id)

    @Slot(object)
    def _preview_merge(self, choice: Choice) -> None:
        if self.source and choice.source:
            self.preview(choice.source, self.source.id)

    def preview(self, kept: str, gone: str) -> None:
        """Show what would become of two sources (ids) merged into one."""
        from reader.ui.sources.merging import MergeDialog

        self._window.dialogs.present("mergeSources", MergeDialog, kept, gone)

    @Slot()
    def ask_split(self) -> None:
        """Choose which names and passages are those of another source."""
        if self.source:
            from reader.ui.sources.splitting import SplitDialog

            self._window.dialogs.present("splitSource", SplitDialog, self.source.id)

    @Slot()
    def ask_erase(self) -> None:
        """Ask whether the source shall go for good, with its history."""
        from reader.ui.commands.erasing import ask_source

        ask_source(self._window, self.source_id)

    @Slot()
    def delete(self) -> None:
        """Delete the source; its name stays with the voices that it had."""
        session, source = self._session, self.source
        if source:
            naming = session.store.naming_source(source.id)
            grades = session.store.sources.grades_of(source.id)
            session.perform(delete_source(source, session.sources.values(), naming, grades))
