"""The palette: one field for everything (Ctrl+K); ">" for commands only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter

from reader.domain.folding import fold
from reader.ui import finding
from reader.ui.actions import ACTIONS
from reader.ui.find_box import FIND, FindBox, FindRows
from reader.ui.finding import ALL, COMMAND, FILTER, FOUND, SAVED, Find
from reader.ui.search.asking import Question, Waiting, facts
from reader.ui.search.completing import OF_ARTICLES, completions, key_of_value
from reader.ui.search.painting import FoundRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.domain.edit import Applied
    from reader.store.searching import Searching
    from reader.ui.jobs import Job
    from reader.ui.models import Index
    from reader.ui.search.asking import Searches, Told
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

IN_INDEX = ("article", "claim", "mention", "note", "statement")
"""What is looked for in the index; sources and tags are at hand."""
LIMIT = 30
_NAMES, _COMMANDS, _FEW = 5, 8, 3
EMPTY = "Nothing has these words."
SEARCHING = "Searching…"
SLOW = 250
"""Milliseconds after which an answer that is still to come is said to come."""
FOLLOW = 500
"""Milliseconds after an edit before what is shown is asked for again."""
HINT = 'Words, "phrases", -not, filters such as source: or before:2017, 3:10, > for commands'


class Palette(FindBox):
    """Commands are done at once; of all else it tells where one wants to go."""

    article_requested = Signal(str)
    source_requested = Signal(str)
    tag_requested = Signal(str)
    found_requested = Signal(object)
    """A Found."""
    search_requested = Signal(str)
    """All that answers what was typed."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        actions: Mapping[str, QAction],
        searches: Searches,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("palette")
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName("Find anything")
        self.field.setPlaceholderText(HINT)
        self._session = session
        self._actions = actions
        self._things: list[Find] = []
        self._commands: list[Find] = []
        self._saved: list[Find] = []
        self._recent: list[Find] = []
        self._index: list[Find] = []
        self._enter_waits = False
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._arrived)
        self._waiting.failed.connect(self._failed)
        self._slow = _timer(self, SLOW, self._say_searching)
        self._changing = _timer(self, FOLLOW, self._ask_again)
        session.edited_together.connect(self._changed)
        self._known: dict[str, list[tuple[str, int]]] = {}
        self._looking_up = Waiting(searches, self)
        self._looking_up.answered.connect(self._looked_up)

    def open(
        self, text: str = "", recent: Iterable[str] = (), saved: Mapping[str, str] | None = None
    ) -> None:
        """Show the palette with `text` typed; `recent` are articles to offer before that."""
        self._things = finding.things(self._session)
        self._commands = finding.commands(ACTIONS, self._actions)
        self._recent = finding.recent(self._session, recent)
        self._saved = [
            Find(SAVED, query, name, f"saved search · {query}", fold(name))
            for name, query in (saved or {}).items()
        ]
        self.open_box(text)

    def rows(self, theme: Theme) -> FindRows:
        return PaletteRows(theme, self.view)

    def offered(self, text: str) -> list[Find]:
        return [*self._things, *self._commands]

    @property
    def is_waiting(self) -> bool:
        """Whether the index has not answered yet."""
        return self._waiting.is_waiting

    def found(self, text: str) -> list[Find]:
        """All that there is for a text now; what the index has comes a moment later."""
        self._enter_waits = False
        self._nothing.setText(EMPTY)
        if text.lstrip().startswith(">"):
            self._waiting.drop()
            self._index = []
            return finding.found(text, self._commands)
        if not text.strip():
            self._waiting.drop()
            self._index = []
            return [*self._commands, *self._recent, *self._saved, *self._things][: finding.MOST]
        self._ask(text)
        key = key_of_value(text)
        if key in OF_ARTICLES and key not in self._known and not self._looking_up.is_waiting:
            self._looking_up.run(_common, key)
        return self._together(text)

    def _ask(self, text: str) -> None:
        self._waiting.ask(Question(text, limit=LIMIT, kinds=IN_INDEX))
        self._slow.start()

    @Slot()
    def _say_searching(self) -> None:
        """An empty box would look as if there were nothing to come."""
        if self.is_waiting and not self.model.rowCount():
            self._nothing.setText(SEARCHING)
            self._nothing.show()
            self._place()

    @Slot(object)
    def _changed(self, edits: tuple[Applied, ...]) -> None:
        if not self._changing.isActive():  # an import changes something all the time
            self._changing.start()

    @Slot()
    def _ask_again(self) -> None:
        text = self.field.text()
        if self._is_open and text.strip() and not text.lstrip().startswith(">"):
            self._things = finding.things(self._session)
            if not self.is_waiting:
                self._ask(text)

    def _together(self, text: str) -> list[Find]:
        ways = completions(text, self._session, self._known)
        names = finding.found(text, (*self._things, *self._saved))[:_NAMES]
        commands = finding.found(text, self._commands)[:_COMMANDS]
        everything = Find(ALL, text, f"All results for “{text.strip()}”", "", "", ("Shift+Enter",))
        begun = bool(key_of_value(text))
        return [
            *(ways if begun else ()),
            *([] if begun else names),
            *self._index,
            *([] if begun else commands[: _FEW if ways else _COMMANDS]),
            *(() if begun else ways),
            *((everything,) if self._index or names else ()),
        ]

    @Slot(object)
    def _arrived(self, told: Told) -> None:
        text = self.field.text()
        self._index = [
            Find(FOUND, found.id, found.passage or found.title, facts(found), "", found=found)
            for found in told.finds.found
        ]
        row = self.view.currentIndex().row()
        chosen: Find | None = self.view.currentIndex().data(FIND) if row > 0 else None
        finds = self._together(text)
        self._nothing.setText(" ".join((*told.finds.asides, EMPTY)))
        self.show_finds(finds, finds.index(chosen) if chosen in finds else 0)
        if self._enter_waits:
            self._enter_waits = False
            self._take(self.view.currentIndex())

    @Slot(object)
    def _looked_up(self, told: tuple[str, list[tuple[str, int]]]) -> None:
        self._known[told[0]] = told[1]
        self.show_finds(self._together(self.field.text()))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._nothing.setText(getattr(error, "message", "The search has failed."))
        self._nothing.show()
        self._place()

    def _key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), self.field.text()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.close_box()
            self.search_requested.emit(text)
            return True
        if enter and self._waiting.is_waiting and self.view.currentIndex().row() <= 0:
            self._enter_waits = True  # what was typed to the end counts, not what is shown yet
            return True
        if key == Qt.Key.Key_Tab:
            ways = completions(text, self._session, self._known)
            if ways:
                self.field.setText(ways[0].id)
            return True
        return super()._key(event)

    @Slot()
    def close_box(self) -> None:
        self._waiting.drop()
        self._slow.stop()
        self._changing.stop()
        super().close_box()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        find: Find | None = index.data(FIND)
        if find is not None and find.kind == FILTER:
            self.field.setText(find.id)
        else:
            super()._take(index)

    def take(self, find: Find) -> None:
        if find.kind == COMMAND:
            self._actions[find.id].trigger()
        elif find.kind == FOUND:
            self.found_requested.emit(find.found)
        elif find.kind in (ALL, SAVED):
            self.search_requested.emit(find.id)
        else:
            getattr(self, f"{find.kind}_requested").emit(find.id)


def _common(job: Job, searching: Searching, key: str) -> tuple[str, list[tuple[str, int]]]:
    return key, searching.common("outlet" if key == "outlet" else "language")


def _timer(of: QWidget, after: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(of)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(do)
    return timer


class PaletteRows(FindRows):
    """What the index has found is drawn as a passage with its words marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._passages = FoundRows(theme, 1, self)

    def height_of(self, find: Find) -> int:
        return self._passages.row_height() if find.found else self.row_height()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        find: Find = index.data(FIND)
        if find.found is not None:
            self._passages.paint_found(painter, rect, find.found)
        else:
            super().paint_row(painter, rect, index)
