"""What is done with the library's articles: read marks, stars, collections, the bin, orders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot

from reader.store.library import ORDERS, Shelf, collection_of, in_collection
from reader.ui.models.arranging import ChosenArticles
from reader.ui.read_marks import ReadMarks, marks_file
from reader.ui.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.domain.project import Collection
    from reader.ui.library.many import ManyArticles
    from reader.ui.main_window import MainWindow

READ_AFTER = 2000
"""Milliseconds that an article is in front before it counts as read."""


class Shelving(QObject):
    """Acts on the articles that are chosen in the list, else on the one in front."""

    shown = Signal()
    """Another shelf, or the same in another order."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._project = window.session.store.project().id
        self.marks = ReadMarks(marks_file(window.profile.folder, self._project), self)
        self._looked_at: str | None = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(READ_AFTER)
        self._looking.timeout.connect(self.looked_at)

    # --- read and unread -----------------------------------------------------------------------

    def opened(self, article: str | None) -> None:
        """An article came in front; it is read when it has stayed there for a while."""
        if article != self._looked_at:
            self._looked_at = article
            self._looking.start()

    @Slot()
    def looked_at(self) -> None:
        """The article in front has been looked at."""
        self._looking.stop()
        row = self._window.session.articles.get(self._looked_at or "")
        if row:
            self.marks.mark((row,), True)

    def toggle_read(self) -> None:
        """Mark as unread, or as read where all are unread."""
        chosen, model = self.chosen, self._window.library.model
        if isinstance(chosen, ChosenArticles):
            numbers = model.numbers_at(chosen.places)
        else:
            rows = map(self._window.session.articles.get, chosen)
            numbers = [row.number for row in rows if row]
        if not numbers:
            return
        self._looking.stop()
        read = self.marks.turn_many(numbers)
        self._window.status.say(
            f"{count(len(numbers), 'article')} marked {'' if read else 'un'}read"
        )

    def next_unread(self) -> None:
        """Go to the next unread article of the list."""
        self.looked_at()
        article = self._window.library.model.next_unread(self._looked_at)
        if article:
            self._window.going.to_article(article)
        else:
            self._window.status.say("Every article in this list is read.")

    # --- what is acted on ----------------------------------------------------------------------

    @property
    def chosen(self) -> Sequence[str]:
        """The ids of the articles chosen in the list, else of the one in front."""
        view = self._window.library.view
        selected = view.selected()
        if selected and (view.hasFocus() or len(selected) > 1 or self.is_bin):
            return selected
        front = self._window.page.article_id
        return [front] if front else []

    @property
    def is_bin(self) -> bool:
        """Whether the bin is shown."""
        return self._window.library.shelf.place == "bin"

    @property
    def many(self) -> ManyArticles:
        """What acts on many articles beside the window, made when it is first wanted."""
        if self._many is None:
            from reader.ui.library.many import ManyArticles

            self._many = ManyArticles(self._window)
        return self._many

    _many: ManyArticles | None = None

    def _offer_undo(self, words: str) -> Callable[[int], None]:
        def offer(number: int) -> None:
            if number:
                self._window.status.offer_undo(f"{count(number, 'article')} {words}")

        return offer

    @property
    def is_busy(self) -> bool:
        """Whether something is being done with many articles."""
        return self._many is not None and self._many.is_running

    # --- stars and the bin ---------------------------------------------------------------------

    def toggle_star(self) -> None:
        """Star what is chosen, or take the stars off where all have one."""
        from reader.domain.shelving import star

        self.many.act(self.chosen, lambda of: star(of, not all(a.starred for a in of)), "Starring")

    @Slot()
    def throw_away(self) -> None:
        """Move what is chosen to the bin; in the bin, nothing."""
        from reader.domain.shelving import throw_away
        from reader.ui.library.many import MANY_BINNED

        chosen = self.chosen
        if self.is_bin or not chosen:
            return
        self._go_on_without(chosen)
        done = self._offer_undo("in the bin")
        self.many.act(chosen, throw_away, "Moving to the bin:", done, MANY_BINNED)

    def _go_on_without(self, chosen: Sequence[str]) -> None:
        """Whoever reads one of these goes on with what stands below, else above."""
        window = self._window
        front = window.session.articles.get(window.page.article_id or "")
        if front is None:
            return
        places = chosen.places if isinstance(chosen, ChosenArticles) else (front.place,)
        gone = frozenset(places)
        if front.place in gone:
            follower = window.library.neighbour(1, gone) or window.library.neighbour(-1, gone)
            window.settings.view(self._project).article = follower

    def bring_back(self, ids: Sequence[str] | None = None) -> None:
        """Take articles out of the bin: those chosen, or those named."""
        from reader.domain.shelving import bring_back
        from reader.ui.library.many import MANY_BINNED

        back = self._offer_undo("brought back from the bin")
        ids = self.chosen if ids is None else ids
        self.many.act(ids, bring_back, "Bringing back", back, MANY_BINNED)

    # --- collections ---------------------------------------------------------------------------

    @Slot(object, object)
    def collect(self, collection: Collection, ids: Sequence[str] | None = None) -> None:
        """Add articles to a collection, which is made if it is not there."""
        from reader.domain.shelving import collect

        window = self._window
        new = () if collection.id in window.session.collections else (collection,)
        ids = self.chosen if ids is None else ids

        def added(number: int) -> None:
            if number:
                words = count(number - len(new), "article")
                window.status.say(f"{words} added to “{collection.name}”")
            else:
                window.status.say(f"Already in “{collection.name}”.")

        self.many.act(ids, lambda of: collect(of, collection, *new), "Adding", added)

    def collect_into_new(self, name: str, ids: Sequence[str] | None = None) -> None:
        """Add articles to the collection of that name, made where there is none."""
        self.collect(self.named(name), ids)

    def named(self, name: str) -> Collection:
        """The collection of a name, one to be made where there is none."""
        from reader.domain.folding import fold
        from reader.domain.ids import new_id
        from reader.domain.project import Collection

        known = self._window.session.collections.values()
        found = next((of for of in known if fold(of.name) == fold(name)), None)
        rank = max((of.rank for of in known), default=-1) + 1
        return found or Collection(new_id(), name, rank)

    def make_collection(self, name: str) -> Collection:
        """Make an empty collection, if none has that name; it, or the one there is."""
        from reader.domain.edits import make

        collection = self.named(name)
        if collection.id not in self._window.session.collections:
            self._window.session.perform(make(f"New collection “{name}”", collection))
        return collection

    def take_out(self) -> None:
        """Take what is chosen out of the collection that is shown."""
        from reader.domain.shelving import leave

        shown = collection_of(self._window.library.shelf.place)
        collection = self._window.session.collections.get(shown or "")
        if collection:
            self.many.act(self.chosen, lambda of: leave(of, collection), "Taking out")

    @Slot(object)
    def delete_collection(self, collection: Collection) -> None:
        """Delete a collection; its articles stay."""
        from reader.domain.shelving import delete_collection

        def deleted(number: int) -> None:
            if number and collection_of(self._window.library.shelf.place) == collection.id:
                self.show("all")
            self._window.status.offer_undo(f"“{collection.name}” deleted; its articles stay")

        ids = self._window.session.store.library.ids_in_collection(collection.id)
        self.many.act(ids, lambda of: delete_collection(collection, of), "Taking out", deleted)

    @Slot(object, int)
    def move_collection(self, collection: Collection, to: int) -> None:
        """Put a collection at a place among the others."""
        from reader.domain.shelving import move_collection

        session = self._window.session
        session.perform(move_collection(session.collections.values(), collection, to))

    # --- what is shown -------------------------------------------------------------------------

    @property
    def shelf(self) -> Shelf:
        """What was shown when the project was closed."""
        kept = self._window.settings.view(self._project)
        order = kept.order if kept.order in ORDERS else "number"
        place = kept.shelf
        id = collection_of(place)
        if id is not None and id not in self._window.session.collections:
            place = "all"
        return Shelf(place, "", order, kept.descending, kept.grouped)

    @Slot(str)
    def show(self, place: str) -> None:
        """Show a shelf."""
        self._show(replace(self._window.library.shelf, place=place))

    def show_collection(self, id: str) -> None:
        """Show the articles of a collection."""
        self.show(in_collection(id))

    def order_by(self, order: str, descending: bool | None = None) -> None:
        """Order the list; what has a newest or a most shows that first unless told otherwise."""
        shelf = self._window.library.shelf
        if descending is None:
            descending = order in ("date", "claims") and order != shelf.order
        self._show(replace(shelf, order=order, descending=descending))

    def group(self, grouped: bool) -> None:
        """Put together what is alike in the order, or not."""
        self._show(replace(self._window.library.shelf, grouped=grouped))

    def turn(self, descending: bool) -> None:
        """Order the list the other way round."""
        self._show(replace(self._window.library.shelf, descending=descending))

    def _show(self, shelf: Shelf) -> None:
        self._window.library.show_shelf(shelf)
        kept = self._window.settings.view(self._project)
        kept.shelf, kept.order = shelf.place, shelf.order
        kept.descending, kept.grouped = shelf.descending, shelf.grouped
        self.check_actions()
        self.shown.emit()

    def check_actions(self) -> None:
        """Have the menus say the order that the list has."""
        actions, shelf = self._window.actions_by_name, self._window.library.shelf
        actions[f"sort_{shelf.order}"].setChecked(True)
        actions["group_articles"].setChecked(shelf.grouped)
        # by number no two are alike
        actions["group_articles"].setEnabled(shelf.order != "number")

    # --- menus ---------------------------------------------------------------------------------

    @Slot(QPoint)
    def open_menu(self, place: QPoint) -> None:
        """The menu of the articles chosen."""
        from reader.ui.library.article_menu import ArticleMenu

        ArticleMenu(self._window).popup(place)

    @Slot()
    def open_order_menu(self) -> None:
        """The menu below the button that says the order."""
        from reader.ui.library.article_menu import order_menu

        button = self._window.library.order
        menu = order_menu(self._window, button)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def keep(self) -> None:
        """Keep what has been read."""
        self._looking.stop()
        self.marks.keep()
