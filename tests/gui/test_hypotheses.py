"""The Hypotheses view as an analyst works it: by keys and by mouse, then the project file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu

from reader.domain.edits import amend, delete_annotation, make
from reader.domain.ids import new_id
from reader.domain.project import Grade, Hypothesis, Statement
from reader.store.store import Store
from reader.ui.models.hypotheses import HypothesesModel
from tests.gui.hands import CTRL, NONE, SHIFT, Hands, settle
from tests.gui.shell_project import articles, copy_project

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
HYPOTHESES = ("APT 28 did it", "A false flag")


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    session = hands.window.session
    session.perform(make("Statement", Statement("st-1", "Several hands were at work")))
    hands.key("7", ALT)
    return hands


@pytest.fixture
def desk(hands: Hands) -> Hands:
    """Two hypotheses, and the two claims of the project in the table."""
    for words in HYPOTHESES:
        add_hypothesis(hands, words)
    for words in ("APT 28 serait", "mixed with forged"):
        add_evidence(hands, words)
    return hands


def add_hypothesis(hands: Hands, words: str) -> None:
    hands.click("addHypothesis")
    hands.type(words)
    hands.key(Key.Key_Return)


def add_evidence(hands: Hands, words: str) -> None:
    hands.click("addEvidence")
    box = hands.find("evidenceBox")
    hands.type(words)
    hands.key(Key.Key_Return)  # at once: the answer is waited for
    hands.until(lambda: not box.is_waiting)
    settle()


def stored(hands: Hands) -> dict[str, list[str]]:
    """What the file says: hypothesis → the codes of its ratings, in the order of the table."""
    store = Store.open(hands.window.session.store.path, read_only=True)
    try:
        return {one.text: [r.code for r in one.ratings] for one in store.things("hypothesis")}
    finally:
        store.close()


def table(hands: Hands):
    return hands.find("hypothesesTable")


def to_cell(hands: Hands, row: int, column: int) -> None:
    view = table(hands)
    view.setCurrentIndex(view.model().index(row, column))
    view.setFocus()
    settle()


def click_cell(hands: Hands, row: int, column: int) -> None:
    view = table(hands)
    box = view.visualRect(view.model().index(row, column))
    QTest.mouseClick(view.viewport(), LEFT, NONE, box.center())
    settle()


def menu(hands: Hands, name: str) -> QMenu:
    (found,) = [m for m in table(hands).findChildren(QMenu, name) if m.isVisible()]
    return found


def choose(hands: Hands, name: str, words: str) -> None:
    opened = menu(hands, name)
    (entry,) = [a for a in opened.actions() if words in a.text()]
    QTest.mouseClick(opened, LEFT, NONE, opened.actionGeometry(entry).center())
    settle()


def test_the_empty_view_says_what_to_do(hands: Hands) -> None:
    view = hands.find("hypothesesView")
    assert not view.table.isVisible()
    hands.click("addEvidence")
    assert "Add a hypothesis first" in hands.window.status.message.text()
    hands.click("addHypothesis")
    hands.type("never mind")
    hands.key(Key.Key_Escape)
    assert stored(hands) == {} and not view.table.isVisible()
    hands.click("addHypothesis")
    hands.key(Key.Key_Return)
    assert stored(hands) == {}, "a hypothesis without words"


def test_keys_rate_the_cells_and_each_is_one_step(desk: Hands) -> None:
    assert stored(desk) == {words: ["", ""] for words in HYPOTHESES}
    to_cell(desk, 0, 1)
    for key, modifiers, code in (
        ("c", NONE, "C"),
        ("C", SHIFT, "CC"),
        ("n", NONE, "N"),
        ("i", NONE, "I"),
        ("I", SHIFT, "II"),
        ("0", NONE, "NA"),
    ):
        desk.key(key, modifiers)
        assert stored(desk)[HYPOTHESES[0]] == [code, ""]
    desk.key(Key.Key_Delete)
    assert stored(desk)[HYPOTHESES[0]] == ["", ""]
    desk.key("z", CTRL)
    assert stored(desk)[HYPOTHESES[0]] == ["NA", ""]
    desk.key("z", CTRL)
    assert stored(desk)[HYPOTHESES[0]] == ["II", ""]
    desk.key(Key.Key_Right)
    desk.key("c")
    desk.key(Key.Key_Down)
    desk.key("i")
    assert stored(desk)[HYPOTHESES[1]] == ["C", "I"]


def test_a_click_opens_the_list_of_ratings(desk: Hands) -> None:
    click_cell(desk, 1, 2)
    choose(desk, "ratingMenu", "strongly inconsistent")
    assert stored(desk)[HYPOTHESES[1]] == ["", "II"]
    to_cell(desk, 1, 2)
    desk.key(Key.Key_Space)
    assert [a.text()[:2] for a in menu(desk, "ratingMenu").actions() if a.isChecked()] == ["II"]
    choose(desk, "ratingMenu", "not rated")
    assert stored(desk)[HYPOTHESES[1]] == ["", ""]


def test_scores_in_words_and_weighed(desk: Hands) -> None:
    view = desk.find("hypothesesView")
    session = desk.window.session
    for row, column, key in ((0, 1, "c"), (0, 2, "I"), (1, 1, "i"), (1, 2, "i")):
        to_cell(desk, row, column)
        desk.key(key, SHIFT if key == "I" else NONE)
    model = view.model
    first, second = model.hypotheses
    assert model.against(first) == ("1 against, score 1", "least inconsistent")
    assert model.against(second) == ("2 against, score 3", "1 strongly")
    assert model.is_least(first) and not model.is_least(second)
    claims = [one.row.id for one in model.evidence]
    grades = [Grade(new_id(), claim=c, value=v) for c, v in zip(claims, "15", strict=True)]
    session.perform(make("Grade", *grades))
    desk.click("weighed")
    assert model.against(second) == ("2 against, weighed 1.9", "1 strongly")
    assert model.against(first)[0] == "1 against, weighed 0.1"
    spoken = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "APT 28 did it, 1 against, weighed 0.1, least inconsistent"


def test_order_is_asked_for_and_does_not_move_under_the_hands(desk: Hands) -> None:
    view = desk.find("hypothesesView")
    before = [one.row for one in view.model.evidence]
    for row, column, key in ((1, 1, "i"), (1, 2, "c"), (0, 1, "c"), (0, 2, "c")):
        to_cell(desk, row, column)
        desk.key(key)
    assert [one.row for one in view.model.evidence] == before
    desk.key("1", ALT)
    desk.key("7", ALT)
    assert [one.row for one in view.model.evidence] == before[::-1], "the telling one first"
    assert [view.model.index(row, 3).data() for row in (0, 1)] == ["strongly", "not at all"]
    desk.click("least_first")
    assert [one.text for one in view.model.hypotheses] == ["A false flag", "APT 28 did it"]
    desk.click("telling_first")
    assert [one.row for one in view.model.evidence] == before
    assert desk.window.settings.hypotheses.least_first


def test_enter_and_click_lead_to_the_passage_and_back(desk: Hands) -> None:
    to_cell(desk, 0, 1)
    desk.key(Key.Key_Return)
    first = articles(desk.window.session)[0]
    assert desk.window.page.article_id == first and desk.window.page.isVisible()
    assert desk.window.marking.active
    desk.key(Key.Key_Left, ALT)
    assert table(desk).currentIndex().row() == 0 and desk.focus() is table(desk)
    click_cell(desk, 1, 0)
    assert desk.window.page.article_id == articles(desk.window.session)[1]


def test_a_statement_is_weighed_as_a_claim_is(desk: Hands) -> None:
    add_evidence(desk, "Several hands")
    view = desk.find("hypothesesView")
    assert view.model.evidence[2].detail == "statement · no claims"
    desk.key("i")
    assert stored(desk)[HYPOTHESES[0]] == ["", "", "I"]
    desk.key(Key.Key_Return)
    assert "No claim stands under" in desk.window.status.message.text()
    desk.click("addEvidence")
    assert desk.find("evidenceBox").model.rowCount() == 0, "all stand there already"
    desk.key(Key.Key_Escape)


def test_renaming_removing_and_their_undo(desk: Hands) -> None:
    to_cell(desk, 0, 2)
    desk.key("i")
    desk.key(Key.Key_F2)
    desk.type("A forgery")
    desk.key(Key.Key_Return)
    assert list(stored(desk)) == ["APT 28 did it", "A forgery"]
    head = table(desk).horizontalHeader()
    at = QPoint(head.sectionViewportPosition(2) + 20, 20)
    head.customContextMenuRequested.emit(at)
    settle()
    choose(desk, "hypothesisMenu", "Remove")
    assert stored(desk) == {"APT 28 did it": ["", ""]}
    desk.key("z", CTRL)
    assert stored(desk)["A forgery"] == ["I", ""]
    to_cell(desk, 0, 0)
    desk.key(Key.Key_Delete)
    assert stored(desk) == {"APT 28 did it": [""], "A forgery": [""]}
    desk.key("z", CTRL)
    assert stored(desk)["A forgery"] == ["I", ""]


def test_a_note_says_why(desk: Hands) -> None:
    to_cell(desk, 0, 1)
    desk.key("i")
    desk.key("m")
    desk.type("Not their tools")
    desk.key(Key.Key_Return)
    assert desk.focus() is table(desk)
    store = desk.window.session.store
    rating = store.things("hypothesis")[0].ratings[0]
    assert (rating.code, rating.note) == ("I", "Not their tools")
    desk.key("c")
    assert store.things("hypothesis")[0].ratings[0].note == "Not their tools"
    desk.key(Key.Key_Right)
    assert desk.find("ratingNote").text() == ""
    desk.key(Key.Key_Left)
    assert desk.find("ratingNote").text() == "Not their tools"


def test_w_on_a_claim_in_an_article(desk: Hands) -> None:
    desk.key("1", ALT)
    desk.drag("Le parquet de Paris a ouvert")
    desk.key("w")
    assert "Choose a claim" in desk.window.status.message.text()
    desk.drag("Le parquet de Paris a ouvert")
    desk.key("c")
    desk.key(Key.Key_Escape)
    desk.click_words("a ouvert")
    desk.window.page.setFocus()
    desk.key("w")
    assert "stands among the hypotheses" in desk.window.status.message.text()
    assert stored(desk)[HYPOTHESES[0]] == ["", "", ""]
    desk.key("w")
    assert "stands already" in desk.window.status.message.text()


def test_a_claim_that_is_deleted_leaves_the_table_and_comes_back(desk: Hands) -> None:
    session = desk.window.session
    to_cell(desk, 0, 1)
    desk.key("i")
    claim = session.annotation(desk.find("hypothesesView").model.evidence[0].row.id)
    session.perform(delete_annotation(claim, *session.store.hanging_on(claim.id)))
    assert stored(desk)[HYPOTHESES[0]] == [""]
    desk.key("z", CTRL)
    assert stored(desk)[HYPOTHESES[0]] == ["I", ""]


def test_w_on_selected_rows_of_the_claims_view(hands: Hands) -> None:
    add_hypothesis(hands, "A false flag")
    hands.key("2", ALT)
    claims = hands.find("claimsView")
    hands.until(lambda: claims.table.model().rowCount() == 2)
    claims.table.setFocus()
    hands.key("a", CTRL)
    hands.key("w")
    assert stored(hands) == {"A false flag": ["", ""]}
    assert "2 claims stand among" in hands.window.status.message.text()
    hands.until(lambda: hands.window.standings.codes)
    hands.key("7", ALT)
    evidence = hands.find("hypothesesView").model.evidence
    assert [one.detail.rpartition(" · ")[2] for one in evidence] == ["single source"] * 2


def test_deleting_and_merging_statements_takes_their_ratings_along(desk: Hands) -> None:
    from reader.domain.statements import delete_statement, merge_statements

    session = desk.window.session
    store = session.store
    session.perform(make("Another", Statement("st-2", "Many hands")))
    add_evidence(desk, "Several hands")
    desk.key("i")
    one, two = store.get("statement", "st-1"), store.get("statement", "st-2")
    session.perform(merge_statements(two, one, (), (), store.hypotheses_on("st-1")))
    assert store.get("statement", "st-1") is None
    assert [r.statement for r in store.things("hypothesis")[0].ratings] == [None, None, "st-2"]
    assert stored(desk)[HYPOTHESES[0]] == ["", "", "I"]
    kept = store.get("statement", "st-2")
    session.perform(delete_statement(kept, (), (), store.hypotheses_on("st-2")))
    assert stored(desk)[HYPOTHESES[0]] == ["", ""]
    session.undo()
    session.undo()
    assert store.things("hypothesis")[0].ratings[2].statement == "st-1"


def test_the_model_keeps_qts_rules(hands: Hands) -> None:
    session = hands.window.session
    model = HypothesesModel(session)
    QAbstractItemModelTester(model, FATAL)
    for words in HYPOTHESES:
        add_hypothesis(hands, words)
    add_evidence(hands, "APT 28 serait")
    add_evidence(hands, "Several hands")
    to_cell(hands, 0, 1)
    hands.key("i")
    other = session.store.things("hypothesis")[1]
    session.perform(amend("Rename", other, replace(other, text="B")))
    session.perform(make("More", Hypothesis(new_id(), "C")))
    assert [one.text for one in model.hypotheses] == ["APT 28 did it", "B", "C"]
    assert (model.rowCount(), model.columnCount()) == (2, 5)
    for _ in range(6):
        session.undo()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_view_has_its_words_below_its_title(hands: Hands) -> None:
    title, empty = hands.window.going.view("hypotheses")._title, hands.find("addHypothesis")
    view = hands.window.going.view("hypotheses")
    assert view._empty.isVisible()
    top = title.mapTo(view, QPoint(0, 0)).y()
    assert top < 60
    assert empty.mapTo(view, QPoint(0, 0)).y() < top + 60
    assert view._empty.mapTo(view, QPoint(0, 0)).y() < top + 120


def test_the_copied_table_can_be_traced(desk: Hands) -> None:
    from reader.ui.tables import table_of

    made = table_of(desk.window)
    assert made is not None
    head, rows = made
    evidence = desk.find("hypothesesView").model.evidence
    for of, row in zip(evidence, rows, strict=True):
        said = dict(zip(head, row, strict=True))
        claims = desk.window.session.annotations(of.claims)
        assert said["Citations"] == ", ".join(map(desk.window.session.citation, claims)) != ""
        assert said["Who says it, grade"] == of.detail
