"""The Claims view and its statements, worked by mouse and keys, and looked up in the project."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import html
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link, Placement
from reader.domain.claim_filter import ClaimFilter
from reader.domain.date import Date
from reader.domain.edits import amend, highlight, make
from reader.domain.network import IMPLIED
from reader.domain.project import Hypothesis, Rating, Summary
from reader.domain.source import Source
from reader.store.store import Store
from reader.ui.claims.facet_menu import FacetMenu
from reader.ui.claims.facets import month_after
from tests import gold
from tests.conftest import SEED
from tests.gui.event_project import copy_event
from tests.gui.hands import CTRL, NONE, Hands, settle

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@cache
def gold_project() -> bytes:
    from reader.cli.program import selon

    with TemporaryDirectory() as name:
        path, document = Path(name, "p.selon"), Path(name, "gold.json")
        document.write_text(json.dumps(gold.document()), encoding="utf-8")
        before = ["--profile", str(Path(name, "profile")), "--analyst", "Anna"]
        for words in (["import", str(path), str(SEED)], ["annotate", str(path), str(document)]):
            selon.main([*before, *words], standalone_mode=False)
        return path.read_bytes()


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path, qtbot) -> Hands:
    (tmp_path / "case.selon").write_bytes(gold_project())
    hands = open_hands("case.selon")
    hands.key("2", ALT)
    hands.bot = qtbot  # type: ignore[attr-defined]
    wait(hands)
    return hands


def wait(hands: Hands) -> None:
    """Until nothing is asked any more."""
    view = hands.window.going.view("claims")
    jobs = hands.window.jobs
    hands.bot.waitUntil(lambda: not (view.asking.is_busy or jobs.running))  # type: ignore[attr-defined]
    settle()


def view(hands: Hands):
    return hands.window.going.view("claims")


def choose(hands: Hands, *claims: str) -> None:
    """Click on the first row, and with Ctrl on the others."""
    table = view(hands).table
    for i, claim in enumerate(claims):
        index = table.model().index(table.claims.row_of(claim), 1)
        table.scrollTo(index)
        settle()
        at = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CTRL if i else NONE, at)
    settle()


def claim(hands: Hands, id: str):
    return hands.window.session.annotation(id)


def test_the_gold_stands_with_its_standings(hands: Hands) -> None:
    model = view(hands).model
    assert model.rowCount() == 20
    rows = {id: model.row(model.row_of(id)) for id in model.ids}
    assert (rows["C14"].standing, rows["C14"].hedged) == ("single source", True)
    assert rows["C14"].speaker == "Vitali Kremez · Flashpoint"
    assert rows["C06"].standing == "anonymous only"
    assert rows["C04"].cell("standing") == "unattributed, hedged"
    assert hands.focus().objectName() == "claimsTable"
    spoken = model.index(model.row_of("C14"), 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "said by Vitali Kremez, Flashpoint" in spoken
    assert spoken.endswith("single source, hedged")


def test_the_views_tell_what_the_gold_stands_on(hands: Hands) -> None:
    panel = view(hands).statements
    told = {}
    for id, words in (("C14", "APT 28 did it"), ("C06", "An inquiry was opened")):
        choose(hands, id)
        hands.key("p")
        hands.type(words)
        hands.key(Key.Key_Return)
        wait(hands)
        panel.open(claim(hands, id).statements[0].statement)
        told[id] = panel.page.standing.text(), panel.page.why.text()
        panel.close_page()
    assert told["C14"] == (
        "Single source · 1 hedged",
        "One known source says it: Vitali Kremez · Flashpoint.",
    )
    standing, why = told["C06"]
    assert standing == "Anonymous only"
    assert "Nobody with a name says it: " in why and "source proche du dossier" in why
    assert "Implied origin, which does not count: Parquet de Paris." in why
    hands.click("askReport")
    wait(hands)
    for words, id in (("1  anonymous only", "C06"), ("hedged", "C14")):
        hands.click(next(b for b in panel.report.buttons if b.text().endswith(words)))
        wait(hands)
        assert id in view(hands).model.ids
    hands.key("6", ALT)
    network = hands.window.going.view("network")
    hands.until(lambda: not (network.is_busy or hands.window.jobs.running))
    edges = network.scene.network.edges
    inquiry, deed = (claim(hands, id).statements[0].statement for id in ("C06", "C14"))
    origin = next(of for of in claim(hands, "C06").attributions[0].chain if not of.stated).source
    assert [e.to for e in edges if e.kind == IMPLIED] == [origin]
    assert origin not in {e.from_ for e in edges if e.to == inquiry}  # it speaks nowhere
    (kremez,) = [e for e in edges if e.to == deed]
    assert kremez.how == "asserts" and kremez.claims == ("C14",)


def test_typing_finds_and_esc_brings_all_back(hands: Hands) -> None:
    hands.key("/")
    hands.type("kremez")
    wait(hands)
    assert list(view(hands).model.ids) == ["C14"]
    assert "1 of 20 claims" in view(hands)._summary.text()
    assert view(hands).preview.marked == [claim(hands, "C14").quotation]
    hands.key(Key.Key_Return)
    assert hands.focus().objectName() == "claimsTable"
    hands.key("/")
    hands.type("xyzzy")
    wait(hands)
    assert view(hands).model.rowCount() == 0
    assert "No claim passes" in view(hands)._empty.text()
    assert view(hands).preview.passage == ""
    hands.key(Key.Key_Escape)
    wait(hands)
    assert view(hands).model.rowCount() == 20


def test_a_facet_narrows_and_its_chip_takes_it_off(hands: Hands) -> None:
    facets = view(hands).facets
    menu = facets.buttons["standings"].menu()
    menu.aboutToShow.emit()
    entries = {action.data(): action for action in menu.actions()}
    assert entries["anonymous only"].text() == "anonymous only\t1"
    entries["anonymous only"].trigger()
    wait(hands)
    assert list(view(hands).model.ids) == ["C06"]
    hands.click("chosenFacet")
    wait(hands)
    assert view(hands).model.rowCount() == 20
    menu = facets.buttons["sources"].menu()
    menu.aboutToShow.emit()
    first = menu.actions()[0]
    assert first.data() == "E1"
    first.trigger()
    wait(hands)
    assert len(view(hands).model.ids) == int(first.text().split("\t")[1])
    hands.click("chosenFacet")
    wait(hands)
    menu = facets.buttons["months"].menu()
    menu.aboutToShow.emit()
    months = [action.text() for action in menu.actions()]
    assert months[0].startswith("May 2017\t"), months
    menu.actions()[0].trigger()
    wait(hands)
    assert view(hands).model.rowCount() == int(months[0].split("\t")[1])
    assert hands.find("chosenFacet").text().startswith("May 2017")


def work_menu(hands: Hands, facet: str, work: Callable[[FacetMenu], None]) -> None:
    """Click on a facet; `work` does what a person does in its menu while it is open."""
    failed: list[BaseException] = []

    def begin() -> None:
        menu = QApplication.activePopupWidget()
        try:
            assert isinstance(menu, FacetMenu)
            work(menu)
        except BaseException as error:
            failed.append(error)
        finally:
            menu.close()

    QTimer.singleShot(0, begin)
    hands.click(f"facet-{facet}")
    wait(hands)
    if failed:
        raise failed[0]


def click_value(menu: FacetMenu, word: str) -> int:
    """Click on a value; how many claims it is said to have."""
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == word)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(action).center())
    return int(action.text().split("\t")[1])


def test_whom_claims_name_is_a_facet(hands: Hands) -> None:
    told: list[int] = []

    def choose_prosecutor(menu: FacetMenu) -> None:
        hands.until(lambda: any(action.data() for action in menu.actions()))
        told.append(click_value(menu, "Parquet de Paris"))

    work_menu(hands, "about", choose_prosecutor)
    assert (list(view(hands).model.ids), told) == (["C06"], [1])
    chip = hands.find("chosenFacet")
    assert chip.text().startswith("names Parquet de Paris")
    hands.click(chip)
    wait(hands)
    assert view(hands).model.rowCount() == 20


def test_a_facet_of_many_sources_is_searched(hands: Hands) -> None:
    session = hands.window.session
    session.perform(make("x", *(Source(f"n{i}", f"Nobody {i}", "person") for i in range(20))))
    spoken = [session.annotation(f"C{n:02}") for n in range(1, 19)]
    for number, of in enumerate(of for of in spoken if of and not of.attributions):
        voice = Attribution(f"v{number}", chain=(Link(f"n{number}"),))
        session.perform(amend("x", of, replace(of, attributions=(voice,))))
    wait(hands)

    def find_kremez(menu: FacetMenu) -> None:
        assert menu.field is not None and menu.field.hasFocus()
        QTest.keyClicks(menu.field, "KREM")
        values = [a.text() for a in menu.actions() if a.data() and a.isVisible()]
        assert values == ["Vitali Kremez\t1"]
        QTest.keyClick(menu.field, Key.Key_Return)

    def find_nobody(menu: FacetMenu) -> None:
        assert menu.field is not None
        QTest.keyClicks(menu.field, "zzz")
        assert [a.text() for a in menu.actions() if a.text() and a.isVisible()] == ["None fits"]

    work_menu(hands, "sources", find_kremez)
    assert list(view(hands).model.ids) == ["C14"]
    hands.click("chosenFacet")
    wait(hands)
    work_menu(hands, "sources", find_nobody)
    assert view(hands).model.rowCount() == 20


def test_a_stretch_of_time_is_chosen_by_click(hands: Hands) -> None:
    for id, date in (("C04", "2017-02"), ("C06", "2017-03-30"), ("C14", "2017-21/2017-22")):
        claim = hands.window.session.annotation(id)
        hands.window.session.perform(amend("x", claim, replace(claim, event=Date(date))))
    wait(hands)
    model = view(hands).model
    kinds = {row.claim.id: row.date_of for row in map(model.row, range(model.rowCount())) if row}
    assert {kinds.pop(id) for id in ("C04", "C06", "C14")} == {"event"}
    assert set(kinds.values()) == {"event", "said", "published"}

    def pick(bound: str, month: str) -> None:
        menu = view(hands).facets.buttons["months"].menu()
        menu.aboutToShow.emit()
        of = menu.findChildren(QMenu, f"facet-{bound}")[-1]
        next(action for action in of.actions() if action.text() == month).trigger()
        wait(hands)

    pick("before", "March 2017")
    assert {"C04", "C06", "C14"} == set(view(hands).model.ids)
    assert hands.find("chosenFacet").text().startswith("to March 2017")
    pick("after", "March 2017")
    assert {"C06", "C14"} == set(view(hands).model.ids)
    pick("after", "March 2017")
    assert "C04" in view(hands).model.ids
    hands.click("chosenFacet")
    wait(hands)
    assert view(hands).model.rowCount() == 20


@pytest.mark.parametrize(
    ("month", "by", "found"),
    [
        ("2017-12", 1, "2018-01"),
        ("2017-01", -1, "2016-12"),
        ("2017", 1, "2018"),
        ("2017-21", 1, ""),
    ],
)
def test_the_month_after(month: str, by: int, found: str) -> None:
    assert month_after(month, by) == found


def test_enter_reads_the_claim_and_back_is_at_the_same_row(hands: Hands) -> None:
    choose(hands, "C14")
    hands.key(Key.Key_Return)
    assert hands.window.reading.article is not None
    assert hands.window.marking.active == "C14"
    hands.key(Key.Key_Left, ALT)
    wait(hands)
    assert view(hands).isVisible()
    assert view(hands).table.current == "C14"
    assert hands.focus().objectName() == "claimsTable"


def test_sorting_by_a_click_on_the_head(hands: Hands) -> None:
    head = view(hands).table.horizontalHeader()
    column = 7
    at = QPoint(head.sectionViewportPosition(column) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    wait(hands)
    model = view(hands).model
    standings = [model.row(row).standing for row in range(model.rowCount())]
    assert standings[0] == "single source"
    assert standings[-1] == "unattributed"
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    wait(hands)
    assert model.row(0).standing == "unattributed"


def test_columns_are_chosen_and_remembered(hands: Hands) -> None:
    table = view(hands).table
    menu = table.columns_menu()
    next(a for a in menu.actions() if a.data() == "speaker").trigger()
    assert table.isColumnHidden(2)
    assert "speaker" not in hands.window.settings.layout.claim_columns
    assert "standing" in hands.window.settings.layout.claim_columns


def test_many_are_put_under_one_new_statement_in_one_step(hands: Hands) -> None:
    choose(hands, "C12", "C13")
    hands.key("p")
    hands.type("Genuine and forged documents were mixed")
    hands.key(Key.Key_Return)
    wait(hands)
    (statement,) = hands.window.session.store.things("statement")
    assert statement.text == "Genuine and forged documents were mixed"
    for id in ("C12", "C13"):
        assert claim(hands, id).statements == (Placement(statement.id),)
    panel = view(hands).statements
    assert panel.model.index(0).data() == statement.text
    assert panel.model.facts(panel.model.rows[0]) == "2 claims · 1 article"
    assert panel.model.standing(panel.model.rows[0]) == "single source"
    hands.key("z", CTRL)
    wait(hands)
    assert hands.window.session.store.things("statement") == []
    assert claim(hands, "C12").statements == ()
    assert panel.model.rowCount() == 0


def test_a_contradiction_is_seen_at_once(hands: Hands) -> None:
    choose(hands, "C11")
    hands.key("p")
    hands.type("They were hacked")
    hands.key(Key.Key_Return)
    choose(hands, "C14")
    hands.key("o")
    hands.type("They")
    hands.key(Key.Key_Return)
    wait(hands)
    model = view(hands).model
    assert {model.row(model.row_of(id)).standing for id in ("C11", "C14")} == {"contested"}
    assert claim(hands, "C14").statements[0].polarity == "opposite"
    hands.key("x")
    wait(hands)
    assert claim(hands, "C14").statements == ()
    assert model.row(model.row_of("C11")).standing == "single source"


def test_claims_are_dropped_on_a_statement(hands: Hands) -> None:
    choose(hands, "C08")
    hands.key("p")
    hands.key(Key.Key_Return)  # nothing typed and nothing chosen: nothing is done
    assert hands.window.session.store.things("statement") == []
    hands.key("p")
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)  # the words of the claim are offered
    wait(hands)
    choose(hands, "C10", "C09")
    listed = view(hands).statements.list
    table = view(hands).table
    data: QMimeData = table.model().mimeData(table.selectionModel().selectedIndexes())
    listed.setCurrentIndex(listed.model().index(0, 0))
    assert listed.model().dropMimeData(
        data, Qt.DropAction.CopyAction, -1, -1, listed.currentIndex()
    )
    assert data.hasFormat("application/x-selon-claims")
    (statement,) = hands.window.session.store.things("statement")
    under = {c.id for c, _ in hands.window.session.store.statements.claims_of(statement.id)}
    assert under == {"C08", "C09", "C10"}


def test_tags_digits_and_status_of_many(hands: Hands) -> None:
    choose(hands, "C01", "C02")
    hands.key("t")
    hands.type("victim")
    hands.key(Key.Key_Return)
    (tag,) = hands.window.session.tags.values()
    assert claim(hands, "C01").tags == claim(hands, "C02").tags == (tag.id,)
    hands.key("g")
    hands.type("2")
    hands.key(Key.Key_Return)
    assert hands.window.session.grades["C01"].value == "2"
    assert hands.window.session.grades["C02"].value == "2"
    hands.key("v")
    wait(hands)
    assert claim(hands, "C02").status == "to-check"
    for _ in range(4):  # the tag was made with the first of them
        hands.key("z", CTRL)
    wait(hands)
    assert claim(hands, "C01").tags == ()
    assert claim(hands, "C02").status is None
    assert "C01" not in hands.window.session.grades


def test_copying_rows_as_a_table(hands: Hands) -> None:
    choose(hands, "C14", "C06")
    hands.key("c", CTRL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:3] == ["Id", "Claim", "Said by"]
    assert [line[0] for line in lines[1:]] == ["1:6", "1:14"]
    assert lines[2][-1] == "single source, hedged"


def test_the_page_of_a_statement(hands: Hands) -> None:
    choose(hands, "C14", "C16")
    hands.key("p")
    hands.type("APT 28 did it")
    hands.key(Key.Key_Return)
    wait(hands)
    panel = view(hands).statements
    panel.list.setFocus()
    hands.key(Key.Key_Return)
    page = panel.page
    assert page.isVisible()
    assert page.standing.text() == "Corroborated · 1 hedged"
    assert "2 independent sources assert it." in page.why.text()
    remarks = [page.model.remark(row) for row in page.model.rows]
    assert any("as a fact, where it was “serait”" in r or "hedged: serait" in r for r in remarks)
    page.list.setCurrentIndex(page.model.index(0))
    first = page.list.current
    hands.key("o")
    wait(hands)
    assert claim(hands, first).statements[0].polarity == "opposite"
    assert page.standing.text().startswith("Contested")
    hands.key(Key.Key_Return)
    assert hands.window.marking.active == page.list.current == first
    hands.key(Key.Key_Left, ALT)
    wait(hands)
    hands.click("deleteStatement")
    wait(hands)
    assert hands.window.session.store.things("statement") == []
    assert claim(hands, "C14").statements == ()
    assert not page.isVisible()


def test_likelihood_and_confidence_of_a_statement(hands: Hands) -> None:
    choose(hands, "C14")
    hands.key("p")
    hands.type("APT 28 did it")
    hands.key(Key.Key_Return)
    wait(hands)
    panel = view(hands).statements
    panel.list.setFocus()
    hands.key(Key.Key_Return)
    judgement = panel.page.judgement
    store = hands.window.session.store
    judgement.likelihood.setFocus()
    hands.type("likely")
    (statement,) = store.things("statement")
    assert (statement.likelihood, statement.confidence) == ("likely", None)
    assert judgement.likelihood.toolTip().startswith("likely")
    assert "55–80 %" in judgement.likelihood.toolTip()
    judgement.confidence.setFocus()
    hands.type("low")
    (statement,) = store.things("statement")
    assert (statement.likelihood, statement.confidence) == ("likely", "low")
    panel.open_report()
    wait(hands)
    told = panel.report.summary.toPlainText()
    assert "The analyst judges “APT 28 did it”: likely." in told
    assert "Confidence in this judgement is low." in told
    hands.window.actions_by_name["undo"].trigger()
    wait(hands)
    assert store.things("statement")[0].confidence is None


def test_linking_and_merging_statements(hands: Hands) -> None:
    for id, words in (("C14", "APT 28 did it"), ("C11", "Mailboxes were hacked")):
        choose(hands, id)
        hands.key("p")
        hands.type(words)
        hands.key(Key.Key_Return)
    wait(hands)
    store = hands.window.session.store
    first, second = store.things("statement")
    view(hands).statements.open(first.id)
    page = view(hands).statements.page
    next(a for a in page.links.add.menu().actions() if a.data() == "contradicts").trigger()
    settle()
    assert hands.focus().objectName() == "linkField"
    hands.type("Mail")
    hands.until(lambda: not hands.find("linkBox").is_waiting)
    hands.key(Key.Key_Return)
    (link,) = store.statements.connections_of(first.id)
    assert (link.from_, link.to, link.type) == (first.id, second.id, "contradicts")
    links = page.links.list.links
    assert [links.words(row) for row in links.rows] == ["contradicts “Mailboxes were hacked”"]
    session = hands.window.session
    for of, word in ((first, "likely"), (second, "unlikely")):
        session.perform(amend("Judge", of, replace(store.get("statement", of.id), likelihood=word)))
    session.perform(
        make("Weigh", Hypothesis("h", "It was them", "", (Rating(None, "II", "", first.id),)))
    )
    before = store.things("statement")
    hands.click("mergeStatement")
    hands.type("Mail")
    hands.key(Key.Key_Return)
    wait(hands)
    assert [s.id for s in store.things("statement")] == [second.id]
    assert store.statements.connections_of(second.id) == []
    assert claim(hands, "C14").statements == (Placement(second.id),)
    (merged,) = store.things("statement")
    assert merged.likelihood == "unlikely" and "“APT 28 did it” (likely)" in merged.note
    assert store.things("hypothesis")[0].ratings == (Rating(None, "II", "", second.id),)
    assert page.text.toPlainText() == "Mailboxes were hacked"
    hands.key("z", CTRL)
    wait(hands)
    assert store.things("statement") == before
    assert store.statements.connections_of(first.id) == [link]
    assert store.things("hypothesis")[0].ratings == (Rating(None, "II", "", first.id),)


def test_a_narrow_window_gives_the_table_its_room(open_hands, tmp_path: Path, qtbot) -> None:
    (tmp_path / "case.selon").write_bytes(gold_project())
    hands = open_hands("case.selon", (1024, 640))
    hands.bot = qtbot
    hands.key("2", ALT)
    wait(hands)
    assert not view(hands).statements.isVisible()
    table = view(hands).table
    assert table.columnWidth(1) >= 200


def test_in_the_narrowest_window_claims_and_statements_take_turns(
    open_hands, tmp_path: Path, qtbot
) -> None:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon", (800, 600))
    hands.bot = qtbot
    hands.key("2", ALT)
    wait(hands)
    shown = view(hands)
    assert shown._summary.text() == "20 claims · 1 contested"
    assert shown._summary.fontMetrics().horizontalAdvance(shown._summary.text()) < (
        shown._summary.width()
    )
    hands.key("s")
    assert not shown.table.isVisible() and shown.statements.isVisible()
    assert hands.focus().objectName() == "statementList"
    hands.key(Key.Key_Return)
    wait(hands)
    page = shown.statements.page
    assert page.isVisible()
    right = hands.window.width()
    for part in (shown.columns, shown.filter, page.text, page.why, page.list):
        assert part.mapTo(hands.window, QPoint(part.width(), 0)).x() <= right, part.objectName()
    hands.click("statementClaims")
    wait(hands)
    assert shown.table.isVisible() and not shown.statements.isVisible()
    assert shown.model.rowCount() == 2
    assert hands.focus() is shown.table


def test_an_empty_project_says_what_to_do(open_hands, seed_project, qtbot) -> None:
    hands = open_hands()
    hands.bot = qtbot
    hands.key("2", ALT)
    wait(hands)
    assert "press C" in view(hands)._empty.text()
    assert view(hands)._empty.isVisible()


def test_the_models_keep_the_rules_of_qt_while_claims_come_and_go(hands: Hands) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(view(hands).model, fatal),
        QAbstractItemModelTester(view(hands).statements.model, fatal),
        QAbstractItemModelTester(view(hands).statements.page.model, fatal),
    ]
    choose(hands, "C01", "C02")
    hands.key("p")
    hands.type("Hacked")
    hands.key(Key.Key_Return)
    wait(hands)
    view(hands).statements.open(hands.window.session.store.things("statement")[0].id)
    hands.window.session.undo()
    wait(hands)
    assert view(hands).model.rowCount() == 20
    del testers


def test_claims_like_this_one_are_put_under_one_statement(hands: Hands) -> None:
    choose(hands, "C01")
    hands.key("l")
    wait(hands)
    assert list(view(hands).model.ids)[:2] == ["C01", "C02"]
    assert view(hands).model.rowCount() < 20
    assert "60 % of the words" in hands.window.status.message.text()
    choose(hands, "C01", "C02")
    hands.key("p")
    hands.type("Hacked")
    hands.key(Key.Key_Return)
    wait(hands)
    assert claim(hands, "C01").statements == claim(hands, "C02").statements != ()
    hands.click("chosenFacet")
    wait(hands)
    assert view(hands).model.rowCount() == 20
    choose(hands, "C09")
    hands.key("l")
    wait(hands)
    assert "No other claim" in hands.window.status.message.text()


def test_a_claim_is_put_under_a_statement_from_the_page(hands: Hands) -> None:
    choose(hands, "C14")
    hands.key(Key.Key_Return)
    hands.key("p")
    assert hands.focus().objectName() == "askerField"
    hands.type("APT 28 did it")
    hands.key(Key.Key_Return)
    assert hands.focus() is hands.page
    (statement,) = hands.window.session.store.things("statement")
    assert claim(hands, "C14").statements == (Placement(statement.id),)
    hands.key(Key.Key_P, SHIFT)
    hands.type("APT")
    hands.key(Key.Key_Return)
    assert claim(hands, "C14").statements == (Placement(statement.id, "opposite"),)
    hands.window.actions_by_name["show_in_claims"].trigger()
    wait(hands)
    assert view(hands).table.current == "C14"


def test_the_selected_claims_are_exported(hands: Hands, tmp_path: Path) -> None:
    import csv

    dest = tmp_path / "some.csv"
    choose(hands, "C14", "C06")
    hands.key("e")
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "exportDialog")
    assert hands.find("exportSelection", shown).text() == "The 2 claims selected"
    shown.format.choose("csv")
    hands.until(lambda: shown.pane.table.rowCount() == 2)
    shown.write_to(str(dest))
    wait(hands)
    with dest.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["citation"] for row in rows] == ["1:6", "1:14"]
    assert "Written to" in shown.writing.said.text()
    shown.close()


def test_the_report_drafts_a_summary_and_its_numbers_lead_to_claims(hands: Hands) -> None:
    hands.click("askReport")
    wait(hands)
    report = view(hands).statements.report
    assert "10 statements rest on a single source each." in report.summary.toPlainText()
    report.language.setCurrentIndex(1)
    report.language.activated.emit(1)
    assert "10 énoncés reposent chacun sur une source unique." in report.summary.toPlainText()
    number = next(b for b in report.buttons if b.text() == "1  anonymous only")
    hands.click(number)
    wait(hands)
    assert list(view(hands).model.ids) == ["C06"]
    report.about.setCurrentText("The selected claims")
    report.about.activated.emit(2)
    wait(hands)
    assert [b.text() for b in report.buttons] == [
        *("1  claim", "1  article", "1  statement", "1  anonymous only")
    ]
    report.about.setFocus()
    hands.key(Key.Key_Escape)
    assert hands.focus().objectName() == "askReport"


def test_every_number_of_the_summary_leads_to_its_claims(hands: Hands) -> None:
    report = view(hands).statements.report
    hands.click("askReport")
    wait(hands)
    told = report.summary.toPlainText()
    assert told.startswith("This rests on 20 claims in 1 article, which make 20 statements")
    numbers = [int(word) for word in re.findall(r"(?<!\S)\d+", told)]
    places = report.summary.numbers_at()
    assert len(places) == len(numbers) > 6
    assert numbers[3] == 4  # known sources, who say ten claims
    for place, number in zip(places, (*numbers[:3], 10, *numbers[4:]), strict=True):
        view(hands).show_filter(ClaimFilter(typed="xyzzy"))
        wait(hands)
        QTest.mouseClick(report.summary.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        wait(hands)
        assert view(hands).model.rowCount() == number
    # by keys, also after something was written before it
    report.summary.setFocus()
    hands.key(Key.Key_Home, CTRL)
    hands.type("Note 7: ")
    assert len(report.summary.numbers_at()) == len(numbers)
    hands.key(Key.Key_Home, CTRL)
    for _ in range(len("Note 7: This rests on ")):
        hands.key(Key.Key_Right)
    view(hands).show_filter(ClaimFilter(typed="xyzzy"))
    wait(hands)
    hands.key(Key.Key_Return, CTRL)
    wait(hands)
    assert view(hands).model.rowCount() == 20
    assert report.summary.toPlainText().startswith("Note 7: This rests on 20 claims")


def summary_in(path: Path) -> Summary | None:
    with closing(Store.open(path, read_only=True)) as store:
        return store.sourcing.summary(None, "en")


def test_a_summary_that_was_edited_is_kept_until_it_is_drafted_anew(
    hands: Hands, open_hands: Callable[..., Hands]
) -> None:
    def open_report(hands: Hands):
        hands.click("askReport")
        wait(hands)
        return view(hands).statements.report

    report = open_report(hands)
    draft = report.summary.toPlainText()
    assert not report.anew.isVisible()
    report.summary.setFocus()
    hands.key(Key.Key_Home, CTRL)
    hands.type("To the desk: ")
    hands.click("reportBack")
    report = open_report(hands)
    assert report.summary.toPlainText() == f"To the desk: {draft}"
    assert "As you wrote it" in report._told.text()
    hands.click("copySummary")
    assert QGuiApplication.clipboard().text() == f"To the desk: {draft}"
    path = hands.window.session.store.path
    kept = summary_in(path)
    assert kept is not None
    assert kept.text == f"To the desk: {draft}" and kept.article is None
    numbers = {part.number: part.text for part in kept.parts if part.number}
    assert numbers["claims"] == "20" and numbers["single source"] == "10"
    from reader.cli.program import selon

    # the report that goes out has it in place of the draft, its numbers still links
    exported = path.with_suffix(".html")
    selon.main(
        ["export", str(path), "--format", "html", "--output", str(exported)], standalone_mode=False
    )
    page = html.document_fromstring(exported.read_text(encoding="utf-8"))
    (told,) = page.xpath("//p[@class='summary measure']")
    assert told.text_content() == f"To the desk: {draft}"
    links = told.xpath(".//a")
    assert "20" in [link.text_content() for link in links]
    assert all(page.get_element_by_id(link.get("href")[1:]) is not None for link in links)
    # a step like others: undone outside the field, and done again
    hands.window.session.undo()
    assert summary_in(path) is None and report.summary.toPlainText() == draft
    hands.window.session.redo()
    assert report.summary.toPlainText() == f"To the desk: {draft}"
    report.language.setCurrentIndex(1)
    report.language.activated.emit(1)
    assert report.summary.toPlainText().startswith("Cet ensemble")
    hands.window.close()
    settle()
    # in the next window, and its numbers still lead to claims
    again = open_hands("case.selon")
    again.bot = hands.bot  # type: ignore[attr-defined]
    again.key("2", ALT)
    wait(again)
    report = open_report(again)
    assert report.summary.toPlainText() == f"To the desk: {draft}"
    sources = report.summary.numbers_at()[3]
    QTest.mouseClick(report.summary.viewport(), Qt.MouseButton.LeftButton, NONE, sources)
    wait(again)
    assert view(again).model.rowCount() == 10
    again.click("draftAnew")
    assert report.summary.toPlainText() == draft and not report.anew.isVisible()
    again.key("z", CTRL)
    assert report.summary.toPlainText() == f"To the desk: {draft}"


def test_two_claims_are_linked(hands: Hands) -> None:
    choose(hands, "C04", "C14")
    hands.key("k")
    hands.type("contra")
    hands.key(Key.Key_Return)
    (link,) = hands.window.session.store.statements.connections_of("C14")
    assert (link.from_, link.to, link.type) == ("C04", "C14", "contradicts")
    hands.key("z", CTRL)
    assert hands.window.session.store.statements.connections_of("C14") == []
    choose(hands, "C04", "C14", "C06")
    hands.key("k")
    assert "or two to link them" in hands.window.status.message.text()


def test_words_late_in_a_paragraph_are_seen_in_the_preview_of_a_low_window(hands: Hands) -> None:
    hands.window.resize(1024, 640)
    settle()
    shown = view(hands)
    session = hands.window.session
    (found,) = session.annotations(["C14"])
    article = session.store.get("article", found.article)
    text = session.store.text(session.store.get("version", article.version).sha256)
    late = text.index('sont des "faux"')
    assert late - text.rfind("\n", 0, late) > 400
    anchor = anchor_at(text, late, late + len('sont des "faux"'), article.version)
    session.perform(highlight(Annotation("late", article.id, "claim", (anchor,))))
    wait(hands)
    shown.preview.show_claim(session.annotation("late"))
    picture = shown.preview.grab().toImage()
    ground = hands.window.theme.color("claim").rgb()
    assert any(
        picture.pixel(x, y) == ground
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
