"""What is put on the clipboard or dragged away: plain text, and beside it HTML and Markdown."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARKDOWN = "text/markdown"
OURS = "application/x-selon-copied"
"""Tells what was copied here from what others have copied since."""
_kept: list[bool] = []


def formatted(text: str, html: str, markdown: str = "") -> QMimeData:
    """The same in several forms; a program takes the richest that it knows."""
    made = QMimeData()
    made.setText(text)
    made.setHtml(html)
    made.setData(OURS, b"")
    if markdown:
        made.setData(MARKDOWN, markdown.encode())
    return made


def put(text: str, html: str = "", markdown: str = "") -> None:
    """Put words on the clipboard, as plain text alone without `html`."""
    if not html:
        QGuiApplication.clipboard().setText(text)
        return
    if not _kept:
        # the clipboard outlives the program's objects, and with them the forms that are ours
        _kept.append(True)
        atexit.register(_leave_plain)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(_leave_plain)
    QGuiApplication.clipboard().setMimeData(formatted(text, html, markdown))


def put_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Put a table on the clipboard, by tabs and as HTML; no cell is a formula. The rows' number."""
    from reader.domain.quoting import table_html
    from reader.export.csv import safe
    from reader.export.tables import as_cells

    told = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    guarded = [tuple(map(safe, row)) for row in (header, *told)]
    put(as_cells(header, told), table_html(guarded[0], guarded[1:]))
    return len(told)


def _leave_plain() -> None:
    if QCoreApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()
    if held is not None and held.hasFormat(OURS):
        clipboard.setText(clipboard.text())
