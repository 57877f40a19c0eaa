"""The main window: puts the page, the panels and the card together and wires their signals."""

from __future__ import annotations

import sys
from bisect import bisect_right
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from reader.ui.actions import ACTIONS, list_commands, make_actions, page_commands
from reader.ui.backups import Backups
from reader.ui.boilerplate.proposals import Proposals
from reader.ui.boilerplate.reviewing import Reviewing
from reader.ui.card_menu import CardMenu
from reader.ui.commands.blocks import BlockCommands
from reader.ui.commands.copying import CopyCommands
from reader.ui.commands.erasing import ErasingCommands
from reader.ui.commands.files import FileCommands
from reader.ui.commands.library import LibraryCommands
from reader.ui.commands.marks import MarkCommands
from reader.ui.commands.originals import OriginalCommands
from reader.ui.commands.sources import SourceCommands
from reader.ui.commands.statements import StatementCommands
from reader.ui.commands.suggestions import SuggestionCommands
from reader.ui.commands.versions import VersionCommands
from reader.ui.commands.views import ViewCommands
from reader.ui.errands import Errands
from reader.ui.frame import Frame
from reader.ui.going import Going
from reader.ui.jobs import Jobs
from reader.ui.library.collections_panel import CollectionsPanel
from reader.ui.library.panel import Library
from reader.ui.library.shelving import Shelving
from reader.ui.library.tags_panel import TagsPanel
from reader.ui.margin.view import Margin
from reader.ui.marking import Marking
from reader.ui.menus import MenuButton, Menus
from reader.ui.offers import Offers
from reader.ui.page.view import Page
from reader.ui.page_menu import PageMenu
from reader.ui.panels import Panels
from reader.ui.presenting import Dialogs
from reader.ui.reading import Reading
from reader.ui.status import StatusLine
from reader.ui.suggestions.reviewing import DraftReview
from reader.ui.suggestions.suggestions import Suggestions
from reader.ui.taking_back import TakingBack
from reader.ui.term_words import WORDS
from reader.ui.top_bar import TopBar
from reader.ui.walk import Walk
from reader.ui.wording import as_caption

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from reader.domain.edit import Applied
    from reader.profile import Profile
    from reader.ui.dropping import Dropping
    from reader.ui.importing import ImportRun, Imports
    from reader.ui.session import Session
    from reader.ui.settings import Settings
    from reader.ui.theme.theme import Theme


