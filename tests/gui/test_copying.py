"""Copying and dragging by hand: what another program would get."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.domain.annotation import Placement
from reader.domain.edits import amend, make
from reader.domain.ids import new_id
from reader.domain.project import Statement
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.shell_project import articles, copy_project

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.window.going.to_article(articles(hands.window.session)[0])
    settle()
    QGuiApplication.clipboard().clear()
    return hands


def copied() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def link(hands: Hands, citation: str) -> str:
    return f"selon://{hands.window.session.store.project().id}/{citation}"


def to_claims(hands: Hands) -> None:
    hands.key("2", ALT)
    hands.until(lambda: not hands.window.jobs.running)


def test_the_active_claim_in_each_form(hands: Hands) -> None:
    hands.click_words("APT 28")
    hands.key(Key.Key_Escape)
    hands.click_words("APT 28")
    hands.key("c", CTRL | SHIFT)
    plain = copied().text()
    assert plain.startswith("“le groupe APT 28 serait") and plain.endswith("” — 1:1")
    assert not copied().hasHtml(), "plain text alone, unless more is asked for"
    hands.key("x", CTRL | SHIFT)
    assert copied().text() == plain
    assert f'<a href="{link(hands, "1:1")}">1:1</a>' in copied().html()
    assert "<i>En Marche!" in copied().html() and "8 May 2017" in copied().html()
    hands.key("m", CTRL | SHIFT)
    assert copied().text().startswith("> le groupe APT 28") and not copied().hasHtml()
    hands.key("k", CTRL | SHIFT)
    assert copied().text() == link(hands, "1:1")


def test_selected_words_and_the_article_itself(hands: Hands) -> None:
    hands.key("k", CTRL | SHIFT)
    assert copied().text() == link(hands, "1"), "without a choice the article"
    hands.key("m", CTRL | SHIFT)
    assert "Select words" in hands.window.status.message.text()
    hands.drag("a ouvert une enquête")
    hands.key("m", CTRL | SHIFT)
    assert copied().text().startswith("> a ouvert une enquête\n>\n> — *En Marche")
    assert f"[1](<{link(hands, '1')}>)" in copied().text()


def test_selected_claims_and_the_table(hands: Hands) -> None:
    to_claims(hands)
    hands.key("t", CTRL | SHIFT)
    assert len(copied().text().splitlines()) == 3, "what is shown, not the row one is on"
    hands.key("a", CTRL)
    hands.key("c", CTRL | SHIFT)
    assert [line.rpartition(" — ")[2] for line in copied().text().splitlines()] == ["1:1", "2:1"]
    hands.key("t", CTRL | SHIFT)
    header, *rows = (line.split("\t") for line in copied().text().splitlines())
    assert header[:2] == ["Id", "Claim"] and [row[0] for row in rows] == ["1:1", "2:1"]
    assert copied().html().count("<tr>") == 3
    hands.click("claimsFilter")
    hands.type("nothing at all")
    hands.until(lambda: hands.window.going.view("claims").model.rowCount() == 0)
    hands.key("m", CTRL | SHIFT)
    assert "Select words" in hands.window.status.message.text()


def test_a_statement_with_its_claims_and_the_list_of_them(hands: Hands) -> None:
    session = hands.window.session
    statement = Statement(new_id(), "=APT 28 did *it*")
    session.perform(make("Statement", statement))
    claim = next(a for a in session.store.annotations_of(articles(session)[0]) if a.kind == "claim")
    placed = (Placement(statement.id),)
    from dataclasses import replace

    session.perform(amend("Put", claim, replace(claim, statements=placed)))
    to_claims(hands)
    panel = hands.window.going.view("claims").statements
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    hands.key("t", CTRL | SHIFT)
    header, row = (line.split("\t") for line in copied().text().splitlines())
    assert header == ["Statement", "Standing", "Claims"]
    assert row[0] == "'=APT 28 did *it*", "no spreadsheet takes it for a formula"
    assert "<td>&#x27;=APT 28 did" in copied().html()
    hands.key(Key.Key_Return)
    hands.until(lambda: not hands.window.jobs.running)
    hands.key("m", CTRL | SHIFT)
    assert copied().text().startswith("**=APT 28 did \\*it\\***\n\n> le groupe APT 28")


@pytest.mark.parametrize(
    ("key", "head"),
    [
        ("3", "Source\t"),
        ("5", "Source\tDoes"),
        ("6", "From\tDoes\tTo"),
        ("7", "Claim or statement\tCitations\tWho says it, grade"),
    ],
)
def test_a_table_of_each_view(hands: Hands, key: str, head: str) -> None:
    hands.key(key, ALT)
    hands.until(lambda: not hands.window.jobs.running)
    if key == "6":
        hands.until(lambda: hands.window.going.view("network").network.edges)
    hands.key("t", CTRL | SHIFT)
    text = copied().text()
    assert text.startswith(head)
    if key != "7":
        assert "Kremez" in text
    assert copied().html().startswith("<table>")


def test_what_the_view_in_front_does_not_show_is_not_copied(hands: Hands) -> None:
    hands.drag("a ouvert une enquête")
    hands.key("3", ALT)
    hands.until(lambda: not hands.window.jobs.running)
    hands.key("c", CTRL | SHIFT)
    assert "Select words" in hands.window.status.message.text()
    hands.key("5", ALT)
    hands.until(lambda: not hands.window.jobs.running)
    lanes = hands.window.going.view("timeline").lanes
    lanes.setFocus()
    lanes.setCurrentIndex(lanes.model().index(0, 0))
    hands.key("c", CTRL | SHIFT)
    assert copied().text().startswith("“") and copied().text()[-3:] in ("1:1", "2:1")


def test_the_menu_of_a_card(hands: Hands) -> None:
    margin = hands.window.margin
    at = margin.visualRect(margin.model().index(0, 0)).center()
    QTest.mouseClick(margin.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    hands.key(Key.Key_Escape)
    margin.setFocus()
    QTest.keyClick(margin, Key.Key_Home)
    margin.menu_wanted.emit(*_card(hands), margin.mapToGlobal(at))
    settle()
    menu = next(m for m in margin.findChildren(QMenu) if m.objectName() == "cardMenu")
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        *("Open", "Copy with citation", "Copy as rich text", "Copy as Markdown", "Copy link"),
        "Erase for good…",
    ]
    for _ in names[:-1]:
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    settle()
    assert copied().text() == link(hands, "1:1")


def _card(hands: Hands) -> tuple[str]:
    session = hands.window.session
    (claim,) = (a for a in session.store.annotations_of(articles(session)[0]) if a.kind == "claim")
    return (claim.id,)


@pytest.mark.qt_log_ignore("Unimplemented code.", extend=True)  # offscreen nothing is dragged to
def test_a_card_is_dragged_into_another_program(hands: Hands) -> None:
    margin = hands.window.margin
    (claim,) = _card(hands)
    row = margin.model().row_of(claim)
    at = margin.visualRect(margin.model().index(row, 0)).center()
    far = at + QPoint(QApplication.startDragDistance() + 2, 0)
    taken: list[tuple[list[str], str, str]] = []

    def let_go() -> None:
        drag = margin.findChild(QDrag)
        assert drag is not None
        data = drag.mimeData()
        markdown = bytes(data.data("text/markdown").data()).decode()
        taken.append((data.formats(), data.text(), markdown))
        QDrag.cancel()

    viewport = margin.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, at)
    assert hands.window.marking.active == claim, "a press makes the card the active one"
    QTest.mouseMove(viewport, at + QPoint(2, 0))
    assert not taken and margin.findChild(QDrag) is None, "a hand that trembles drags nothing"
    QTimer.singleShot(0, let_go)
    QTest.mouseMove(viewport, far)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, far)
    settle()
    ((formats, text, markdown),) = taken
    assert {"text/plain", "text/html", "text/markdown"} <= set(formats)
    assert text.startswith("“le groupe APT 28") and markdown.startswith("> le groupe APT 28")


COPIES = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from reader.ui.clipboard import put
put("words", "<b>words</b>", "**words**")
put("words", "<b>words</b>", "**words**")
assert app.clipboard().mimeData().hasHtml()
"""
RUNS = """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, app.quit)
app.exec()
"""


@pytest.mark.parametrize("shape", ["script", "program"])
def test_what_was_copied_formatted_does_not_crash_the_program_at_its_end(shape: str) -> None:
    code = COPIES
    if shape == "program":  # as app.main is: the application ends with its function
        lines = (COPIES + RUNS).splitlines()
        code = "\n".join(["def main():", *(f"    {line}" for line in lines), "main()"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
