"""The action table: whole, without doubles, and every row leads somewhere."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.actions import ACTIONS, MENUS, ActionRow, keys_of, make_actions, page_commands
from reader.ui.commands.blocks import BlockCommands
from reader.ui.commands.copying import CopyCommands
from reader.ui.commands.erasing import ErasingCommands
from reader.ui.commands.files import FileCommands
from reader.ui.commands.library import LibraryCommands
from reader.ui.commands.marks import MarkCommands
from reader.ui.commands.originals import OriginalCommands
from reader.ui.commands.sources import SourceCommands
from reader.ui.commands.statements import StatementCommands
from reader.ui.commands.suggestions import SuggestionCommands
from reader.ui.commands.versions import VersionCommands
from reader.ui.commands.views import ViewCommands
from reader.ui.dialogs.shortcuts import sections
from reader.ui.menus import Menus

COMMANDS = (
    *(FileCommands, CopyCommands, MarkCommands, BlockCommands, OriginalCommands, StatementCommands),
    *(SourceCommands, VersionCommands, ViewCommands, LibraryCommands, SuggestionCommands),
    ErasingCommands,
)


class Noted:
    """Slots that note what was asked of them."""

    def __init__(self) -> None:
        self.done: list[tuple[str, tuple]] = []

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)

        def do(*given: object) -> None:
            self.done.append((name, given))

        return do


class Panels:
    """One slot that wants to know the new state."""

    shown: bool | None = None

    def toggle_library(self, shown: bool) -> None:
        self.shown = shown


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.name)
def test_every_action_has_a_command(row: ActionRow) -> None:
    assert row.submenu or any(hasattr(of, row.name) for of in COMMANDS)


def test_every_command_has_an_action() -> None:
    names = {row.name for row in ACTIONS}
    for of in COMMANDS:
        public = {n for n, v in vars(of).items() if callable(v) and not n.startswith("_")}
        assert public <= names


def test_names_and_keys_stand_once() -> None:
    assert max(Counter(row.name for row in ACTIONS).values()) == 1
    keys = [QKeySequence(k).toString() for row in ACTIONS for k in row.shortcut.split(" ") if k]
    assert "" not in keys
    assert max(Counter(keys).values()) == 1
    assert max(Counter(row.page_key for row in ACTIONS if row.page_key).values()) == 1


def test_every_menu_has_entries_and_every_entry_its_menu(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = make_actions(window, ACTIONS, [Noted()])
    menu = QMenu(window)
    Menus(ACTIONS, actions, window).fill(menu)
    assert tuple(a.text().replace("&", "") for a in menu.actions()) == MENUS
    shown = []
    waiting = [action.menu() for action in menu.actions()]
    while waiting:
        entries = waiting.pop().actions()
        assert entries
        shown += [entry.objectName() for entry in entries if entry.objectName()]
        waiting += [e.menu() for e in entries if e.menu() and not e.objectName()]
    assert sorted(shown) == sorted(row.name for row in ACTIONS)


def test_triggering_calls_the_command_of_that_name(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    noted, panels = Noted(), Panels()
    actions = make_actions(window, ACTIONS, [panels, noted])
    actions["export"].trigger()
    actions["toggle_library"].trigger()
    actions["theme_dark"].trigger()
    assert [name for name, _ in noted.done] == ["export", "theme_dark"]
    assert panels.shown is True
    assert actions["theme_dark"].isChecked() and not actions["theme_light"].isChecked()
    with pytest.raises(AttributeError, match="export"):
        make_actions(window, [ActionRow("export", "Export", "File")], [object()])


def test_page_commands_and_the_shortcut_page_have_every_key(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = make_actions(window, ACTIONS, [Noted()])
    commands = page_commands(ACTIONS, actions)
    assert commands["c"].objectName() == "mark_claim"
    assert commands["shift+c"].objectName() == "add_span"
    said = {text: keys for _, lines in sections(ACTIONS) for text, keys in lines}
    for row in ACTIONS:
        if keys_of(row):
            assert said[row.text.rstrip("…")] == keys_of(row)
    assert said["Redo"] == ["Ctrl+Shift+Z", "Ctrl+Y"]
