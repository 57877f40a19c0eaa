"""Blocks that are no part of the article: marked, folded, proposed, decided by a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.store.store import Store
from tests.gui.hands import NONE, SHIFT, Hands, settle

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key = Qt.Key
FIRST = ("Le mouvement", "Au total", "Le parquet")
"""How the first three paragraphs begin; they are blocks 2, 3 and 4."""
FOUND = (8, 9, 10, 13, 16, 17, 18)
"""What is proposed of the sample article."""


@pytest.fixture
def hands(open_hands, seed_project: Path) -> Hands:
    return open_hands()


@pytest.fixture
def reviewer(hands: Hands, qtbot) -> Iterator[Hands]:
    """The window once the article was looked at."""
    qtbot.waitUntil(lambda: bool(hands.window.proposals.open), timeout=20_000)
    settle()
    yield hands


def out(hands: Hands) -> tuple[int, ...]:
    """What the project file says is no part of the article, read by another program."""
    return state(hands).left_out


def state(hands: Hands):
    store = Store.open(hands.window.session.store.path, read_only=True)
    try:
        (version,) = store.things("version")
        return version
    finally:
        store.close()


def number_of(hands: Hands, words: str) -> QPoint:
    """Where the paragraph's number stands that begins with some words."""
    at, _ = hands.place(words)
    box = hands.page.rects_of(at, at + 1)[0]
    return QPoint(box.left() - 30, box.center().y())


def fold_line(hands: Hands, nth: int = 0) -> tuple[str, QPoint]:
    """The words of the nth folded line and a point in it."""
    row = sorted(hands.page.sheet.folds)[nth]
    left, top, height = hands.page.painting.lines.box(row)
    y = int(top + height / 3) - hands.page.verticalScrollBar().value()
    return hands.page.sheet.findBlockByNumber(row).text(), QPoint(int(left) + 60, y)


def drag_numbers(hands: Hands, first: str, last: str) -> None:
    """Drag over the paragraph numbers."""
    view = hands.page.viewport()
    here, there = number_of(hands, first), number_of(hands, last)
    QTest.mousePress(view, LEFT, NONE, here)
    QTest.mouseMove(view, (here + there) / 2)
    QTest.mouseMove(view, there)
    QTest.mouseRelease(view, LEFT, NONE, there)
    settle()


def choose(hands: Hands, point: QPoint, words: str) -> None:
    """Open the page's menu at a point and choose the entry that begins with some words."""
    from PySide6.QtGui import QContextMenuEvent

    view = hands.page.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point), NONE)
    QApplication.sendEvent(view, event)
    settle()
    (menu,) = [m for m in hands.page.findChildren(QMenu, "pageMenu") if m.isVisible()]
    (entry,) = [a for a in menu.actions() if a.text().startswith(words)]
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(entry).center())
    settle()


