"""The rows of the Claims view: more of them are added, another order is shown anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.annotation import CLAIM
from reader.domain.edits import amend, highlight
from reader.store.store import Store
from reader.ui.claims.table import runs
from reader.ui.drafting import claim_of
from reader.ui.models.claims import ClaimsModel
from reader.ui.session import Session
from tests.gui.shell_project import ANALYST, articles, copy_project


class Unweighed(QObject):
    """Standings that are not known yet."""

    changed = Signal(object)

    def of(self, claim: object) -> str:
        return ""


@pytest.fixture
def session(qapp, tmp_path: Path):
    session = Session(Store.open(copy_project(tmp_path / "p.selon")), ANALYST)
    yield session
    session.close()


def claims_of(session: Session, number: int) -> list[str]:
    """The ids of the first claims, some made so that there are enough."""
    article = session.store.get("article", articles(session)[0])
    text = session.store.text(session.store.get("version", article.version).sha256)
    for start in range(number):
        session.perform(highlight(claim_of(article, text, [(start, start + 5)])))
    return [a.id for a in session.store.things("annotation") if a.kind == CLAIM][:number]


def show(model: ClaimsModel, ids: list[str]) -> None:
    model.show_claims(ids, {id: row for row, id in enumerate(ids)})


def test_the_others_are_added_after_the_first(session: Session) -> None:
    ids = claims_of(session, 6)
    model = ClaimsModel(session, Unweighed(session))  # type: ignore[arg-type]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    resets, added = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda _, first, last: added.append((first, last)))
    show(model, ids[:2])
    show(model, ids)
    show(model, list(ids))
    assert (len(resets), added) == (1, [(2, 5)])
    assert [model.row_of(id) for id in ids] == list(range(6))
    show(model, ids[::-1])
    assert (len(resets), len(added)) == (2, 1)
    assert model.row(0).claim.id == ids[-1]  # type: ignore[union-attr]
    del tester


def test_a_lot_of_edits_is_followed_at_once(session: Session) -> None:
    ids = claims_of(session, 3)
    model = ClaimsModel(session, Unweighed(session))  # type: ignore[arg-type]
    show(model, ids)
    before = [model.row(row).claim for row in range(3)]  # type: ignore[union-attr]
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    other = Store.open(session.store.path)
    for claim in before:
        other.apply(amend("Note", claim, replace(claim, note="x")), analyst=ANALYST)
    other.close()
    session.refresh()
    assert told == [(0, 2)]
    assert [model.row(row).claim.note for row in range(3)] == ["x"] * 3  # type: ignore[union-attr]


def test_rows_are_selected_by_ranges() -> None:
    assert runs([]) == []
    assert runs([4]) == [(4, 4)]
    assert runs([1, 2, 3, 7, 8, 12]) == [(1, 3), (7, 8), (12, 12)]
