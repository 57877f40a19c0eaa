"""The shortcut page: every key of the window, read from the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.actions import ACTIONS, GESTURES, MENUS, keys_of
from reader.ui.labels import heading, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.actions import ActionRow

Line = tuple[str, list[str]]


def sections(rows: Sequence[ActionRow]) -> list[tuple[str, list[Line]]]:
    """Menu → (what it does, its keys) of everything that has a key, in the order of the menus."""
    chapters = []
    for menu in MENUS:
        lines = [(r.text.rstrip("…"), keys_of(r)) for r in rows if r.menu.split("/")[0] == menu]
        lines += [(text, [keys]) for of, keys, text in GESTURES if of == menu]
        lines = [line for line in lines if line[1]]
        if lines:
            chapters.append((menu, lines))
    return chapters


class ShortcutsPage(QDialog):
    """Two columns of keys; Esc closes it, and it does not keep one from working."""

    def __init__(self, window: QWidget | None = None, rows: Sequence[ActionRow] = ACTIONS) -> None:
        super().__init__(window)
        self.setObjectName("shortcuts")
        self.setWindowTitle("Keyboard shortcuts")
        self.setModal(False)
        page = QWidget()
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setProperty("ground", "paper")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 20, 24, 20)
        columns.setSpacing(48)
        chapters = sections(rows)
        half = sum(len(lines) + 3 for _, lines in chapters) / 2
        column, used = _column(columns), 0
        for title, lines in chapters:
            if used and used + len(lines) / 2 > half:
                column.addStretch(1)
                column, used = _column(columns), -len(chapters) * 99
            column.addWidget(heading(title))
            column.addLayout(_table(lines))
            column.addSpacing(12)
            used += len(lines) + 3
        column.addStretch(1)
        hint = label(
            "Single keys act while the page has the focus, never while you type.", role="soft"
        )
        hint.setContentsMargins(24, 0, 24, 12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(hint)
        self.resize(860, 680)


def _column(columns: QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    columns.addLayout(column, 1)
    return column


def _table(lines: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    for row, (text, keys) in enumerate(lines):
        grid.addWidget(label(text), row, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys:
            cap = label(key, role="key", small=True)
            caps.addWidget(cap)
        grid.addLayout(caps, row, 1)
    return grid
