"""What scripts and tests of others hold on to in the window: names of its parts, and their ways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.gui.hands import Hands
from tests.gui.shell_project import articles, copy_project

ALWAYS = (
    *("library", "libraryFilter", "page", "margin", "views", "search", "suggestions", "history"),
    "status",
)
BAR = ("selectionBar", "markClaim", "markSource", "markTag", "markNote")
CARD = (
    *("activeCard", "sourceField", "affiliationField", "cueField", "hedgesField", "tagField"),
    *("reliability", "credibility", "glossField", "noteField", "eventDate", "saidDate"),
    *("reportedDate", "addVoice", "addRelay"),
)


def test_parts_have_the_names_they_are_known_by(open_hands, tmp_path, qtbot) -> None:
    copy_project(tmp_path / "case.selon")
    hands: Hands = open_hands("case.selon")

    def is_there(name: str) -> bool:
        return hands.window.findChild(QWidget, name) is not None

    qtbot.waitUntil(lambda: all(is_there(name) for name in ALWAYS))
    hands.drag("Flashpoint")
    assert all(hands.find(name).isVisible() for name in BAR)
    hands.key(Qt.Key.Key_Escape)
    hands.click_words("APT 28")
    hands.key(Qt.Key.Key_Return)
    missing = [name for name in CARD if not is_there(name)]
    assert not missing


def test_an_article_is_opened_at_a_place_and_the_page_tells_where_words_are(
    open_hands, tmp_path
) -> None:
    copy_project(tmp_path / "case.selon")
    hands: Hands = open_hands("case.selon")
    window, page = hands.window, hands.page
    second = articles(window.session)[1]
    window.open_article(second)
    assert page.article_id == second
    window.open_article(articles(window.session)[0], 10)
    assert page.article_id == articles(window.session)[0]
    start, end = hands.place("le groupe APT 28")
    page.scroll_to(start)
    (first, *_) = page.rects_of(start, end)
    assert page.annotations_at(first.center())
    hands.drag("Flashpoint")
    assert page.selected_range() == hands.place("Flashpoint")


def test_all_views_are_to_be_seen_in_a_narrow_window(open_hands, tmp_path) -> None:
    copy_project(tmp_path / "case.selon")
    hands: Hands = open_hands("case.selon", (1024, 640))
    tabs, search = hands.find("views"), hands.find("search")
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
    assert tabs.geometry().right() < search.geometry().left()
    assert tabs.width() >= tabs.sizeHint().width()
    assert search.geometry().right() < search.parentWidget().width()
