"""The panel of the original: asks for it, shows it beside the text, and keeps with the reading."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import heading, label
from reader.ui.original.pages import PagesView
from reader.ui.original.whole import WholeText
from reader.ui.original.work import Drawn, Opened, close, draw, open_original
from reader.ui.theme.fonts import interface_font

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from reader.domain.article import Block
    from reader.ui.jobs import Answer, Failure
    from reader.ui.main_window import MainWindow

OPENING = "Opening the original…"
LEGEND = "A line runs beside what is in the article; the other words were left out of it."
PACKED = "This file is packed or made of bytes that are no text. Save it to look into it."
CUT = "Only the beginning of the source is shown, and very long lines are broken."


class OriginalPanel(QWidget):
    """A PDF as pages; any other file as all of its text, and as its source.

    Whatever is in the file was read in the child; here there are plain words and pixels alone.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("original")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._window = window
        self._job = 0
        self._drawing = 0
        self._wanted: tuple[int, int] | None = None
        self._opened: Opened | None = None
        self._wanted_last: tuple[str, str | None] | None = None
        self._starts: list[tuple[int, int]] = []
        self.pages = PagesView(window.theme)
        self.whole = WholeText(window.theme)
        self.source = _source()
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._facts = label(role="soft", small=True)
        self._note = label(role="soft", small=True, wraps=True)
        self._note.setContentsMargins(16, 0, 16, 0)
        self._said = label(role="soft", wraps=True)
        self._said.setContentsMargins(16, 8, 16, 8)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.tabs = QTabBar()
        self.tabs.addTab("Whole text")
        self.tabs.addTab("Source")
        self.tabs.setFont(interface_font())
        self.smaller = _button("−", "Smaller", "originalSmaller")
        self.larger = _button("+", "Larger", "originalLarger")
        self.save = _button("Save…", "Save the original as a file", "saveOriginal")
        self.closing = _button("✕", "Close (Esc)", "closeOriginal")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(4)
        head.addWidget(heading("Original"))
        head.addWidget(self._facts)
        head.addStretch(1)
        for button in (self.smaller, self.larger, self.save, self.closing):
            head.addWidget(button)
        self._stack = QStackedWidget()
        for widget in (self._said, self.pages, self.whole, self.source):
            self._stack.addWidget(widget)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(12, 0, 12, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(tabs)
        layout.addWidget(self._note)
        layout.addWidget(self._stack, 1)
        self.setMinimumWidth(280)
        self._show(self._said)

    def _wire(self) -> None:
        window = self._window
        window.reading.opened.connect(self.show_article)
        window.page.verticalScrollBar().valueChanged.connect(self._follow)
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)
        window.jobs.cancelled.connect(self._cancelled)
        window.installEventFilter(self)
        self.tabs.currentChanged.connect(self._turn)
        self.pages.picture_wanted.connect(self._want)
        self.pages.page_chosen.connect(self._go_to_page)
        self.whole.place_chosen.connect(window.page.scroll_to)
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.save.clicked.connect(window.actions_by_name["save_original"].trigger)
        toggle = window.actions_by_name["toggle_original"]
        for signal in (self.closing.clicked, self.pages.escaped, self.whole.escaped):
            signal.connect(toggle.trigger)

    # --- which original ------------------------------------------------------------------------

    @Slot(str)
    def show_article(self, article: str) -> None:
        """Show the original of this article, as soon as the panel is to be seen."""
        # each version of an article has an original of its own
        reading = self._window.reading
        older = reading.version.id if reading.version and reading.is_older else None
        wanted = article, older or (reading.article.original_sha256 if reading.article else None)
        if self._opened is not None and self._wanted_last == wanted:
            return
        self._wanted_last = wanted
        self.let_go()
        if not self.isVisible():
            return
        if not article:
            self._tell("No article is open.")
            return
        self._tell(OPENING)
        project = self._window.session.store.path
        self._job = self._window.jobs.start(open_original, project, article, older)

    def let_go(self) -> None:
        """Forget the original that is shown, and end the child that draws it."""
        jobs = self._window.jobs
        if self._job:
            jobs.cancel(self._job)
            self._job = 0
        opened, self._opened = self._opened, None
        self._wanted = None
        self._starts = []
        self.pages.set_pages([])
        if opened is not None and opened.looker is not None:
            opened.looker.stop()
            jobs.start(close, opened.looker)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if isinstance(answer.value, Opened):
            if answer.job != self._job:
                if answer.value.looker is not None:
                    self._window.jobs.start(close, answer.value.looker)
                return
            self._job = 0
            self._take(answer.value)
        elif isinstance(answer.value, Drawn) and answer.job == self._drawing:
            self._drawing = 0
            drawn = answer.value
            if self._opened is not None and drawn.article == self._opened.article:
                self.pages.set_picture(drawn.page + 1, drawn.width, drawn.picture, drawn.said)
            self._draw()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._job = 0
            message = getattr(failure.error, "message", "")
            self._tell(message or "The original cannot be opened; that is a fault of ours.")
        elif failure.job == self._drawing:
            self._drawing = 0

    @Slot(object)
    def _cancelled(self, job: int) -> None:
        if job == self._drawing:
            self._drawing = 0
            self._draw()

    def _take(self, opened: Opened) -> None:
        self._opened = opened
        is_pdf = opened.looker is not None
        size = f"{max(1, opened.size // 1024):,} KB".replace(",", "\u202f") if opened.size else ""
        count = len(opened.sizes)
        number = f"{count} page{'' if count == 1 else 's'}" if is_pdf else ""
        name = opened.suffix.lstrip(".").upper()
        self._facts.setText("  " + " · ".join(filter(None, (name, number, size))))
        self.save.setEnabled(bool(opened.size))
        if is_pdf:
            version = self._window.reading.version
            self._starts = _page_starts(version.blocks if version else ())
            self.pages.set_pages(list(opened.sizes))
            self._show(self.pages)
            self._follow()
        elif opened.passages or opened.source:
            self.whole.set_passages(opened.passages)
            self.source.clear()
            self._turn(self.tabs.currentIndex())
        else:
            self._tell(opened.said)

    # --- what is seen of it --------------------------------------------------------------------

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self._facts.setText("")
        self._show(self._said)

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        is_text = widget in (self.whole, self.source)
        self.tabs.setVisible(is_text)
        self._note.setVisible(is_text)
        for button in (self.smaller, self.larger):
            button.setVisible(widget is self.pages)
        self.setFocusProxy(widget if widget is not self._said else self.closing)
        if self.isVisible() and self.isAncestorOf(self.focusWidget() or self):
            widget.setFocus()

    @Slot(int)
    def _turn(self, tab: int) -> None:
        opened = self._opened
        if opened is None or opened.looker is not None:
            return
        if tab == 0:
            self._note.setText(opened.said or LEGEND)
        elif opened.source is None:
            self._note.setText("")
        else:
            written = f"Written in {opened.source.encoding}."
            self._note.setText(f"{written} {CUT}" if opened.source.cut else written)
        if tab and not self.source.toPlainText():
            # a long text takes its time to be laid out, and is seldom asked for
            self.source.setPlainText(opened.source.text if opened.source else PACKED)
        self._show(self.source if tab else self.whole)

    @Slot()
    def _zoom_in(self) -> None:
        self.pages.zoom_by(1)

    @Slot()
    def _zoom_out(self) -> None:
        self.pages.zoom_by(-1)

    # --- with the reading ----------------------------------------------------------------------

    @Slot()
    def _follow(self) -> None:
        """Go to where the words stand that are read: to their page, or to them."""
        if self._opened is None or not self.isVisible():
            return
        at = self._window.page.being_read()
        if self._opened.looker is None:
            self.whole.show_place(at)
        if not self._starts:
            return
        place = bisect_right(self._starts, (at, 1 << 30)) - 1
        self.pages.show_page(self._starts[max(place, 0)][1])

    @Slot(int)
    def _go_to_page(self, page: int) -> None:
        start = next((start for start, number in self._starts if number >= page), None)
        if start is not None:
            self._window.going.to_view("read")
            self._window.page.scroll_to(start)
            self._window.page.place_caret(start)

    @Slot(int, int)
    def _want(self, page: int, width: int) -> None:
        self._wanted = (page - 1, width)
        self._draw()

    def _draw(self) -> None:
        """One page at a time; what is wanted meanwhile is the next, and only the last of it."""
        opened, wanted = self._opened, self._wanted
        if self._drawing or wanted is None or opened is None or opened.looker is None:
            return
        self._wanted = None
        jobs = self._window.jobs
        self._drawing = jobs.start(draw, opened.looker, opened.article, *wanted)

    # --- events --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_article(self._window.page.article_id or "")
        self.pages.ask_again()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the window waits for its jobs: none shall be at a page that takes long
        if event.type() == QEvent.Type.Close:
            self.let_go()
        return False


def _page_starts(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Where in the text the first block of each page begins: (code point, page)."""
    starts: list[tuple[int, int]] = []
    for block in blocks:
        if block.page is not None and (not starts or block.page > starts[-1][1]):
            starts.append((block.start, block.page))
    return starts


def _source() -> QPlainTextEdit:
    from PySide6.QtGui import QFontDatabase

    made = QPlainTextEdit()
    made.setObjectName("originalSource")
    made.setAccessibleName("Source of the original")
    made.setReadOnly(True)
    made.setUndoRedoEnabled(False)
    made.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
    return made


def _button(text: str, tip: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFont(interface_font())
    return made
