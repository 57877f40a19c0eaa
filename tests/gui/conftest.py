"""Windows for the GUI tests: the real one, on a real project file."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.gui.hands import Hands, settle


@pytest.fixture
def open_hands(qapp, tmp_path: Path) -> Iterator[Callable[..., Hands]]:
    """Opens the real window on a project of `tmp_path` and gives the hands to work it."""
    from reader.app import open_window

    windows = []
    # what is there by now is not looked through again after each test: it grows with every library
    gc.freeze()

    def open_(project: str = "case.selon", size: tuple[int, int] = (1440, 900)) -> Hands:
        window = open_window(tmp_path / project, tmp_path / "profile")
        window.resize(*size)
        window.activateWindow()
        window.page.setFocus()
        settle()
        windows.append(window)
        return Hands(window)

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    settle()
    # outside of an event loop nothing else deletes what waits for it: each window would stay
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def seed_project(tmp_path: Path) -> Path:
    """A project with the seed article alone: a copy of one imported as a user imports it."""
    path = tmp_path / "case.selon"
    path.write_bytes(_with_seed())
    return path


@cache
def _with_seed() -> bytes:
    from reader.resources import resource
    from tests.gui.importing import import_text

    with TemporaryDirectory() as folder:
        file = resource("articles/en-marche.txt")
        return import_text(Path(folder, "case.selon"), file).read_bytes()
