"""A copy to give away, by hand: ticks, what they mean in numbers, the file, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from reader.store.check import check
from reader.store.store import Store
from tests.gui.hands import Hands, settle
from tests.gui.shell_project import copy_project
from tests.gui.test_shell_dialogs import dialog, name_file
from tests.store.test_erasing import bytes_of

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def open_share(hands: Hands):
    hands.window.actions_by_name["share_copy"].trigger()
    shown = dialog("shareDialog")
    hands.until(lambda: bool(shown.along.text()))
    return shown


def tick(hands: Hands, shown, name: str) -> None:
    box = shown.findChild(QCheckBox, name)
    box.setFocus()
    QTest.keyClick(box, Key.Key_Space)
    settle()


def test_ticks_are_told_and_the_copy_holds_no_more(hands: Hands, tmp_path: Path) -> None:
    shown = open_share(hands)
    assert "3 articles" in shown.along.text() and "steps of the history" in shown.without.text()
    tick(hands, shown, "without_analysts")
    hands.until(lambda: "of analysts" in shown.without.text())
    shown.narrow.setFocus()
    QTest.keyClicks(shown.narrow, "vitali")
    seen = [r for r in range(shown.sources.count()) if not shown.sources.item(r).isHidden()]
    assert [shown.sources.item(row).text() for row in seen] == ["Vitali Kremez"]
    shown.sources.setCurrentRow(seen[0])
    QTest.keyClick(shown.sources, Key.Key_Space)
    hands.until(lambda: "1 voice becomes unknown" in shown.without.text())
    assert "3 sources" in shown.along.text()
    hands.click("shareButton", shown)
    target = tmp_path / "to share.selon"
    name_file(dialog("shareFile"), target)
    hands.until(lambda: "Written to" in shown.said.text())
    assert hands.find("showShared", shown).isVisible()
    shown.close()
    assert check(target) == []
    data = bytes_of(target)
    assert b"ana" not in [word.strip() for word in data.split(b'"')]
    with closing(Store.open(target)) as copy:
        assert copy.history() == []
        assert copy.get("source", "so-k") is None
        assert len(copy.things("article")) == 3
    # the project itself is as it was
    assert hands.window.session.store.get("source", "so-k") is not None


def test_the_project_itself_is_not_written_over(hands: Hands) -> None:
    shown = open_share(hands)
    path = hands.window.session.store.path
    shown.write_to(str(path))
    hands.until(lambda: "was not written" in shown.said.text())
    assert "no copy of itself" in shown.said.text()
    assert shown.share.isEnabled() and not shown.bar.isVisible()


def test_a_copy_can_be_stopped(hands: Hands, tmp_path: Path) -> None:
    shown = open_share(hands)
    target = tmp_path / "stopped.selon"
    shown.write_to(str(target))
    hands.click("stopShare", shown)
    hands.until(lambda: "Writing" not in shown.said.text() and not hands.window.jobs.running)
    # it may have been faster than the hand
    assert target.exists() == ("Written to" in shown.said.text())
    assert not list(tmp_path.glob(".*.new"))


def test_a_marking_is_said(hands: Hands) -> None:
    from dataclasses import replace

    from reader.domain.edits import amend

    session = hands.window.session
    before = session.store.project()
    session.perform(amend("Mark", before, replace(before, tlp="amber")))
    shown = open_share(hands)
    assert "TLP:AMBER" in shown._marking.text()
