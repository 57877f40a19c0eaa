"""The palette, the menu and the shortcut page by keys alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reader.domain.arrivals import article_edit
from reader.ui.views import VIEWS
from tests.gui.hands import CTRL, NONE, Hands, settle
from tests.gui.shell_project import articles, copy_project, draft

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def offered(hands: Hands) -> list[str]:
    palette = hands.find("palette")
    hands.until(lambda: not palette.is_waiting)
    model = palette.model
    return [model.index(row).data() for row in range(model.rowCount())]


def shown(hands: Hands) -> list[QWidget]:
    return [w for w in hands.window.findChildren(QWidget, "palette") if w.isVisible()]


def test_accents_and_case_are_ignored_and_enter_goes_there(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("DERRIERE le")
    article, claim, everything = offered(hands)
    assert "serait derrière le piratage subi" in article
    assert claim == "le groupe APT 28 serait derrière le piratage"
    assert everything == "All results for “DERRIERE le”"
    for _ in range(30):
        hands.key(Key.Key_Backspace)
    hands.type("prosecutor inq")
    hands.key(Key.Key_Return)  # at once: the answer is waited for
    hands.until(lambda: hands.page.article_id == articles(hands.window.session)[2])
    assert hands.page.article_id == articles(hands.window.session)[2]
    assert hands.page.hasFocus()
    assert not shown(hands)


def test_commands_only_after_the_angle(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type(">dark")
    assert offered(hands) == ["Dark"]
    hands.key(Key.Key_Return)
    assert hands.window.theme.name == "dark"
    hands.key("k", CTRL)
    hands.type(">zzz")
    assert offered(hands) == []
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Escape)
    hands.window.set_theme("light")


def test_what_is_read_comes_before_commands_and_a_menu_s_name_comes_last(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("mar")
    finds = offered(hands)
    assert "En Marche!" in finds[0]
    assert finds.index("Add to the claim") > 0, "found by its menu, “Mark”"
    hands.key(Key.Key_Escape)
    hands.key("k", CTRL)
    hands.type(">the")
    finds = offered(hands)
    assert finds.index("Open the card") < finds.index("Dark"), "“Theme” is but its menu"
    hands.key(Key.Key_Escape)


def test_arrows_choose_and_escape_gives_the_keyboard_back(hands: Hands) -> None:
    hands.find("libraryFilter").setFocus()
    hands.key("k", CTRL)
    hands.type("pa")
    palette = hands.find("palette")
    assert len(offered(hands)) > 2
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Up)
    assert palette.view.currentIndex().row() == 1
    hands.key(Key.Key_Escape)
    assert hands.focus().objectName() == "libraryFilter"


def test_a_claim_is_found_by_its_words_and_by_its_citation(hands: Hands) -> None:
    for words in ("mixed with forged ones", "2:1"):
        hands.key("k", CTRL)
        hands.type(words)
        assert offered(hands)[-2] == "the documents were mixed with forged ones"
        hands.key(Key.Key_End, CTRL)
        palette = hands.find("palette")
        palette.view.setCurrentIndex(palette.model.index(palette.model.rowCount() - 2))
        hands.key(Key.Key_Return)
        assert hands.page.article_id == articles(hands.window.session)[1]
        hands.window.going.to_article(articles(hands.window.session)[0])


def test_a_click_in_the_list_goes_there_and_a_click_elsewhere_closes(hands: Hands) -> None:
    hands.click("search")
    hands.type("kremez")
    palette = hands.find("palette")
    assert offered(hands)[:2] == ["Vitali Kremez", "V. Kremez"]
    place = palette.view.visualRect(palette.model.index(0)).center()
    QTest.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    settle()
    assert hands.find("sourceName").text() == "Vitali Kremez"
    hands.click("search")
    assert hands.find("palette").isVisible()
    hands.find("libraryFilter").setFocus(Qt.FocusReason.MouseFocusReason)
    settle()
    assert not shown(hands)


def test_typing_in_the_search_field_is_not_lost(hands: Hands) -> None:
    hands.find("search").setFocus()
    hands.type("fla")
    assert hands.focus().objectName() == "paletteField"
    assert hands.focus().text() == "fla"
    assert offered(hands)[0] == "Flashpoint"
    hands.key(Key.Key_Escape)


def test_the_menu_opens_by_f10_and_by_alt_alone(hands: Hands) -> None:
    for keys in ((Key.Key_F10,), (Key.Key_Alt,)):
        QTest.keyClick(hands.focus(), keys[0])
        settle()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        assert menu.activeAction().text() == "&File"
        QTest.keyClick(menu, Key.Key_Escape)
        settle()
    QTest.keyPress(hands.focus(), Key.Key_Alt)
    QTest.keyClick(hands.focus(), Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(hands.focus(), Key.Key_Alt)
    settle()
    assert QApplication.activePopupWidget() is None, "Alt with another key is no press of Alt"


def test_tabs_are_reached_and_switched_by_keys(hands: Hands) -> None:
    tabs = hands.find("views")
    assert [tabs.tabText(i) for i in range(tabs.count())] == [view.title for view in VIEWS]
    tabs.setFocus()
    hands.key(Key.Key_Right)
    assert hands.find("claimsView").isVisible()
    tabs.setFocus()
    hands.key(Key.Key_Right)
    assert hands.find("sourcesView").isVisible()
    hands.key("1", Qt.KeyboardModifier.AltModifier)
    assert hands.page.isVisible()


def test_the_shortcut_page_opens_and_closes_by_keys(hands: Hands) -> None:
    hands.key(Key.Key_F1)
    page = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "shortcutsDialog")
    assert page.isVisible() and not page.isModal()
    QTest.keyClick(page, Key.Key_Escape)
    settle()
    assert not any(w.objectName() == "shortcutsDialog" for w in QApplication.topLevelWidgets())


def test_what_comes_into_the_project_meanwhile_is_found_without_typing_again(hands: Hands) -> None:
    hands.key("k", CTRL)
    hands.type("zebra")
    palette = hands.find("palette")
    hands.until(lambda: not palette.is_waiting)
    assert palette.model.rowCount() == 0
    _, edit = article_edit(draft("A zebra in town", "It was seen."))
    hands.window.session.perform(edit)
    hands.until(palette.model.rowCount)
    assert palette.model.index(0).data() == "A zebra in town"


def test_an_answer_that_takes_long_is_said_to_come(hands: Hands) -> None:
    hands.key("k", CTRL)
    palette = hands.find("palette")
    busy = threading.Event()
    for _ in range(2):  # as many as search at once
        hands.window.searches.run(lambda job, searching: busy.wait(20))
    hands.type("zebra")
    hands.until(lambda: "Searching…" in [at.text() for at in palette.findChildren(QLabel)])
    busy.set()
    hands.until(lambda: not palette.is_waiting)
    assert "Nothing has these words." in [at.text() for at in palette.findChildren(QLabel)]
