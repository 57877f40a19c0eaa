"""The window's composition root: profile, project, theme and main window; the one that knows all.

Not for the headless commands, which never come here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.project import Analyst

if TYPE_CHECKING:
    from reader.profile import Profile
    from reader.store.store import Store
    from reader.ui.main_window import MainWindow
    from reader.ui.theme.theme import Theme


def main(project: Path | None, profile: Path | None, analyst: str | None) -> int:
    """Open the window on `project` (None: the last one) and stay until it is closed."""
    from PySide6.QtWidgets import QApplication

    from reader.profile import Profile
    from reader.store.errors import ProjectTrouble

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Selon")
    app.setDesktopFileName("selon")
    chosen = Profile.at(profile)
    theme = _dressed(app, chosen)
    try:
        path = project or _last_project(chosen)
        window = _window(path, chosen, theme, analyst)
    except ProjectTrouble as trouble:
        from reader.ui.dialogs.trouble import recovered

        path = recovered(trouble, project, theme)
        if path is None:
            return 1
        window = _window(path, chosen, theme, analyst)
    window.show()
    return app.exec()


def open_window(project: Path, profile: Path) -> MainWindow:
    """The shown window on `project`, made if it is missing; needs a QApplication, runs no loop.

    Raises ProjectTrouble when the project cannot be opened.
    """
    from PySide6.QtWidgets import QApplication

    from reader.profile import Profile

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("open_window needs a QApplication")
    chosen = Profile.at(profile)
    window = _window(project, chosen, _dressed(app, chosen), None)
    window.show()
    return window
