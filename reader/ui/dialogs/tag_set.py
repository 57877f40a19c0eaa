"""A tag set before it is taken in: what it is, which tags come, which are there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, Slot
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.buttons import button, main_button
from reader.ui.labels import label
from reader.ui.models import Index
from reader.ui.models.rows import ROW, RowsModel
from reader.ui.rows import RowDelegate
from reader.ui.theme.fonts import interface_font
from reader.ui.wording import as_tip, count, shortened

if TYPE_CHECKING:
    from reader.domain.project import Tag
    from reader.domain.tag_sets import TagSet
    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow
    from reader.ui.theme.theme import Theme

INDENT = 14
THERE = "there already"


class SetTags(RowsModel):
    """The tags of a set; rows are pairs of a Tag and whether it is new."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Tag, bool]] = []

    def show_tags(self, rows: tuple[tuple[Tag, bool], ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def words(self, row: tuple[Tag, bool]) -> str:
        """The tag's name."""
        return row[0].name

    def described(self, row: tuple[Tag, bool]) -> str:
        """The tag's name, what it means, and whether it is there."""
        tag, is_new = row
        return ", ".join(filter(None, (tag.name, tag.note, "" if is_new else THERE)))


class SetRows(RowDelegate):
    """A row: dot, name, and at the right whether it is there already."""

    inset = 0

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._font = interface_font()
        self._small = interface_font("small")

    def row_height(self) -> int:
        return QFontMetrics(self._font).height() + 8

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        tag, is_new = index.data(ROW)
        inner = rect.adjusted(4 + (INDENT if tag.parent else 0), 0, -8, 0)
        self.dot(painter, inner.left(), inner.center().y() + 0.5, f"tag-{tag.colour}")
        room = 0
        if not is_new:
            room = QFontMetrics(self._small).horizontalAdvance(THERE) + 8
            right = inner.adjusted(inner.width() - room, 0, 0, 0)
            self.words(painter, right, THERE, self._small, "soft", right=True)
        name = inner.adjusted(12, 0, -room, 0)
        self.words(painter, name, tag.name, self._font, "ink" if is_new else "soft")

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            tag, _ = index.data(ROW)
            said = "\n".join(filter(None, (tag.name, tag.note, tag.code)))
            QToolTip.showText(event.globalPos(), as_tip(said), view)
            return True
        return super().helpEvent(event, view, option, index)


class TagSetDialog(QDialog):
    """Reads the file beside the window, shows its tags, and adds those that are new: one step."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self.setObjectName("tagSetDialog")
        self.setWindowTitle("Import tag set")
        self._window = window
        self._found: TagSet | None = None
        self._name = label(shortened(path.name, 60), wraps=True)
        self._name.setFont(interface_font(weight=600))
        self._about = label(role="soft", wraps=True)
        self.said = label(f"Reading {shortened(path.name, 60)}…", wraps=True)
        self.said.setObjectName("tagSetSaid")
        self.model = SetTags(self)
        self.list = QListView()
        self.list.setObjectName("tagSetTags")
        self.list.setAccessibleName("Tags of the set")
        self.list.setModel(self.model)
        self.list.setItemDelegate(SetRows(window.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.add = main_button("addTags", "Add tags", self._add)
        self.add.setEnabled(False)
        self._lay_out()
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)
        window.session.edited_together.connect(self._plan)
        self._job = window.jobs.start(_read, path)
        self.resize(520, 560)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("cancelTags", "Cancel", self.reject))
        foot.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._about)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job == self._job:
            self._found = answer.value
            self._name.setText(answer.value.name)
            self._about.setText(shortened(answer.value.about, 400))
            self._about.setVisible(bool(answer.value.about))
            self._plan()
            self.add.setFocus()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job:
            return
        from reader.disk_trouble import in_plain_words
        from reader.ingest.registry import IngestTrouble

        if isinstance(failure.error, IngestTrouble):
            self.said.setText(f"{failure.error} Nothing was changed.")
        elif isinstance(failure.error, OSError):
            self.said.setText(f"The file cannot be read. {in_plain_words(failure.error)}")
        else:
            self.reject()
            self._window.dialogs.tell_bug(failure.report)

    @Slot()
    def _plan(self, *_: Any) -> None:
        """Compare with the tags that the project has now."""
        if self._found is None:
            return
        from reader.domain.ids import new_id
        from reader.domain.tag_sets import plan_tags

        session = self._window.session
        self.plan = plan_tags(self._found, session.tags.values(), new_id)
        self.model.show_tags(self.plan.shown)
        told = count(len(self.plan.new), "new tag")
        if self.plan.known:
            told += f", {self.plan.known} there already"
        self.said.setText(f"{told[0].upper()}{told[1:]}.")
        self.add.setEnabled(bool(self.plan.new) and not session.store.read_only)

    @Slot()
    def _add(self) -> None:
        from reader.domain.tag_sets import add_tags

        if self._found is None or not self.plan.new:
            return
        number = len(self.plan.new)
        edit = add_tags(self._found.name, self.plan.new)
        self._found = None
        if self._window.session.perform(edit):
            self._window.status.say(f"{count(number, 'tag')} added. Undo takes them all back.")
        self.accept()

    def done(self, result: int) -> None:
        self._window.jobs.cancel(self._job)
        super().done(result)


def _read(job: Job, path: Path) -> TagSet:
    from reader.importing import contents_of
    from reader.ingest.tag_set import LARGEST, read_tag_set

    return read_tag_set(contents_of(path, LARGEST))
