"""The margin: cards level with their words, the active one exactly, none over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import MENTION, NOTE, Annotation
from reader.domain.edit import Edit, made
from reader.domain.edits import amend, delete_annotation, highlight, make, toggle_tag
from reader.domain.ids import new_id
from reader.domain.project import Grade, Tag
from reader.domain.source import Source
from reader.ui.drafting import claim_of, mention_of
from reader.ui.margin.stack import stacked
from reader.ui.models.cards import CardModel
from tests.gui.card_window import CLAIM, INQUIRY, CardWindow, desk_on

TOTAL = "quelque neuf gigabits de données ont été diffusées"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[CardWindow]:
    with desk_on(tmp_path / "p.selon", qapp) as window:
        yield window


def rect(desk: CardWindow, annotation_id: str) -> QRect:
    """Where a card stands in the window."""
    model = desk.margin.model()
    found = desk.margin.visualRect(model.index(model.row_of(annotation_id)))
    return found.translated(desk.margin.viewport().mapTo(desk, QPoint(0, 0)))


def words_y(desk: CardWindow, quote: str) -> int:
    """The top of words in the window."""
    at = desk.page.text.index(quote)
    top = int(desk.page.document_y(at)) - desk.page.verticalScrollBar().value()
    return desk.page.viewport().mapTo(desk, QPoint(0, top)).y()


# --- arithmetic -----------------------------------------------------------------------------------


def test_cards_push_down_and_the_pinned_pushes_both_ways() -> None:
    assert stacked([0, 10, 500], [100, 100, 100], 10) == [0, 110, 500]
    assert stacked([0, 10, 20], [100, 100, 100], 10, pinned=1) == [-100, 10, 120]
    assert stacked([0, 10, 900], [100, 50, 50], 10, pinned=2) == [0, 110, 900]
    assert stacked([], [], 10) == []


# --- places ---------------------------------------------------------------------------------------


def test_cards_are_level_with_their_words_and_follow_the_page(desk: CardWindow) -> None:
    first, second = desk.claim(INQUIRY), desk.claim(CLAIM)
    assert rect(desk, first).top() == words_y(desk, INQUIRY)
    assert rect(desk, second).top() == words_y(desk, CLAIM)
    desk.resize(1400, 300)
    QApplication.processEvents()
    desk.page.verticalScrollBar().setValue(60)
    assert desk.page.verticalScrollBar().value() > 0
    assert rect(desk, second).top() == words_y(desk, CLAIM)


def test_cards_never_overlap_and_the_active_one_is_level(desk: CardWindow) -> None:
    quotes = ["Le parquet de Paris", "une enquête", "la soirée du 5 mai", "Emmanuel Macron"]
    ids = [desk.claim(quote) for quote in quotes]
    for active in (None, ids[2]):
        desk.margin.set_active(active)
        rects = [rect(desk, i) for i in ids]
        for above, below in pairwise(rects):
            assert above.bottom() < below.top()
    assert rect(desk, ids[2]).top() == words_y(desk, quotes[2])
    assert rect(desk, ids[0]).top() < words_y(desk, quotes[0])


def test_the_open_card_keeps_its_room(desk: CardWindow) -> None:
    first, second = desk.claim("Le parquet de Paris"), desk.claim(CLAIM)
    desk.edit(first)
    assert desk.card.geometry().top() == words_y(desk, "Le parquet de Paris")
    assert rect(desk, second).top() > desk.card.geometry().bottom()
    QTest.keyClick(desk.card, Qt.Key.Key_Escape)
    assert rect(desk, second).top() == words_y(desk, CLAIM)


def test_a_mention_shows_only_while_it_is_active(desk: CardWindow) -> None:
    source = Source(new_id(), "Emleaks", "account")
    at = desk.page.text.index("Emleaks")
    mention = mention_of(desk.article, desk.page.text, (at, at + 7), source.id)
    desk.session.perform(highlight(mention, source))
    assert rect(desk, mention.id).height() <= 0
    desk.margin.set_active(mention.id)
    assert rect(desk, mention.id).height() > 20
    assert desk.margin.model().rowCount() == 1


# --- pointer and keys -----------------------------------------------------------------------------


def test_click_enter_and_hover(desk: CardWindow) -> None:
    first, second = desk.claim(INQUIRY), desk.claim(CLAIM)
    desk.grab()
    chosen, lit = QSignalSpy(desk.margin.activated), QSignalSpy(desk.margin.hovered)
    viewport = desk.margin.viewport()
    model = desk.margin.model()
    middle = desk.margin.visualRect(model.index(model.row_of(second))).center()
    QTest.mouseMove(viewport, middle)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    assert [chosen.at(i)[0] for i in range(chosen.count())] == [second]
    assert lit.at(lit.count() - 1)[0] == second
    desk.margin.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.margin, Qt.Key.Key_Home)
    QTest.keyClick(desk.margin, Qt.Key.Key_Return)
    QTest.keyClick(desk.margin, Qt.Key.Key_Down)
    QTest.keyClick(desk.margin, Qt.Key.Key_Return)
    assert [chosen.at(i)[0] for i in range(1, chosen.count())] == [first, second]
    QTest.keyClick(desk.margin, Qt.Key.Key_Escape)
    assert desk.focused() == "page"


def test_narrow_it_folds_into_markers_that_can_be_clicked(desk: CardWindow) -> None:
    claim = desk.claim(CLAIM)
    desk.margin.setFixedWidth(40)
    QApplication.processEvents()
    assert desk.margin.folded
    chosen = QSignalSpy(desk.margin.activated)
    model = desk.margin.model()
    marker = desk.margin.visualRect(model.index(0))
    assert marker.height() < 20
    QTest.mouseClick(desk.margin.viewport(), Qt.MouseButton.LeftButton, pos=marker.center())
    assert chosen.at(0)[0] == claim


def test_the_wheel_scrolls_the_page(desk: CardWindow) -> None:
    desk.resize(1400, 260)
    QApplication.processEvents()
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    point = QPointF(20, 20)
    event = QWheelEvent(
        point, desk.margin.viewport().mapToGlobal(point), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(desk.margin.viewport(), event)
    assert desk.page.verticalScrollBar().value() > 0


# --- the model ------------------------------------------------------------------------------------


@pytest.fixture
def model(desk: CardWindow) -> CardModel:
    made_ = CardModel(desk.session, parent=desk)
    QAbstractItemModelTester(
        made_, QAbstractItemModelTester.FailureReportingMode.Fatal, parent=made_
    )
    made_.show_article(desk.article.id)
    return made_


def ids(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data(CardModel.IdRole) for row in range(model.rowCount())]


def test_rows_come_go_and_move_without_a_reset(desk: CardWindow, model: CardModel) -> None:
    resets = QSignalSpy(model.modelReset)
    last, first = desk.claim(CLAIM), desk.claim(INQUIRY)
    assert ids(model) == [first, last]
    claim = desk.stored(first)
    moved = claim_of(desk.article, desk.page.text, [(500, 520)])
    desk.session.perform(amend("Move", claim, replace(claim, spans=moved.spans)))
    assert ids(model) == [last, first]
    desk.session.undo()
    assert ids(model) == [first, last]
    desk.session.perform(delete_annotation(desk.stored(first)))
    assert ids(model) == [last]
    desk.session.undo()
    assert ids(model) == [first, last]
    assert resets.count() == 0


def test_what_a_card_shows_follows_edits(desk: CardWindow, model: CardModel) -> None:
    claim = desk.claim(CLAIM)
    desk.edit(claim, "source")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Vit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    tag = Tag(new_id(), "attribution of attack", colour=3)
    desk.session.perform(make("Tag", tag))
    desk.session.perform(toggle_tag([desk.stored(claim)], tag))
    speaker = desk.stored(claim).attributions[0].chain[0].source
    desk.session.perform(make("B", Grade(new_id(), source=speaker, value="B")))
    desk.session.perform(make("3", Grade(new_id(), claim=claim, value="3")))
    face = model.face(0)
    assert [(chip.text, chip.look) for chip in face.chips] == [
        ("Vitali Kremez · Flashpoint", "source"),
        ("B3", "grade"),
        ("attribution of attack", "tag"),
        ("conditional: serait", "plain"),
    ]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for word in ("Claim 1:1", CLAIM, "Vitali Kremez", "B3", "attribution of attack"):
        assert word in spoken
    source = desk.session.sources[speaker]
    desk.session.perform(amend("Rename", source, replace(source, name="V. K.")))
    assert model.face(0).chips[0].text == "V. K. · Flashpoint"


def test_kinds_can_be_left_out(desk: CardWindow) -> None:
    only = CardModel(desk.session, [NOTE], desk)
    only.show_article(desk.article.id)
    desk.claim(CLAIM)
    assert only.rowCount() == 0


def test_many_annotations_are_fetched_only_where_they_are_seen(desk: CardWindow) -> None:
    text = desk.page.text
    claims = [claim_of(desk.article, text, [(300 + i % 60, 340 + i % 60)]) for i in range(3000)]
    desk.session.perform(Edit("Many", tuple(map(made, claims))))
    desk.margin.reload()
    fetched: list[int] = []
    store = desk.session.store
    ask = store.annotations

    def counted(wanted: list[str]) -> list[Annotation]:
        fetched.append(len(wanted))
        return ask(wanted)

    store.annotations = counted
    desk.grab()
    assert 0 < sum(fetched) < 300
    assert desk.margin.model().rowCount() == 3000
    assert any(claim.kind != MENTION for claim in claims)
