"""Going somewhere in the window: to an article, an annotation, a source, a view, or by palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.main_window import MainWindow


class Going(QObject):
    """The ways there are; each shows the view that is needed and gives it the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sources: Any = None

    @Slot(str)
    def to_article(self, article_id: str, at: int | None = None) -> None:
        """Put an article in front, at a code point of its text or where its reading stopped."""
        self.to_view("read")
        self._window.reading.open(article_id, at)
        self._window.page.setFocus()

    @Slot(str)
    def to_annotation(self, annotation_id: str) -> None:
        """Show an annotation in its article and make it the active one."""
        window = self._window
        annotation = window.session.annotation(annotation_id)
        if annotation is None or not annotation.spans:
            return
        self.to_article(annotation.article, annotation.spans[0].start)
        window.page.place_caret(annotation.spans[0].start)
        window.marking.activate(annotation_id, "rest")

    @Slot(str)
    def to_source(self, source_id: str) -> None:
        """Show a source in the Sources view."""
        self.to_view("sources")
        self._sources.show_source(source_id)

    @Slot(str, str)
    def to_thing(self, entity: str, thing_id: str) -> None:
        """Show an "annotation", an "article" or a "source"; other things have no place."""
        places: dict[str, Callable[[str], None]] = {
            "annotation": self.to_annotation,
            "article": self.to_article,
            "source": self.to_source,
        }
        if entity in places:
            places[entity](thing_id)

    @Slot(str)
    def to_view(self, name: str) -> None:
        """Show one of the views of the top bar."""
        window = self._window
        window.top_bar.show_view(name)
        window.status.show_view(name)
        if name == "sources" and self._sources is None:
            from reader.ui.sources.view import SourcesView

            self._sources = SourcesView(window.session, window.theme)
            self._sources.annotation_requested.connect(self.to_annotation)
            self._sources.said.connect(window.status.say)
            window.frame.views.addWidget(self._sources)
        window.frame.views.setCurrentIndex(0 if name == "read" else 1)
        window.marking.activate("")
        if name == "read":
            window.page.setFocus()

    def to_merging(self) -> None:
        """Ask into which source the chosen one shall be merged."""
        self.to_view("sources")
        self._sources.card.ask_merge()

    @Slot(str)
    def by_palette(self, typed: str = "") -> None:
        """Open the field that finds articles, claims, sources, tags and commands."""
        from reader.ui.palette import Palette

        window = self._window
        palette = Palette(window.session, window.theme, window.actions_by_name, window.frame)
        palette.article_requested.connect(self.to_article)
        palette.annotation_requested.connect(self.to_annotation)
        palette.source_requested.connect(self.to_source)
        palette.tag_requested.connect(window.marking.tag_selection)
        palette.open(typed, window.page.article_id)
