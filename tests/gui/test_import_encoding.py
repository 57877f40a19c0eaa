"""Any encoding that Python knows can be typed for a file that was read wrongly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

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
