"""The first start, and what comes back at the next one; projects made, opened and copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from reader.app import Opener
from reader.domain.arrivals import article_edit
from reader.ingest.registry import importer_for
from reader.profile import Profile
from reader.store.store import Store
from reader.ui.main_window import MainWindow
from tests.gui.hands import CTRL, SHIFT, Hands, settle
from tests.gui.shell_project import draft

RETURN = Qt.Key.Key_Return


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Hands]]:
    """Starts the program as its command does, on a profile of its own."""
    openers: list[Opener] = []

    def start_() -> Hands:
        opener = Opener(qapp, Profile.at(tmp_path / "profile"), None)
        openers.append(opener)
        window = opener.open(None)
        settle()
        return Hands(window)

    yield start_
    for window in shown():
        window.close()
        window.deleteLater()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown() -> list[MainWindow]:
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]


def name_in_dialog(path: Path) -> None:
    """Once the file dialog is there: type a name and Enter."""

    def answer() -> None:
        asking = QApplication.activeModalWidget()
        if not isinstance(asking, QFileDialog):
            QTimer.singleShot(10, answer)
            return
        line = asking.findChild(QLineEdit, "fileNameEdit")
        line.setText(str(path))
        QTest.keyClick(line, RETURN)

    QTimer.singleShot(10, answer)


def test_the_first_start_shows_the_sample_with_three_annotations(start) -> None:
    hands = start()
    (row,) = hands.window.session.store.article_rows()
    assert row.title.startswith("En Marche!")
    assert (row.byline, row.published) == ("Henri Michaux", "2017-05-08")
    assert len(hands.window.session.store.annotation_ids(row.id)) == 3
    assert hands.page.article_id == row.id
    assert hands.focus() is hands.page


def test_place_layout_and_article_come_back(start) -> None:
    hands = start()
    window = hands.window
    window.resize(800, 640)  # no larger than the screen of the tests
    hands.key("2", CTRL)
    settle()
    for _ in range(3):
        hands.key(Qt.Key.Key_Space)
    place = hands.page.first_visible()
    scrolled = hands.page.verticalScrollBar().value()
    assert scrolled > 300
    size, path = window.size(), window.session.store.path
    window.close()
    settle()
    again = start()
    assert again.window.session.store.path == path
    assert again.window.size() == size
    assert not again.window.tags_panel.isVisible()
    assert again.page.first_visible() == place
    assert abs(again.page.verticalScrollBar().value() - scrolled) < 40


def test_a_new_project_and_back_to_the_first(start, tmp_path: Path) -> None:
    hands = start()
    first = hands.window.session.store.path
    name_in_dialog(tmp_path / "other.selon")
    hands.key("n", CTRL)
    (window,) = shown()
    assert window.session.store.path == tmp_path / "other.selon"
    assert window.session.store.article_rows() == []
    recent = window.menus.recent.actions()
    assert [action.text() for action in recent if first.stem in action.text()]
    name_in_dialog(first)
    Hands(window).key("o", CTRL)
    (window,) = shown()
    assert window.session.store.path == first
    window.close()
    settle()
    assert start().window.session.store.path == first


def test_an_open_recent_entry_opens_it(start, tmp_path: Path) -> None:
    hands = start()
    first = hands.window.session.store.path
    name_in_dialog(tmp_path / "other.selon")
    hands.key("n", CTRL)
    (window,) = shown()
    (entry,) = [a for a in window.menus.recent.actions() if first.stem in a.text()]
    entry.trigger()
    settle()
    (window,) = shown()
    assert window.session.store.path == first


def test_a_copy_is_a_whole_project(start, tmp_path: Path, qtbot) -> None:
    hands = start()
    copy = tmp_path / "copy.selon"
    name_in_dialog(copy)
    hands.key("s", CTRL | SHIFT)
    qtbot.waitUntil(lambda: "Copied" in hands.window.status.message.text(), timeout=10_000)
    store = Store.open(copy, read_only=True)
    try:
        (row,) = store.article_rows()
        assert len(store.annotation_ids(row.id)) == 3
    finally:
        store.close()


ARABIC = (
    "عنوان المقال الطويل عن المستشفى",
    "قال وزير الصحة إن المستشفى تعرض لهجوم.",
)


def test_a_short_text_from_right_to_left_comes_back_with_its_headline_in_view(
    open_hands, tmp_path: Path
) -> None:
    hands = open_hands()
    made = []
    for title, text in (ARABIC, ("Plain", "Words.")):
        data = f"{title}\n\n{text}".encode()
        article, edit = article_edit(importer_for("a.txt").read("a.txt", data))
        hands.window.session.perform(edit)
        made.append(article.id)
    for _ in range(3):
        for article in made:
            hands.window.open_article(article)
            settle()
            assert hands.page.first_visible() == 0
            bar = hands.page.verticalScrollBar()
            assert (bar.value(), bar.maximum()) == (0, 0)


def test_a_place_that_is_no_more_does_not_scroll_a_short_text_away(
    open_hands, tmp_path: Path
) -> None:
    hands = open_hands()
    article, edit = article_edit(draft("Plain", "Plain\n\nOne.\n\nTwo."))
    hands.window.session.perform(edit)
    hands.window.settings.remember_position(
        hands.window.session.store.project().id, article.id, len("Plain\n\nOne.\n\n")
    )
    hands.window.open_article(article.id)
    settle()
    assert hands.page.verticalScrollBar().maximum() == 0
