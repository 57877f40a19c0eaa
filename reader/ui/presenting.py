"""Dialogs of the window: they stand beside it and never block it; made when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.store.errors import ProjectTrouble
    from reader.ui.main_window import MainWindow


FRAME = QSize(8, 40)
"""What the window system draws around a window."""


class Dialogs(QObject):
    """Which dialogs of a window are open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[str, tuple[QWidget, tuple[Any, ...]]] = {}

    def present(self, name: str, dialog: type[QWidget], *args: Any) -> QWidget:
        """Show `dialog(window, *args)`, no larger than the screen.

        One that is open on the same comes to the front, one on something else goes.
        """
        known, before = self._open.get(name, (None, ()))
        if known is not None and known.isVisible():
            if before == args:
                known.raise_()
                known.activateWindow()
                return known
            known.close()
        made = dialog(self._window, *args)
        room = self._window.screen().availableSize() - FRAME
        made.resize(made.size().boundedTo(room.expandedTo(made.minimumSizeHint())))
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.destroyed.connect(self._forget)
        made.setObjectName(made.objectName() or name)
        self._open[name] = made, args
        made.show()
        return made

    def is_shown(self, name: str) -> bool:
        """Whether the dialog of this name is open."""
        return name in self._open

    @Slot()
    def _forget(self) -> None:
        import shiboken6

        self._open = {n: d for n, d in self._open.items() if shiboken6.isValid(d[0])}

    @Slot(str)
    def export(self, part: str) -> None:
        """Open the export dialog with a part of the project (ui.exporting.parts) chosen."""
        from reader.ui.dialogs.export_dialog import ExportDialog

        self.present("export", ExportDialog, part)

    @Slot(str)
    def show_details(self, article_id: str) -> None:
        """Open the metadata of an article."""
        from reader.ui.dialogs.article_details import ArticleDetails

        if self._window.session.store.get("article", article_id) is None:
            # taken back beside the window, which has not heard of all of it yet
            self._window.status.say("This article is not in the project any more.")
            return
        self.present("details", ArticleDetails, article_id)

    def show_details_of(self, articles: Sequence[str]) -> None:
        """Open the metadata of one article, or of several what they have in common."""
        if len(articles) == 1:
            self.show_details(articles[0])
        elif articles:
            from reader.ui.dialogs.several_details import SeveralDetails

            self.present("several", SeveralDetails, articles)

    @Slot(object)
    def tell_trouble(self, trouble: ProjectTrouble) -> None:
        """Tell the user's trouble whole: what happened, and what to do."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Selon", trouble.message, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(trouble.advice)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def tell_bug(self, report: str) -> None:
        """Tell a fault of the program as one; `report` (of faults.report_of) can be copied."""
        from reader.ui.dialogs.trouble import BugReport

        self.present("bug", BugReport, report)
