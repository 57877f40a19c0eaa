"""Two versions of an article side by side: what was taken out, put in, and changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.domain.differences import Pair
from reader.ui.labels import label
from reader.ui.models.rows import RowsModel
from reader.ui.page.rows import drawable
from reader.ui.theme.fonts import interface_font, reading_font
from reader.ui.versions.wording import version_names
from reader.ui.wording import count

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from reader.domain.differences import Piece
    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow
    from reader.ui.models import Index
    from reader.ui.theme.theme import Theme

PX = 15
GAP = 20
PAD = 7
LONGEST = 6_000
"""Code points of a block that are shown; the rest is counted."""
_WORDS = {"same": "unchanged", "changed": "changed", "gone": "taken out", "come": "put in"}


def compare(job: Job, project: Path, old: str, new: str) -> list[Pair]:
    """The blocks of two versions, by their ids, side by side; runs as a job."""
    from reader.domain.differences import pairs
    from reader.store.store import Store

    store = Store.open(project)
    try:
        one, other = store.get("version", old), store.get("version", new)
        if one is None or other is None:
            return []
        texts = store.text(one.sha256), store.text(other.sha256)
    finally:
        store.close()
    job.check()
    return [_short(pair) for pair in pairs(texts[0], one.blocks, texts[1], other.blocks)]


def _short(pair: Pair) -> Pair:
    return replace(pair, before=_cut(pair.before), after=_cut(pair.after))


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    room = LONGEST
    kept: list[Piece] = []
    for differs, words in pieces:
        if len(words) > room:
            left = sum(len(each) for _, each in pieces) - LONGEST
            kept.append((differs, f"{words[:room]}… ({left:,} more characters)"))
            break
        kept.append((differs, words))
        room -= len(words)
    return tuple(kept)


class PairsModel(RowsModel):
    """The pairs of blocks; without the unchanged ones where only differences are wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Pair] = []
        self._all: list[Pair] = []
        self._everything = True

    def show(self, pairs: list[Pair]) -> None:
        """Hold these pairs."""
        self._all = pairs
        self.set_everything(self._everything)

    @Slot(bool)
    def set_everything(self, on: bool) -> None:
        """Hold unchanged blocks too, or only those that differ."""
        self.beginResetModel()
        self._everything = on
        self._rows = [pair for pair in self._all if on or pair.kind != "same"]
        self.endResetModel()

    @property
    def differences(self) -> int:
        """How many pairs differ."""
        return sum(pair.kind != "same" for pair in self._all)

    def next_difference(self, row: int, by: int) -> int:
        """The row of the next pair that differs (`by` 1) or of the one before (-1); else -1."""
        rows = range(row + by, len(self._rows) if by > 0 else -1, by)
        return next((r for r in rows if self._rows[r].kind != "same"), -1)

    def words(self, row: Pair) -> str:
        return "".join(words for _, words in (row.after or row.before))

    def described(self, row: Pair) -> str:
        if row.kind == "changed":
            before = "".join(words for _, words in row.before)
            return f"changed, before: {before} now: {self.words(row)}"
        return f"{_WORDS[row.kind]}: {self.words(row)}"


