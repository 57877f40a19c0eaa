"""The window's composition root: profile, project, theme and main window; the one that knows all.

Not for the headless commands, which never come here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

import reader.collecting  # noqa: F401 (first, see there)
from reader.domain.link import Link, LinkTrouble, is_link, parse_link
from reader.profile import Profile
from reader.resources import resource
from reader.store.database import is_older
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from reader.ui.main_window import MainWindow
from reader.ui.presenting import FRAME
from reader.ui.session import Session
from reader.ui.settings import Settings, load
from reader.ui.theme.theme import Theme

if TYPE_CHECKING:
    from reader.ui.running import Running
    from reader.ui.updating import UpdateWindow

SAMPLE = "articles/sample.json"
LISTEN_AFTER = 400
"""Milliseconds after the start until links are listened to: that shall not slow the first paint."""


def main(
    project: Path | None, profile: Path | None, analyst: str | None, link: str | None = None
) -> int:
    """Open the window on `project` (None: the last one), or on what `link` leads to, and stay
    until it is closed. A link into a project that another window shows is followed there."""
    kept = Profile.at(profile)
    if link is not None:
        from reader.ui.following import is_followed_elsewhere

        if is_followed_elsewhere(link, kept):
            return 0
    app = Application(sys.argv[:1])
    app.setApplicationName("Selon")
    app.setDesktopFileName("selon")
    opener = Opener(app, kept, analyst)
    app.asked.connect(opener.take)
    app.aboutToQuit.connect(opener.end)
    sys.excepthook = opener.tell_bug
    if link is None:
        opener.begin(project)
    else:
        opener.follow(link)
    QTimer.singleShot(LISTEN_AFTER, opener.listen)
    return app.exec()


def open_window(project: Path, profile: Path) -> MainWindow:
    """The shown window on `project`, made if it is missing; needs a QApplication, runs no loop.

    Raises ProjectTrouble when the project cannot be opened.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("open_window needs a QApplication")
    return Opener(app, Profile.at(profile), None).open(project)


