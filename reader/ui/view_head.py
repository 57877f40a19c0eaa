"""The head of a view: its name with what is worked with beside it, under them what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


def view_head(
    title: QLabel, summary: QLabel, beside: Iterable[QWidget], gap: int = 8
) -> QVBoxLayout:
    """The name is never cut off; the summary has the whole width and wraps in a narrow window."""
    title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    title.setMinimumWidth(title.sizeHint().width())
    summary.setWordWrap(True)
    line = QHBoxLayout()
    line.setSpacing(gap)
    line.addWidget(title)
    line.addStretch(1)
    for widget in beside:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
    head = QVBoxLayout()
    head.setSpacing(4)
    head.addLayout(line)
    head.addWidget(summary)
    return head
