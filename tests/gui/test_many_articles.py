"""What is done with many articles at once: beside the window, one step to undo, to be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reader.store.check import check
from reader.ui.library import many
from tests.gui.hands import CTRL, SHIFT, Hands, settle
from tests.gui.shell_project import articles, copy_project
from tests.gui.test_library_shelves import in_file, said, shown
from tests.gui.test_shell_library import click_row

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path, monkeypatch) -> Hands:
    """Three articles are many, and each is a lot."""
    for name, few in (("MANY", 3), ("MANY_BINNED", 3), ("LOT", 1)):
        monkeypatch.setattr(many, name, few)
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def choose_all(hands: Hands) -> None:
    click_row(hands.find("library"), 0)
    hands.find("library").setFocus()
    hands.key("a", CTRL)


def wait(hands: Hands, qtbot) -> None:
    """Until all is done and the window has heard of it."""
    window = hands.window
    qtbot.waitUntil(lambda: not window.shelving.is_busy and not window.session.is_behind)
    settle()


def test_a_star_for_many_is_one_step_to_undo(hands: Hands, qtbot) -> None:
    choose_all(hands)
    hands.type("*")
    assert hands.window.shelving.is_busy, "it is done beside the window"
    wait(hands, qtbot)
    assert [a.starred for a in in_file(hands, "article")] == [True] * 3
    assert all("starred" in r for r in spoken(hands)), "the list has heard of it"
    assert hands.window.session.undo_label == "Star 3 articles"
    hands.key("z", CTRL)
    assert [a.starred for a in in_file(hands, "article")] == [False] * 3


def spoken(hands: Hands) -> list[str]:
    model = hands.window.library.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_many_go_to_the_bin_and_come_back_whole(hands: Hands, qtbot) -> None:
    before = in_file(hands, "article")
    choose_all(hands)
    hands.key(Key.Key_Delete)
    wait(hands, qtbot)
    assert all(a.binned for a in in_file(hands, "article"))
    assert shown(hands) == []
    assert said(hands) == "3 articles in the bin"
    button = hands.find("undoNow")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(hands, qtbot)
    assert in_file(hands, "article") == before
    assert len(shown(hands)) == 3
    assert check(hands.window.session.store.path) == []


def test_what_is_stopped_leaves_whole_articles_and_one_step(hands: Hands, qtbot) -> None:
    window = hands.window
    choose_all(hands)
    # after the first of three lots somebody presses Stop
    window.jobs.progressed.connect(lambda progress: window.shelving.many.stop())
    window.shelving.throw_away()
    stop = hands.find("stopMany")
    assert isinstance(stop, QToolButton)
    assert stop.text() == "Stop"
    wait(hands, qtbot)
    gone = [a.id for a in in_file(hands, "article") if a.binned]
    assert gone, "what was done before stays"
    assert len(shown(hands)) == 3 - len(gone)
    window.session.undo()
    assert not any(a.binned for a in in_file(hands, "article"))


def test_undo_while_it_runs_stops_it(hands: Hands, qtbot) -> None:
    choose_all(hands)
    hands.type("*")
    hands.key("z", CTRL)
    wait(hands, qtbot)
    hands.key("z", CTRL)
    assert not any(a.starred for a in in_file(hands, "article"))


def test_many_are_marked_read_collected_and_described(hands: Hands, qtbot) -> None:
    window = hands.window
    choose_all(hands)
    hands.key("u", SHIFT)
    assert said(hands) == "3 articles marked read"
    assert not any("unread" in words for words in spoken(hands))
    hands.key("u", SHIFT)
    assert all("unread" in words for words in spoken(hands))
    window.shelving.collect_into_new("Leaks", window.library.view.selected())
    wait(hands, qtbot)
    (leaks,) = in_file(hands, "collection")
    assert [a.collections for a in in_file(hands, "article")] == [(leaks.id,)] * 3
    assert said(hands) == "3 articles added to “Leaks”"
    window.shelving.delete_collection(leaks)
    wait(hands, qtbot)
    assert in_file(hands, "collection") == []
    assert [a.collections for a in in_file(hands, "article")] == [()] * 3
    assert articles(window.session) == [a.id for a in in_file(hands, "article")]
