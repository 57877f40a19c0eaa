"""A verdict on a claim, given on its open card; then the file is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.domain.edits import amend
from reader.domain.project import Verdict
from tests.gui.card_window import CLAIM, CardWindow, desk_on
from tests.gui.test_card_claim import field, keys

Key = Qt.Key
LINK = "https://example.org/check?id=1"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[CardWindow]:
    with desk_on(tmp_path / "p.selon", qapp) as window:
        yield window


def stored(desk: CardWindow) -> list[Verdict]:
    return desk.session.store.things("verdict")


def opened(desk: CardWindow) -> str:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "note")
    field(desk, "furtherFields").click()
    QApplication.processEvents()
    return claim


def give(desk: CardWindow, words: str) -> None:
    word = field(desk, "verdictField")
    word.setFocus()
    word.lineEdit().selectAll()
    keys(words, Key.Key_Return)
    QApplication.processEvents()


def test_a_verdict_with_reason_and_evidence(desk: CardWindow) -> None:
    claim = opened(desk)
    assert not field(desk, "verdictReason").isVisible(), "there is nothing to give a reason for"
    give(desk, "refuted")
    (verdict,) = stored(desk)
    assert (verdict.claim, verdict.code) == (claim, "refuted") and verdict.by and verdict.at
    field(desk, "verdictReason").setFocus()
    keys("no trace of it", Key.Key_Return)
    link = field(desk, "verdictLink")
    link.setFocus()
    keys("example.org", Key.Key_Return)
    assert link.property("wrong") and stored(desk)[0].url == ""
    assert not field(desk, "openEvidence").isVisible()
    link.selectAll()
    keys(LINK, Key.Key_Return)
    assert (stored(desk)[0].why, stored(desk)[0].url) == ("no trace of it", LINK)
    desk.session.undo()
    assert stored(desk)[0].url == ""


def test_the_last_verdict_counts_and_can_be_taken_off(desk: CardWindow) -> None:
    opened(desk)
    give(desk, "refuted")
    give(desk, "Half baked")
    assert [of.code for of in stored(desk)] == ["refuted", "Half baked"]
    assert field(desk, "verdictField").currentText() == "Half baked"
    give(desk, "Half baked")
    assert len(stored(desk)) == 2, "the same again is nothing"
    give(desk, "no verdict")
    assert stored(desk) == []
    desk.session.undo()
    assert len(stored(desk)) == 2
    assert field(desk, "verdictField").currentText() == "Half baked"


def test_an_address_is_shown_whole_before_it_opens(
    desk: CardWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    opened(desk)
    give(desk, "confirmed")
    field(desk, "verdictLink").setFocus()
    keys(LINK, Key.Key_Return)
    for answer, gone in (("Cancel", []), ("Open", [LINK])):
        field(desk, "openEvidence").click()
        (box,) = [b for b in desk.findChildren(QMessageBox) if b.isVisible()]
        assert box.text() == LINK
        (button,) = [b for b in box.buttons() if b.text().replace("&", "") == answer]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert went == gone


def test_verdicts_are_chosen_from_the_list_of_the_project(desk: CardWindow) -> None:
    opened(desk)
    give(desk, "refuted")
    project = desk.session.store.project()
    words = replace(project, verdicts=("true", "hogwash"))
    desk.session.perform(amend("List of verdicts", project, words))
    word = field(desk, "verdictField")
    assert [word.itemText(i) for i in range(word.count())] == [
        *("no verdict", "True", "hogwash", "refuted"),
    ]
    assert word.currentText() == "refuted"
    give(desk, "hogwash")
    assert [of.code for of in stored(desk)] == ["refuted", "hogwash"]
