"""Erase for good by hand: the dialog says what goes, asks for a word, and the window follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.store.check import check
from tests.gui.hands import Hands, settle
from tests.gui.shell_project import articles, copy_project
from tests.gui.test_project_details import to_page
from tests.gui.test_shell_dialogs import dialog
from tests.store.test_erasing import bytes_of

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def ask(hands: Hands, action: str):
    hands.window.actions_by_name[action].trigger()
    settle()
    shown = dialog("eraseDialog")
    hands.until(lambda: "Counting" not in shown.lines.text())
    return shown


def erase(hands: Hands, shown) -> None:
    """Type the word and press Enter; wait until the window has followed."""
    session = hands.window.session
    before = session.store.last_seq()
    shown.typed.setFocus()
    QTest.keyClicks(shown.typed, "erase")
    assert shown.erase.isEnabled()
    QTest.keyClick(shown.typed, Key.Key_Return)
    hands.until(lambda: session.store.last_seq() > before and not hands.window.jobs.running)
    settle()
    to_page(hands)


def test_an_article_goes_from_the_window_the_list_and_the_file(hands: Hands) -> None:
    window, session = hands.window, hands.window.session
    first, second, _ = articles(session)
    window.going.to_article(first)
    settle()
    shown = ask(hands, "erase_article")
    assert shown._what.text().startswith("Article 1: En Marche!")
    assert "1 article" in shown.lines.text() and "2 mentions" in shown.lines.text()
    assert not shown.copies.isVisible()
    erase(hands, shown)
    assert window.page.article_id != first
    assert sorted(row.number for row in session.articles.values()) == [2, 3]
    assert b"piratage" not in bytes_of(session.store.path)
    assert "Erased" in window.status.message.text()
    assert session.undo_label != "Mark source" or session.store.get("article", first) is None
    assert check(session.store.path) == []
    window.going.to_article(second)
    settle()
    assert window.page.article_id == second


def test_without_the_word_nothing_goes(hands: Hands) -> None:
    session = hands.window.session
    hands.window.going.to_article(articles(session)[0])
    before = session.store.last_seq()
    shown = ask(hands, "erase_article")
    shown.typed.setFocus()
    QTest.keyClicks(shown.typed, "eras")
    assert not shown.erase.isEnabled()
    QTest.keyClick(shown.typed, Key.Key_Return)
    settle()
    assert shown.isVisible()
    QTest.keyClick(shown, Key.Key_Escape)
    settle()
    assert session.store.last_seq() == before


def test_the_active_claim_goes_and_what_is_not_chosen_is_asked_for(hands: Hands) -> None:
    window, session = hands.window, hands.window.session
    window.going.to_article(articles(session)[0])
    settle()
    window.actions_by_name["erase_annotation"].trigger()
    assert "Choose what to erase" in window.status.message.text()
    hands.click_words("derrière le piratage")
    claim = window.marking.active
    assert claim
    erase(hands, ask(hands, "erase_annotation"))
    assert session.annotation(claim) is None
    assert session.store.annotations([claim]) == []
    assert window.marking.active != claim


def test_a_source_goes_and_its_claim_has_an_unknown_voice(hands: Hands) -> None:
    window, session = hands.window, hands.window.session
    window.going.to_view("sources")
    settle()
    window.going.view("sources").show_source("so-k")
    settle()
    hands.click("eraseSource")
    shown = dialog("eraseDialog")
    hands.until(lambda: "Counting" not in shown.lines.text())
    assert "1 voice becomes unknown" in shown.lines.text()
    assert "still stands in 1 article" in shown.lines.text()
    erase(hands, shown)
    assert "so-k" not in session.sources
    claims = [a for a in session.store.annotations_of(articles(session)[0]) if a.kind == "claim"]
    assert claims[0].attributions[0].chain[0].source is None
    assert check(session.store.path) == []


def test_backups_are_offered_and_go(hands: Hands) -> None:
    window = hands.window
    window.backups.folder.mkdir(parents=True)
    old = window.backups.folder / "case 0001 2020-01-01 00.00.00 0123abcd.selon"
    old.write_bytes(b"old")
    window.going.to_article(articles(window.session)[0])
    settle()
    shown = ask(hands, "erase_article")
    assert shown.copies.isVisible() and shown.copies.isChecked()
    erase(hands, shown)
    (new,) = window.backups.folder.iterdir()
    assert new != old and b"piratage" not in bytes_of(new)


def test_another_window_on_the_project_follows(open_hands, tmp_path: Path) -> None:
    copy_project(tmp_path / "case.selon")
    one, other = open_hands("case.selon"), open_hands("case.selon")
    first = articles(one.window.session)[0]
    for each in (one, other):
        each.window.going.to_article(first)
        settle()
    other.window.going.to_view("claims")
    settle()
    one.window.activateWindow()
    erase(one, ask(one, "erase_article"))
    other.window.session.refresh()
    settle()
    assert sorted(row.number for row in other.window.session.articles.values()) == [2, 3]
    assert other.window.page.article_id != first


def test_what_is_erased_in_the_history_is_not_taken_back(hands: Hands) -> None:
    window, session = hands.window, hands.window.session
    window.going.to_article(articles(session)[0])
    settle()
    erase(hands, ask(hands, "erase_article"))
    window.actions_by_name["toggle_history"].trigger()
    settle()
    model = hands.find("historyList").model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown[0] == "Erased for good: article 1" and "Erased" in shown
    place = shown.index("Erased")
    assert model.group_of(place) == [] and model.group_of(0) == []
