"""The menus: behind one button, and at the top of the screen where the system wants them there."""

from __future__ import annotations

import sys

from reader.ui.actions import MENUS
from tests.gui.shell_project import copy_project


def titles(hands) -> list[str]:
    return [action.text().replace("&", "") for action in hands.window.menuBar().actions()]


def test_a_mac_has_all_menus_at_the_top_of_the_screen(open_hands, tmp_path, monkeypatch) -> None:
    copy_project(tmp_path / "case.selon")
    monkeypatch.setattr(sys, "platform", "darwin")
    hands = open_hands("case.selon")
    assert titles(hands) == list(MENUS)
    file = hands.window.menuBar().actions()[0].menu()
    assert hands.window.actions_by_name["quit"] in file.actions()


def test_elsewhere_the_bar_at_the_top_has_one_button(open_hands, tmp_path) -> None:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    assert titles(hands) == [] and hands.find("menuButton").isVisible()
