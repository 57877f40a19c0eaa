"""The Search view: all that answers a question, and the searches that were saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.domain.query_values import KINDS
from reader.ui.labels import label
from reader.ui.search.asking import Question, Waiting
from reader.ui.search.results import ResultList, ResultsModel
from reader.ui.search.saved import SavedList, SavedModel
from reader.ui.search.taking import Taking
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.ui.search.asking import Searches, Told
    from reader.ui.search.saved import SavedRow
    from reader.ui.session import Session
    from reader.ui.settings import ProjectView
    from reader.ui.theme.theme import Theme

EMPTY = (
    'Type words, "a phrase", -not, begin* or filters such as source:, tag:, before:2017 or '
    "kind:claim. Searches that you save stand here."
)
PAGE = 100
_DEBOUNCE = 40
"""Milliseconds of rest after a key before the index is asked."""
_FOLLOW = 800
"""Milliseconds after an edit before what is shown is asked again."""


class SearchView(QWidget):
    """A field, a list of what was found, and what can be done with it."""

    found_requested = Signal(object)
    """The Found to go to."""
    said = Signal(str)
    export_requested = Signal(str)
    """The key of the part (ui.exporting.parts) that shall go out first."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        searches: Searches,
        kept: ProjectView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("searchView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._session = session
        self._theme = theme
        self._searches = searches
        self._waiting = Waiting(searches, self)
        self._waiting.answered.connect(self._arrived)
        self._waiting.failed.connect(self._failed)
        self.model = ResultsModel(self)
        self.model.more_wanted.connect(self._ask_more)
        self.saved_model = SavedModel(kept, searches, self)
        self.taking = Taking(self, searches)
        self.taking.said.connect(self.said)
        self._build(theme)
        self._lay_out()
        self._wire(session)
        self._asked = Question("")
        self._changed()

    def _build(self, theme: Theme) -> None:
        self.field = QLineEdit()
        self.field.setObjectName("searchQuery")
        self.field.setAccessibleName("What to search for")
        self.field.setPlaceholderText("Search articles, claims, notes, sources, tags…")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.order = _choice("searchOrder", "Order", (("newest", "Newest first"),
                                                      ("best", "Best first")))  # fmt: skip
        kinds = (("", "All kinds"), *((kind, f"{kind.capitalize()}s") for kind in KINDS))
        self.kind = _choice("searchKind", "Kind of things", kinds)
        self.save_button = _button("saveSearch", "Save search")
        self.copy_button = _button("copyResults", "Copy as table")
        self.export_button = _button("exportResults", "Export…")
        self.names_button = _button("searchNames", "List of names…")
        self._summary = label(role="soft")
        self._aside = label(role="soft", small=True, wraps=True)
        self._empty = label(EMPTY, role="soft", wraps=True)
        self.results = ResultList(self.model, theme, self)
        self.saved = SavedList(self.saved_model, theme, self)
        self.name_field = QLineEdit()
        self.name_field.setObjectName("searchName")
        self.name_field.setAccessibleName("Name of the saved search")
        self.name_field.setPlaceholderText("Name, then Enter")
        self.name_field.installEventFilter(self)
        self.name_field.hide()
        self._renamed = ""

    def _lay_out(self) -> None:
        title = label("Search")
        title.setFont(reading_font(24, 600))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.names_button)
        ask = QHBoxLayout()
        ask.setSpacing(8)
        ask.addWidget(self.field, 1)
        ask.addWidget(self.kind)
        ask.addWidget(self.order)
        do = QHBoxLayout()
        do.setSpacing(8)
        do.addWidget(self._summary, 1)
        for widget in (self.name_field, self.save_button, self.copy_button, self.export_button):
            do.addWidget(widget)
        nothing_asked = QWidget()
        column = QVBoxLayout(nothing_asked)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addWidget(self.saved, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing_asked)
        self._pages.addWidget(self.results)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(ask)
        layout.addWidget(self._aside)
        layout.addLayout(do)
        layout.addWidget(self._pages, 1)

    def _wire(self, session: Session) -> None:
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.timeout.connect(self._ask)
        self.field.textChanged.connect(self._changed)
        self.order.currentIndexChanged.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._changed)
        self.results.chosen.connect(self.found_requested)
        self.results.left.connect(self.to_field)
        self.saved.left.connect(self.to_field)
        self.saved.chosen.connect(self._run_saved)
        self.saved.rename_wanted.connect(self._ask_name)
        self.saved.delete_wanted.connect(self.saved_model.delete)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self.copy_results)
        self.export_button.clicked.connect(self._export)
        self.names_button.clicked.connect(self.open_names)
        session.edited_together.connect(self._follow)

    # --- asking --------------------------------------------------------------------------------

    def search(self, typed: str) -> None:
        """Show what answers `typed`, the keyboard in the list."""
        self._into_list = True
        if self.field.text() != typed:
            self.field.setText(typed)
        self._typed.stop()
        self._ask()

    _into_list = False
    _keep_row = False

    def take_focus(self) -> None:
        """Give the keyboard to where one was: the list with a chosen row, else the field."""
        chosen = self.results.isVisible() and self.results.currentIndex().row() >= 0
        if chosen:
            self.results.setFocus()
        else:
            self.to_field()

    @Slot()
    def to_field(self) -> None:
        """Give the keyboard to the field."""
        self.field.setFocus()
        self.field.selectAll()

    def step(self, by: int) -> None:
        """Go to the next or the previous of what was found."""
        row = self.results.currentIndex().row() + by
        if not self.model.rowCount():
            self.said.emit("Nothing is searched for. Press Ctrl+Shift+F.")
        elif not 0 <= row < self.model.rowCount():
            self.said.emit("There is no further result." if by > 0 else "This is the first result.")
        else:
            self.results.setCurrentIndex(self.model.index(row))
            if row == self.model.rowCount() - 1 and self.model.canFetchMore(
                self.results.rootIndex()
            ):
                self.model.fetchMore(self.results.rootIndex())
            self.found_requested.emit(self.model.rows[row])

    @property
    def question(self) -> Question:
        """What is asked now."""
        kind = self.kind.currentData()
        return Question(
            self.field.text(),
            typing=self.field.hasFocus(),
            limit=PAGE,
            best=self.order.currentData() == "best",
            kinds=(kind,) if kind else (),
        )

    @Slot()
    def _changed(self) -> None:
        asks = bool(self.field.text().strip())
        self._pages.setCurrentIndex(1 if asks else 0)
        for widget in (self.save_button, self.copy_button, self.export_button):
            widget.setVisible(asks)
        self.name_field.hide()
        if asks:
            self._typed.start(_DEBOUNCE)
            return
        self._typed.stop()
        self._waiting.drop()
        self.model.show_found((), False)
        self._summary.setText("")
        self._aside.hide()
        self.saved_model.count_again()

    @Slot()
    def _ask(self) -> None:
        if self.field.text().strip():
            self._asked = self.question
            self._waiting.ask(self._asked)

    @Slot()
    def _ask_more(self) -> None:
        from dataclasses import replace

        rows = self.model.rows
        if self._asked.best:
            self._waiting.ask(replace(self._asked, offset=len(rows)))
        else:
            self._waiting.ask(replace(self._asked, before=rows[-1].row))

    @Slot(object)
    def _arrived(self, told: Told) -> None:
        question, finds = told.question, told.finds
        if question.offset or question.before is not None:
            known = {found.id for found in self.model.rows}
            self.model.add_found([f for f in finds.found if f.id not in known], finds.more)
        else:
            row = self.results.currentIndex().row() if self._keep_row else -1
            self.model.show_found(finds.found, finds.more)
            if finds.found:
                self.results.setCurrentIndex(
                    self.model.index(max(0, min(row, len(finds.found) - 1)))
                )
            if self._into_list and finds.found:
                self.results.setFocus()
            self._into_list = self._keep_row = False
        self._say(finds.more, finds.asides)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._summary.setText(str(getattr(error, "message", "The search has failed.")))

    def _say(self, more: bool, asides: tuple[str, ...]) -> None:
        number = self.model.rowCount()
        if not number:
            self._summary.setText("Nothing answers this.")
        else:
            self._summary.setText(
                count(number, "result") + (" so far; scroll for more" if more else "")
            )
        self._aside.setText(" ".join(asides))
        self._aside.setVisible(bool(asides))

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        """What is shown follows edits, once they rest; rows stay where they are."""
        if self.field.text().strip() and not self._waiting.is_waiting:
            self._keep_row = True
            self._typed.start(_FOLLOW)

    # --- saved searches ------------------------------------------------------------------------

    @Slot(object)
    def _run_saved(self, row: SavedRow) -> None:
        self.search(row.query)
        self.saved_model.count_again(seen=row.name)

    @Slot()
    def _save(self) -> None:
        self._ask_name("")

    @Slot(str)
    def _ask_name(self, renamed: str) -> None:
        self._renamed = renamed
        typed = self.field.text().strip()
        self.name_field.setText(renamed or self.saved_model.name_of(typed) or typed[:60])
        self.name_field.show()
        self.name_field.setFocus()
        self.name_field.selectAll()

    def _named(self) -> None:
        name = " ".join(self.name_field.text().split())
        self.name_field.hide()
        if self._renamed:
            row = self.saved.currentIndex().row()
            self.saved_model.rename(self._renamed, name)
            self.saved.setFocus()
            self.saved.setCurrentIndex(self.saved_model.index(row, 0))
        elif name:
            self.saved_model.save(name, self.field.text().strip())
            self.said.emit(f"Saved as “{name}”.")
            self.take_focus()

    # --- taking it away ------------------------------------------------------------------------

    @Slot()
    def copy_results(self) -> None:
        """Copy all that was found as a table."""
        self.taking.copy(self.question)

    @Slot()
    def _export(self) -> None:
        """Ask for a format and write what was found: its claims, or its articles."""
        from reader.ui.exporting.parts import ANSWERING, FOUND

        kinds = {found.kind for found in self.model.rows}
        self.export_requested.emit(ANSWERING if kinds and "claim" not in kinds else FOUND)

    @Slot()
    def open_names(self) -> None:
        """Look for a list of names in all articles, in a window beside this one."""
        from reader.ui.search.names_dialog import NamesDialog

        dialog = NamesDialog(self._session, self._theme, self._searches, self.window())
        dialog.found_requested.connect(self.found_requested)
        dialog.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.name_field and (enter or key == Qt.Key.Key_Escape):
            if enter:
                self._named()
            else:
                self.name_field.hide()
                self.field.setFocus()
            return True
        if watched is self.field and (enter or key == Qt.Key.Key_Down):
            self._enter_list(goes=enter)
            return True
        if watched is self.field and key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        return False

    def _enter_list(self, goes: bool) -> None:
        shown = self.results if self.field.text().strip() else self.saved
        if self._typed.isActive() or self._waiting.is_waiting:
            self._typed.stop()
            self._into_list = True
            self._ask()
        elif goes and shown is self.results and self.model.rowCount():
            self.found_requested.emit(self.model.rows[max(0, shown.currentIndex().row())])
        elif shown.model().rowCount():
            shown.setFocus()
            if shown.currentIndex().row() < 0:
                shown.setCurrentIndex(shown.model().index(0, 0))


def _choice(name: str, accessible: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    for code, words in choices:
        made.addItem(words, code)
    return made


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAutoDefault(False)
    return made
