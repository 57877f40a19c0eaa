"""The page of a statement and its place: very many claims, and a narrow window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.ui.settings import load
from tests.gui.event_project import copy_event
from tests.gui.hands import Hands, settle
from tests.gui.many_claims import MANY, STATEMENT, copy_many

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def to_claims(hands: Hands):
    hands.key("2", ALT)
    view = hands.window.going.view("claims")
    wait(hands)
    return view


def wait(hands: Hands) -> None:
    view = hands.window.going.view("claims")
    hands.until(lambda: not (view.asking.is_busy or hands.window.jobs.running))


@pytest.mark.long
def test_five_thousand_claims_are_all_reached(
    open_hands: Callable[..., Hands], tmp_path: Path
) -> None:
    copy_many(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    view = to_claims(hands)
    view.show_statement(STATEMENT.id)
    page = view.statements.page
    wait(hands)
    tester = QAbstractItemModelTester(page.model)
    assert page.model.rowCount() == MANY
    assert page.standing.text() == f"Corroborated · {MANY // 2:,} hedged"
    assert len(page.why.text().splitlines()) < 20
    assert page.why.text().endswith("… and 4,989 more.")
    page.list.setFocus()
    hands.key(Key.Key_End)
    assert "Voice 9.499" in page.model.described(page.model.rows[MANY - 1])
    assert len(page.model._read) < 200  # only what was looked at
    hands.key("o")
    wait(hands)
    assert page.list.current == page.model.rows[MANY - 1].claim
    assert page.model.rows[MANY - 1].polarity == "opposite"
    assert page.standing.text().startswith("Contested")
    hands.key("x")
    wait(hands)
    assert page.model.rowCount() == MANY - 1
    hands.key(Key.Key_Return)
    assert hands.window.marking.active == "c9-498"
    del tester


def test_what_is_told_in_a_job_is_what_is_told_at_once(
    open_hands: Callable[..., Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    view = to_claims(hands)
    page = view.statements.page
    view.show_statement("heron")
    told = page.model.rows, page.standing.text(), page.why.text(), page._said.text()
    assert len(told[0]) == 3 and told[1] == "Single source · 1 hedged"
    monkeypatch.setattr("reader.ui.statements.page.FEW", 1)
    view.show_statement("paid")
    view.show_statement("heron")
    assert page.standing.text() == "…" and page._said.text() == "3 CLAIMS"
    wait(hands)
    assert (page.model.rows, page.standing.text(), page.why.text(), page._said.text()) == told
    page.list.setFocus()
    hands.key("o")
    wait(hands)
    assert page.model.rows[0].polarity == "opposite" and page.list.hasFocus()


def test_in_a_narrow_window_the_statements_come_when_they_are_asked_for(
    open_hands: Callable[..., Hands], tmp_path: Path
) -> None:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon", (1024, 640))
    view = to_claims(hands)
    assert not view.statements.isVisible() and not view.switch.isChecked()
    hands.click("showStatements")
    assert view.statements.isVisible()
    assert view.table.isVisible() and view.table.width() > 300
    view.statements.list.setFocus()
    hands.click("showStatements")
    assert not view.statements.isVisible()
    assert hands.focus() is view.table
    hands.key("s")
    assert view.statements.isVisible() and view.switch.isChecked()
    hands.key("s")
    # who goes to a statement sees it
    hands.window.going.to_statement("paid")
    assert view.statements.page.isVisible()
    assert hands.window.settings.layout.statements  # the choice for a wide window is another


def test_the_choice_for_a_wide_window_is_kept(
    open_hands: Callable[..., Hands], tmp_path: Path
) -> None:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    view = to_claims(hands)
    assert view.statements.isVisible()
    wide = view.table.width()
    hands.key("s")
    settle()
    assert not view.statements.isVisible() and view.table.width() > wide
    hands.window.close()
    assert not load(tmp_path / "profile" / "settings.json").layout.statements
