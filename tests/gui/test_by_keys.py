"""The whole of marking without a mouse: every key of the page, and where it leaves the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from reader.domain.edits import amend
from tests.gui.hands import CTRL, SHIFT, Hands, settle
from tests.gui.test_by_hand import annotations, things

ALT = Qt.KeyboardModifier.AltModifier
ESCAPE, RETURN, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab
LEFT, RIGHT, UP = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up
SENTENCE = (
    "En Marche! avait déclaré à plusieurs reprises être la cible de piratage lors de la campagne."
)


@pytest.fixture
def hands(open_hands: Callable[..., Hands], seed_project: Path) -> Hands:
    return open_hands()


def caret_to(hands: Hands, words: str) -> None:
    """Go to words by J for the paragraph, Ctrl+Right for the word, Left for its start."""
    at = hands.page.text.index(words)
    while hands.page.paragraph_at(hands.page.caret())[1] < at:
        hands.key("j")
    while hands.page.caret() < at:
        hands.key(RIGHT, CTRL)
    while hands.page.caret() > at:
        hands.key(LEFT)


def select(hands: Hands, words: str) -> None:
    """Select words by Ctrl+Shift+Right, and what is too much back by Shift+Left."""
    caret_to(hands, words)
    end = hands.page.text.index(words) + len(words)
    while (hands.page.selected_range() or (0, 0))[1] < end:
        hands.key(RIGHT, CTRL | SHIFT)
    while hands.page.selected_range()[1] > end:
        hands.key(LEFT, SHIFT)


def quotations(path: Path) -> list[str]:
    return [annotation.quotation for annotation in annotations(path)]


def test_c_without_a_selection_takes_the_sentence(hands: Hands, seed_project: Path) -> None:
    caret_to(hands, "déclaré à plusieurs")
    hands.key("c")
    assert quotations(seed_project) == [SENTENCE]
    assert hands.focus().objectName() == "sourceField"
    hands.key(ESCAPE)
    assert hands.focus() is hands.page


def test_bounds_further_words_and_delete_by_keys(hands: Hands, seed_project: Path) -> None:
    select(hands, "bases de données")
    hands.key("c")
    hands.key(ESCAPE)
    hands.key(RIGHT, ALT | SHIFT)
    assert quotations(seed_project) == ["bases de données isolées"]
    hands.key(UP, ALT | SHIFT)
    assert quotations(seed_project) == ["de bases de données isolées"]
    hands.key(Qt.Key.Key_Down, ALT | SHIFT)
    hands.key(LEFT, ALT | SHIFT)
    assert quotations(seed_project) == ["bases de données"]
    select(hands, "mots de passe")
    hands.key("C", SHIFT)
    assert quotations(seed_project) == ["bases de données … mots de passe"]
    hands.key(Qt.Key.Key_Delete)
    assert quotations(seed_project) == []
    assert hands.window.actions_by_name["undo"].text() == "Undo Delete claim"


def test_words_added_to_a_claim_are_read_again(hands: Hands, seed_project: Path) -> None:
    hands.drag("une partie d'entre eux")
    hands.key("c")
    hands.type("En Mar")
    hands.key(RETURN)
    assert annotations(seed_project)[0].attributions[0].directness == "indirect"
    hands.key(ESCAPE)
    hands.drag('sont des "faux"')
    hands.key("C", SHIFT)
    (claim,) = annotations(seed_project)
    assert claim.attributions[0].directness == "mixed"
    assert [anchor.exact for anchor in claim.quoted] == ['"faux"']


def test_copy_with_citation(hands: Hands) -> None:
    select(hands, "Pastebin")
    hands.key("c")
    hands.key(ESCAPE)
    hands.key("c", CTRL | SHIFT)
    assert QApplication.clipboard().text() == "“Pastebin” — 1:1"


def test_tags_on_bare_words_and_by_their_keys(hands: Hands, seed_project: Path) -> None:
    select(hands, "Emleaks")
    hands.key("t")
    hands.type("actors/leakers")
    hands.key(RETURN)
    assert hands.focus() is hands.page
    (note,) = annotations(seed_project)
    tags = things(seed_project, "tag")
    (tag,) = (tags[t] for t in note.tags)
    assert (note.kind, note.note, tag.name) == ("note", "", "leakers")
    assert tags[tag.parent].name == "actors"
    session = hands.window.session
    session.perform(amend("Key", tag, replace(tag, key="3")))
    select(hands, "Pastebin")
    hands.key("3")
    assert [a.quotation for a in annotations(seed_project) if tag.id in a.tags] == [
        "Emleaks",
        "Pastebin",
    ]
    hands.key("3")
    assert [a.quotation for a in annotations(seed_project) if tag.id in a.tags] == ["Emleaks"]


def test_a_note_and_its_step_in_the_menu(hands: Hands, seed_project: Path) -> None:
    select(hands, "gigabits")
    hands.key("n")
    assert hands.focus().objectName() == "noteField"
    hands.type("gigabytes?")
    hands.key(ESCAPE)
    (note,) = annotations(seed_project)
    assert (note.quotation, note.note) == ("gigabits", "gigabytes?")
    assert hands.window.actions_by_name["undo"].text() == "Undo Change note"


def test_a_source_and_all_its_mentions(hands: Hands, seed_project: Path) -> None:
    hands.drag("En Marche!")
    hands.key("s")
    hands.key(RETURN)
    assert hands.focus().text() == "Mark 5 more mentions in this article"
    hands.key(RETURN)
    found = annotations(seed_project)
    assert len(found) == 6 and len({mention.source for mention in found}) == 1
    assert hands.focus().objectName() == "sourceField"
    hands.key("z", CTRL)
    assert len(annotations(seed_project)) == 1


def test_control_click_on_a_mention_says_who_claims(hands: Hands, seed_project: Path) -> None:
    hands.drag("En Marche!", 4)
    hands.key("s")
    hands.key(ESCAPE)
    hands.drag("être la cible de piratage")
    hands.key("c")
    hands.key(ESCAPE)
    hands.click_words("En Marche!", 4, CTRL)
    mention, claim = annotations(seed_project)
    (link,) = claim.attributions[0].chain
    assert link.source == mention.source
    assert (link.mention.start, link.mention.end) == (2918, 2928)
    assert [cue.exact for cue in link.cues] == ["avait déclaré"]


def test_walking_and_showing(hands: Hands) -> None:
    for words in ("Pastebin", "Emleaks"):
        hands.drag(words)
        hands.key("n")
        hands.key(ESCAPE)
    hands.key(Qt.Key.Key_Home, CTRL)
    walked = []
    hands.key(ESCAPE)
    for key in "..,":
        hands.key(key)
        walked.append(hands.window.session.annotation(hands.window.marking.active).quotation)
    assert walked == ["Emleaks", "Pastebin", "Emleaks"]
    carets = []
    for key in "jjk":
        hands.key(key)
        carets.append(hands.page.caret())
    assert carets == [573, 809, 573]
    hands.key("f")
    assert not hands.window.library.isVisible()
    hands.key(Qt.Key.Key_F11)
    assert hands.window.library.isVisible()
    hands.see(hands.place("Pastebin")[0])
    room = hands.page.rects_of(*hands.place("Pastebin"))[0].adjusted(0, 0, 0, 4)
    shown = hands.page.viewport().grab(room).toImage()
    hands.key("h")
    assert hands.page.viewport().grab(room).toImage() != shown
    hands.key("h")
    assert hands.page.viewport().grab(room).toImage() == shown


def test_find_and_palette_give_the_keyboard_back(hands: Hands) -> None:
    hands.key("f", CTRL)
    hands.type("pastebin")
    hands.key(RETURN)
    assert hands.page.selected_range() == hands.place("Pastebin")
    hands.key(ESCAPE)
    assert hands.focus() is hands.page
    hands.key("k", CTRL)
    assert hands.focus().objectName() == "paletteField"
    hands.key(ESCAPE)
    assert hands.focus() is hands.page


def test_undo_with_the_card_open_and_after_a_restart(
    hands: Hands, open_hands: Callable[..., Hands], seed_project: Path
) -> None:
    select(hands, "Pastebin")
    hands.key("c")
    hands.type("Emleaks")
    hands.key(RETURN)
    assert annotations(seed_project)[0].attributions
    hands.key("z", CTRL)
    assert not annotations(seed_project)[0].attributions
    assert hands.card()
    hands.key("z", CTRL)
    assert annotations(seed_project) == []
    assert hands.focus() is hands.page
    hands.key("y", CTRL)
    assert len(annotations(seed_project)) == 1
    hands.window.close()
    settle()
    again = open_hands()
    assert again.window.actions_by_name["undo"].text() == "Undo Mark claim"
    again.key("z", CTRL)
    assert annotations(seed_project) == []


def test_every_stop_of_tab_can_be_seen(hands: Hands, seed_project: Path) -> None:
    select(hands, "Pastebin")
    hands.key("c")
    hands.key(ESCAPE)
    unseen, stops = [], []
    for _ in range(30):
        hands.key(TAB)
        here = hands.focus()
        if here is hands.page:
            break
        stops.append(here.objectName())
        focused = picture(hands.window, here)
        hands.key(TAB)
        if picture(hands.window, here) == focused:
            unseen.append(here.objectName())
        hands.key(Qt.Key.Key_Backtab, SHIFT)
        assert hands.focus() is here
    assert {"margin", "views", "search", "menuButton", "library", "libraryFilter"} <= {*stops}
    assert unseen == []


def picture(window: QWidget, widget: QWidget) -> QImage:
    room = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(room).toImage()
