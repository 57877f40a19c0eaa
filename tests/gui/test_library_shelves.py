"""Stars, read marks, collections, the bin, orders and several articles at once, by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.store.store import Store
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.shell_project import articles, copy_project
from tests.gui.test_shell_library import choose, click_row

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def shown(hands: Hands) -> list[str]:
    model = hands.window.library.model
    return [model.index(row).data() for row in range(model.rowCount())]


def said(hands: Hands) -> str:
    return hands.window.status.message.text()


def in_file(hands: Hands, entity: str) -> list:
    store = Store.open(hands.window.session.store.path, read_only=True)
    try:
        return store.things(entity)
    finally:
        store.close()


def press_row(hands: Hands, row: int, modifiers: Qt.KeyboardModifier) -> None:
    view = hands.find("library")
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, modifiers, place)
    settle()


def drag_rows_onto(hands: Hands, row: int, target, place: QPoint) -> None:
    """Drag what is chosen in the list from a row onto a place of another view.

    Qt runs a drag in a loop of its own that no test can enter: the press and what is dragged are
    the list's own, the way and the drop are sent as Qt would.
    """
    view = hands.find("library")
    start = view.visualRect(view.model().index(row, 0)).center()
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    data = view.model().mimeData(view.selectionModel().selectedRows())
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, LEFT, NONE)
    QApplication.sendEvent(target.viewport(), enter)
    assert enter.isAccepted()
    move = QDragMoveEvent(place, copy, data, LEFT, NONE)
    QApplication.sendEvent(target.viewport(), move)
    assert move.isAccepted(), "this place takes nothing"
    drop = QDropEvent(QPointF(place), copy, data, LEFT, NONE)
    QApplication.sendEvent(target.viewport(), drop)
    up = QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        *(QPointF(start), view.viewport().mapToGlobal(QPointF(start))),
        *(LEFT, Qt.MouseButton.NoButton, NONE),
    )
    QApplication.sendEvent(view.viewport(), up)
    settle()


def test_a_star_by_key_and_its_shelf(hands: Hands) -> None:
    hands.page.setFocus()
    hands.type("*")
    assert [a.starred for a in in_file(hands, "article")] == [True, False, False]
    view = hands.find("library")
    spoken = view.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "starred" in spoken
    hands.find("collections").setFocus()
    click_row(hands.find("collections"), 2)
    assert len(shown(hands)) == 1
    hands.key("z", CTRL)
    assert shown(hands) == [], "the star is gone, and what is shown with it"
    assert "No star yet" in hands.window.library._empty.text()


def test_ctrl_click_stars_several_without_opening_them(hands: Hands) -> None:
    click_row(hands.find("library"), 0)
    front = hands.page.article_id
    press_row(hands, 1, CTRL)
    press_row(hands, 2, CTRL)
    assert hands.page.article_id == front
    hands.page.setFocus()
    hands.type("*")
    assert [a.starred for a in in_file(hands, "article")] == [True, True, True]
    assert hands.window.session.undo_label == "Star 3 articles"
    hands.key("z", CTRL)
    assert not any(a.starred for a in in_file(hands, "article"))


def test_unread_articles_are_gone_through_by_key(hands: Hands) -> None:
    ids = articles(hands.window.session)
    model = hands.window.library.model
    assert "unread" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    hands.page.setFocus()
    hands.type("u")
    assert hands.page.article_id == ids[1]
    assert "unread" not in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    hands.type("u")
    hands.type("u")
    assert said(hands) == "Every article in this list is read."
    hands.key("u", SHIFT)
    assert "marked unread" in said(hands)
    assert "unread" in model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    hands.window.shelving.show("unread")
    assert shown(hands) == ["Paris prosecutor opens inquiry into leak"]
    marks = hands.window.shelving.marks
    hands.window.close()
    again = type(marks)(marks._path)
    assert [again.has(n) for n in (1, 2, 3)] == [True, True, False]


def test_what_was_looked_at_is_read(hands: Hands) -> None:
    shelving = hands.window.shelving
    assert shelving._looking.isActive() and not shelving.marks.has(1)
    shelving._looking.timeout.emit()
    assert shelving.marks.has(1)
    assert not in_file(hands, "article")[0].starred
    assert hands.window.session.undo_label is None, "reading is no step"


def test_delete_moves_to_the_bin_and_undo_is_one_click_away(hands: Hands) -> None:
    view, ids = hands.find("library"), articles(hands.window.session)
    click_row(view, 0)
    view.setFocus()
    hands.key(Key.Key_Down, SHIFT)
    hands.key(Key.Key_Delete)
    assert said(hands) == "2 articles in the bin"
    assert [a.binned for a in in_file(hands, "article")] == [True, True, False]
    assert len(shown(hands)) == 1 and hands.page.article_id == ids[2]
    hands.click("undoNow")
    assert len(shown(hands)) == 3
    assert not any(a.binned for a in in_file(hands, "article"))
    assert said(hands) == "", "what was offered is done"


def test_the_article_below_follows_the_one_thrown_away(hands: Hands) -> None:
    ids = articles(hands.window.session)
    click_row(hands.find("library"), 1)
    hands.window.actions_by_name["bin_article"].trigger()
    assert hands.page.article_id == ids[2]
    hands.window.actions_by_name["bin_article"].trigger()
    assert hands.page.article_id == ids[0], "nothing stands below: the one above"
    hands.window.actions_by_name["bin_article"].trigger()
    assert hands.page.article_id is None
    assert "No article yet" in hands.window.library._empty.text()


def test_the_bin_gives_back(hands: Hands) -> None:
    hands.window.actions_by_name["bin_article"].trigger()
    hands.window.actions_by_name["show_bin"].trigger()
    settle()
    front = hands.page.article_id
    assert len(shown(hands)) == 1
    click_row(hands.find("library"), 0)
    assert hands.page.article_id == front, "what is in the bin is not read"
    view = hands.find("library")
    view.setFocus()
    place = view.visualRect(view.model().index(0, 0)).center()
    view.menu_requested.emit(view.viewport().mapToGlobal(place))
    settle()
    choose("Bring back")
    assert shown(hands) == []
    assert not any(a.binned for a in in_file(hands, "article"))
    assert "brought back" in said(hands)


def test_articles_are_dragged_onto_a_collection(hands: Hands) -> None:
    hands.click("addCollection")
    hands.type("Leaks")
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Escape)
    assert shown(hands) == [], "the new collection is shown"
    assert "Drag articles onto its name" in hands.window.library._empty.text()
    shelves = hands.find("collections")
    click_row(shelves, 0)
    click_row(hands.find("library"), 0)
    press_row(hands, 2, CTRL)
    target = shelves.visualRect(shelves.model().index(3, 0)).center()
    drag_rows_onto(hands, 2, shelves, target)
    (leaks,) = in_file(hands, "collection")
    assert [a.collections for a in in_file(hands, "article")] == [(leaks.id,), (), (leaks.id,)]
    assert said(hands) == "2 articles added to “Leaks”"
    click_row(shelves, 3)
    assert len(shown(hands)) == 2
    hands.key("z", CTRL)
    assert shown(hands) == []


def test_a_collection_by_the_keyboard_alone(hands: Hands) -> None:
    hands.page.setFocus()
    hands.key("l", CTRL | SHIFT)
    hands.type("To check")
    hands.key(Key.Key_Return)
    (made,) = in_file(hands, "collection")
    assert made.name == "To check"
    assert in_file(hands, "article")[0].collections == (made.id,)
    assert hands.window.session.undo_label == "Add article to “To check”"
    hands.key(Key.Key_PageDown, CTRL)
    hands.key("l", CTRL | SHIFT)
    hands.type("check")
    hands.key(Key.Key_Return)
    assert len(in_file(hands, "collection")) == 1, "the one that is there is offered first"
    assert in_file(hands, "article")[1].collections == (made.id,)
    shelves = hands.find("collections")
    shelves.setFocus()
    click_row(shelves, 3)
    hands.find("collections").setFocus()
    hands.key(Key.Key_F2)
    hands.focus().selectAll()
    hands.type("Checked")
    hands.key(Key.Key_Return)
    assert in_file(hands, "collection")[0].name == "Checked"
    shelves.setFocus()
    hands.key(Key.Key_Delete)
    assert in_file(hands, "collection") == []
    assert [a.collections for a in in_file(hands, "article")] == [(), (), ()]
    assert len(shown(hands)) == 3, "its articles stay, and all are shown"


def test_collections_are_put_in_order(hands: Hands) -> None:
    for name in ("A", "B", "C"):
        hands.window.shelving.make_collection(name)
    shelves = hands.find("collections")
    click_row(shelves, 5)
    shelves.setFocus()
    hands.key(Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order = [of.name for of in sorted(in_file(hands, "collection"), key=lambda of: of.rank)]
    assert order == ["A", "C", "B"]
    assert shelves.current.name == "C", "the one that was moved stays chosen"
    hands.key("z", CTRL)
    order = [of.name for of in sorted(in_file(hands, "collection"), key=lambda of: of.rank)]
    assert order == ["A", "B", "C"]


def test_the_order_is_chosen_kept_and_grouped(hands: Hands, open_hands) -> None:
    hands.click("libraryOrder")
    choose("By date")
    assert shown(hands) == [
        'En Marche! se dit victime d\'un "piratage massif"',
        "Paris prosecutor opens inquiry into leak",
        "Campaign says documents were mixed with forgeries",
    ]
    assert hands.find("libraryOrder").text() == "Date ↓"
    hands.click("libraryOrder")
    choose("Oldest first")
    assert shown(hands)[0].startswith("Campaign")
    hands.click("libraryOrder")
    choose("In groups")
    assert shown(hands)[0] == "May 2017" and len(shown(hands)) == 4
    view = hands.find("library")
    click_row(view, 0)
    assert shown(hands) == ["May 2017"], "a click folds the group away"
    view.setFocus()
    hands.key(Key.Key_Right)
    assert len(shown(hands)) == 4
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Left)
    assert shown(hands) == ["May 2017"] and view.currentIndex().row() == 0
    hands.window.close()
    again = open_hands("case.selon")
    assert shown(again)[0] == "May 2017" and shown(again)[1].startswith("Campaign")
    assert again.window.actions_by_name["sort_date"].isChecked()


def test_details_of_several_are_one_step(hands: Hands) -> None:
    view = hands.find("library")
    click_row(view, 1)
    press_row(hands, 2, SHIFT)
    place = view.visualRect(view.model().index(2, 0)).center()
    view.menu_requested.emit(view.viewport().mapToGlobal(place))
    settle()
    choose("Details")
    dialog = hands.find("severalDetails")
    assert dialog.published.placeholderText().startswith("Different")
    dialog.outlet.setFocus()
    hands.type("Reuters")
    dialog._buttons.accepted.emit()
    settle()
    assert [a.outlet for a in in_file(hands, "article")] == ["", "Reuters", "Reuters"]
    dates = [a.published.edtf for a in in_file(hands, "article")]
    assert dates == ["2017-05-08", "2017-05-06", "2017-05-07"], "what was left alone stays"
    hands.window.session.undo()
    assert not any(a.outlet for a in in_file(hands, "article"))


def test_another_s_bin_is_followed(hands: Hands, tmp_path: Path) -> None:
    from reader.domain.shelving import throw_away
    from tests.gui.shell_project import ANALYST

    other = Store.open(tmp_path / "case.selon")
    ids = articles(hands.window.session)
    other.apply(throw_away(other.library.articles(ids[:1])), analyst=ANALYST)
    other.close()
    hands.window.session.refresh()
    settle()
    assert len(shown(hands)) == 2 and hands.page.article_id == ids[1]


def test_the_list_takes_the_keys_of_what_is_chosen_in_it(hands: Hands) -> None:
    click_row(hands.find("library"), 0)
    view = hands.find("library")
    view.setFocus()
    hands.key(Key.Key_End)
    assert list(view.selected()) == articles(hands.window.session)[2:]
    hands.key(Key.Key_Home, SHIFT)
    assert list(view.selected()) == articles(hands.window.session)
    hands.type("*")
    assert [a.starred for a in in_file(hands, "article")] == [True, True, True]
    hands.key("u", SHIFT)
    assert said(hands) == "3 articles marked read"
    hands.key("u", SHIFT)
    assert said(hands) == "3 articles marked unread"
    hands.key("u")
    assert hands.page.article_id == articles(hands.window.session)[1], "the next unread one"


def test_groups_can_be_asked_for_as_soon_as_there_are_any(hands: Hands) -> None:
    actions = hands.window.actions_by_name
    assert not actions["group_articles"].isEnabled(), "no two have the same number"
    actions["sort_date"].trigger()
    actions["group_articles"].trigger()
    assert "May 2017" in shown(hands)
    actions["sort_number"].trigger()
    assert not actions["group_articles"].isEnabled()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_the_bin_is_in_view_below_some_collections(open_hands, tmp_path, size) -> None:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon", size)
    for name in ("Before", "After", "Later"):
        hands.window.shelving.make_collection(name)
    settle()
    view = hands.find("collections")
    last = view.visualRect(view.model().index(view.model().rowCount() - 1))
    assert view.viewport().rect().contains(last), "the bin is cut off"
    assert hands.find("library").height() > 100
