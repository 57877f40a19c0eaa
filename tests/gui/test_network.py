"""The Network view, worked by mouse and keys on the invented event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from reader.domain.edits import amend
from reader.ui.network import view as network_view
from reader.ui.theme.fonts import interface_font
from tests.gui.event_project import copy_event
from tests.gui.hands import NONE, Hands, settle

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("6", ALT)
    wait(hands)
    return hands


def view(hands: Hands):
    return hands.window.going.view("network")


def wait(hands: Hands) -> None:
    """Until nothing is laid out any more."""
    hands.until(lambda: not (view(hands).is_busy or hands.window.jobs.running))


def at(hands: Hands, id: str) -> QPoint:
    canvas = view(hands).canvas
    item = view(hands).scene.nodes[id]
    return canvas.mapFromScene(item.pos() + QPointF(0, -18))


def click(hands: Hands, id: str) -> None:
    viewport = view(hands).canvas.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, at(hands, id))
    settle()


def places(hands: Hands) -> dict[str, tuple[float, float]]:
    return {id: item.pos().toTuple() for id, item in view(hands).scene.nodes.items()}


def word(hands: Hands, name: str) -> str:
    return hands.find(name).text()


def test_the_event_is_drawn_and_its_circle_told(hands: Hands) -> None:
    assert "1 contested · 1 circular report" in word(hands, "networkSummary")
    scene = view(hands).scene
    assert {"zerotrace", "wire", "courrier", "files", "northgate"} <= set(scene.nodes)
    ring = {(e.from_, e.to) for e in scene.network.edges if e.ring == "each other"}
    assert ring == {("wire", "zerotrace"), ("courrier", "wire"), ("zerotrace", "courrier")}
    copied = [(e.from_, e.to) for e in scene.network.edges if e.ring == "copied"]
    assert copied == [("delmas", "backups")]
    assert "has it in a circle" in hands.find("networkLegend").accessibleDescription()


def test_a_click_tells_and_lights_what_is_near(hands: Hands) -> None:
    click(hands, "files")
    assert word(hands, "networkTitle") == "400,000 patient files were stolen."
    assert word(hands, "networkAbout") == "single source · 3 claims"
    assert "They have it from each other, and count as one" in word(hands, "networkWhy")
    nodes = view(hands).scene.nodes
    lit = {id for id, item in nodes.items() if item.opacity() == 1.0}
    assert lit == {"files", "zerotrace", "courrier", "wire"}
    hands.key(Key.Key_Escape)
    assert all(item.opacity() == 1.0 for item in nodes.values())
    assert not view(hands).aside.isVisible()


def test_pointing_lights_and_leaving_does_not_forget(hands: Hands) -> None:
    click(hands, "paid")
    viewport = view(hands).canvas.viewport()
    QTest.mouseMove(viewport, at(hands, "heron"))
    settle()
    nodes = view(hands).scene.nodes
    assert nodes["wilk"].opacity() == 1.0
    assert nodes["lanvin"].opacity() < 1.0
    QTest.mouseMove(viewport, QPoint(3, 3))
    settle()
    assert nodes["lanvin"].opacity() == 1.0
    assert nodes["wilk"].opacity() < 1.0


def test_from_a_node_to_its_card_page_and_claims(hands: Hands) -> None:
    click(hands, "wilk")
    assert word(hands, "networkAbout") == "person · grade B · 2 claims"
    assert "belongs to Northgate Labs" in word(hands, "networkJoined")
    hands.click("networkPage")
    assert hands.window.going.view("sources").card.source_id == "wilk"
    hands.key(Key.Key_Left, ALT)
    click(hands, "paid")
    hands.click("networkPage")
    page = hands.window.going.view("claims").statements.page
    assert page.isVisible() and page.statement_id == "paid"
    hands.key("6", ALT)
    viewport = view(hands).canvas.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, at(hands, "heron"))
    claims = hands.window.going.view("claims")
    hands.until(lambda: not claims.asking.is_busy and not hands.window.jobs.running)
    assert claims.isVisible() and set(claims.model.ids) == {"e06", "e15", "e18"}


def test_keys_go_from_node_to_node(hands: Hands) -> None:
    assert hands.focus().objectName() == "networkCanvas"
    hands.key(Key.Key_Tab)
    first = view(hands).canvas.current
    assert first == view(hands).canvas.order()[0]
    hands.key(Key.Key_Right)
    second = view(hands).canvas.current
    assert places(hands)[second][0] > places(hands)[first][0]
    hands.key(Key.Key_Tab, SHIFT)
    hands.key(Key.Key_Escape)
    for _ in view(hands).scene.nodes:
        hands.key(Key.Key_Tab)
    assert view(hands).canvas.current == view(hands).canvas.order()[-1]
    hands.key(Key.Key_Tab)  # after the last one Tab goes on through the window
    assert hands.focus().objectName() != "networkCanvas"
    view(hands).canvas.setFocus()
    view(hands).choose("wilk")
    hands.key(Key.Key_Return)
    claims = hands.window.going.view("claims")
    hands.until(lambda: not claims.asking.is_busy and not hands.window.jobs.running)
    assert set(claims.model.ids) == {"e06", "e15"}


def test_zooming_and_moving_about(hands: Hands) -> None:
    canvas = view(hands).canvas
    before = canvas.zoom
    hands.key("+")
    assert canvas.zoom > before
    hands.key("-")
    assert canvas.zoom == pytest.approx(before)
    turned = QWheelEvent(
        QPointF(200, 200), QPointF(canvas.mapToGlobal(QPoint(200, 200))), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), turned)
    assert canvas.zoom > before
    for _ in range(60):
        hands.click("networkSmaller")
    assert canvas.zoom > 0.05
    hands.key("0")
    assert canvas.zoom == pytest.approx(before)
    rooms = list(canvas.names(QFontMetrics(interface_font("small", 600))).values())
    assert rooms
    assert not any(a.intersects(b) for i, a in enumerate(rooms) for b in rooms[i + 1 :])


def test_what_is_narrowed_keeps_its_place(hands: Hands) -> None:
    before = places(hands)
    hands.click("networkContested")
    wait(hands)
    assert set(places(hands)) == {"paid", "lanvin", "ministry"}
    hands.click("networkAll")
    wait(hands)
    assert places(hands) == before
    menu = view(hands).bar.menus["tags"]
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.data() == "ransom").trigger()
    wait(hands)
    assert {"talks", "paid"} == {n for n, i in view(hands).scene.nodes.items() if
                                 i.node.kind == "statement"}  # fmt: skip
    hands.click("networkAll")
    wait(hands)
    field = hands.find("networkAfter")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    hands.type("2026-03-15")
    hands.key(Key.Key_Return)
    wait(hands)
    assert "open" in view(hands).scene.nodes and "cut" not in view(hands).scene.nodes
    field.clear()
    hands.type("soon")
    hands.key(Key.Key_Return)
    wait(hands)
    assert field.property("wrong") == "true"
    assert places(hands) == before
    click(hands, "moved")
    hands.click("networkAlone")
    wait(hands)
    assert set(places(hands)) == {"moved", "alp", "prefecture", "townhall"}


def test_an_edit_adds_and_nothing_else_moves(hands: Hands) -> None:
    from dataclasses import replace

    from reader.domain.annotation import Attribution, Link
    from reader.domain.edits import amend

    before = places(hands)
    session = hands.window.session
    claim = session.annotation("e01")
    voice = Attribution("new", chain=(Link("townhall"),))
    session.perform(amend("Attribute", claim, replace(claim, attributions=(voice,))))
    wait(hands)
    assert ("townhall", "cut") in {e[:2] for e in view(hands).scene.network.edges}
    assert places(hands) == before


def test_places_are_kept_for_the_next_visit(hands: Hands, open_hands: Callable[..., Hands]) -> None:
    before = places(hands)
    hands.window.close()
    settle()
    again = open_hands("case.selon")
    again.key("6", ALT)
    wait(again)
    assert places(again) == before
    again.click("networkAnew")
    wait(again)
    assert set(places(again)) == set(before)


def test_a_large_network_begins_with_the_best_joined_and_shows_more(
    open_hands: Callable[..., Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_view, "FIRST", 8)
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("6", ALT)
    wait(hands)
    before = places(hands)
    assert len(before) == 8
    assert "less joined ones are left out: show more" in word(hands, "networkSummary")
    hands.click("networkMore")
    wait(hands)
    after = places(hands)
    assert len(after) == 16
    assert {id: after[id] for id in before} == before, "what is there stays where it is"
    while view(hands).network.left_out:
        hands.click("networkMore")
        wait(hands)
    assert not view(hands).buttons["networkMore"].isVisible()
    assert "left out" not in word(hands, "networkSummary")


def test_the_list_says_it_in_words(hands: Hands) -> None:
    model = view(hands).model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hands.click("networkList")
    hands.find("networkListView")
    rows = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(model.rowCount())]  # fmt: skip
    (ransom,) = [row for row in rows if row.startswith("A ransom was paid.")]
    assert ransom == (
        "A ransom was paid., contested: Édouard Lanvin asserts it; Ministère de la Santé denies it"
    )
    assert any("has it from, in a circle Security Wire" in row for row in rows)
    view(hands).list.setFocus()
    hands.key(Key.Key_Down)
    assert view(hands).aside.isVisible()


def export(hands: Hands, format: str, path: Path) -> None:
    menu = view(hands).buttons["networkExport"].menu()
    next(a for a in menu.actions() if a.data() == format).trigger()
    settle()
    asking = hands.window.findChild(QFileDialog, "networkFile")
    assert not asking.testOption(QFileDialog.Option.DontConfirmOverwrite)
    asking.fileSelected.emit(str(path))
    asking.close()
    settle()
    hands.until(lambda: not hands.window.jobs.running)


def test_exports_are_files_that_others_read(hands: Hands, tmp_path: Path) -> None:
    export(hands, "svg", tmp_path / "n.svg")
    words = "".join(etree.parse(str(tmp_path / "n.svg")).getroot().itertext())
    assert "Tomasz Wilk" in words and "contested" in words
    export(hands, "png", tmp_path / "n.png")
    picture = QImage(str(tmp_path / "n.png"))
    box = view(hands).scene.sceneRect()
    assert picture.width() == pytest.approx(2 * box.width(), abs=2)
    export(hands, "graphml", tmp_path / "n.graphml")
    graph = etree.parse(str(tmp_path / "n.graphml")).getroot()
    assert len(graph.findall(".//{*}node")) == len(view(hands).scene.nodes)
    session = hands.window.session
    before = session.store.project()
    session.perform(amend("Mark", before, replace(before, tlp="amber")))
    bare = QImage(str(tmp_path / "n.png"))
    for format in ("svg", "png", "graphml"):
        export(hands, format, tmp_path / f"n.{format}")
        if format != "png":
            assert "amber" in (tmp_path / f"n.{format}").read_text("utf-8").lower()
    assert QImage(str(tmp_path / "n.png")) != bare
    export(hands, "svg", tmp_path / "no such folder" / "n.svg")
    assert "n.svg was not written." in hands.window.status.message.text()


def test_another_theme_is_drawn_in_its_colours(hands: Hands) -> None:
    hands.window.actions_by_name["theme_dark"].trigger()
    settle()
    picture = view(hands).canvas.viewport().grab().toImage()
    ground = hands.window.theme.color("paper")
    assert picture.pixelColor(4, 4) == ground
    assert view(hands).scene.nodes


def test_an_empty_project_says_what_to_do(open_hands: Callable[..., Hands]) -> None:
    hands = open_hands("empty.selon")
    hands.key("6", ALT)
    wait(hands)
    assert "press C" in view(hands)._empty.text()
    assert view(hands)._empty.isVisible()
