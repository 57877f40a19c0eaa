"""Any encoding that Python knows can be typed for a file that was read wrongly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader.store.store import Store
from tests.gui.hands import Hands, settle
from tests.gui.test_importing import bring, choose, results_list, text_of, wait

TEXT = "Réservé aux ordinateurs d'hier\n\nLa préfète a écrit en EBCDIC."


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    Store.open(tmp_path / "p.selon", create=True).close()
    return open_hands("p.selon")


def test_an_encoding_is_typed(hands: Hands, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "hier.txt"
    file.write_bytes(TEXT.encode("cp1140"))
    bring(hands, qtbot, file)
    if hands.window.session.articles:
        hands.click("importList")
    shown = results_list()
    choose(shown, 0)
    for typed in ("no such thing", "CP1140"):
        box = shown.again.encoding
        box.lineEdit().selectAll()
        QTest.keyClicks(box.lineEdit(), typed)
        hands.click("importAgain", shown)
        wait(hands, qtbot)
        settle()
    (result,) = shown.model.results
    assert result.status == "imported"
    assert "(chosen)" in shown.why.toPlainText()
    store = Store.open(tmp_path / "p.selon")
    assert text_of(store, result.article) == TEXT
    store.close()


def test_enter_in_the_field_reads_again_and_what_was_wrong_is_said_of_that_line_only(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT.encode("cp1140"))
    (folder / "b.txt").write_text("Plain\n\nWords.", encoding="utf-8")
    bring(hands, qtbot, folder)
    if not hands.window.findChild(QWidget, "importTable"):
        hands.click("importList")
    shown = results_list()
    total = shown._summary.text()
    choose(shown, 0)
    line = shown.again.encoding.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "no such thing")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(hands, qtbot)
    settle()
    assert "no such thing" in shown._summary.text()
    choose(shown, 1)
    assert shown._summary.text() == total
    choose(shown, 0)
    line.selectAll()
    QTest.keyClicks(line, "cp1140")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(hands, qtbot)
    settle()
    assert "(chosen)" in shown.why.toPlainText()


def test_tab_goes_from_a_line_to_what_is_said_of_it_and_then_to_what_can_be_done(
    hands: Hands, qtbot, tmp_path: Path
) -> None:
    file = tmp_path / "hier.txt"
    file.write_bytes(TEXT.encode("cp1252"))
    bring(hands, qtbot, file)
    if not hands.window.findChild(QWidget, "importTable"):
        hands.click("importList")
    shown = results_list()
    shown.activateWindow()
    shown.table.setFocus()
    names = []
    for _ in range(5):
        QTest.keyClick(hands.focus(), Qt.Key.Key_Tab)
        names.append(hands.focus().objectName())
    assert names == ["importWhy", "importOpen", "importEncoding", "importAgain", "importCopy"]
