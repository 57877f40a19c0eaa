"""The Matrix view as an analyst works it: keys and mouse on the shown window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from reader.domain.edits import amend
from reader.domain.matrix import Part
from reader.ui.matrix import gathering
from reader.ui.matrix.table import COLUMN
from reader.ui.models.matrix import MatrixModel
from tests.gui.event_project import copy_event
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.shell_project import copy_project

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def come(open_hands: Callable[..., Hands]) -> Hands:
    hands = open_hands("case.selon")
    hands.key("4", ALT)
    wait(hands)
    return hands


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_event(tmp_path / "case.selon")
    return come(open_hands)


def wait(hands: Hands) -> None:
    hands.until(lambda: not (view(hands).is_busy or hands.window.jobs.running))


def view(hands: Hands):
    return hands.window.going.view("matrix")


def model(hands: Hands) -> MatrixModel:
    return view(hands).model


def rows(hands: Hands) -> list[str]:
    return [head.key for head in model(hands).rows]


def columns(hands: Hands) -> list[str]:
    return [head.key for head in model(hands).columns]


def cell(hands: Hands, row: str, column: str) -> str:
    return model(hands).place(row, column).data()


def stand(hands: Hands, row: str, column: str) -> None:
    """Click into a cell."""
    table, index = view(hands).table, model(hands).place(row, column)
    table.scrollTo(index)
    settle()
    QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualRect(index).center())
    settle()


def here(hands: Hands) -> tuple[str, str]:
    index = view(hands).table.currentIndex()
    return rows(hands)[index.row()], columns(hands)[index.column()]


def arrange(hands: Hands, menu: str, words: str) -> None:
    whole = hands.find("matrixArrange").menu()
    (part,) = [action.menu() for action in whole.actions() if action.text() == menu]
    next(action for action in part.actions() if action.text() == words).trigger()
    settle()


def test_the_event_stands_with_its_contradiction(hands: Hands) -> None:
    assert len(rows(hands)) == 10 and len(columns(hands)) == 18
    assert cell(hands, "paid", "lanvin") == "C4"
    assert cell(hands, "paid", "ministry") == "≠ B"
    assert cell(hands, "files", "wire") == "→ relays ≈"
    assert cell(hands, "cut", "") == "says"
    assert model(hands).standings["paid"] == "contested"
    spoken = model(hands).place("paid", "ministry").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ministère de la Santé, denies it in 1 claim: ≠ B. A ransom was paid."
    tip = model(hands).headerData(
        columns(hands).index("wilk"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert tip == "Tomasz Wilk · Northgate Labs · 2 claims"
    assert "10 statements · 18 sources · 20 claims" in view(hands).summary.text()
    assert hands.focus().objectName() == "matrixTable"


def test_enter_shows_the_passages_and_back_is_at_the_same_cell(hands: Hands) -> None:
    stand(hands, "heron", "wilk")
    passages = view(hands).passages
    assert [row.id for row in passages.passages.rows] == ["e06", "e15"]
    assert "says so" in passages.passages.facts(passages.passages.rows[0])
    hands.key(Key.Key_Return)
    assert hands.focus() is passages
    hands.key(Key.Key_Escape)
    assert hands.focus().objectName() == "matrixTable"
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.window.reading.article.id == "a08"
    assert hands.window.marking.active == "e15"
    hands.key(Key.Key_Left, ALT)
    wait(hands)
    assert view(hands).isVisible() and here(hands) == ("heron", "wilk")
    assert hands.focus().objectName() == "matrixTable"


def test_a_click_on_a_passage_reads_it(hands: Hands) -> None:
    stand(hands, "paid", "ministry")
    passages = view(hands).passages
    at = passages.visualRect(passages.passages.index(0)).center()
    QTest.mouseClick(passages.viewport(), LEFT, NONE, at)
    settle()
    assert hands.window.marking.active == "e12"


def test_articles_and_tags_and_what_the_cells_show(hands: Hands) -> None:
    by, shows = view(hands).bar.rows, view(hands).bar.shows
    hands.click(by._buttons["article"])
    wait(hands)
    assert "a07" in rows(hands) and cell(hands, "a07", "ministry") == "≠ B"
    assert not model(hands).standings
    hands.click(by._buttons["tag"])
    wait(hands)
    hands.click(shows._buttons["counts"])
    assert cell(hands, "data", "zerotrace") == "2 ≈"
    narrow = view(hands).table.columnWidth(0)
    hands.click(shows._buttons["dates"])
    assert view(hands).table.columnWidth(0) > narrow  # a sign, a date and "+1" have room
    assert cell(hands, "data", "zerotrace") == "2026-03-10 +1 ≈"
    hands.click(shows._buttons["dates"])  # it stays chosen
    assert view(hands)._look.show == "dates" and shows.code == "dates"


def test_typing_narrows_rows_and_sources(hands: Hands) -> None:
    hands.key("/")
    hands.type("ransom")
    assert rows(hands) == ["paid"] and set(columns(hands)) == {"lanvin", "ministry"}
    assert "1 of 10 statements" in view(hands).summary.text()
    hands.type("xyz")
    assert "Nothing passes" in hands.find("matrixEmpty").text()
    hands.key(Key.Key_Escape)
    assert len(rows(hands)) == 10
    hands.click("matrixColumns")
    hands.type("northgate")
    assert columns(hands) == ["wilk"] and rows(hands) == ["heron"]
    hands.key(Key.Key_Return)
    assert hands.focus().objectName() == "matrixTable"


def test_only_the_contested(hands: Hands) -> None:
    hands.click(view(hands).bar.standings._buttons["contested"])
    assert rows(hands) == ["paid"]
    hands.click(view(hands).bar.rows._buttons["article"])
    wait(hands)
    assert len(rows(hands)) == 10  # a standing is of statements


def test_pins_come_first_pass_every_filter_and_are_kept(
    hands: Hands, open_hands: Callable[..., Hands]
) -> None:
    stand(hands, "heron", "rocher")
    hands.key("p")
    hands.key("p", SHIFT)
    assert rows(hands)[0] == "heron" and columns(hands)[0] == "rocher"
    assert here(hands) == ("heron", "rocher")
    hands.key("/")
    hands.type("ransom")
    assert rows(hands) == ["heron", "paid"] and columns(hands)[0] == "rocher"
    hands.window.close()
    settle()
    again = come(open_hands)
    assert rows(again)[0] == "heron" and columns(again)[0] == "rocher"
    stand(again, "heron", "rocher")
    again.key("p")
    assert rows(again)[0] == "closed"


def test_what_is_pinned_stays_in_sight(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    stand(hands, "heron", "rocher")
    hands.key("p")
    hands.key("p", SHIFT)
    table = view(hands).table
    down, across = table.verticalScrollBar(), table.horizontalScrollBar()
    pinned = model(hands).place("heron", "rocher")
    first = table.visualRect(pinned)
    down.setValue(down.maximum())
    across.setValue(across.maximum())
    settle()
    assert down.value() and across.value()
    assert table.visualRect(pinned) == first, "the cell stands where it stood"
    assert table.indexAt(first.center()) == pinned
    last = model(hands).index(len(rows(hands)) - 1, len(columns(hands)) - 1)
    assert table.indexAt(table.visualRect(last).center()) == last
    scrolled = down.value(), across.value()
    QTest.mouseClick(table.viewport(), LEFT, NONE, first.center())
    settle()
    assert here(hands) == ("heron", "rocher")
    assert (down.value(), across.value()) == scrolled, "nothing scrolls for what is in sight"
    # out of what stays one walks into what is under it
    hands.key(Key.Key_Down)
    assert table.visualRect(table.currentIndex()).top() >= first.bottom()
    # the head that stays is that of the pinned row
    hands.key(Key.Key_End, CTRL)
    heads = table.row_heads
    at = QPoint(40, heads.defaultSectionSize() // 2)
    assert heads.section_at(at) == 0
    down.setValue(down.maximum())
    QTest.mouseClick(heads.viewport(), LEFT, NONE, at)
    settle()
    assert here(hands)[0] == "heron"


def test_a_large_matrix_is_arranged_beside_the_window(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MANY", 0)
    stand(hands, "paid", "ministry")
    came: list[object] = []
    hands.window.jobs.answered.connect(came.append)
    hands.key("/")
    hands.type("ransom")
    wait(hands)
    assert came, "it comes from a job"
    assert rows(hands) == ["paid"] and here(hands) == ("paid", "ministry")
    hands.key(Key.Key_Escape)
    hands.click(view(hands).bar.standings._buttons["contested"])
    wait(hands)
    assert rows(hands) == ["paid"], "the last wish counts"


def test_sorting_rows_and_sources(hands: Hands) -> None:
    arrange(hands, "Rows", "By standing")
    assert rows(hands)[0] == "paid"
    arrange(hands, "Rows", "By name")
    assert rows(hands)[0] == "files"  # 400,000 …
    arrange(hands, "Rows", "The other way round")
    assert rows(hands)[-1] == "files"
    arrange(hands, "Sources", "By number of claims")
    assert columns(hands)[0] == "alp"
    arrange(hands, "Sources", "By first date")
    assert columns(hands)[0] in ("audoin", "close-1")


def test_ctrl_and_arrows_go_to_the_next_filled_cell(hands: Hands) -> None:
    stand(hands, "closed", "audoin")
    hands.key(Key.Key_Right, CTRL)
    assert here(hands) == ("closed", "ars")
    hands.key(Key.Key_Right, CTRL)
    assert here(hands) == ("closed", "ars")
    hands.key(Key.Key_Left, CTRL)
    hands.key(Key.Key_Down, CTRL)
    assert here(hands) == ("open", "audoin")


def test_a_click_on_a_head_goes_to_what_is_there(hands: Hands) -> None:
    table = view(hands).table
    head = table.row_heads
    at = head.sectionViewportPosition(rows(hands).index("paid")) + 10
    QTest.mouseClick(head.viewport(), LEFT, NONE, QPoint(20, at))
    settle()
    assert here(hands) == ("paid", "lanvin")


def test_in_a_narrow_window_it_opens_with_the_contested_statement_in_sight(
    open_hands: Callable[..., Hands], tmp_path: Path
) -> None:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.window.resize(800, 600)
    settle()
    hands.key("4", ALT)
    wait(hands)
    assert here(hands) == ("paid", "lanvin")
    table = view(hands).table
    assert table.horizontalScrollBar().value() == 0
    for source in ("lanvin", "ministry"):
        place = table.visualRect(model(hands).place("paid", source))
        assert table.viewport().rect().contains(place.center())


def test_the_matrix_is_copied_as_a_table(hands: Hands) -> None:
    hands.key("c", CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("\tÉdouard Lanvin\tMinistère de la Santé\t")  # contested rows first
    (paid,) = [line.split("\t") for line in lines if line.startswith("A ransom")]
    assert paid[-1] == "contested" and "≠ B" in paid and "C4" in paid


def test_edits_are_followed_and_the_cell_stays(hands: Hands) -> None:
    stand(hands, "paid", "lanvin")
    session = hands.window.session
    claim = session.annotation("e12")
    voice = replace(claim.attributions[0], stance="asserts")
    session.perform(amend("x", claim, replace(claim, attributions=(voice,))))
    wait(hands)
    assert cell(hands, "paid", "ministry") == "B"
    assert model(hands).standings["paid"] == "corroborated"
    assert here(hands) == ("paid", "lanvin")
    hands.key("z", CTRL)
    wait(hands)
    assert cell(hands, "paid", "ministry") == "≠ B"


def test_what_was_edited_while_one_was_elsewhere_is_there_on_coming_back(hands: Hands) -> None:
    hands.key("1", ALT)
    session = hands.window.session
    claim = session.annotation("e11")
    session.perform(amend("x", claim, replace(claim, statements=())))
    settle()
    hands.key("4", ALT)
    wait(hands)
    assert "lanvin" not in columns(hands)
    view(hands).bar.loose.trigger()
    wait(hands)
    assert cell(hands, "e11", "lanvin") == "C4"


def test_nothing_yet_says_what_to_do(open_hands: Callable[..., Hands], tmp_path: Path) -> None:
    copy_project(tmp_path / "case.selon")
    hands = come(open_hands)
    assert "press P" in hands.find("matrixEmpty").text()


def test_the_model_keeps_its_promises(hands: Hands) -> None:
    tester = QAbstractItemModelTester(model(hands), FATAL)
    arrange(hands, "Rows", "By name")
    hands.key("/")
    hands.type("files")
    hands.type("xyz")
    hands.key(Key.Key_Escape)
    assert tester.model() is model(hands)


def test_letters_never_change_anything_in_the_table(hands: Hands) -> None:
    before = hands.window.session.store.last_seq()
    for key in "ctsnbxwj19":
        hands.key(key)
    assert hands.window.session.store.last_seq() == before
    assert view(hands).isVisible()


def test_no_kind_of_a_cell_is_left_out(hands: Hands) -> None:
    table, theme = view(hands).table, hands.window.theme
    parts = tuple(
        Part(kind, text, False, 1)
        for kind, text in (("asserts", "says"), ("denies", "≠ denies"), ("relays", "→ relays"))
    )
    picture = table.itemDelegate()._picture(parts, COLUMN["grades"], 1.0).toImage()
    inks = {
        picture.pixelColor(x, y).rgb()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    for role in ("claim", "bad", "source"):
        assert theme.color(role).rgb() in inks, role
