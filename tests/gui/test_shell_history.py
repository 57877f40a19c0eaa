"""The History panel and the annotation list by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reader.domain.edits import make
from reader.domain.project import Tag
from tests.gui.hands import CTRL, Hands
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    return open_hands("case.selon")


def test_an_older_step_is_taken_back_alone(hands: Hands) -> None:
    session = hands.window.session
    session.perform(make("New tag", Tag("t1", "first")))
    session.perform(make("New tag", Tag("t2", "second")))
    hands.key("h", CTRL)
    assert hands.focus().objectName() == "historyList"
    hands.key(Key.Key_Home)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Delete)
    assert "t1" not in session.tags and "t2" in session.tags
    model = hands.find("history").model
    assert model.step_at(0).undoes == model.step_at(2).seq
    assert model.step_at(2).undone_by == model.step_at(0).seq


def test_a_group_goes_as_one_and_the_button_says_how_many(hands: Hands) -> None:
    session = hands.window.session
    for number in range(3):
        session.perform(make("New tag", Tag(f"g{number}", f"g {number}")).grouped("g"))
    hands.key("h", CTRL)
    hands.key(Key.Key_Home)
    button = hands.find("takeBack")
    assert button.text() == "Take back 3 steps"
    hands.click(button)
    assert not [tag for tag in session.tags if tag.startswith("g")]
    session.undo()
    assert len(session.tags) == 3, "undo goes on with what is still in force"


def test_what_was_changed_since_is_refused_in_plain_words(hands: Hands) -> None:
    from dataclasses import replace

    from reader.domain.edits import amend

    session = hands.window.session
    tag = session.tags["ta-1"]
    session.perform(amend("Colour of tag", tag, replace(tag, colour=5)))
    session.perform(amend("Colour of tag", session.tags["ta-1"], replace(tag, colour=6)))
    hands.key("h", CTRL)
    hands.key(Key.Key_Home)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Delete)
    assert session.tags["ta-1"].colour == 6
    assert hands.find("message").text()


def test_enter_goes_to_what_the_step_changed(hands: Hands, qtbot) -> None:
    session = hands.window.session
    hands.key("h", CTRL)
    hands.key(Key.Key_Home)
    assert hands.find("history").model.step_at(0).label == "Mark claim"
    claims = session.store.annotations_of(articles(session)[1])
    with qtbot.waitSignal(hands.find("history").go_requested) as asked:
        hands.key(Key.Key_Return)
    assert asked.args == ["annotation", claims[0].id]


def test_the_annotation_list_leads_to_the_words(hands: Hands) -> None:
    session = hands.window.session
    hands.window.going.to_article(articles(session)[0])
    hands.key("4", CTRL)
    view = hands.focus()
    assert view.accessibleName() == "Annotations of this article"
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    chosen = hands.window.marking.active
    assert chosen == hands.find("annotationList").model.id_at(view.currentIndex().row())
    assert hands.page.hasFocus()
