"""The Sources view: every source in a table, and the card of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.labels import label
from reader.ui.models.sources import ALL, NAMED, SPEAKING, SourcesModel
from reader.ui.sources.card import SourceCard
from reader.ui.sources.facts import KnownFacts, LikelyPairs
from reader.ui.sources.table import SourceTable
from reader.ui.theme.fonts import reading_font
from reader.ui.wording import count

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.domain.edit import Applied
    from reader.ui.main_window import MainWindow

CARD_WIDTH = 372
NARROW, NARROWEST = 700, 330
"""In a view narrower than the one the card is as wide as the other."""
EMPTY = "No source yet. Select a name in an article and press S."
NONE_PASSES = "No source passes the filter. Esc in the field above clears it."
_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SourcesView(QWidget):
    """Table and card. `show_source` comes from elsewhere in the window."""

    annotation_requested = Signal(str)
    said = Signal(str)
    """Something for the status line."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("sourcesView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "paper")
        self._window = window
        self._session = session = window.session
        self.facts = KnownFacts(session, window.jobs, self)
        self.model = SourcesModel(session, self.facts, self)
        title = label("Sources")
        title.setFont(reading_font(24, 600))
        self._summary = label(role="soft")
        self._empty = label(EMPTY, role="soft", wraps=True)
        self._empty.setObjectName("sourcesEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build_head()
        self.table = SourceTable(self.model, window.theme, window.settings.layout, self)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(self._edit_card)
        self.card = SourceCard(window, self.facts, self)
        self.card.setMaximumWidth(CARD_WIDTH)
        self.card.annotation_requested.connect(self.annotation_requested)
        self.card.source_requested.connect(self.show_source)
        self.card.said_so.connect(self.said)
        self.card.left.connect(self.table.setFocus)
        self.setFocusProxy(self.table)
        self._lay_out(title)
        self.model.modelReset.connect(self._choose_again)
        self.model.dataChanged.connect(self._count_again)
        session.edited_together.connect(self._follow)
        self.facts.changed.connect(self._count_again)
        self._count_again()
        if self.model.rowCount():
            self.show_source(self.model.source_at(0))

    def _build_head(self) -> None:
        """The filter, which sources are shown, the columns, and what may be one."""
        window = self._window
        self.filter = QLineEdit()
        self.filter.setObjectName("sourcesFilter")
        self.filter.setPlaceholderText("Filter sources…")
        self.filter.setAccessibleName("Filter sources by name, alias, kind or affiliation")
        self.filter.setFixedWidth(130)
        self.filter.textChanged.connect(self.model.set_filter)
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.which = QComboBox()
        self.which.setObjectName("sourcesShown")
        self.which.setAccessibleName("Which sources are shown")
        for words, code in (("All", ALL), ("Speaking", SPEAKING), ("Only named", NAMED)):
            self.which.addItem(words, code)
        self.which.activated.connect(self._show_which)
        self.columns = QToolButton()
        self.columns.setObjectName("sourceColumnsButton")
        self.columns.setText("Columns ▾")
        self.columns.setProperty("role", "soft")
        self.columns.clicked.connect(self._ask_columns)
        self.look = QToolButton()
        self.look.setObjectName("lookAtPairs")
        self.look.setProperty("role", "soft")
        self.look.setVisible(False)
        self._summary.setWordWrap(True)
        # the table does not move when there is something to look at
        self._summary.setMinimumHeight(self.look.sizeHint().height())
        self.look.clicked.connect(self.look_at_pairs)
        project = window.session.store.project().id
        self.pairs = LikelyPairs(
            window.session, window.jobs, window.settings.view(project).not_one, self
        )
        self.pairs.changed.connect(self._tell_pairs)

    def _lay_out(self, title: QLabel) -> None:
        title.setMinimumWidth(title.sizeHint().width())
        over = QHBoxLayout()
        over.setSpacing(8)
        over.addWidget(title)
        over.addStretch(1)
        for part in (self.filter, self.which, self.columns):
            over.addWidget(part, 0, Qt.AlignmentFlag.AlignBottom)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._summary, 1)
        below.addWidget(self.look)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(over)
        head.addLayout(below)
        beside = QWidget()
        beside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside.setProperty("ground", "paper")
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(CARD_WIDTH + 12)
        area.setWidget(beside)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(28)
        self._parts.addWidget(self.table, 1)
        self._parts.addWidget(self._empty, 1)
        self._parts.addWidget(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(self._parts, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a very narrow window the card leaves the table its room, and stands higher."""
        is_narrow = event.size().width() < NARROW
        self._area.setFixedWidth(NARROWEST if is_narrow else CARD_WIDTH + 12)
        self._parts.setSpacing(12 if is_narrow else 28)
        self.card.set_narrow(is_narrow)
        super().resizeEvent(event)

    def show_source(self, source: str) -> None:
        """Choose a source, whatever the filter hides."""
        if self.model.row_of(source) < 0:
            self.filter.clear()
            self.which.setCurrentIndex(0)
            self.model.show_which(ALL)
        row = self.model.row_of(source)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        self.card.show_source(source if row >= 0 else None)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.card.show_source(self.model.source_at(current.row()))

    @Slot()
    def _choose_again(self) -> None:
        """After the table was read anew: the row of the card's source, else the first one."""
        row = self.model.row_of(self.card.source_id or "")
        row = row if row >= 0 else 0
        if self.model.rowCount():
            self.table.selectRow(row)
            self.card.show_source(self.model.source_at(row))
        else:
            self.card.show_source(None)
        self._count_again()

    @Slot(int)
    def _show_which(self) -> None:
        self.model.show_which(self.which.currentData())

    @Slot()
    def _ask_columns(self) -> None:
        self.table.columns_menu().popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    @Slot()
    def _tell_pairs(self) -> None:
        number = len(self.pairs.pairs)
        self.look.setVisible(number > 0)
        verb = "may be one source"
        self.look.setText(f"{count(number, 'pair')} {verb} · Look")

    @Slot()
    def look_at_pairs(self) -> None:
        """Show the sources that may be one, pair by pair."""
        from reader.ui.sources.pairs import PairsDialog

        self._window.dialogs.present("maybeOne", PairsDialog)

    @Slot()
    def _edit_card(self) -> None:
        self.card.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.card.name.selectAll()

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        entities = {change.entity for applied in edits for change in applied.edit.changes}
        if entities & {"source", "annotation", "grade"}:
            self._count_again()

    @Slot()
    def _count_again(self) -> None:
        total, shown = len(self._session.sources), self.model.rowCount()
        self._empty.setText(NONE_PASSES if total else EMPTY)
        self._empty.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self._area.setVisible(bool(shown))
        if not total:
            self._summary.setText("no sources")
            return
        speaking = self.model.speaking
        words = count(total, "source")
        if shown != total:
            words = f"{shown:,} of {words}"
        self._summary.setText(f"{words} · {speaking:,} speak · {total - speaking:,} only named")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter Esc empties it, Enter and Down go to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            if event.key() in (*_ON, Qt.Key.Key_Escape) and self.model.rowCount():
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)