class PairRows(QStyledItemDelegate):
    """Two columns: the old block and the new one; strokes and grounds tell what differs."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = reading_font(PX)
        self._small = interface_font("small")
        self._step = round(PX * 1.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pair: Pair = index.data(Qt.ItemDataRole.UserRole)
        width = option.rect.width() or 800
        column = self._column(width)
        height = max(self._height(pair.before, column), self._height(pair.after, column))
        return QSize(width, int(height) + 2 * PAD)

    def _column(self, width: int) -> int:
        return max(60, (width - 3 * GAP) // 2)

    def _height(self, pieces: tuple[Piece, ...], width: int) -> float:
        return self._laid(pieces, width, struck=False)[1] if pieces else 0.0

    def _laid(
        self, pieces: tuple[Piece, ...], width: int, *, struck: bool
    ) -> tuple[QTextLayout, float]:
        layout = QTextLayout(drawable("".join(words for _, words in pieces)), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(pieces, struck))
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += self._step
        layout.endLayout()
        return layout, y

    def _formats(self, pieces: tuple[Piece, ...], struck: bool) -> list[QTextLayout.FormatRange]:
        from reader.domain.offsets import utf16_length

        form = QTextCharFormat()
        form.setBackground(self._theme.color("warn" if struck else "selection"))
        form.setForeground(self._theme.color("ink"))
        form.setFontStrikeOut(struck)
        form.setFontUnderline(not struck)
        found, at = [], 0
        for differs, words in pieces:
            length = utf16_length(words)
            if differs:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = at, length, form
                found.append(part)
            at += length
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair: Pair = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        rect: QRect = option.rect
        painter.setClipRect(rect)
        column = self._column(rect.width())
        middle = rect.left() + GAP + column + GAP // 2
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(middle, rect.top(), middle, rect.bottom())
        role = "soft" if pair.kind == "same" else "ink"
        for pieces, left, struck in (
            (pair.before, rect.left() + GAP, True),
            (pair.after, rect.left() + 2 * GAP + column, False),
        ):
            painter.setPen(self._theme.color(role))
            if pieces:
                layout, _ = self._laid(pieces, column, struck=struck)
                layout.draw(painter, QPointF(left, rect.top() + PAD))
            elif pair.kind != "same":
                painter.setFont(self._small)
                painter.setPen(self._theme.color("soft"))
                side = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                words = "Not yet there" if pair.kind == "come" else "No longer there"
                room = QRect(left, rect.top() + PAD, column, rect.height())
                painter.drawText(room, side, words)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            bar = QRect(rect.left() + 6, rect.top() + 4, 3, rect.height() - 8)
            painter.fillRect(bar, self._theme.color("focus"))
        painter.restore()


class PairList(QListView):
    """The pairs, laid out piece by piece so that a long text does not hold the window up."""

    def __init__(self, model: QAbstractListModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compareList")
        self.setAccessibleName("Both versions, paragraph by paragraph")
        self.setModel(model)
        self.setItemDelegate(PairRows(theme, self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(40)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """No searching by typing: letters go to differences."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().lower() in ("n", "p") and not event.modifiers():
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class Compare(QDialog):
    """The dialog: which two versions, the columns, and the way from difference to difference."""

    def __init__(self, window: MainWindow, article: str, old: str = "", new: str = "") -> None:
        super().__init__(window)
        self.setObjectName("compare")
        self._window = window
        self._job = 0
        self.setWindowTitle("Compare versions")
        self.resize(980, 700)
        self.model = PairsModel(self)
        self.view = PairList(self.model, window.theme, self)
        self.old, self.new = QComboBox(), QComboBox()
        self._said = label("", role="soft")
        names = version_names(window.session, article)
        for box, chosen, name in (
            (self.old, old or names[max(0, len(names) - 2)][0], "Older version"),
            (self.new, new or names[-1][0], "Newer version"),
        ):
            box.setAccessibleName(name)
            for version, words in names:
                box.addItem(words, version)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.currentIndexChanged.connect(self._start)
        self.everything = QCheckBox("Unchanged paragraphs, too")
        self.everything.setChecked(True)
        self.everything.toggled.connect(self._show_everything)
        self._lay_out()
        jobs = window.jobs
        jobs.answered.connect(self._answer)
        jobs.failed.connect(self._failure)
        self._start()
        self.view.setFocus()

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(GAP)
        heads.addWidget(self.old, 1)
        heads.addWidget(self.new, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.everything)
        foot.addWidget(self._said, 1)
        for words, slot in (
            ("Previous difference (P)", self.previous),
            ("Next difference (N)", self.next),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(heads)
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)

    @Slot()
    def _start(self) -> None:
        window = self._window
        self._said.setText("Comparing…")
        window.jobs.cancel(self._job)
        pair = self.old.currentData(), self.new.currentData()
        self._job = window.jobs.start(compare, window.session.store.path, *pair)

    @Slot(object)
    def _answer(self, answer: Answer) -> None:
        if answer.job != self._job:
            return
        self.model.show(answer.value)
        found = self.model.differences
        self._said.setText(
            f"{count(found, 'paragraph')} differ{'s' if found == 1 else ''}."
            if found
            else "The words are the same."
        )
        self._to(self.model.next_difference(-1, 1))

    @Slot(object)
    def _failure(self, failure: Failure) -> None:
        if failure.job == self._job:
            self._said.setText("The versions cannot be read.")

    @Slot(bool)
    def _show_everything(self, on: bool) -> None:
        self.model.set_everything(on)
        self._to(self.model.next_difference(-1, 1))

    @Slot()
    def next(self) -> None:
        """Go to the next paragraph that differs."""
        self._to(self.model.next_difference(self.view.currentIndex().row(), 1))

    @Slot()
    def previous(self) -> None:
        """Go to the paragraph before that differs."""
        here = self.view.currentIndex().row()
        self._to(self.model.next_difference(here if here >= 0 else self.model.rowCount(), -1))

    def _to(self, row: int) -> None:
        if row < 0:
            return
        index: QModelIndex = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        if letter == "n" and not event.modifiers():
            self.next()
        elif letter == "p" and not event.modifiers():
            self.previous()
        else:
            super().keyPressEvent(event)