def test_b_on_a_selection_over_several_paragraphs_is_one_step(hands: Hands) -> None:
    drag_numbers(hands, FIRST[0], FIRST[2])
    assert hands.page.selected_range() == (
        hands.place("Le mouvement")[0],
        hands.place("de source proche du dossier.")[1],
    )
    hands.key("b")
    assert out(hands) == (2, 3, 4)
    assert fold_line(hands)[0].endswith("3 blocks not part of the article · show")
    assert hands.page.rects_of(*hands.place("Au total")) == []
    hands.key("z", Qt.KeyboardModifier.ControlModifier)
    assert out(hands) == ()
    hands.key("z", Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert out(hands) == (2, 3, 4)
    # all of them are out: the same key on the line brings them back
    QTest.mouseClick(hands.page.viewport(), LEFT, NONE, fold_line(hands)[1])
    settle()
    assert hands.page.rects_of(*hands.place("Au total")), "the line opens by a click"
    assert "hide · B brings them back" in fold_line(hands)[0]
    hands.key("b")
    assert out(hands) == () and not hands.page.sheet.folds


def test_a_part_of_them_out_goes_out_whole(hands: Hands) -> None:
    QTest.mouseClick(hands.page.viewport(), LEFT, NONE, number_of(hands, FIRST[1]))
    hands.key("b")
    assert out(hands) == (3,)
    drag_numbers(hands, FIRST[2], FIRST[0])  # upwards, over the folded line
    hands.key("b")
    assert out(hands) == (2, 3, 4)


def test_shift_click_on_a_number_takes_all_up_to_it(hands: Hands) -> None:
    view = hands.page.viewport()
    QTest.mouseClick(view, LEFT, NONE, number_of(hands, FIRST[0]))
    QTest.mouseClick(view, LEFT, SHIFT, number_of(hands, FIRST[1]))
    settle()
    assert hands.find("selectionBar")
    hands.key("b")
    assert out(hands) == (2, 3)


def test_the_page_has_a_menu_by_mouse_and_by_key(hands: Hands) -> None:
    at = hands.place("neuf gigabits")[0]
    choose(hands, hands.page.rects_of(at, at + 3)[0].center(), "Not part of the article")
    assert out(hands) == (3,)
    choose(hands, fold_line(hands)[1], "Show")
    assert hands.page.rects_of(*hands.place("Au total"))
    choose(hands, fold_line(hands)[1], "Bring back into the article")
    assert out(hands) == ()
    drag_numbers(hands, FIRST[0], FIRST[1])
    choose(hands, number_of(hands, FIRST[1]), "Not part of the article")
    assert out(hands) == (2, 3)


@pytest.mark.parametrize("key", (Key.Key_Return, Key.Key_Space))
def test_j_stops_at_the_folded_line_which_opens_and_closes_by_key(hands: Hands, key) -> None:
    drag_numbers(hands, FIRST[0], FIRST[2])
    hands.key("b")
    hands.page.place_caret(0)
    hands.key("j")
    assert hands.page.fold_at_caret is not None
    hands.key(key)
    assert hands.page.rects_of(*hands.place("Au total"))
    assert hands.page.verticalScrollBar().value() == 0
    hands.key(key)
    assert hands.page.rects_of(*hands.place("Au total")) == []
    hands.key("j")
    assert hands.page.caret() == hands.place("La Commission")[0]
    hands.key("k")
    assert hands.page.fold_at_caret is not None
    hands.key("k")
    assert hands.page.caret() == 0


def test_what_stands_outside_is_not_counted_nor_exported(hands: Hands) -> None:
    hands.drag("quelque neuf gigabits")
    hands.key("c")
    hands.key(Key.Key_Escape)
    hands.drag("une enquête dans la soirée")
    hands.key("c")
    hands.key(Key.Key_Escape)
    hands.page.setFocus()
    store = hands.window.session.store
    assert [row.claims for row in store.article_rows()] == [2]
    words = hands.page.sheet.findBlockByNumber(1).text()
    hands.page.place_caret(hands.place("Au total")[0])
    hands.key("b")
    assert [row.claims for row in store.article_rows()] == [1]
    assert hands.page.sheet.findBlockByNumber(1).text() != words, "fewer words"
    from reader.ui.writing import exporters

    with store.report() as report:
        import io

        made = io.BytesIO()
        exporters()["csv"].write(report, made)
    assert "une enquête" in made.getvalue().decode() and "gigabits" not in made.getvalue().decode()
    hands.key("b")
    assert [row.claims for row in store.article_rows()] == [2]


# --- proposals -------------------------------------------------------------------------------


def test_proposals_are_shown_and_nothing_is_left_out_by_itself(reviewer: Hands) -> None:
    assert tuple(reviewer.window.proposals.open) == FOUND
    assert out(reviewer) == () and state(reviewer).kept == ()
    assert reviewer.find("blocksFound").text() == "7 blocks look like no part of the article"
    reviewer.see(reviewer.place("Un record")[0])
    box = reviewer.page.rects_of(*reviewer.place("Un record"))[0]
    picture = reviewer.page.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    column = [
        picture.pixelColor(round((box.left() - 14) * ratio), round(y * ratio)).name()
        for y in range(box.top(), box.top() + 40)
    ]
    assert len(set(column)) > 1, "no dashed bar"


def test_the_keyboard_reviews_them_one_by_one(reviewer: Hands) -> None:
    reviewer.key("b", SHIFT)
    assert reviewer.page.caret() == reviewer.place("Un record")[0]
    assert "teaser" in reviewer.find("reviewWhy").text()
    reviewer.key(Key.Key_Return)
    assert out(reviewer) == (8,)
    reviewer.key("b")
    assert out(reviewer) == (8, 9)
    reviewer.key(Key.Key_Delete)
    assert (out(reviewer), state(reviewer).kept) == ((8, 9), (10,))
    assert reviewer.page.caret() == reviewer.place("Emmanuel Macron a lui")[0]
    reviewer.key("b", SHIFT)
    assert reviewer.page.caret() == reviewer.place("Autres rapports")[0]
    control = Qt.KeyboardModifier.ControlModifier
    reviewer.key("z", control)
    assert state(reviewer).kept == () and 10 in reviewer.window.proposals.open
    assert reviewer.page.caret() == reviewer.place("Age, diplôme")[0], "back to what came back"
    reviewer.key(Key.Key_Escape)
    assert not [b for b in reviewer.page.findChildren(object, "reviewBar") if b.isVisible()]
    # Enter and Delete are the usual keys again
    reviewer.key(Key.Key_Return)
    assert out(reviewer) == (8, 9)


def test_all_at_once_by_mouse_and_one_undo(reviewer: Hands) -> None:
    reviewer.click("reviewBlocks")
    reviewer.click("leaveAllOut")
    assert out(reviewer) == FOUND
    assert not [w for w in reviewer.window.findChildren(object, "blocksOffer") if w.isVisible()]
    reviewer.key("z", Qt.KeyboardModifier.ControlModifier)
    assert out(reviewer) == () and len(reviewer.window.proposals.open) == len(FOUND)
    reviewer.page.place_caret(0)
    reviewer.click("reviewBlocks")
    reviewer.click("keepBlock")
    assert state(reviewer).kept == (8,)
    reviewer.click("leaveBlockOut")
    assert out(reviewer) == (9,)
    reviewer.click("keepAll")
    assert state(reviewer).kept == (8, 10, 13, 16, 17, 18)


def test_what_was_kept_is_never_asked_again(reviewer: Hands, open_hands, qtbot) -> None:
    reviewer.click("keepBlocks")
    assert state(reviewer).kept == FOUND
    reviewer.window.close()
    again = open_hands()
    # other jobs may answer before the one that looks
    qtbot.waitUntil(lambda: bool(again.window.proposals._found), timeout=20_000)
    settle()
    assert again.window.proposals.open == {}
    again.key("b", SHIFT)
    assert "No block here" in again.window.status.message.text()
    again.key("z", Qt.KeyboardModifier.ControlModifier)
    assert tuple(again.window.proposals.open) == FOUND, "undone after a restart"


def test_a_block_in_which_something_is_marked_is_not_proposed(reviewer: Hands) -> None:
    reviewer.drag("Un record de bulletins")
    reviewer.key("n")
    reviewer.key(Key.Key_Escape)
    assert tuple(reviewer.window.proposals.open) == FOUND[1:]
    assert out(reviewer) == ()


def test_a_teaser_of_two_articles_is_proposed_with_the_other(
    open_hands, seed_project: Path, tmp_path: Path, qtbot
) -> None:
    from tests.gui.importing import import_text

    teaser = "Une phrase de la campagne que chaque article du mouvement donne, dit-on à Paris."
    for name in ("one", "two"):
        file = tmp_path / f"{name}.txt"
        body = "\n\n".join(f"Paragraph {n} of article {name} with words of its own." for n in "abc")
        file.write_text(f"Title {name}\n\n{body}\n\n{teaser}\n", encoding="utf-8")
        import_text(seed_project, file)
    hands = open_hands()
    session = hands.window.session
    from dataclasses import replace

    from reader.domain.edits import amend

    for row in session.articles.values():
        article = session.store.get("article", row.id)
        session.perform(amend("Outlet", article, replace(article, outlet="Monde")))
    last = max(session.articles.values(), key=lambda row: row.number)
    hands.window.going.to_article(last.id)
    qtbot.waitUntil(lambda: bool(hands.window.proposals.open), timeout=20_000)
    (proposal,) = hands.window.proposals.open.values()
    assert proposal.rule == "repeated" and "article 2" in proposal.why
