"""Printing: the pages of the report, made beside the window and looked at before they go out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from reader.paper.sheet import Page, Sheet
    from reader.ui.jobs import Answer, Failure, Job
    from reader.ui.main_window import MainWindow

MOST = 200
"""Pages that are printed from the window; more are better printed from a PDF."""
FORMAT = "pdf"
_SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


class TooLong(Exception):
    """There are more pages than are printed from the window."""


class Printing(QObject):
    """Makes the pages in a job; then shows them, as they will be printed, in Qt's own preview."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job = 0
        self._pages: list[Page] = []
        self._paper = "A4"
        self.preview: QPrintPreviewDialog | None = None
        window.jobs.answered.connect(self._answered)
        window.jobs.failed.connect(self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return bool(self._job)

    def ask(self, scope: Sequence[str], options: Mapping[str, str]) -> None:
        """Show what is in scope, with the options of the format pdf, as pages to print."""
        from reader.paper.lettering import load_fonts

        load_fonts()
        self._window.jobs.cancel(self._job)
        path = self._window.session.store.path
        self._job = self._window.jobs.start(pages, path, tuple(scope), dict(options))
        self._window.status.say("Making the pages…")

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if answer.job != self._job or not self._job:
            return
        self._job = 0
        self._pages, self._paper = answer.value
        self._window.status.say("")
        self._show()

    @Slot(object)
    def _failed(self, failure: Failure) -> None:
        if failure.job != self._job or not self._job:
            return
        self._job = 0
        from reader.ui.exporting.writing import why

        if isinstance(failure.error, TooLong):
            words: str | None = str(failure.error)
        else:
            words = why(failure.error)
        if words is None:
            self._window.dialogs.tell_bug(failure.report)
        else:
            self._window.status.say(f"Nothing is printed. {words}")

    def _show(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._window.session.store.path.stem)
        size = QPageSize(_SIZES[self._paper])
        printer.setFullPage(True)
        portrait = QPageLayout.Orientation.Portrait
        printer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0)))
        made = QPrintPreviewDialog(printer, self._window)
        made.setObjectName("printPreview")
        made.setWindowTitle("Print")
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.destroyed.connect(self._forget)
        made.paintRequested.connect(self._paint)
        # the preview uses the printer until it goes
        made.printer_of_it = printer  # type: ignore[attr-defined]
        made.resize(940, 760)
        self.preview = made
        made.show()

    @Slot()
    def _forget(self) -> None:
        self.preview = None
        self._pages = []

    @Slot("QPrinter*")
    def _paint(self, printer: QPrinter) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication

        from reader.paper.sheet import SHEETS

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            paint(self._pages, printer, SHEETS[self._paper], _breathe)
        finally:
            QGuiApplication.restoreOverrideCursor()


def _breathe() -> None:
    """Let the window paint and its timers ring between two pages; Qt wants all pages in one call.

    What is typed and clicked waits, for it could close the preview that is being painted.
    """
    from PySide6.QtCore import QCoreApplication, QEventLoop

    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def pages(
    job: Job, project: Path, scope: Sequence[str], options: Mapping[str, str]
) -> tuple[list[Page], str]:
    """The pages of the report, composed, and their paper; runs as a job.

    Raises TooLong for very many.
    """
    from reader.export.publication.publication import publication
    from reader.export.registry import exporters
    from reader.exporting import reported
    from reader.paper.composing import compose
    from reader.ui.writing import asking

    made: list[Page] = []

    def take(page: Page) -> None:
        job.check()
        made.append(page)
        if len(made) > MOST:
            raise TooLong(
                f"It has more pages than the {MOST} that are printed from here. "
                "Export it as a PDF and print that, or print one article."
            )

    chosen = exporters()[FORMAT].chosen(options)
    with reported(project, scope, asking(job)) as report:
        compose(publication(report, chosen), chosen["paper"], take)
    return sorted(made, key=lambda page: page.number), chosen["paper"]


def paint(
    pages: Sequence[Page], printer: QPrinter, sheet: Sheet, breathe: Callable[[], object]
) -> None:
    """Paint pages on a printer, or those that its dialog has named; fitted to its paper.

    `breathe` is called after each page.
    """
    from PySide6.QtPrintSupport import QPrinter as Printer

    first, last = printer.fromPage(), printer.toPage()
    wanted = pages[first - 1 : last] if first and last else pages
    painter = QPainter()
    if not painter.begin(printer):
        return
    paper = printer.paperRect(Printer.Unit.DevicePixel)
    by = min(paper.width() / sheet.width, paper.height() / sheet.height)
    left = (paper.width() - by * sheet.width) / 2
    for place, page in enumerate(wanted):
        if place:
            printer.newPage()
        painter.save()
        painter.translate(left, 0)
        painter.scale(by, by)
        page.paint(painter)
        painter.restore()
        breathe()
    painter.end()
