"""The library and the tags panel, worked by mouse and keys in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.hands import CTRL, NONE, Hands, settle
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def click_row(view, row: int, double: bool = False) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    if double:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(*texts: str) -> None:
    """Go through the open menu by keys, entering submenus, to the entry of these texts."""
    for place, text in enumerate(texts):
        menu = open_menu()
        for _ in range(30):
            if menu.activeAction() and menu.activeAction().text().startswith(text):
                break
            QTest.keyClick(menu, Key.Key_Down)
        assert menu.activeAction().text().startswith(text)
        QTest.keyClick(menu, Key.Key_Return if place == len(texts) - 1 else Key.Key_Right)
        settle()


def test_tab_reaches_the_filter_before_the_list(hands: Hands) -> None:
    hands.find("libraryFilter").setFocus()
    hands.key(Key.Key_Tab)
    assert hands.focus().objectName() == "library"


def test_the_margin_folds_where_a_drawer_takes_the_page_s_room(hands: Hands) -> None:
    window = hands.window
    wide = window.margin.width()
    assert wide > 300
    for size, folded in (((1440, 900), True), ((1800, 900), False)):
        window.resize(*size)
        settle()
        assert window.margin.width() == wide
        hands.key("h", CTRL)
        assert window.page.width() >= 560
        assert (window.margin.width() < 100) == folded, size
        hands.key("h", CTRL)
        assert window.margin.width() == wide


def test_a_click_and_enter_open_articles(hands: Hands) -> None:
    view = hands.find("library")
    ids = articles(hands.window.session)
    click_row(view, 2)
    assert hands.page.article_id == ids[2]
    view.setFocus()
    hands.key(Key.Key_Up)
    assert hands.page.article_id == ids[2], "moving alone opens nothing"
    hands.key(Key.Key_Return)
    assert hands.page.article_id == ids[1]
    hands.key(Key.Key_PageUp, CTRL)
    assert hands.page.article_id == ids[0]


def test_the_row_of_the_article_in_front_is_selected_again_when_one_leaves(hands: Hands) -> None:
    view = hands.find("library")
    click_row(view, 0)
    view.setFocus()
    hands.key(Key.Key_Down)
    assert view.currentIndex().row() == 1
    hands.page.setFocus()
    settle()
    assert view.currentIndex().row() == 0


def test_the_filter_leads_to_the_list(hands: Hands) -> None:
    field = hands.find("libraryFilter")
    field.setFocus()
    hands.type("forgeri")
    view = hands.find("library")
    assert view.model().rowCount() == 1
    hands.key(Key.Key_Return)
    assert view.hasFocus()
    hands.key(Key.Key_Return)
    assert hands.page.article_id == articles(hands.window.session)[1]
    field.setFocus()
    hands.type("zzz")
    assert not [w for w in hands.window.findChildren(type(view), "library") if w.isVisible()]
    hands.key(Key.Key_Escape)
    assert hands.find("library").model().rowCount() == 3


def test_files_dropped_are_told_as_paths(hands: Hands, tmp_path: Path, qtbot) -> None:
    file = tmp_path / "Un été à l'Élysée.txt"
    file.write_text("Titre\n\nLe texte.", encoding="utf-8")
    library = hands.window.library
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    move, none = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    enter = QDragEnterEvent(QPoint(20, 200), move, data, none, NONE)
    QApplication.sendEvent(library, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(20, 200), move, data, none, NONE)
    with qtbot.waitSignal(hands.window.session.edited, timeout=10_000):
        QApplication.sendEvent(library, drop)
    assert hands.find("library").model().rowCount() == 4
    words = QMimeData()
    words.setText("no file")
    enter = QDragEnterEvent(QPoint(20, 200), move, words, none, NONE)
    enter.ignore()
    QApplication.sendEvent(library, enter)
    assert not enter.isAccepted()


def test_details_by_the_context_menu_key(hands: Hands) -> None:
    view = hands.find("library")
    click_row(view, 1)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Menu)
    settle()
    if QApplication.activePopupWidget() is None:
        from PySide6.QtGui import QContextMenuEvent

        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(10, 10), QPoint(10, 10))
        QApplication.sendEvent(view, asked)
        settle()
    choose("Details")
    dialog = hands.find("articleDetails")
    assert dialog.fields["title"].text().startswith("Campaign says")
    dialog.close()


def test_tags_are_made_renamed_nested_and_deleted_by_keys(hands: Hands) -> None:
    session = hands.window.session
    hands.click("addTag")
    hands.type("sourcing")
    hands.key(Key.Key_Return)
    hands.type("  Authenticity ")
    hands.key(Key.Key_Return)
    assert [t.name for t in session.tags.values()].count("sourcing") == 1
    assert len(session.tags) == 4, "a tag of that name is there already"
    hands.key(Key.Key_Escape)
    view = hands.find("tags")
    view.setFocus()
    view.setCurrentIndex(view.model().index(3))
    hands.key(Key.Key_F2)
    hands.focus().selectAll()
    hands.type("methods")
    hands.key(Key.Key_Return)
    assert view.current.name == "methods"
    hands.key(Key.Key_Delete)
    assert len(session.tags) == 3
    session.undo()
    assert len(session.tags) == 4


def test_colour_key_and_place_by_the_menu(hands: Hands) -> None:
    from reader.ui.library.tag_menu import TagMenu

    session = hands.window.session
    view = hands.find("tags")
    view.setFocus()
    for row, path in (
        (0, ("Key", "3")),
        (1, ("Key", "3")),
        (1, ("Colour", "Teal")),
        (1, ("Move under", "authenticity")),
    ):
        view.setCurrentIndex(view.model().index(row))
        TagMenu(view, session).popup(view.mapToGlobal(QPoint(5, 5)))
        settle()
        choose(*path)
    second = session.tags["ta-2"]
    assert (second.key, second.colour, second.parent) == ("3", 7, "ta-3")
    assert session.tags["ta-1"].key is None, "a key belongs to one tag"
    for _ in range(3):
        session.undo()
    assert session.tags["ta-1"].key == "3" and session.tags["ta-2"].key is None


def test_a_double_click_gives_the_tag_to_the_selection(hands: Hands) -> None:
    click_row(hands.find("library"), 2)
    hands.drag("inquiry")
    click_row(hands.find("tags"), 1, double=True)
    notes = hands.window.session.store.annotations_of(articles(hands.window.session)[2])
    assert [(n.kind, n.quotation, n.tags) for n in notes] == [("note", "inquiry", ("ta-2",))]
