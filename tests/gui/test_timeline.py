"""The Timeline view as an analyst works it: keys, wheel and mouse on the shown window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from reader.domain.date import Date
from reader.domain.edits import amend, make
from reader.ui.timeline import placing
from reader.ui.timeline import view as timeline_view
from tests.gui.event_project import copy_event
from tests.gui.hands import CTRL, NONE, Hands, settle
from tests.gui.shell_project import copy_project

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("5", ALT)
    wait(hands)
    return hands


def wait(hands: Hands) -> None:
    hands.until(lambda: not (view(hands).is_busy or hands.window.jobs.running))


def view(hands: Hands):
    return hands.window.going.view("timeline")


def lanes(hands: Hands) -> list[str]:
    return [key for key, _, _ in view(hands).model.lanes]


def here(hands: Hands) -> tuple[str, str]:
    item = view(hands).model.item(view(hands).lanes.currentIndex().row())
    return item.lane, item.claim


def index(hands: Hands, claim: str, lane: str, kind: str = "asserts"):
    return view(hands).model.index(view(hands).model.place(claim, lane, kind))


def stand(hands: Hands, claim: str, lane: str, kind: str = "asserts") -> None:
    """Click on an item."""
    area, at = view(hands).lanes, index(hands, claim, lane, kind)
    area.scrollTo(at)
    settle()
    QTest.mouseClick(area.viewport(), LEFT, NONE, area.visualRect(at).center())
    settle()


def date_claim(hands: Hands, claim: str, edtf: str | None, words: str = "") -> None:
    session = hands.window.session
    of = session.annotation(claim)
    session.perform(amend("x", of, replace(of, event=Date(edtf, words or None))))


def by(hands: Hands, code: str) -> None:
    hands.click(view(hands).bar.by._buttons[code])
    wait(hands)


def test_a_lane_for_each_source_in_the_order_of_the_first(hands: Hands) -> None:
    assert lanes(hands)[:3] == ["audoin", "close-1", "alp"] and lanes(hands)[-1] == ""
    words = view(hands).summary.text()
    assert words == "20 claims · 17 sources · 9 March 2026 – 16 March 2026"
    spoken = index(hands, "e12", "ministry", "denies").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ministère de la Santé, denies it, 13 March 2026, contested, 7:")
    relayed = index(hands, "e07", "wire", "relays").data(Qt.ItemDataRole.ToolTipRole)
    assert "“Quelque 400 000 dossiers" in relayed and "hedged" in relayed
    assert hands.focus().objectName() == "timelineLanes"


def test_arrows_move_within_a_lane_and_between_lanes(hands: Hands) -> None:
    stand(hands, "e02", "audoin")
    hands.key(Key.Key_Right)
    assert here(hands) == ("audoin", "e20")
    hands.key(Key.Key_Right)
    assert here(hands) == ("audoin", "e20")
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Down)
    lane, claim = here(hands)
    assert lane == "alp" and claim in ("e13", "e16")  # the nearest in time, not the first
    hands.key(Key.Key_Home)
    assert here(hands) == ("alp", "e04")
    hands.key(Key.Key_Up)
    hands.key(Key.Key_Up)
    assert here(hands) == ("audoin", "e02")
    assert view(hands).preview.marked == [hands.window.session.annotation("e02").quotation]


def test_enter_and_a_double_click_read_the_claim_and_back_is_at_the_same_item(hands: Hands) -> None:
    stand(hands, "e12", "ministry", "denies")
    hands.key(Key.Key_Return)
    assert hands.window.reading.article.id == "a07" and hands.window.marking.active == "e12"
    hands.key(Key.Key_Left, ALT)
    wait(hands)
    assert view(hands).isVisible() and here(hands) == ("ministry", "e12")
    area = view(hands).lanes
    at = area.visualRect(index(hands, "e12", "ministry", "denies")).center()
    QTest.mouseDClick(area.viewport(), LEFT, NONE, at)
    settle()
    assert hands.window.marking.active == "e12"


def test_dates_that_are_not_known_have_a_lane_of_their_own(hands: Hands) -> None:
    date_claim(hands, "e01", None, "vendredi soir")
    date_claim(hands, "e03", None, "1 March 44")
    by(hands, "event")
    assert lanes(hands) == ["audoin", "ars", "?"]
    assert "without a known date" in view(hands).summary.text()
    stand(hands, "e01", "?")
    tip = index(hands, "e01", "?").data(Qt.ItemDataRole.ToolTipRole)
    assert "Nobody named" in tip and "“vendredi soir”" in tip
    # once the words are resolved it stands in its own lane
    date_claim(hands, "e03", "2026-03-06", "vendredi soir")
    wait(hands)
    assert lanes(hands) == ["close-1", "audoin", "ars", "?"]
    by(hands, "said")
    assert lanes(hands) == ["?"]


def test_a_longer_date_is_a_wider_bar_and_contains_the_shorter(hands: Hands) -> None:
    for claim, edtf in (("e02", "2026"), ("e20", "2026-03?"), ("e08", "2026-03-14/..")):
        date_claim(hands, claim, edtf)
    by(hands, "event")
    area = view(hands).lanes
    year = area.visualRect(index(hands, "e02", "audoin"))
    month = area.visualRect(index(hands, "e20", "audoin"))
    open_ = area.visualRect(index(hands, "e08", "ars"))
    assert year.left() < month.left() and year.right() > month.right()
    assert year.width() > 11 * month.width()
    assert not year.intersects(month)  # one over the other
    assert open_.left() > month.left() and abs(open_.right() - year.right()) <= 1
    area.setFocus()
    hands.key("+")
    assert area.visualRect(index(hands, "e02", "audoin")).width() > year.width()


def test_zoom_by_keys_and_wheel_keeps_the_day(hands: Hands) -> None:
    area = view(hands).lanes
    area.setFocus()
    stand(hands, "e12", "ministry", "denies")
    before = area.visualRect(index(hands, "e12", "ministry", "denies"))
    for _ in range(3):
        hands.key("+")
    after = area.visualRect(index(hands, "e12", "ministry", "denies"))
    assert after.width() > 2 * before.width()
    assert after.contains(QPoint(before.center().x(), after.center().y()))
    _wheel(area, after.center(), 120)
    wider = area.visualRect(index(hands, "e12", "ministry", "denies"))
    assert wider.width() > after.width() and wider.contains(
        QPoint(after.center().x(), wider.center().y())
    )
    hands.key("0")
    assert area.horizontalScrollBar().maximum() == 0
    hands.key("-")
    assert area.horizontalScrollBar().maximum() == 0  # all of it is the farthest
    hands.click("timelineZoomIn")
    assert area.horizontalScrollBar().maximum() > 0


def _wheel(area, at: QPoint, turned: int) -> None:
    viewport = area.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    settle()


def test_every_item_is_where_one_points_at_it(hands: Hands) -> None:
    area, model = view(hands).lanes, view(hands).model
    for row in range(model.rowCount()):
        area.scrollTo(model.index(row))
        assert area.indexAt(area.visualRect(model.index(row)).center()).row() == row
    assert not area.indexAt(QPoint(5, 60)).isValid()


def test_the_filter_by_words_and_fields(hands: Hands) -> None:
    hands.key("/")
    hands.type('statement:"ransom was"')
    assert lanes(hands) == ["lanvin", "ministry"]
    assert view(hands).summary.text().startswith("2 of 20 claims")
    hands.key(Key.Key_Escape)
    hands.type("tag:data source:zero")
    assert lanes(hands) == ["zerotrace"]
    hands.type("x")
    assert "No claim passes" in hands.find("timelineEmpty").text()
    hands.key(Key.Key_Escape)
    assert len(lanes(hands)) == 18
    hands.key(Key.Key_Return)
    assert hands.focus().objectName() == "timelineLanes"


def test_lanes_are_sorted_and_the_choice_is_kept(hands: Hands) -> None:
    menu = hands.find("timelineOrder").menu()
    next(a for a in menu.actions() if a.text() == "By number of claims").trigger()
    assert lanes(hands)[0] == "alp" and lanes(hands)[-1] == ""
    project = hands.window.session.store.project().id
    assert hands.window.settings.view(project).timeline.order == "number"


def test_edits_are_followed_and_the_item_stays(hands: Hands) -> None:
    stand(hands, "e15", "wilk")
    session = hands.window.session
    claim = session.annotation("e11")
    voice = replace(claim.attributions[0], stance="doubts")
    session.perform(amend("x", claim, replace(claim, attributions=(voice,))))
    wait(hands)
    assert index(hands, "e11", "lanvin", "doubts").isValid()
    assert here(hands) == ("wilk", "e15")
    assert "paid" not in view(hands).model.contested


def many_of_one(hands: Hands, number: int) -> None:
    """So many more claims of one source, each on another day of 2010."""
    session = hands.window.session
    like = session.annotation("e15")
    claims = [
        replace(
            like, id=f"many{n}", number=None, event=Date(f"2010-{n // 28 + 1:02}-{n % 28 + 1:02}")
        )
        for n in range(number)
    ]
    session.perform(make("x", *claims))


def test_of_many_there_is_a_number_from_afar_and_each_near_by(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a project of a hundred thousand: put in lanes beside the window."""
    monkeypatch.setattr(timeline_view, "FEW", 0)
    monkeypatch.setattr(placing, "FEW", 0)
    date_claim(hands, "e02", "2026-03-09")
    many_of_one(hands, 40)
    by(hands, "event")
    assert lanes(hands) == ["wilk", "audoin", "ars", "?"]
    assert view(hands).summary.text().startswith("60 claims · ")
    area = view(hands).lanes
    at = area.visualRect(index(hands, "many3", "wilk"))
    assert at == area.visualRect(index(hands, "many9", "wilk")), "one mark for all"
    QTest.mouseClick(area.viewport(), LEFT, NONE, at.center())
    settle()
    assert here(hands) == ("wilk", "many0")
    hands.key(Key.Key_Right)
    assert here(hands) == ("wilk", "many1"), "one goes through what a mark stands for"
    QTest.mouseClick(area.viewport(), LEFT, NONE, at.center())
    settle()
    assert here(hands) == ("wilk", "many1")
    tip = view(hands).model.tip_of_many(0, 40)
    assert "40 claims (says so 40)" in tip and "1 January 2010 – 12 February 2010" in tip
    for _ in range(6):
        box = area.visualRect(index(hands, "many1", "wilk"))
        if box != area.visualRect(index(hands, "many2", "wilk")):
            break
        QTest.mouseDClick(area.viewport(), LEFT, NONE, box.center())
        settle()
    assert box != area.visualRect(index(hands, "many2", "wilk")), "near by each stands alone"
    assert area.viewport().rect().intersects(box)
    hands.key("/")
    hands.type("tag:none of it")
    wait(hands)
    assert "No claim passes" in hands.find("timelineEmpty").text()
    hands.key(Key.Key_Escape)
    wait(hands)
    assert here(hands) == ("wilk", "many1")


def test_nothing_yet_says_what_to_do(open_hands: Callable[..., Hands], tmp_path: Path) -> None:
    from reader.domain.edits import delete_annotation

    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    session = hands.window.session
    for of in session.store.things("annotation"):
        session.perform(delete_annotation(of))
    hands.key("5", ALT)
    wait(hands)
    assert "press C" in hands.find("timelineEmpty").text()
    hands.key("+")
    hands.key(Key.Key_Down)


def test_the_model_keeps_its_promises(hands: Hands) -> None:
    tester = QAbstractItemModelTester(view(hands).model, FATAL)
    by(hands, "event")
    hands.key("/")
    hands.type("ransomx")
    hands.key(Key.Key_Escape)
    assert tester.model() is view(hands).model
