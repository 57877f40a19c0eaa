"""What the project is called and who may have it: the dialog, the status line, the exports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.gui.hands import CTRL, Hands, settle
from tests.gui.shell_project import copy_project
from tests.gui.test_shell_dialogs import dialog, open_export

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def choose(hands: Hands, downs: int):
    """Open the dialog and go down the markings by the keyboard."""
    hands.window.actions_by_name["project_details"].trigger()
    shown = dialog("projectDetails")
    shown.marking.setFocus()
    for _ in range(downs):
        QTest.keyClick(shown.marking, Key.Key_Down)
    return shown


def to_page(hands: Hands) -> None:
    """The keyboard goes back to the page, as it does where there is a window system."""
    settle()
    hands.window.activateWindow()
    hands.page.setFocus()
    settle()


def marking(hands: Hands) -> QLabel:
    return hands.window.findChild(QLabel, "projectMarking")


def test_a_marking_is_a_step_and_stands_in_the_status_line(hands: Hands) -> None:
    session = hands.window.session
    assert not marking(hands).isVisible()
    shown = choose(hands, 3)
    assert "clients" in shown._meaning.text()
    shown.title.setFocus()
    shown.title.selectAll()
    QTest.keyClicks(shown.title, "The leak")
    QTest.keyClick(shown.title, Key.Key_Return)
    settle()
    assert (session.store.project().title, session.store.project().tlp) == ("The leak", "amber")
    assert marking(hands).isVisible() and marking(hands).text() == "TLP:AMBER"
    to_page(hands)
    hands.key("z", CTRL)
    assert session.store.project().tlp is None
    assert not marking(hands).isVisible()


def test_esc_changes_nothing_and_an_empty_title_is_none(hands: Hands) -> None:
    session = hands.window.session
    before, seq = session.store.project(), session.store.last_seq()
    QTest.keyClick(choose(hands, 1), Key.Key_Escape)
    settle()
    shown = choose(hands, 0)
    shown.title.clear()
    hands.click("saveProject", shown)
    assert session.store.project() == before and session.store.last_seq() == seq


def test_exports_carry_it(hands: Hands, qtbot, tmp_path: Path) -> None:
    hands.click("saveProject", choose(hands, 1))
    to_page(hands)
    shown = open_export(hands, qtbot, "csv")
    hands.click("exportButton", shown)
    asking = dialog("exportFile")
    assert asking.findChild(QLineEdit, "fileNameEdit").text() == "case TLP RED.csv"
    asking.close()
    shown.close()
    from reader.exporting import export_project

    folder = tmp_path / "out"
    export_project(hands.window.session.store.path, "label-studio", (), {}, folder)
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    assert {task["data"]["tlp"] for task in tasks} == {"red"}
