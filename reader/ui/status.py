"""The status line: whether all is saved, where one is, what the article holds, and troubles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.domain.vocabulary import TLP, term
from reader.ui.labels import label
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import as_tip, count

if TYPE_CHECKING:
    from reader.domain.edit import Applied
    from reader.store.errors import ProjectTrouble
    from reader.ui.session import Session
    from reader.ui.theme.theme import Theme

HEIGHT = 26
WIDEST = 16777215  # what Qt takes for no limit
Choice: TypeAlias = tuple[str, str, Callable[[], None]]
_COUNTED = ("annotation", "version", "article", "source")
MESSAGE_FOR = 8000
"""Milliseconds that a message stays; a trouble stays until something else is to be said."""


class StatusLine(QWidget):
    """`details_requested` carries the ProjectTrouble that is shown."""

    details_requested = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.setProperty("edge", "top")
        self.setFixedHeight(max(HEIGHT, QFontMetrics(interface_font("small")).height() + 8))
        self._session = session
        self._article: str | None = None
        self._view = "read"
        self._trouble: ProjectTrouble | None = None
        self._saved = label(role="good", small=True)
        self._place = label(role="soft", small=True)
        self._counts = label(role="soft", small=True)
        self.message = Message()
        self._choices = Choices()
        self._details = status_button("Details…", self._ask_details)
        self._retry = status_button("Try again", self._try_again)
        project = label(role="soft", small=True)
        project.setText(session.store.path.name)
        self._marking = label(small=True)
        self._marking.setObjectName("projectMarking")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(18)
        for widget in (self._saved, self._place, self._counts):
            layout.addWidget(widget)
        self._layout = layout
        offers = QWidget()
        self._offers = QHBoxLayout(offers)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offered = offers
        layout.addWidget(offers)
        layout.addWidget(self.message, 1)
        layout.addWidget(self._choices)
        layout.addStretch()
        layout.addWidget(self._details)
        layout.addWidget(self._retry)
        layout.addWidget(self._marking)
        layout.addWidget(project)
        self._clearing = QTimer(self)
        self._clearing.setSingleShot(True)
        self._clearing.setInterval(MESSAGE_FOR)
        self._clearing.timeout.connect(self.clear_message)
        session.edited_together.connect(self._follow)
        self.saved()
        self._show_marking()

    # --- what is so all the time ---------------------------------------------------------------

    @Slot()
    def saved(self) -> None:
        """Say whether all is saved, how many steps wait for the disk, or that it is read-only."""
        waiting = len(self._session.unsaved)
        if self._session.store.read_only:
            self._say_saved("soft", "Read-only")
        elif waiting:
            self._say_saved("bad", f"● {count(waiting, 'step')} not saved")
        else:
            self._say_saved("good", "● Saved")
        self._retry.setVisible(bool(waiting))

    def _say_saved(self, role: str, text: str) -> None:
        self._saved.setText(text)
        _set_role(self._saved, role)

    def _show_marking(self) -> None:
        """How far the project may go, by its TLP marking; nothing where it has none."""
        word = term(TLP, self._session.store.project().tlp)
        self._marking.setText(word.en if word else "")
        self._marking.setToolTip(word.about if word else "")
        self._marking.setVisible(word is not None)

    def add_offer(self, offer: QWidget) -> None:
        """Give a quiet offer its place behind the counts; it is there while one reads."""
        self._offers.addWidget(offer)

    def show_place(self, paragraph: int, paragraphs: int) -> None:
        """Where one reads: "Paragraph 6 of 19"; nothing where there is no paragraph."""
        text = f"Paragraph {paragraph} of {paragraphs}" if paragraph and paragraphs else ""
        self._place.setText(text)
        self._place.setVisible(bool(text) and self._view == "read")

    def show_article(self, article: str | None) -> None:
        """Count what this article holds: "9 claims · 7 mentions"; None for no article."""
        self._article = article
        if article is None:
            self.show_place(0, 0)
        self._count_again()

    def show_view(self, name: str) -> None:
        """Count what this view shows: the article's annotations, or the project's sources."""
        self._view = name
        self._place.setVisible(bool(self._place.text()) and name == "read")
        self._offered.setVisible(name == "read")
        self._count_again()

    def _count_again(self) -> None:
        row = self._session.articles.get(self._article or "")
        text = ""
        if self._view == "sources":
            text = count(len(self._session.sources), "source")
        elif row and self._view == "read":
            text = f"{count(row.claims, 'claim')} · {count(row.mentions, 'mention')}"
            if self._hidden:
                text = f"{text} · {count(self._hidden, 'suggestion')} hidden"
        self._counts.setText(text)
        self._counts.setVisible(bool(text))

    _hidden = 0

    def show_hidden(self, suggestions: int) -> None:
        """Say how many suggestions the article has that are hidden; a bar tells of others."""
        if suggestions != self._hidden:
            self._hidden = suggestions
            self._count_again()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        self.saved()
        if any(applied.undoes for applied in edits):
            # what was said of a step that is taken back is not true any more
            if self._undoable or self._clearing.isActive():
                self.clear_message()
        elif self._undoable and self._session.undo_label != self._undoable:
            self._undo_no_more()
        if any(c.entity == "project" for applied in edits for c in applied.edit.changes):
            self._show_marking()
        if any(c.entity in _COUNTED for applied in edits for c in applied.edit.changes):
            self._count_again()

    def make_room_for(self, widget: QWidget) -> None:
        """Let `widget` tell of work that goes on, beside what is said."""
        self._layout.insertWidget(self._layout.indexOf(self.message), widget, 5)

    # --- what is said for a while --------------------------------------------------------------

    @Slot(str)
    def say(self, text: str) -> None:
        """Say something for a while, also to a screen reader."""
        self._show_message(text, "soft")
        self._clearing.start()

    def offer_undo(self, text: str) -> None:
        """Say what has been done, with a button that takes it back while it is the last step."""
        self.offer(text, (), undo=("undoNow", "Undo", self._session.undo))
        self._clearing.start()

    _undoable: str | None = None
    _lasting: Sequence[Choice] = ()

    def _undo_no_more(self) -> None:
        """Another step has been done, which the button would now take back: it goes."""
        if self._lasting:
            self._undoable = None
            self._choices.put(self._lasting)
        else:
            self.clear_message()

    def offer(
        self,
        text: str,
        choices: Sequence[Choice],
        role: str = "soft",
        *,
        undo: Choice | None = None,
    ) -> None:
        """Say something with buttons that act on it: their object names, words and what they do.

        It stays until something else is said; `undo`, which takes the last step back, stands first
        and goes when another step is done.
        """
        self._clearing.stop()
        self._show_message(text, role)
        if undo is not None:
            self._undoable, self._lasting = self._session.undo_label, choices
            choices = (undo, *choices)
        self._choices.put(choices)
        if choices:  # they stand beside the words
            self.message.setMaximumWidth(self.message.fontMetrics().horizontalAdvance(text) + 4)

    @Slot(object)
    def trouble(self, trouble: ProjectTrouble) -> None:
        """Say a trouble in its own words; it stays until something else is said."""
        self._clearing.stop()
        self._show_message(f"{trouble.message} {trouble.advice}", "bad")
        self._trouble = trouble
        self._details.setVisible(True)
        self.saved()

    def go_on(self, text: str) -> None:
        """Put other words in place of those that are said, quietly, with the same buttons."""
        self.message.setText(text)
        self.message.setMaximumWidth(self.message.fontMetrics().horizontalAdvance(text) + 4)

    @Slot()
    def clear_message(self) -> None:
        """Say nothing more."""
        self._show_message("", "soft")

    def _show_message(self, text: str, role: str) -> None:
        from reader.ui.announcing import announce

        self._trouble = None
        self._undoable = None
        self._choices.put(())
        self.message.setMaximumWidth(WIDEST)
        self._details.setVisible(False)
        self.message.setText(text)
        self.message.setToolTip(as_tip(text) if role == "bad" else "")
        _set_role(self.message, role)
        if text:
            announce(self.message, text)

    @Slot()
    def _ask_details(self) -> None:
        self.details_requested.emit(self._trouble)

    @Slot()
    def _try_again(self) -> None:
        self.clear_message()
        self._session.retry()
        self.saved()


class Choices(QWidget):
    """The buttons beside a message."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._buttons: list[QToolButton] = []
        self.hide()

    def put(self, choices: Sequence[Choice]) -> None:
        """Show these buttons in the place of those there were."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [status_button(text, wanted, name) for name, text, wanted in choices]
        for button in self._buttons:
            self._row.addWidget(button)
            button.show()
        self.setVisible(bool(choices))


class Message(QLabel):
    """One line that is shortened to its room, so that long words do not widen the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("role", "soft")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(interface_font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        cut = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), cut, room.width())
        sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(sides | Qt.TextFlag.TextSingleLine), text)


def status_button(text: str, wanted: Callable[[], None], name: str = "") -> QToolButton:
    """A button of the status line; it is hidden at first."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setFont(interface_font("small"))
    button.clicked.connect(wanted)
    button.setVisible(False)
    return button


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().polish(label)
