"""The tags as an indented list with their numbers of uses; renaming and nesting are edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Slot

from reader.domain.edits import amend
from reader.ui.models import Index
from reader.ui.models.rows import RowsModel
from reader.ui.wording import as_tip, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.edit import Applied
    from reader.domain.project import Tag
    from reader.ui.session import Session

MIME = "application/x-selon-tag"


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag where it stands: how deep under others, and how many annotations have it."""

    tag: Tag
    depth: int
    uses: int


def in_order(tags: Iterable[Tag]) -> list[tuple[Tag, int]]:
    """Tags with their depth: children below their parents, each level in the order made.

    A tag whose parent is not there, or whose parents go round in a circle, stands at the top.
    """
    chosen = {tag.id: tag for tag in tags}
    children: dict[str | None, list[Tag]] = {}
    for tag in chosen.values():
        parent = tag.parent if tag.parent in chosen and not in_circle(tag, chosen) else None
        children.setdefault(parent, []).append(tag)
    ordered: list[tuple[Tag, int]] = []
    waiting = [(tag, 0) for tag in reversed(children.get(None, []))]
    while waiting:
        tag, depth = waiting.pop()
        ordered.append((tag, depth))
        waiting += [(child, depth + 1) for child in reversed(children.get(tag.id, []))]
    return ordered


def in_circle(tag: Tag, tags: dict[str, Tag]) -> bool:
    """Whether the parents of `tag` lead back to it, or into a circle above it."""
    seen = {tag.id}
    parent = tag.parent
    while parent in tags:
        if parent in seen:
            return True
        seen.add(parent)
        parent = tags[parent].parent
    return False


class TagsModel(RowsModel):
    """All tags of the project; rows are TagRows."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = self._now()
        session.edited_together.connect(self._follow)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            role = Qt.ItemDataRole.DisplayRole
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            tag = self._rows[index.row()].tag
            said = "\n".join(filter(None, (tag.note, tag.code)))
            return as_tip(f"{tag.name}\n{said}") if said else None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = " ".join(str(value).split())
        tag = self._rows[index.row()].tag
        if role != Qt.ItemDataRole.EditRole or not name or name == tag.name:
            return False
        return bool(self._session.perform(amend("Rename tag", tag, replace(tag, name=name))))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        can = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | can | Qt.ItemFlag.ItemIsDropEnabled

    def row_of(self, tag: str) -> int:
        """The row of a tag, -1 for none."""
        return next((i for i, row in enumerate(self._rows) if row.tag.id == tag), -1)

    def tag_at(self, row: int) -> Tag:
        """The tag in a row."""
        return self._rows[row].tag

    # --- nesting by dragging -------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, self._rows[indexes[0].row()].tag.id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not data.hasFormat(MIME):
            return False
        dragged = bytes(data.data(MIME).data()).decode()
        onto = self._rows[parent.row()].tag.id if parent.isValid() else None
        self.move_under(dragged, onto)
        # the view must not take the row out by itself: the edit has moved it
        return False

    def move_under(self, tag_id: str, parent: str | None) -> None:
        """Make a tag the child of another, or of none; a tag never stands under itself."""
        tags = self._session.tags
        tag = tags.get(tag_id)
        if tag is None or tag.parent == parent or parent == tag_id:
            return
        moved = replace(tag, parent=parent)
        if in_circle(moved, {**tags, tag_id: moved}):
            return
        self._session.perform(amend("Move tag", tag, moved))

    # --- following edits -----------------------------------------------------------------------

    @Slot(object)
    def _follow(self, edits: tuple[Applied, ...]) -> None:
        changes = [change for applied in edits for change in applied.edit.changes]
        if any(c.entity == "tag" or _retags(c) for c in changes):
            self._read_again()

    @Slot()
    def _read_again(self) -> None:
        rows = self._now()
        if [(r.tag.id, r.depth) for r in rows] != [(r.tag.id, r.depth) for r in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def _now(self) -> list[TagRow]:
        uses = self._session.uses.tags
        ordered = in_order(self._session.tags.values())
        return [TagRow(tag, depth, uses.get(tag.id, 0)) for tag, depth in ordered]

    def words(self, row: TagRow) -> str:
        """The tag's name."""
        return row.tag.name

    def described(self, row: TagRow) -> str:
        """A tag with what it stands under, its uses and its key."""
        parent = self._session.tags.get(row.tag.parent or "")
        parts = [row.tag.name]
        if parent:
            parts.append(f"under {parent.name}")
        parts.append(count(row.uses, "annotation"))
        if row.tag.key:
            parts.append(f"key {row.tag.key}")
        return ", ".join(parts)


def _retags(change: Any) -> bool:
    if change.entity == "article":
        # the annotations of one in the bin are not counted
        return "binned" in (change.after or change.before or {})
    if change.entity == "version":
        return change.before is not None and "left_out" in (change.after or change.before)
    if change.entity != "annotation":
        return False
    states = [state for state in (change.before, change.after) if state]
    # moved to other words it may stand in a block that is no part of the article
    return any(state.get("tags") or "spans" in state for state in states)
