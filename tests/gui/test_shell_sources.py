"""The Sources view: renaming, other names, letters, merging and its undo, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.gui.hands import CTRL, NONE, Hands, settle
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("3", ALT)
    return hands


def choose(hands: Hands, source: str) -> None:
    hands.find("sourcesView").show_source(source)
    settle()


def retype(hands: Hands, name: str, text: str) -> None:
    field = hands.find(name)
    field.setFocus()
    field.selectAll()
    hands.type(text)


def test_enter_in_the_table_renames(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-f")
    hands.find("sourcesTable").setFocus()
    hands.key(Key.Key_Return)
    assert hands.focus().objectName() == "sourceName"
    hands.type("Flashpoint Inc")
    hands.key(Key.Key_Return)
    assert session.sources["so-f"].name == "Flashpoint Inc"
    hands.key(Key.Key_Escape)
    assert hands.focus().objectName() == "sourcesTable"
    hands.key("z", CTRL)
    assert session.sources["so-f"].name == "Flashpoint"
    assert hands.find("sourceName").text() == "Flashpoint"


def test_the_status_line_counts_sources_here_and_the_article_there(hands: Hands) -> None:
    for view, counts in (("3", "4 sources"), ("1", "1 claim · 2 mentions"), ("3", "4 sources")):
        hands.key(view, ALT)
        words = [w.text() for w in hands.window.status.findChildren(QLabel) if w.isVisible()]
        assert counts in words
        assert any(said.startswith("Paragraph") for said in words) == (view == "1")


def test_other_names_are_stored_when_the_field_is_left(hands: Hands) -> None:
    choose(hands, "so-k")
    retype(hands, "sourceAliases", "V. Kremez")
    hands.key(Key.Key_Return)
    hands.type("Kremez")
    hands.key(Key.Key_Tab)
    assert hands.window.session.sources["so-k"].aliases == ("V. Kremez", "Kremez")


def test_a_letter_is_given_and_taken_away(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-p")
    hands.click("letterC")
    assert session.grades["so-p"].value == "C"
    assert hands.find("letterC").isChecked() and not hands.find("letterB").isChecked()
    hands.click("letterB")
    assert session.grades["so-p"].value == "B"
    hands.click("letterB")
    assert session.grades["so-p"].value is None
    assert [g.value for g in session.store.things("grade") if g.source == "so-p"] == [
        "C",
        "B",
        None,
    ]


def test_merging_and_taking_it_back(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-v")
    hands.click("letterD")
    before = {s.id: s for s in session.sources.values()}
    said = session.store.naming_source("so-v")
    hands.find("mergeSource").setFocus()
    hands.key(Key.Key_Space)
    hands.type("vitali")
    hands.key(Key.Key_Return)
    preview = hands.find("mergeSources")
    assert hands.find("merge_names", preview).text() == "V. Kremez"
    assert hands.find("merge_over", preview).text() == "1 claim, no mentions"
    assert hands.find("merge_affiliation", preview).text() == "Flashpoint"
    assert hands.find("ownLetter", preview).isChecked()
    assert "so-v" in session.sources, "nothing is merged by looking"
    QTest.keyClick(preview, Key.Key_Return)
    settle()
    assert "so-v" not in session.sources
    kept = session.sources["so-k"]
    assert kept.aliases == ("Kremez", "V. Kremez") and kept.former == ("so-v",)
    assert session.annotation(said[0].id).attributions[0].chain[0].source == "so-k"
    assert hands.find("sourceName").text() == "Vitali Kremez"
    assert session.grades["so-k"].value == "B" and "so-v" not in session.grades
    hands.window.activateWindow()
    settle()
    hands.find("sourcesTable").setFocus()
    settle()
    hands.key("z", CTRL)
    assert session.sources == before
    assert session.store.naming_source("so-v") == said
    assert session.grades["so-v"].value == "D"
    hands.key("z", CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "so-v" not in session.sources


def test_an_affiliation_that_is_new_is_made_with_it(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-v")
    hands.click("sourceAffiliation")
    hands.type("Advanced Intel")
    hands.key(Key.Key_Return)
    body = session.sources[session.sources["so-v"].affiliation]
    assert (body.name, body.kind) == ("Advanced Intel", "organisation")
    session.undo()
    assert session.sources["so-v"].affiliation is None and len(session.sources) == 4


def test_deleting_keeps_the_name_as_a_label(hands: Hands) -> None:
    session = hands.window.session
    said = session.store.naming_source("so-v")[0].id
    choose(hands, "so-v")
    hands.click("deleteSource")
    link = session.annotation(said).attributions[0].chain[0]
    assert (link.source, link.label) == (None, "V. Kremez")
    assert hands.find("sourceName").text() != "V. Kremez"


def test_a_quotation_on_the_card_leads_to_its_words(hands: Hands) -> None:
    choose(hands, "so-k")
    said = hands.find("sourceClaims")
    place = said.visualRect(said.model().index(0, 0)).center()
    QTest.mouseClick(said.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()
    assert hands.page.isVisible()
    assert hands.window.marking.active is not None


def test_foreign_names_are_shown_as_text(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-f")
    name = "<b>Ünter</b> 🕵️‍♀️ שלום " + "x" * 500
    field = hands.find("sourceName")
    field.setFocus()
    field.selectAll()
    field.insert(name)
    field.textEdited.emit(field.text())
    hands.key(Key.Key_Return)
    assert session.sources["so-f"].name == name
    assert hands.window.width() == 1440, "a long name does not widen the window"
    hands.window.grab()


def test_back_and_forth_between_a_source_and_its_words(hands: Hands) -> None:
    choose(hands, "so-k")
    row = hands.find("sourcesTable").currentIndex().row()
    said = hands.find("sourceClaims")
    place = said.visualRect(said.model().index(0, 0)).center()
    QTest.mouseClick(said.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()
    article = hands.page.article_id
    hands.key(Key.Key_Left, ALT)
    assert hands.find("sourcesTable").currentIndex().row() == row
    assert not hands.page.isVisible()
    hands.key(Key.Key_Right, ALT)
    assert hands.page.isVisible() and hands.page.article_id == article


def test_back_to_the_line_of_another_article(hands: Hands) -> None:
    first, second, _ = articles(hands.window.session)
    hands.window.going.to_article(first)
    hands.window.going.to_article(second)
    hands.key(Key.Key_Left, ALT)
    assert hands.page.article_id == first
    hands.key(Key.Key_Right, ALT)
    assert hands.page.article_id == second
