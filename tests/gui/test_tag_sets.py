"""A tag set by hand: the menu, Qt's file dialog, the preview, one step, one undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from tests.gui.hands import Hands, settle
from tests.gui.shell_project import copy_project
from tests.gui.test_shell_dialogs import dialog, name_file

Key = Qt.Key
SET = {
    "namespace": "tlp",
    "expanded": "Traffic light <b>protocol</b>",
    "description": "How far it may go.",
    "predicates": [
        {"value": "red", "expanded": "TLP:RED", "colour": "#CC0033"},
        {"value": "amber"},
    ],
    "values": [{"predicate": "amber", "entry": [{"value": "strict", "expanded": "Strict"}]}],
}


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def choose(hands: Hands, path: Path):
    hands.window.actions_by_name["import_tag_set"].trigger()
    name_file(dialog("tagSetFile"), path)
    return dialog("tagSetDialog")


def test_a_set_is_seen_taken_in_and_taken_back(hands: Hands, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "machinetag.json"
    file.write_text(json.dumps(SET), encoding="utf-8")
    session = hands.window.session
    before = len(session.tags)
    shown = choose(hands, file)
    QAbstractItemModelTester(shown.model, shown)
    qtbot.waitUntil(shown.add.isEnabled, timeout=10_000)
    assert shown.said.text() == "3 new tags."
    assert [shown.model.index(i).data() for i in range(3)] == ["TLP:RED", "amber", "Strict"]
    QTest.keyClick(shown, Key.Key_Return)
    settle()
    stored = {tag.name: tag for tag in session.store.things("tag")}
    assert stored["TLP:RED"].colour == 1
    assert stored["Strict"].parent == stored["amber"].id
    assert stored["Strict"].code == 'tlp:amber="strict"'
    again = choose(hands, file)
    qtbot.waitUntil(lambda: bool(again.model.rowCount()), timeout=10_000)
    assert again.said.text() == "No new tags, 3 there already."
    assert not again.add.isEnabled()
    QTest.keyClick(again, Key.Key_Escape)
    settle()
    hands.window.actions_by_name["undo"].trigger()
    settle()
    assert len(session.store.things("tag")) == before


def test_a_file_that_is_no_set_is_told_and_changes_nothing(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    file = tmp_path / "odd.json"
    file.write_text("[[[", encoding="utf-8")
    before = hands.window.session.store.things("tag")
    shown = choose(hands, file)
    qtbot.waitUntil(lambda: "JSON" in shown.said.text(), timeout=10_000)
    assert not shown.add.isEnabled()
    assert hands.window.session.store.things("tag") == before
