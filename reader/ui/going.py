"""Going somewhere in the window: to an article, an annotation, a source, a view, or by palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from reader.ui.trail import Place, Trail
from reader.ui.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.domain.found import Found
    from reader.ui.main_window import MainWindow


RECENT = 6
"""How many articles read last the palette offers, less one."""


class Going(QObject):
    """The ways there are; each shows the view that is needed and gives it the keyboard.

    Where one was is kept, so that `back` leads there again: to the row of a list, to the line of
    an article.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, Any] = {}
        self._trail = Trail()
        self._view = "read"

    @property
    def here(self) -> Place:
        """Where one is."""
        article = self._window.reading.article
        if self._view != "read" or article is None:
            return Place(self._view)
        return Place("read", article.id, self._window.page.first_visible())

    def back(self) -> None:
        """Go where one was before."""
        self._go(self._trail.back(self.here))

    def forward(self) -> None:
        """Go where one came back from."""
        self._go(self._trail.forward(self.here))

    def _go(self, place: Place | None) -> None:
        if place is None:
            self._window.status.say("There is no place to go to.")
            return
        self._show(place.view)
        if place.article and place.article in self._window.session.articles:
            self._window.reading.open(place.article, place.at)
            self._window.page.stand_at(place.at)

    @Slot(str)
    def to_article(self, article_id: str, at: int | None = None) -> None:
        """Put an article in front, at a code point of its text or where its reading stopped."""
        self._trail.leave(self.here)
        self._show("read")
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
        self.view("sources").show_source(source_id)

    @Slot(str)
    def to_statement(self, statement_id: str) -> None:
        """Show the page of a statement beside the claims."""
        self.to_view("claims")
        self.view("claims").show_statement(statement_id)

    @Slot(object)
    def to_found(self, found: Found) -> None:
        """Show what a search has found, the words selected where they stand in an article."""
        if found.kind == "article":
            self.to_article(found.id, found.start)
            if found.start is not None and found.end is not None:
                self._window.page.select(found.start, found.end)
        elif found.kind == "tag":
            self.to_search(f'tag:"{found.title}"')
        elif found.kind == "statement":
            from reader.domain.claim_filter import ClaimFilter

            self.to_view("claims")
            self.view("claims").show_filter(ClaimFilter(statement=found.id))
        elif found.kind in ("claim", "mention", "note"):
            self.to_annotation(found.id)
        else:
            self.to_thing(found.kind, found.id)

    @Slot(str)
    def to_tag(self, tag: str) -> None:
        """Give a tag to the selected words or the active annotation; without, find what has it."""
        window = self._window
        if window.page.selected_range() or window.marking.active:
            window.marking.tag_selection(tag)
        elif tag in window.session.tags:
            self.to_search(f'tag:"{window.session.tags[tag].name}"')

    @Slot(str)
    def to_search(self, typed: str) -> None:
        """Show all that answers a question."""
        self.to_view("search")
        self.view("search").search(typed)

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
        """Show one of VIEWS."""
        if name != self._view:
            self._trail.leave(self.here)
        self._show(name)

    def view(self, name: str) -> Any:
        """The widget of one of VIEWS that is not the reading view, made when first wanted."""
        if name not in self._made:
            make = next(view.make for view in VIEWS if view.name == name)
            assert make is not None, "the reading view is no widget of its own"
            self._made[name] = widget = make(self._window)
            self._window.frame.views.addWidget(widget)
        return self._made[name]

    def _show(self, name: str) -> None:
        window = self._window
        self._view = name
        window.top_bar.show_view(name)
        window.status.show_view(name)
        widget = window.frame.read if name == "read" else self.view(name)
        window.frame.views.setCurrentWidget(widget)
        window.marking.activate("")
        if name == "read":
            window.page.setFocus()
        elif hasattr(widget, "take_focus"):
            widget.take_focus()

    def to_merging(self) -> None:
        """Ask into which source the chosen one shall be merged."""
        self.to_view("sources")
        self.view("sources").card.acts.ask_merge()

    @Slot(str)
    def by_palette(self, typed: str = "") -> None:
        """Open the field that finds articles, claims, sources, tags and commands."""
        from reader.ui.palette import Palette

        window = self._window
        palette = Palette(
            window.session, window.theme, window.actions_by_name, window.searches, window.frame
        )
        palette.article_requested.connect(self.to_article)
        palette.found_requested.connect(self.to_found)
        palette.source_requested.connect(self.to_source)
        palette.tag_requested.connect(self.to_tag)
        palette.search_requested.connect(self.to_search)
        view = window.settings.view(window.session.store.project().id)
        recent = list(view.positions)[:-RECENT:-1]
        palette.open(typed, recent, view.searches)