class Application(QApplication):
    """Takes what macOS asks a program that runs already to open."""

    asked = Signal(str)
    """A link, or the path of a project."""

    def event(self, event: QEvent) -> bool:
        """Tell of what is to be opened."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(event.file() or event.url().toString())
            return True
        return super().event(event)


class Opener(QObject):
    """Opens a project in a window, and another one in its place."""

    def __init__(self, app: QApplication, profile: Profile, analyst: str | None) -> None:
        super().__init__(app)
        self._profile = profile
        self._analyst = analyst
        self._window: MainWindow | None = None
        self._updating: UpdateWindow | None = None
        self._to_say = ""
        self._to_follow: Link | None = None
        self._running: Running | None = None
        self._settings = load(profile.settings)
        self._theme = Theme(self._settings.theme, parent=self)
        self._theme.apply(app)

    def begin(self, project: Path | None) -> None:
        """Open a project, or say why it cannot be opened."""
        self.replace(project or self._last())
        if self._window is not None and not self._settings.layout.geometry:
            # the first time: no larger than the screen
            room = self._window.screen().availableSize() - FRAME
            smallest = self._window.minimumSizeHint()
            self._window.resize(self._window.size().boundedTo(room.expandedTo(smallest)))

    @Slot(str)
    @Slot(str, str)
    def follow(self, words: str, token: str = "") -> None:
        """Open the project and the passage that a link leads to, or say why it leads nowhere.

        `token` lets the window come to the front where a system wants one.
        """
        from reader.ui.following import go_to, known_projects, project_of
        from reader.ui.running import same_file, to_front

        self._to_follow = None
        try:
            self._to_follow = parse_link(words)
            known = known_projects(self._settings, self._profile)
            project = project_of(self._to_follow, known)
        except LinkTrouble as trouble:
            self.tell(ProjectTrouble(trouble.message, trouble.advice), None)
            self._trouble.rejected.connect(self._follow_no_more)
            return
        window = self._window
        if window is not None and same_file(project, window.session.store.path):
            link, self._to_follow = self._to_follow, None
            to_front(window, token)
            go_to(window, link)
        else:
            self.replace(project)

    @Slot()
    def _follow_no_more(self) -> None:
        self._to_follow = None

    @Slot(str)
    def take(self, words: str) -> None:
        """Follow a link, or open the project that is at a path."""
        if is_link(words):
            self.follow(words)
        else:
            self.replace(Path(words))

    @Slot()
    def listen(self) -> None:
        """Follow the links that others are started with, while this process runs."""
        from reader.ui.running import Running

        try:
            self._running = Running(self._profile.windows, self)
        except OSError:
            return  # each link gets a window of its own, then
        self._running.asked.connect(self.follow)
        if self._window is not None:
            self._running.shows(self._window.session.store.path)

    @Slot()
    def end(self) -> None:
        """Be asked for nothing any more."""
        if self._running is not None:
            self._running.end()
            self._running = None

    def open(self, project: Path | None) -> MainWindow:
        """Show a project; None: the last one, at the very first start one with the sample."""
        return self._show(self._store(project or self._last()))

    def _show(self, store: Store) -> MainWindow:
        window = _window(store, self._profile, self._settings, self._theme, self._analyst)
        window.project_requested.connect(self.replace)
        window.restore_requested.connect(self.restore)
        before, self._window = self._window, window
        window.show()
        if self._running is not None:
            self._running.shows(store.path)
        if before is not None:
            before.close()
            before.deleteLater()
        return window

    @Slot(object)
    def look_at(self, project: Path) -> None:
        """Open a project without writing to it."""
        try:
            self._show(Store.open(project, read_only=True))
        except ProjectTrouble as trouble:
            self.tell(trouble, project)

    @Slot(object)
    def replace(self, project: Path) -> None:
        """Open another project in place of the one in the window, which stays if that fails.

        One of an older Selon is brought up to date beside the window first.
        """
        if is_older(project):
            self._update(project)
        else:
            self._open(project)

    @Slot(object)
    def _open(self, project: Path) -> None:
        try:
            window = self.open(project)
        except ProjectTrouble as trouble:
            self.tell(trouble, project)
            return
        if self._to_say:
            window.status.say(self._to_say)
            self._to_say = ""
        if self._to_follow is not None:
            from reader.ui.following import go_to

            link, self._to_follow = self._to_follow, None
            go_to(window, link)

    def _update(self, project: Path) -> None:
        from reader.ui.updating import UpdateWindow

        if self._updating is not None and self._updating.isVisible():
            self._updating.raise_()
            return
        self._updating = UpdateWindow(project)
        self._updating.updated.connect(self._open)
        self._updating.failed.connect(self._not_updated)
        self._updating.show()

    @Slot(object)
    def _not_updated(self, error: Exception) -> None:
        assert self._updating is not None
        if isinstance(error, ProjectTrouble):
            self.tell(error, self._updating.project)
        else:
            self.tell_bug(type(error), error, error.__traceback__)

    @Slot(object)
    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the project in the window; what was there is set aside."""
        from reader.store.backup import restore

        if self._window is None:
            return
        project, before = self._window.session.store.path, self._window
        self._window = None
        # the project has to be closed, and the program must not end with its only window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setQuitOnLastWindowClosed(False)
        before.close()
        try:
            aside = restore(backup, project)
            if aside is not None:
                self._to_say = f"Restored. What was there is kept as {aside.name}."
            self.replace(project)
        except ProjectTrouble as trouble:
            self.tell(trouble, project)
        app.setQuitOnLastWindowClosed(True)

    def tell(self, trouble: ProjectTrouble, project: Path | None) -> None:
        """Say why a project cannot be opened, and offer what can be done."""
        from reader.ui.dialogs.trouble import TroubleWindow

        self._trouble = TroubleWindow(trouble, project, self._theme)
        self._trouble.project_requested.connect(self.replace)
        self._trouble.read_only_requested.connect(self.look_at)
        self._trouble.show()

    def tell_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show what the program did not expect; what was stored before stays stored."""
        from reader.faults import keep_report, report_of

        sys.__excepthook__(kind, error, trace)
        keep_report(error, self._profile)
        if self._window is not None and isinstance(error, Exception):
            self._window.dialogs.tell_bug(report_of(error))

    def _last(self) -> Path:
        """The project of the last time, else the default one."""
        last = Path(self._settings.last_project) if self._settings.last_project else None
        return last if last and last.exists() else self._profile.default_project

    def _store(self, path: Path) -> Store:
        if path.exists():
            return Store.open(path)
        if path == self._profile.default_project:
            return _with_sample(path, self._profile)
        return Store.open(path, create=True)


def _window(
    store: Store, profile: Profile, settings: Settings, theme: Theme, analyst: str | None
) -> MainWindow:
    who = profile.who(analyst, store.things("analyst"))
    return MainWindow(Session(store, who), theme, settings, profile)


def _with_sample(path: Path, profile: Profile) -> Store:
    """A new project with the sample article and its three annotations."""
    from reader.importing import import_each

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProjectTrouble(
            f"No project can be made in {path.parent}: {error.strerror or error}.",
            "Choose another place: selon open, and the path of a project.",
        ) from error
    store = Store.open(path, create=True)
    list(import_each(store, [resource(SAMPLE)], profile.who(None), origin="command"))
    return store
