"""Searching as a person does: type, choose, Enter, is it there; the Search view; saved searches."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.edits import delete_annotation, highlight, make
from reader.domain.ids import new_id
from reader.domain.project import Statement
from reader.ui.settings import load
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def palette_rows(hands: Hands) -> list[str]:
    palette = hands.find("palette")
    hands.until(lambda: not palette.is_waiting)
    return [palette.model.index(row).data() for row in range(palette.model.rowCount())]


def results(hands: Hands) -> list[str]:
    view = hands.find("searchView")
    hands.until(lambda: not (view._waiting.is_waiting or view._typed.isActive()))
    return [found.citation or f"{found.kind} {found.title}" for found in view.model.rows]


def open_search(hands: Hands, typed: str = "") -> None:
    hands.key("f", CTRL | SHIFT)
    assert hands.focus().objectName() == "searchQuery"
    hands.type(typed)


def test_enter_in_the_palette_shows_the_words_selected_in_their_article(hands: Hands) -> None:
    hands.window.going.to_article(articles(hands.window.session)[1])
    hands.key("k", CTRL)
    hands.type("enquete")
    assert palette_rows(hands)[0].startswith("Le parquet de Paris")
    hands.key(Key.Key_Return)
    settle()
    assert hands.page.article_id == articles(hands.window.session)[0]
    start, end = hands.page.selected_range()
    assert hands.page.text[start:end] == "enquête"


def test_enter_on_a_claim_activates_it_and_down_chooses(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("forged")
    rows = palette_rows(hands)
    hands.key(Key.Key_Down)
    assert rows[1] == "the documents were mixed with forged ones"
    hands.key(Key.Key_Return)
    settle()
    assert hands.page.article_id == articles(hands.window.session)[1]
    active = hands.window.session.annotation(hands.window.marking.active)
    assert active.quotation == "the documents were mixed with forged ones"


def test_filters_and_what_stands_behind_them_are_offered(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("so")
    assert "source:" in palette_rows(hands)
    hands.key(Key.Key_Tab)
    assert hands.focus().text() == "source:"
    assert palette_rows(hands)[:2] == ["Flashpoint", "Vitali Kremez"]
    hands.type("vit")
    assert palette_rows(hands)[0] == "Vitali Kremez"
    hands.key(Key.Key_Return)
    assert hands.focus().text() == 'source:"Vitali Kremez" '
    rows = palette_rows(hands)
    assert rows[:2] == ["Vitali Kremez", "le groupe APT 28 serait derrière le piratage"]


def test_languages_of_the_articles_are_offered(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("lang:")
    hands.until(lambda: palette_rows(hands)[:2] == ["en", "fr"])
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.focus().text() == "lang:fr "
    assert len([row for row in palette_rows(hands) if "Selon Vitali" in row]) == 1


def test_a_tag_and_a_statement_lead_to_what_has_them(hands: Hands) -> None:
    session = hands.window.session
    session.perform(make("Statement", Statement("st", "Hackers did it")))
    hands.page.clear_selection()
    hands.key("k", CTRL)
    hands.type("attribution of")
    hands.key(Key.Key_Return)
    hands.until(lambda: hands.window.going.here.view == "search")
    assert results(hands) == ["1:1"]
    hands.key("k", CTRL)
    hands.type("hackers did")
    hands.key(Key.Key_Return)
    hands.until(lambda: hands.window.going.here.view == "claims")


def test_all_results_stay_while_one_reads_them_one_after_the_other(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("paris")
    palette_rows(hands)
    hands.key(Key.Key_Return, SHIFT)
    assert results(hands) == ["source Parquet de Paris", "1", "1:3", "3"]
    view = hands.find("searchView")
    QAbstractItemModelTester(view.model)
    assert hands.focus().objectName() == "searchResults"
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.page.article_id == articles(hands.window.session)[0]
    hands.key(Key.Key_F4)
    assert hands.page.article_id == articles(hands.window.session)[0]
    assert hands.window.session.annotation(hands.window.marking.active).number == 3
    hands.key(Key.Key_F4)
    assert hands.page.article_id == articles(hands.window.session)[2]
    hands.key(Key.Key_F4)
    hands.key(Key.Key_F4, SHIFT)
    assert hands.page.article_id == articles(hands.window.session)[0]
    hands.window.going.back()
    hands.key("f", CTRL | SHIFT)
    assert view.results.currentIndex().row() == 2, "the list is as it was left"


def test_back_returns_to_the_row(hands: Hands) -> None:
    open_search(hands, "paris")
    assert len(results(hands)) == 4
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.page.article_id == articles(hands.window.session)[0]
    hands.key(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hands.focus().objectName() == "searchResults"
    assert hands.find("searchView").results.currentIndex().row() == 2


def test_order_and_kind(hands: Hands) -> None:
    open_search(hands, "paris")
    assert len(results(hands)) == 4
    kind, order = hands.find("searchKind"), hands.find("searchOrder")
    kind.setFocus()
    hands.key("m")
    assert results(hands) == ["1:3"]
    kind.setCurrentIndex(kind.findData("article"))
    assert results(hands) == ["1", "3"]
    order.setCurrentIndex(order.findData("best"))
    assert results(hands) == ["3", "1"]


def test_nothing_asked_and_nothing_found_say_so(hands: Hands) -> None:
    open_search(hands)
    view = hands.find("searchView")
    assert view._empty.isVisible() and "source:" in view._empty.text()
    hands.type("zzz before:someday ")
    assert results(hands) == []
    assert view._summary.text() == "Nothing answers this."
    assert "before:someday" in view._aside.text() and view._aside.isVisible()


def test_the_list_follows_what_is_edited(hands: Hands) -> None:
    open_search(hands, "kind:claim ")
    assert results(hands) == ["1:1", "2:1"]
    session = hands.window.session
    claim = session.store.things("annotation")[-1]
    session.perform(delete_annotation(claim, *session.store.hanging_on(claim.id)))
    hands.until(lambda: results(hands) == ["1:1"])


def test_saved_searches_are_saved_run_renamed_and_deleted(hands: Hands) -> None:
    open_search(hands, "paris")
    results(hands)
    hands.click("saveSearch")
    hands.type("Capital")
    hands.key(Key.Key_Return)
    hands.find("searchQuery").setFocus()
    hands.key(Key.Key_Escape)
    saved = hands.find("savedSearches")
    QAbstractItemModelTester(saved.model())
    assert saved.model().index(0).data() == "Capital"
    hands.key(Key.Key_Down)
    hands.key(Key.Key_F2)
    hands.type("Paris, all of it")
    hands.key(Key.Key_Return)
    assert saved.model().index(0).data() == "Paris, all of it"
    hands.key(Key.Key_Return)
    assert len(results(hands)) == 4
    hands.key("k", CTRL)
    hands.type("all of it")
    assert "Paris, all of it" in palette_rows(hands)
    hands.key(Key.Key_Escape)
    project = hands.window.session.store.project().id
    hands.window._keep_settings()
    kept = load(hands.window.profile.settings).view(project).searches
    assert kept == {"Paris, all of it": "paris"}
    hands.find("searchQuery").setFocus()
    hands.key(Key.Key_Escape)
    hands.find("savedSearches").setFocus()
    hands.key(Key.Key_Delete)
    assert saved.model().rowCount() == 0


def test_what_is_new_in_a_saved_search_is_counted(hands: Hands) -> None:
    open_search(hands, "kind:claim")
    results(hands)
    view = hands.find("searchView")
    view.saved_model.save("Claims", "kind:claim")
    hands.until(lambda: not view.saved_model._waiting.is_waiting)
    claim = hands.window.session.store.things("annotation")[0]
    hands.window.session.perform(highlight(replace(claim, id=new_id(), number=None)))
    hands.find("searchQuery").setFocus()
    hands.key(Key.Key_Escape)
    hands.until(lambda: not view.saved_model._waiting.is_waiting)
    (row,) = view.saved_model._rows
    assert row.new == 1


def test_results_are_copied_as_a_table(hands: Hands) -> None:
    open_search(hands, "paris kind:article ")
    assert results(hands) == ["1", "3"]
    QGuiApplication.clipboard().clear()
    hands.click("copyResults")
    hands.until(lambda: QGuiApplication.clipboard().text())
    header, *rows = QGuiApplication.clipboard().text().split("\n")
    assert header.startswith("kind\tcitation\tarticle")
    assert [row.split("\t")[1] for row in rows] == ["1", "3"]


@pytest.mark.parametrize(
    ("typed", "button", "scope", "citations"),
    [
        ("apt ", "exportFound", "claims:apt", ["1:1"]),
        ("inquiry ", "exportAnswering", "articles:inquiry", ["3:1"]),
    ],
)
def test_what_was_found_is_exported_in_any_format(
    hands: Hands, tmp_path: Path, typed: str, button: str, scope: str, citations: list[str]
) -> None:
    session = hands.window.session
    third = articles(session)[2]
    hands.window.going.to_article(third)
    hands.drag("was opened")
    hands.key("n")
    open_search(hands, typed)
    assert results(hands)
    hands.click("exportResults")
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "exportDialog")
    assert shown.scope == (scope,) and hands.find(button, shown).isChecked()
    while shown.exporter.name != "w3c":
        QTest.keyClick(shown.format, Key.Key_Down)
    shown.write_to(str(tmp_path / "found.jsonld"))
    hands.until(lambda: not shown.writing.is_busy)
    items = json.loads((tmp_path / "found.jsonld").read_text("utf-8"))["first"]["items"]
    cited = [of["value"] for item in items for of in bodies(item) if of["purpose"] == "bookmarking"]
    assert cited == citations
    shown.close()


def bodies(item: dict) -> list[dict]:
    return [of for of in item.get("body", []) if isinstance(of, dict) and "purpose" in of]


def test_a_click_goes_there(hands: Hands) -> None:
    open_search(hands, "inquiry")
    assert results(hands) == ["3"]
    view = hands.find("searchView").results
    place = view.visualRect(view.model().index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()
    assert hands.page.article_id == articles(hands.window.session)[2]


def test_odd_things_can_be_typed(hands: Hands) -> None:
    open_search(hands)
    for typed in ('"', "(((", "NEAR(a", "source:", "-", "ꙮ*", "x" * 5000, "\x00", "🕵️"):
        hands.find("searchQuery").setText(typed)
        results(hands)
        assert hands.find("searchView")._summary.text() != "The search has failed."


def test_a_list_of_names_against_all_articles(hands: Hands, tmp_path: Path) -> None:
    open_search(hands)
    hands.click("searchNames")
    dialog = hands.window.findChild(QWidget, "namesDialog")
    QAbstractItemModelTester(dialog.model)
    listed = tmp_path / "names.csv"
    listed.write_text("name,why\nParis,x\nKremez; Vitali Kremez,y\n=Nobody,z\n", encoding="utf-8")
    dialog.open_file(str(listed))
    hands.click("lookForNames", dialog)
    hands.until(lambda: dialog.model.rowCount() == 3)
    rows = [[dialog.model.index(r, c).data() for c in range(5)] for r in range(3)]
    assert rows == [
        ["Paris", "2", "2", "1", "1"],
        ["Kremez", "1", "1", "1", ""],
        ["=Nobody", "0", "0", "", ""],
    ]
    assert "In none: =Nobody." in dialog._said.text()
    dialog.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert dialog.model.index(0, 0).data() == "=Nobody"
    dialog.table.setCurrentIndex(dialog.model.index(1, 3))
    QTest.keyClick(dialog.table, Key.Key_Return)
    hands.until(lambda: dialog.passages.model().rowCount())
    QTest.keyClick(dialog.passages, Key.Key_Return)
    settle()
    start, end = hands.page.selected_range()
    assert hands.page.text[start:end] == "Vitali Kremez"
    dialog.write_to(str(tmp_path / "t.csv"))
    told = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()
    assert told[3].startswith("'=Nobody"), "no spreadsheet takes it for a formula"
    dialog.close()


def test_a_list_that_is_empty_or_no_text_says_so(hands: Hands, tmp_path: Path) -> None:
    open_search(hands)
    hands.click("searchNames")
    dialog = hands.window.findChild(QWidget, "namesDialog")
    hands.click("lookForNames", dialog)
    assert "no names yet" in dialog._said.text()
    dialog.open_file(str(tmp_path / "none.txt"))
    assert "cannot be read" in dialog._said.text()
    dialog.close()
