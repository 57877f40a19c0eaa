"""The Sources view worked as a person does: table, card, merging, splitting, what may be one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QListWidget, QScrollArea, QToolButton, QWidget

from reader.domain.date import Date
from reader.domain.edits import amend, make
from reader.domain.project import Verdict
from reader.domain.source import Source
from reader.store.store import Store
from reader.ui.models.sources import NAMES
from reader.ui.sources import facts
from tests.gui.hands import CTRL, NONE, Hands, settle
from tests.gui.shell_project import copy_project

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("3", ALT)
    return hands


def choose(hands: Hands, source: str) -> None:
    hands.find("sourcesView").show_source(source)
    settle()


def to_window(hands: Hands) -> None:
    hands.window.activateWindow()
    settle()
    hands.find("sourcesTable").setFocus()
    settle()


def undo(hands: Hands) -> None:
    to_window(hands)
    hands.key("z", CTRL)


def shown(hands: Hands, name: str = "name") -> list[str]:
    model = hands.find("sourcesTable").model()
    column = NAMES.index(name)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click_head(hands: Hands, name: str) -> None:
    head = hands.find("sourcesTable").horizontalHeader()
    at = QPoint(head.sectionViewportPosition(NAMES.index(name)) + 8, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle()


def tick(box: QListWidget, words: str) -> None:
    """Tick the row that holds some words, by the box before it."""
    (item,) = [box.item(n) for n in range(box.count()) if words in box.item(n).text()]
    at = box.visualItemRect(item)
    point = QPoint(at.left() + 12, at.center().y())
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, NONE, point)
    settle()


def words_shown(widget: QWidget) -> str:
    return "\n".join(of.text() for of in widget.findChildren(QLabel) if of.isVisible())


def in_file(hands: Hands, entity: str) -> list:
    store = Store.open(hands.window.session.store.path, read_only=True)
    try:
        return store.things(entity)
    finally:
        store.close()


def test_sorted_by_a_heading_found_by_another_name_told_apart(hands: Hands) -> None:
    click_head(hands, "claims")
    assert shown(hands)[:2] == ["V. Kremez", "Vitali Kremez"]
    click_head(hands, "grade")
    assert shown(hands)[0] == "Vitali Kremez"
    hands.find("sourcesFilter").setFocus()
    hands.type("FLASH")
    assert shown(hands) == ["Vitali Kremez", "Flashpoint"], "the affiliation counts"
    hands.key("a", CTRL)
    hands.type("kremez")
    assert len(shown(hands)) == 2
    hands.key("a", CTRL)
    hands.key(Key.Key_Delete)
    which = hands.find("sourcesShown")
    which.setFocus()
    hands.key(Key.Key_End)
    which.activated.emit(which.currentIndex())
    assert set(shown(hands)) == {"Flashpoint", "Parquet de Paris"}
    choose(hands, "so-k")
    assert len(shown(hands)) == 4, "a source that is asked for is shown"
    assert hands.find("sourceSpeaks").text().startswith("Speaks: 1 claim in 1 article")


def test_columns_are_chosen_and_remembered(hands: Hands) -> None:
    table = hands.find("sourcesTable")
    menu = table.columns_menu()
    (action,) = [a for a in menu.actions() if a.data() == "record"]
    action.trigger()
    assert not table.shows("record")
    assert "record" not in hands.window.settings.layout.source_columns.split(",")
    hands.window.resize(1024, 640)
    settle()
    assert table.shows("name") and table.shows("claims")


def test_descriptors_are_kept_in_their_fields(hands: Hands) -> None:
    choose(hands, "so-f")
    hands.find("source_bias").setFocus()
    hands.type("sells intelligence")
    hands.key(Key.Key_Tab)
    assert hands.focus().objectName() == "source_currency"
    hands.type("of 2017")
    hands.key(Key.Key_Tab)
    (stored,) = [of for of in in_file(hands, "source") if of.id == "so-f"]
    assert (stored.card.bias, stored.card.currency) == ("sells intelligence", "of 2017")
    undo(hands)
    assert hands.find("source_currency").toPlainText() == ""
    assert hands.find("source_bias").toPlainText() == "sells intelligence"


def test_every_letter_stays_with_who_gave_it_and_why(hands: Hands) -> None:
    choose(hands, "so-k")
    hands.click("letterD")
    hands.find("gradeReason").setFocus()
    hands.type("was wrong")
    hands.key(Key.Key_Return)
    hands.click("gradeHistory")
    last, first = hands.find("gradeLines").text().split("\n")
    assert last.startswith("D · ") and last.endswith("was wrong")
    assert first.startswith("B · ")
    name = hands.window.session.analyst.name
    assert name in last
    grades = [of for of in in_file(hands, "grade") if of.source == "so-k"]
    assert [(of.value, of.why) for of in grades] == [("B", ""), ("D", "was wrong")]
    assert all(of.by and of.at for of in grades)
    undo(hands)
    assert hands.find("gradeReason").text() == ""
    assert hands.window.session.grades["so-k"].value == "D"


def test_passages_by_date_and_company(hands: Hands) -> None:
    session = hands.window.session
    claim = next(a for a in session.store.naming_source("so-k") if a.kind == "claim")
    session.perform(amend("Date", claim, replace(claim, event=Date("2016-12"))))
    choose(hands, "so-k")
    said = hands.find("sourceClaims").model()
    assert "8 May 2017" in said.facts(said.rows[0])
    by = hands.find("claimsByDate")
    by.setFocus()
    hands.key(Key.Key_Down)
    by.activated.emit(by.currentIndex())
    assert "December 2016" in said.facts(said.rows[0])
    assert [of.kind for of in said.rows] == ["claim", "mention"]
    choose(hands, "so-f")
    chips = hands.find("sourceCard").findChildren(QToolButton, "relatedSource")
    (chip,) = [of for of in chips if of.isVisible()]
    assert chip.text() == "Vitali Kremez"
    hands.click(chip)
    assert hands.find("sourceName").text() == "Vitali Kremez"


def test_nobody_is_with_himself_over_others(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-f")
    hands.click("sourceAffiliation")
    hands.type("vitali")
    hands.key(Key.Key_Return)
    assert session.sources["so-f"].affiliation is None
    assert "“Vitali Kremez”, which is with “Flashpoint”" in words_shown(hands.window.status)


def test_the_letter_that_counts_and_the_other_way_round(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-v")
    hands.click("letterD")
    before = {entity: in_file(hands, entity) for entity in ("source", "grade", "annotation")}
    hands.click("mergeSource")
    hands.type("vitali")
    hands.key(Key.Key_Return)
    dialog = hands.find("mergeSources")
    assert hands.find("mergeTitle", dialog).text().endswith("another name of “Vitali Kremez”")
    hands.click("turnMerge", dialog)
    assert hands.find("mergeTitle", dialog).text().endswith("another name of “V. Kremez”")
    assert hands.find("ownLetter", dialog).text().startswith("D, of")
    hands.find("otherLetter", dialog).click()
    hands.click("mergeDo", dialog)
    assert "so-k" not in session.sources
    kept = session.sources["so-v"]
    assert set(kept.aliases) == {"Vitali Kremez", "Kremez"} and kept.affiliation == "so-f"
    assert session.grades["so-v"].value == "B"
    values = [of.value for of in in_file(hands, "grade") if of.source == "so-v"]
    assert sorted(values) == ["B", "D"], "all letters stay"
    undo(hands)
    for entity, things in before.items():
        assert in_file(hands, entity) == things, entity


def test_splitting_by_ticks(hands: Hands) -> None:
    session = hands.window.session
    choose(hands, "so-k")
    before = {entity: in_file(hands, entity) for entity in ("source", "annotation")}
    hands.click("splitSourceButton")
    dialog = hands.find("splitSource")
    assert not hands.find("splitDo", dialog).isEnabled(), "it has no name yet"
    tick(hands.find("splitNames", dialog), "Kremez")
    assert hands.find("splitName", dialog).text() == "Kremez"
    tick(hands.find("splitPassages", dialog), "claim")
    hands.click("splitDo", dialog)
    new = next(of for of in in_file(hands, "source") if of.name == "Kremez")
    assert session.sources["so-k"].aliases == () and new.kind == "person"
    claims = session.store.naming_source(new.id)
    assert [a.kind for a in claims] == ["claim"]
    assert [a.kind for a in session.store.naming_source("so-k")] == ["mention"]
    assert hands.find("sourceName").text() == "Kremez"
    undo(hands)
    for entity, things in before.items():
        assert in_file(hands, entity) == things, entity


def test_what_may_be_one_is_told_and_never_merged(hands: Hands, tmp_path: Path) -> None:
    session = hands.window.session
    session.perform(make("New", Source("so-x", "Flash point", "organisation")))
    hands.until(lambda: hands.find("lookAtPairs").text().startswith("2 pairs"))
    hands.click("lookAtPairs")
    dialog = hands.find("maybeOne")
    assert "“Flashpoint” reads like “Flash point”." in words_shown(dialog)
    assert "“V. Kremez” may stand for “Vitali Kremez”." in words_shown(dialog)
    assert len(session.sources) == 5
    no = [b for b in dialog.findChildren(QWidget, "notOne") if "Flash point" in b.accessibleName()]
    hands.click(no[0])
    hands.until(lambda: hands.find("lookAtPairs").text().startswith("1 pair may"))
    project = session.store.project().id
    assert hands.window.settings.view(project).not_one == ["so-f so-x"]
    hands.click(hands.find("comparePair", dialog))
    merge = hands.find("mergeSources")
    hands.click("turnMerge", merge)
    hands.click("mergeDo", merge)
    assert len(in_file(hands, "source")) == 4
    view = hands.find("sourcesView")
    hands.until(lambda: not view.look.isVisible())


def list_of_names(hands: Hands, monkeypatch: pytest.MonkeyPatch, path: Path) -> QWidget:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.window.actions_by_name["import_aliases"].trigger()
    dialog = hands.find("aliasList")
    hands.until(lambda: hands.find("aliasesSaid", dialog).text() != "Reading…")
    return dialog


def test_other_names_from_a_list(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = [
        {"value": "FLASH-POINT", "meta": {"synonyms": ["Flashpoint Intel", "flashpoint"]}},
        {"value": "Le parquet de Paris", "meta": {"synonyms": ["Paris prosecutor"]}},
        {"value": "V. Kremez", "meta": {"synonyms": ["Kremez"]}},
        {"value": "APT28", "meta": {"synonyms": ["Fancy Bear"]}},
    ]
    path = tmp_path / "actors.json"
    path.write_text(json.dumps({"values": values}), encoding="utf-8")
    before = in_file(hands, "source")
    dialog = list_of_names(hands, monkeypatch, path)
    assert "2 sources would get other names" in hands.find("aliasesSaid", dialog).text()
    assert "“V. Kremez” is left" in hands.find("aliasUnclear", dialog).text()
    tick(hands.find("aliasGivings", dialog), "Parquet de Paris")
    hands.find("aliasNew", dialog).click()
    hands.click("aliasDo", dialog)
    now = {of.name: of for of in in_file(hands, "source")}
    assert now["Flashpoint"].aliases == ("Flashpoint Intel",)
    assert now["Parquet de Paris"].aliases == (), "it was left out"
    assert now["APT28"].aliases == ("Fancy Bear",)
    undo(hands)
    assert in_file(hands, "source") == before


def test_a_bad_list_is_told_in_plain_words(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{", encoding="utf-8")
    dialog = list_of_names(hands, monkeypatch, path)
    assert "does not read as JSON" in hands.find("aliasesSaid", dialog).text()
    assert not hands.find("aliasDo", dialog).isEnabled()
    dialog.close()
    settle()
    dialog = list_of_names(hands, monkeypatch, tmp_path / "gone.csv")
    assert not hands.find("aliasDo", dialog).isEnabled()
    assert "Traceback" not in words_shown(dialog)


def test_a_large_project_is_counted_beside_the_window(
    open_hands: Callable[..., Hands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "SMALL", 0)
    copy_project(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("3", ALT)
    hands.until(lambda: shown(hands, "claims") == ["named", "named", "1", "1"])
    choose(hands, "so-k")
    assert hands.find("sourceSpeaks").text().startswith("Speaks: 1 claim")
    session = hands.window.session
    claim = next(a for a in session.store.naming_source("so-k") if a.kind == "claim")
    session.perform(make("Verdict", Verdict("v", claim.id, "confirmed")))
    hands.until(lambda: shown(hands, "record")[3] == "1 confirmed of 1")
    hands.until(lambda: "1 confirmed of 1" in hands.find("sourceSpeaks").text())


def test_the_track_record_follows_verdicts(hands: Hands) -> None:
    session = hands.window.session
    claim = next(a for a in session.store.naming_source("so-k") if a.kind == "claim")
    session.perform(make("Verdict", Verdict("v", claim.id, "refuted")))
    row = shown(hands).index("Vitali Kremez")
    assert shown(hands, "record")[row] == "1 refuted of 1"
    choose(hands, "so-k")
    assert "1 refuted of 1" in hands.find("sourceSpeaks").text()
    undo(hands)
    assert shown(hands, "record")[row] == ""


def test_in_the_narrowest_window_the_card_has_its_whole_width(hands: Hands) -> None:
    hands.window.resize(800, 600)
    settle()
    card = hands.find("sourceCard")
    area = next(of for of in hands.window.findChildren(QScrollArea) if of.isAncestorOf(card))
    assert card.width() <= area.viewport().width()
    seen = (card.name, card.kind, card.reliability.letters, card.aliases, card.erase)
    for part in seen:
        assert part.mapTo(card, QPoint(part.width(), 0)).x() <= card.width(), part.objectName()
    assert hands.find("sourcesTable").columnWidth(0) >= 140


def test_a_filter_that_nothing_passes_says_so_and_esc_clears_it(hands: Hands) -> None:
    view = hands.find("sourcesView")
    before = view.model.rowCount()
    view.filter.setFocus()
    hands.type("zzz")
    assert "Esc" in hands.find("sourcesEmpty").text()
    assert view._summary.text().startswith(f"0 of {before} sources")
    hands.key(Key.Key_Escape)
    assert view.model.rowCount() == before and view.card.isVisible()
    hands.key(Key.Key_Return)
    assert hands.focus() is view.table


def test_what_was_typed_last_is_stored_when_the_window_closes(hands: Hands) -> None:
    card = hands.find("sourceCard")
    source = card.source_id
    hands.find("sourcesTable").setFocus()
    hands.key(Key.Key_Return)
    hands.key(Key.Key_End)
    hands.type(" and others")
    hands.window.close()
    (found,) = [of for of in in_file(hands, "source") if of.id == source]
    assert found.name.endswith(" and others")