class MainWindow(QMainWindow):
    """One project in one window."""

    project_requested = Signal(object)
    """The Path of a project that should be opened in place of this one."""
    restore_requested = Signal(object)
    """The Path of a backup that should take the place of this project."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, profile: Profile
    ) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.settings = settings
        self.profile = profile
        self.jobs = Jobs(self)
        self.errands = Errands(self)
        self.taking_back = TakingBack(self)
        self.dialogs = Dialogs(self)
        self.going = Going(self)
        session.setParent(self)
        WORDS.choose(settings.term_language)
        self._build()
        self._lay_out()
        self._wire()
        self._restore()
        self.backups = Backups(self)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        session, theme = self.session, self.theme
        self.page = Page()
        self.margin = Margin(session, self.page, theme)
        self.shelving = Shelving(self)
        shelf = self.shelving.shelf
        self.library = Library(session, theme, self.jobs, self.shelving.marks, shelf)
        self.collections_panel = CollectionsPanel(self)
        self.tags_panel = TagsPanel(session, theme)
        self.top_bar = TopBar(theme)
        self.status = StatusLine(session, theme)
        self.reading = Reading(session, self.page, self.settings, self)
        self.marking = Marking(session, self.page, self)
        self.proposals = Proposals(session, self.page, self.reading, self.jobs)
        self.reviewing = Reviewing(self.proposals, self.page)
        self.suggestions = Suggestions(self)
        self.draft_review = DraftReview(self.suggestions, self)
        self.walk = Walk(session, self.page, self.reading, self.marking)
        self.actions_by_name = make_actions(self, ACTIONS, _commands(self))
        self.menus = Menus(ACTIONS, self.actions_by_name, self)
        if sys.platform == "darwin":
            # there the menus belong to the top of the screen, and Qt moves Quit and About
            self.menus.fill(self.menuBar())
        else:
            self.top_bar.set_menu_button(MenuButton(self.menus, self, self.top_bar))
        self.offers = Offers(self)
        self.page.set_commands(page_commands(ACTIONS, self.actions_by_name))
        self.library.view.set_commands(list_commands(ACTIONS, self.actions_by_name))

    def _lay_out(self) -> None:
        self.setWindowTitle(f"{self.session.store.path.stem} — Selon")
        self.setMinimumSize(800, 500)
        self.setAcceptDrops(True)
        self.page.setAcceptDrops(False)
        self.frame = Frame(self)
        self.setCentralWidget(self.frame)
        self.panels = Panels(self, self.frame)

    def _wire(self) -> None:
        """Every signal between the parts, in one place."""
        self.top_bar.view_requested.connect(self.going.to_view)
        self.top_bar.search_requested.connect(self.going.by_palette)
        self.library.article_requested.connect(self.going.to_article)
        self.library.menu_requested.connect(self.shelving.open_menu)
        self.library.thrown_away.connect(self.shelving.throw_away)
        self.library.order_menu_requested.connect(self.shelving.open_order_menu)
        self.tags_panel.tag_activated.connect(self.marking.tag_selection)
        self.page.annotation_hovered.connect(self.margin.set_hovered)
        self.page.selection_moved.connect(self._caret_moved)
        self.page.escaped.connect(self._escaped)
        self.page.menu_requested.connect(PageMenu(self).open)
        CardMenu(self)
        self.margin.activated.connect(self.marking.activate)
        self.margin.hovered.connect(self.page.set_hovered)
        self.margin.left.connect(self.page.setFocus)
        self.marking.activated.connect(self._activated)
        self.marking.tag_wanted.connect(self._ask_tag)
        self.marking.refused.connect(self.status.say)
        self.reading.opened.connect(self._opened)
        self.session.edited_together.connect(self._edited)
        self.session.troubled.connect(self.status.trouble)
        self.status.details_requested.connect(self.dialogs.tell_trouble)

    def _restore(self) -> None:
        settings = self.settings
        self.page.snapping = settings.snapping
        self.actions_by_name["toggle_snapping"].setChecked(settings.snapping)
        self.actions_by_name["toggle_highlights"].setChecked(settings.highlights)
        self.page.set_highlights_shown(settings.highlights)
        self.actions_by_name["toggle_suggestions"].setChecked(self.suggestions.shown)
        self.actions_by_name[f"theme_{settings.theme}"].setChecked(True)
        reading = settings.reading
        self.page.set_reading(reading.family, reading.px, reading.width, reading.spacing)
        here = self.session.store.path
        settings.opened(str(here))
        recent = [Path(p) for p in settings.recent if Path(p) != here and Path(p).exists()]
        self.menus.recent.set_paths(recent)
        self.menus.recent.opened.connect(self.project_requested)
        self.resize(1440, 900)
        if settings.layout.geometry:
            self.restoreGeometry(QByteArray.fromHex(settings.layout.geometry.encode()))
        self.panels.restore(self.actions_by_name)
        self.shelving.check_actions()
        self.reading.open_last()
        self._name_undo()
        self.page.setFocus()
        if self.session.store.warning:
            self.status.say(self.session.store.warning)

    # --- the article in front ------------------------------------------------------------------

    @Slot(str)
    def _opened(self, article_id: str) -> None:
        self.marking.activate("")
        self.library.set_front(article_id or None)
        self.shelving.opened(article_id or None)
        self.margin.reload()
        self.suggestions.opened()
        self._tell_version()
        self.status.show_article(article_id or None)
        self._caret_moved()

    @Slot()
    def _caret_moved(self) -> None:
        version = self.reading.version
        if version is None:
            return
        numbered = self.reading.paragraphs
        self.status.show_place(bisect_right(numbered, self.page.caret()), len(numbered))

    # --- the active annotation and its card ----------------------------------------------------

    @property
    def card(self) -> Any:
        """The open card, made when the first one opens."""
        if self._card is None:
            from reader.ui.card.form import ActiveCard

            self._card = ActiveCard(self.session, self.page, self.theme, self.frame)
            self._card.left.connect(self.page.setFocus)
            self._card.attach(self.margin)
        return self._card

    @property
    def standings(self) -> Any:
        """The standings of the project, weighed once a view first wants them."""
        if self._standings is None:
            from reader.ui.standings import Standings

            self._standings = Standings(self.session, self.jobs, self)
        return self._standings

    @property
    def searches(self) -> Any:
        """What asks the search index beside the window, made when it is first wanted."""
        if self._searches is None:
            from reader.ui.search.asking import Searches

            self._searches = Searches(self.session.store.path, self)
        return self._searches

    _standings: Any = None
    _card: Any = None
    _searches: Any = None
    _find_bar: Any = None

    @property
    def find_bar(self) -> Any:
        """The bar that finds in the article, made when it is first wanted."""
        if self._find_bar is None:
            from reader.ui.find_bar import FindBar

            self._find_bar = FindBar(self.page)
        return self._find_bar

    @Slot(str, str)
    def _activated(self, annotation_id: str, focus: str) -> None:
        self.margin.set_active(annotation_id or None)
        if not annotation_id or focus == "rest":
            if self._card is not None:
                self._card.close()
        else:
            self.card.edit(annotation_id, focus)

    @Slot()
    def _escaped(self) -> None:
        if self.reading.is_older and not self.marking.active:
            self.reading.show_current()
            self.status.clear_message()
        self.marking.activate("")

    def _tell_version(self) -> None:
        """Say over the page that an older version is read."""
        if self._banner is None and self.reading.is_older:
            from reader.ui.versions.banner import VersionBanner

            self._banner = VersionBanner(self)
            self.frame.put_above(self._banner)
        if self._banner is not None:
            self._banner.tell()

    _banner: Any = None

    @Slot()
    def _ask_tag(self) -> None:
        from reader.ui.card.tag_chooser import TagChooser

        chooser = TagChooser(self.session, self.page, self.theme, self.frame)
        chooser.chosen.connect(self.marking.tag_selection)
        chooser.open()

    @property
    def imports(self) -> Imports:
        """The imports of this window, made when the first one begins."""
        if self._imports is None:
            from reader.ui.import_bar import ImportBar
            from reader.ui.importing import Imports

            self._imports = Imports(self)
            ImportBar(self)
        return self._imports

    _imports: Imports | None = None

    @property
    def printing(self) -> Any:
        """What prints, made when it is first wanted."""
        if self._printing is None:
            from reader.ui.printing import Printing

            self._printing = Printing(self)
        return self._printing

    _printing: Any = None

    @property
    def running_import(self) -> ImportRun | None:
        """The import that runs, None while none does."""
        return self._imports.running if self._imports is not None else None

    @Slot(object)
    def import_paths(self, paths: list[Path]) -> None:
        """Bring files and folders into the project; annotations are looked at first."""
        from reader.taking_in import apart

        articles, foreign = apart(paths)
        if articles:
            self.imports.files(articles)
        if foreign:
            from reader.ui.taking_in.dialog import TakingIn

            self.dialogs.present("takingIn", TakingIn, tuple(foreign))

    def open_article(self, article_id: str, at: int | None = None) -> None:
        """Put an article in front, at a code point of its text or where its reading stopped."""
        self.going.to_article(article_id, at)

    def set_theme(self, scheme: str) -> None:
        """Dress the window otherwise and remember it."""
        self.settings.theme = scheme
        self.theme.scheme = scheme
        self.actions_by_name[f"theme_{scheme}"].setChecked(True)

    # --- following the project -----------------------------------------------------------------

    @Slot(object)
    def _edited(self, edits: tuple[Applied, ...]) -> None:
        self._name_undo()

    def _name_undo(self) -> None:
        session = self.session
        for name, word, label, steps in (
            ("undo", "Undo", session.undo_label, session.store.undo_steps),
            ("redo", "Redo", session.redo_label, session.store.redo_steps),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(label is not None)
            action.setText(word)
            if label:
                more = steps(session.analyst) - 1
                caption = as_caption(label, 40 if more else 60)
                action.setText(f"{word} {caption}{f' and {more:,} more' if more else ''}")

    # --- the window itself ---------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dropping.entered(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.left()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropping.dropped(event)

    @property
    def dropping(self) -> Dropping:
        """What takes files that are dragged here, made when the first ones come."""
        if self._dropping is None:
            from reader.ui.dropping import Dropping

            self._dropping = Dropping(self)
        return self._dropping

    _dropping: Dropping | None = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # what others wrote meanwhile is taken in as soon as one looks
            QTimer.singleShot(0, self.session.refresh)

    def _would_lose(self) -> bool:
        """Whether steps are not saved, even when tried again; said once, then given up."""
        session = self.session
        session.retry()
        self.status.saved()
        if not session.unsaved or self._is_warned:
            return False
        self._is_warned = True
        self.status.say("Some steps are not saved. Save a copy elsewhere, or close again.")
        return True

    _is_warned = False

    def _keep_settings(self) -> None:
        from reader.ui.settings import save

        # a profile that cannot be written costs the window's places, never the closing
        with suppress(OSError):
            save(self.settings, self.profile.settings)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._card is not None:
            self._card.close()
        typing = self.focusWidget()
        if typing is not None:
            typing.clearFocus()  # a field stores what was typed when it is left
        if self._would_lose():
            event.ignore()
            return
        self.proposals.stop()
        self.suggestions.stop()
        self.jobs.close()
        if self._searches is not None:
            self._searches.close()
        self.reading.remember()
        self.shelving.keep()
        self.panels.remember()
        self.settings.layout.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self._keep_settings()
        self.session.close()
        super().closeEvent(event)


def _commands(window: MainWindow) -> tuple[object, ...]:
    kinds = (
        *(
            FileCommands,
            CopyCommands,
            MarkCommands,
            BlockCommands,
            OriginalCommands,
            SourceCommands,
        ),
        *(StatementCommands, VersionCommands, ViewCommands, LibraryCommands, SuggestionCommands),
        ErasingCommands,
    )
    return tuple(kind(window) for kind in kinds)
