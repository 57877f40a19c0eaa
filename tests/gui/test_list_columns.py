"""A list of articles whose columns nobody knows: asked for in the window, and read as chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from reader.store.store import Store
from tests.gui.hands import Hands, settle
from tests.gui.test_importing import bring, choose, results_list, text_of, wait

ROWS = "Kop,Inhoud A,Inhoud B,Waar\n" + "".join(
    f"Titel {n},Het eerste verhaal {n} is lang genoeg.,Tweede verhaal {n} <b>&,https://a.example/{n}\n"
    for n in range(3)
)


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    Store.open(tmp_path / "p.selon", create=True).close()
    return open_hands("p.selon")


def dialog() -> QWidget:
    shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "listColumns"]
    return next(w for w in shown if w.isVisible())


def pick(shown: QWidget, field: str, name: str) -> None:
    """Choose a column by its name, with the keyboard."""
    box = shown.findChild(QComboBox, f"column_{field}")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(name)):
        QTest.keyClick(box, Qt.Key.Key_Down)
    settle()
    assert box.currentText() == name


def test_the_columns_of_a_list_are_chosen(hands: Hands, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROWS, encoding="utf-8")
    bring(hands, qtbot, file)
    results = results_list()
    choose(results, 0)
    assert "“Kop”, “Inhoud A”" in results.why.toPlainText()
    hands.click("importColumns", results)
    shown = dialog()
    boxes = {name: box.currentText() for name, box in shown.fields.items()}
    assert boxes["url"] == "Waar" and boxes["language"] == "–"
    pick(shown, "text", "Inhoud B")
    pick(shown, "title", "Kop")
    hands.click("columnsRead", shown)
    wait(hands, qtbot)
    assert [r.status for r in results.model.results] == ["imported"] * 3
    assert results.model.results[1].member == "row 3"
    store = Store.open(tmp_path / "p.selon")
    rows = store.article_rows()
    assert [row.title for row in rows] == ["Titel 0", "Titel 1", "Titel 2"]
    assert text_of(store, rows[2].id) == "Titel 2\n\nTweede verhaal 2 <b>&"
    assert store.get("article", rows[2].id).url == "https://a.example/2"
    store.close()


def test_without_a_text_there_is_nothing_to_read(hands: Hands, qtbot, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(ROWS, encoding="utf-8")
    bring(hands, qtbot, file)
    results = results_list()
    choose(results, 0)
    hands.click("importColumns", results)
    shown = dialog()
    box = shown.fields["text"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    settle()
    assert not shown.read.isEnabled()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    settle()
    assert [r.status for r in results.model.results] == ["failed"]
    assert hands.window.session.articles == {}
