"""Links between claims and statements: made, seen, followed and taken off, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from reader.domain.edits import make
from reader.domain.project import Connection
from reader.ui.links.list import CROSS, SEEN, LinkList
from reader.ui.links.wording import kind_of
from reader.ui.term_words import WORDS
from tests.gui.event_project import copy_event
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_event(tmp_path / "case.selon")
    return open_hands("case.selon")


def wait(hands: Hands) -> None:
    hands.until(lambda: not hands.window.jobs.running)


def claims(hands: Hands):
    hands.key("2", ALT)
    wait(hands)
    view = hands.window.going.view("claims")
    hands.until(lambda: not (view.asking.is_busy or hands.window.jobs.running))
    return view


def found(hands: Hands):
    """The box in which the other end is looked for, once it has answered."""
    box = hands.find("linkBox")
    hands.until(lambda: not box.is_waiting)
    return box


def links(hands: Hands, thing: str) -> list[tuple[str, str, str]]:
    found = hands.window.session.store.statements.connections_of(thing)
    return [(link.from_, link.type, link.to) for link in found]


def told(shown: LinkList) -> list[str]:
    return [shown.links.words(row) for row in shown.links.rows]


def click_cross(shown: LinkList, row: int) -> None:
    rect = shown.visualRect(shown.links.index(row))
    at = QPoint(rect.right() - CROSS // 2, rect.center().y())
    QTest.mouseClick(shown.viewport(), LEFT, NONE, at)
    settle()


def test_a_claim_is_linked_from_the_page_by_keys_and_its_card_shows_it(hands: Hands) -> None:
    window = hands.window
    window.going.to_annotation("e12")
    window.page.setFocus()
    hands.key("k", SHIFT)
    assert hands.focus().objectName() == "askerField"
    hands.type("contra")
    hands.key(Key.Key_Return)
    assert hands.focus().objectName() == "linkField"
    hands.type("rançon payée")
    found(hands)
    hands.key(Key.Key_Return)
    settle()
    assert links(hands, "e12") == [("e12", "contradicts", "e11")]
    assert window.status.message.text().startswith("Linked: contradicts 7:1 « La")
    # at rest on both cards, from either end
    for id, chip in (("e12", "contradicts 7:1"), ("e11", "contradicted by 7:2")):
        window.going.to_annotation(id)
        face = window.margin.model().face(window.margin.model().row_of(id))
        assert chip in [of.text for of in face.chips if of.look == "link"], face.chips
        assert f"linked: {chip}" in face.spoken
    # and in the open card, where Enter on it goes to the other one
    window.page.setFocus()
    hands.key(Key.Key_Return)
    shown = hands.find("links", hands.card())
    assert told(shown) == [told(shown)[0]] and told(shown)[0].startswith("contradicted by 7:2 “")
    shown.setFocus()
    hands.key(Key.Key_Return)
    assert window.marking.active == "e12"


def test_a_link_is_made_and_taken_off_in_the_card_by_mouse(hands: Hands) -> None:
    window = hands.window
    window.going.to_annotation("e15")
    window.page.setFocus()
    hands.key(Key.Key_Return)
    hands.click("furtherFields")
    add = hands.find("addLink", hands.card())
    next(a for a in add.menu().actions() if a.data() == "derived-from").trigger()
    settle()
    box = hands.find("linkBox")
    # what stands under the same statement comes first
    first = box.model.index(0)
    assert box.model.first(1)[0].id in ("e06", "e18")
    wanted = box.model.first(1)[0].id
    QTest.mouseClick(box.view.viewport(), LEFT, NONE, box.view.visualRect(first).center())
    settle()
    assert links(hands, "e15") == [("e15", "derived-from", wanted)]
    hands.click("furtherFields")  # folded away: what is filled in stays in sight
    shown = hands.find("links", hands.card())
    tester = QAbstractItemModelTester(shown.links)
    click_cross(shown, 0)
    assert links(hands, "e15") == [] and not shown.isVisible()
    hands.key("z", CTRL)
    assert links(hands, "e15") == [("e15", "derived-from", wanted)]
    del tester


def test_links_in_the_claims_view_beside_the_passage(hands: Hands) -> None:
    view = claims(hands)
    view.table.select(["e15"])
    view.table.setFocus()
    settle()
    hands.key("k")
    hands.type("elab")
    hands.key(Key.Key_Return)
    hands.type("Grey Heron")
    box = found(hands)
    at = next(i for i, find in enumerate(box.model.first(20)) if find.id == "heron")
    for _ in range(at):
        hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert links(hands, "e15") == [("e15", "elaborates", "heron")]
    shown = view.passage.links.list
    assert shown.isVisible() and told(shown)[0].startswith("elaborates “")
    # the statement tells it from its side, and goes back to the claim
    shown.setFocus()
    hands.key(Key.Key_Return)
    page = view.statements.page
    assert page.isVisible() and page.statement_id == "heron"
    assert told(page.links.list)[0].startswith("elaborated by ")
    view.table.select(["e01"])
    settle()
    assert not shown.isVisible()
    view.table.select(["e15"])
    settle()
    shown.setFocus()
    hands.key(Key.Key_Delete)
    assert links(hands, "e15") == [] and not page.links.list.isVisible()


def test_many_links_scroll_and_are_all_reached(hands: Hands) -> None:
    session = hands.window.session
    made = [Connection(f"l{n}", "e01", of, "restates") for n, of in enumerate(sorted(_others()))]
    session.perform(make("Link", *made))
    view = claims(hands)
    view.table.select(["e01"])
    settle()
    shown = view.passage.links.list
    assert shown.links.rowCount() == len(made) > SEEN
    assert shown.height() < shown.sizeHint().height() * 2
    shown.setFocus()
    hands.key(Key.Key_End)
    hands.key(Key.Key_Delete)
    assert len(links(hands, "e01")) == len(made) - 1
    face = hands.window.margin.model()
    hands.window.going.to_annotation("e01")
    texts = [of.text for of in face.face(face.row_of("e01")).chips if of.look == "link"]
    assert len(texts) == 3 and texts[-1] == f"+{len(made) - 3} links"


def _others() -> set[str]:
    return {f"e{n:02}" for n in range(2, 15)}


def test_the_menu_of_the_right_button_does_what_the_keys_do(hands: Hands) -> None:
    view = claims(hands)
    view.table.select(["e15"])
    menu = view.menu
    view.table.customContextMenuRequested.emit(QPoint(5, 5))
    settle()
    assert menu.isVisible()
    words = [action.text().split("\t") for action in menu.actions() if action.text()]
    assert ["Claims like this one", "L"] in words and ["Link…", "K"] in words
    next(a for a in menu.actions() if a.data() == "v").trigger()
    menu.close()
    assert hands.window.session.annotation("e15").status == "to-check"


def test_a_link_that_is_said_from_both_ends_is_one_row(hands: Hands) -> None:
    session = hands.window.session
    session.perform(
        make(
            "x",
            Connection("l1", "e01", "e02", "restated-by"),
            Connection("l2", "e02", "e01", "restates"),
        )
    )
    view = claims(hands)
    view.show_claim("e01")
    shown = view.passage.links.list
    assert told(shown) == ["restated by 1:2 « Les urgences resteront fermées jusqu'au 14 mars »"]
    click_cross(shown, 0)
    assert links(hands, "e01") == []
    hands.key("z", CTRL)
    assert len(links(hands, "e01")) == 2


@pytest.mark.parametrize(
    ("type", "forward", "english", "french"),
    [
        ("restated-by", True, "restated by", "reformulé par"),
        ("restated-by", False, "restates", "reformule"),
        ("derived-from", True, "derived from", "dérive de"),
        ("origin-of", False, "derived from", "dérive de"),
        ("precised-in", True, "precised in", "precised in"),
    ],
)
def test_a_link_reads_in_words(type: str, forward: bool, english: str, french: str) -> None:
    told = []
    for language in ("en", "fr"):
        WORDS.choose(language)
        told.append(kind_of(type, forward))
    WORDS.choose("en")
    assert told == [english, french]
