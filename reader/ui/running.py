"""Windows that run find each other: a link is followed in the one that shows its project.

Each keeps two things in the folder of running windows: a lock, which the system's process numbers
free when the process is dead, and a folder of the same name, in which lies which project it shows.
Who wants a link followed puts it there as a file, and takes it back when nobody fetches it: the
file's name goes from one to the other in one step, so that a link is followed once. There is no
socket in it, as there is no network code in the program.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, Signal, Slot

from reader.domain.ids import new_id
from reader.profile import keep

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PATIENCE = 5.0
"""Seconds for which a running window is waited for; one that is stuck longer does not answer."""
_LOOK_EVERY = 0.02
_LONGEST = 4096
"""Bytes of a request; a longer one is none."""
_TOKEN = re.compile(r"[\x21-\x7e]{1,256}")
_PROJECT, _ASKED, _TAKEN = "project.json", ".link", ".taken"


@dataclass(frozen=True, slots=True)
class Shown:
    """A window that runs: its folder, and the project that it shows."""

    folder: Path
    project: Path


class Running(QObject):
    """This process among those that run."""

    asked = Signal(str, str)
    """A link that another process was started with, and what lets a window come to the front."""

    def __init__(self, windows: Path, parent: QObject | None = None) -> None:
        """Raises OSError where nothing can be kept in the folder `windows`."""
        super().__init__(parent)
        windows.mkdir(parents=True, exist_ok=True)
        running(windows)  # what dead processes have left behind goes
        self._folder = windows / new_id()
        self._lock = _lock_of(self._folder)
        if not self._lock.tryLock(0):
            raise OSError(f"{self._folder} cannot be locked")
        self._folder.mkdir()
        self._watch = QFileSystemWatcher([str(self._folder)], self)
        self._watch.directoryChanged.connect(self._look)

    def shows(self, project: Path) -> None:
        """Tell the others which project the window shows from now on."""
        with suppress(OSError):
            keep(self._folder / _PROJECT, {"project": str(project.absolute())})

    def end(self) -> None:
        """Be found no more."""
        self._watch.directoryChanged.disconnect(self._look)
        self._watch.removePath(str(self._folder))  # Windows deletes none that is watched
        shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.unlock()

    @Slot()
    def _look(self) -> None:
        for path in sorted(self._folder.glob(f"*{_ASKED}")):
            taken = path.with_suffix(_TAKEN)
            try:
                path.replace(taken)
                with taken.open("rb") as file:
                    request = json.loads(file.read(_LONGEST))
                taken.unlink()
                link, token = str(request["link"]), str(request["token"])
            except (OSError, ValueError, KeyError, TypeError):
                continue  # it was taken back, or it is none
            self.asked.emit(link, token if _TOKEN.fullmatch(token) else "")


def running(windows: Path) -> list[Shown]:
    """The windows that run, the newest first; what dead processes have left behind goes."""
    found = []
    for path in sorted(windows.glob("*.lock"), reverse=True):
        folder = path.with_suffix("")
        lock = _lock_of(folder)
        if lock.tryLock(0):  # its process is dead
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlock()
            continue
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((folder / _PROJECT).read_text(encoding="utf-8"))
            found.append(Shown(folder, Path(kept["project"])))
    return found


def hand_over(link: str, project: Path, windows: Path, patience: float = PATIENCE) -> bool:
    """Have a link followed by a window that shows its project; False when none does so in time."""
    for shown in running(windows):
        if same_file(shown.project, project) and _asked(shown, link, patience):
            return True
    return False


def to_front(window: QWidget, token: str = "") -> None:
    """Bring a window to the front; `token` is what Wayland wants for that."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)


def _asked(shown: Shown, link: str, patience: float) -> bool:
    _let_come_to_front()
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    request = shown.folder / f"{new_id()}{_ASKED}"
    try:
        keep(request, {"link": link, "token": token})
    except OSError:
        return False
    until = time.monotonic() + patience
    while request.exists():
        if time.monotonic() > until:
            try:
                request.unlink()
            except FileNotFoundError:
                break  # fetched at the last moment
            return False
        time.sleep(_LOOK_EVERY)
    return True


def _let_come_to_front() -> None:
    """Windows lets a process come to the front when the one that was clicked for allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # any process


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder.with_name(f"{folder.name}.lock")))
    lock.setStaleLockTime(0)  # a process that lives is not dead because it is old
    return lock


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; False where there is none."""
    try:
        return one.samefile(other)
    except OSError:
        return False
