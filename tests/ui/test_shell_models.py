"""The item models of the shell, under Qt's own tester while edits come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.arrivals import article_edit
from reader.domain.edits import amend, make
from reader.domain.project import Tag, Verdict
from reader.store.store import Store
from reader.ui.models.annotations import AnnotationsModel
from reader.ui.models.articles import ArticlesModel
from reader.ui.models.history import PAGE, HistoryModel
from reader.ui.models.sources import ALL, NAMED, NAMES, SPEAKING, SourcesModel
from reader.ui.models.tags import MIME, TagsModel
from reader.ui.session import Session
from tests.gui.shell_project import ANALYST, articles, copy_project, draft

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def session(qapp, tmp_path: Path) -> Iterator[Session]:
    session = Session(Store.open(copy_project(tmp_path / "p.selon")), ANALYST)
    yield session
    session.close()


def shown(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def heard(model: QAbstractItemModel, row: int) -> str:
    return model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def add_article(session: Session, title: str, text: str) -> None:
    assert session.perform(article_edit(draft(title, text))[1])


def test_articles_follow_import_undo_details_and_counts(session: Session) -> None:
    model = ArticlesModel(session)
    tester = QAbstractItemModelTester(model, FATAL)
    add_article(session, "A fourth", "Four.")
    assert shown(model)[3] == "A fourth"
    session.undo()
    assert model.rowCount() == 3
    session.redo()
    assert shown(model)[3] == "A fourth"
    first = session.store.get("article", articles(session)[0])
    session.perform(amend("Article details", first, replace(first, title="Renamed")))
    assert shown(model)[0] == "Renamed"
    assert heard(model, 0) == "1: Renamed, 8 May 2017, French, 1 claim, 2 mentions"
    del tester


def test_articles_are_counted_again_when_a_claim_goes(session: Session) -> None:
    model = ArticlesModel(session)
    while "1 claim, " in heard(model, 1):
        session.undo()
    assert heard(model, 1).endswith("no claims, no mentions")


def test_the_filter_ignores_accents_and_keeps_following(session: Session) -> None:
    model = ArticlesModel(session)
    tester = QAbstractItemModelTester(model, FATAL)
    model.set_filter("MARCHÉ piratage")
    assert shown(model) == [session.articles[articles(session)[0]].title]
    add_article(session, "Autre piratage", "Rien.")
    assert model.rowCount() == 1
    add_article(session, "En marche, le piratage", "Encore.")
    assert shown(model)[1] == "En marche, le piratage"
    session.undo()
    assert model.rowCount() == 1
    model.set_filter("nothing has this")
    assert shown(model) == []
    model.set_filter(" ")
    assert model.rowCount() == 4
    del tester


def test_tags_stand_below_their_parents(session: Session) -> None:
    model = TagsModel(session)
    tester = QAbstractItemModelTester(model, FATAL)
    assert heard(model, 0) == "attribution of attack, 1 annotation"
    model.move_under("ta-1", "ta-3")
    assert shown(model) == ["official response", "authenticity", "attribution of attack"]
    assert heard(model, 2) == "attribution of attack, under authenticity, 1 annotation"
    # neither under itself nor under its own child
    model.move_under("ta-3", "ta-1")
    model.move_under("ta-3", "ta-3")
    assert session.tags["ta-3"].parent is None
    model.setData(model.index(0), "  réponse  officielle ")
    assert session.tags["ta-2"].name == "réponse officielle"
    assert not model.setData(model.index(0), "  ")
    session.undo()
    session.undo()
    assert shown(model) == ["attribution of attack", "official response", "authenticity"]
    del tester


def test_tags_in_a_circle_are_shown_all_the_same(session: Session) -> None:
    """Two analysts can each move one tag under the other."""
    for tag, parent in (("ta-1", "ta-2"), ("ta-2", "ta-1")):
        before = session.tags[tag]
        session.perform(amend("Move tag", before, replace(before, parent=parent)))
    assert sorted(shown(TagsModel(session)))[0] == "attribution of attack"
    assert TagsModel(session).rowCount() == 3


def test_dropping_a_tag_nests_it_and_nothing_else_can_be_dropped(session: Session) -> None:
    model = TagsModel(session)
    data = model.mimeData([model.index(2)])
    copy = Qt.DropAction.CopyAction
    model.dropMimeData(data, copy, -1, -1, model.index(0))
    assert session.tags["ta-3"].parent == "ta-1"
    foreign = QMimeData()
    foreign.setText("ta-2")
    assert not model.dropMimeData(foreign, copy, -1, -1, model.index(0))
    assert data.hasFormat(MIME)


def test_history_loads_as_one_scrolls_and_strikes_out(session: Session) -> None:
    for number in range(PAGE + 20):
        session.perform(make("New tag", Tag(f"many-{number}", f"many {number}")))
    model = HistoryModel(session)
    assert model.rowCount() == PAGE and model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    tester = QAbstractItemModelTester(model, FATAL)
    assert model.rowCount() == session.store.last_seq()
    assert not model.canFetchMore(QModelIndex())
    session.undo()
    assert model.rowCount() == session.store.last_seq()
    assert model.step_at(1).undone_by == model.step_at(0).seq
    assert "taken back" in heard(model, 1)
    assert shown(model)[:2] == ["Took back: New tag", "New tag"]
    session.redo()
    assert shown(model)[0] == "Did again: New tag"
    assert model.step_at(2).undone_by is None
    del tester


def test_a_group_is_found_whole(session: Session) -> None:
    model = HistoryModel(session)
    for number in range(3):
        edit = make("New tag", Tag(f"g-{number}", f"g {number}")).grouped("together")
        session.perform(edit)
    last = session.store.last_seq()
    assert model.group_of(1) == [last, last - 1, last - 2]
    assert model.group_of(3) == [last - 3]


def test_annotations_of_the_article_in_reading_order(session: Session) -> None:
    model = AnnotationsModel(session)
    tester = QAbstractItemModelTester(model, FATAL)
    assert model.rowCount() == 0
    model.show_article(articles(session)[0])
    assert heard(model, 1) == (
        "Claim 1:1, “le groupe APT 28 serait derrière le piratage”, "
        "said by Vitali Kremez, Flashpoint"
    )
    assert [d.split(" ")[0] for d in (heard(model, r) for r in range(3))] == [
        "Mention",
        "Claim",
        "Mention",
    ]
    gone = session.annotation(model.id_at(0))
    from reader.domain.edits import delete_annotation

    session.perform(delete_annotation(gone))
    assert model.rowCount() == 2
    session.undo()
    assert model.id_at(0) == gone.id
    renamed = replace(session.sources["so-k"], name="Kremez, V.")
    session.perform(amend("Rename source", session.sources["so-k"], renamed))
    assert heard(model, 1).endswith("said by Kremez, V., Flashpoint")
    del tester


def test_sources_sorted_filtered_and_counted(session: Session) -> None:
    model = SourcesModel(session)
    tester = QAbstractItemModelTester(model, FATAL)
    assert shown(model) == ["Flashpoint", "Parquet de Paris", "V. Kremez", "Vitali Kremez"]

    def cells(row: int, *names: str) -> list[str]:
        return [model.index(row, NAMES.index(name)).data() for name in names]

    assert cells(3, "kind", "grade", "claims", "mentions", "articles", "aliases") == [
        *("person · Flashpoint", "B", "1", "1", "1", "Kremez")
    ]
    assert cells(3, "first", "last", "record") == ["8 May 2017", "8 May 2017", ""]
    assert cells(1, "claims") == ["named"]
    assert heard(model, 1).endswith("named only, says nothing")
    model.set_filter("kremez")
    assert shown(model) == ["V. Kremez", "Vitali Kremez"]
    model.set_filter("flash person")
    assert shown(model) == ["Vitali Kremez"], "the affiliation and the kind count"
    model.set_filter("")
    model.show_which(NAMED)
    assert shown(model) == ["Flashpoint", "Parquet de Paris"]
    model.show_which(SPEAKING)
    assert shown(model) == ["V. Kremez", "Vitali Kremez"]
    model.show_which(ALL)
    for column in range(len(NAMES)):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(column, order)
            assert len(shown(model)) == 4
    for name in ("grade", "record"):
        claim = next(a.id for a in session.store.things("annotation") if a.kind == "claim")
        session.perform(make("Verdict", Verdict(f"v-{name}", claim, "confirmed")))
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(NAMES.index(name), order)
            assert shown(model)[0] == "Vitali Kremez", "nothing comes last, either way"
    assert cells(0, "record") == ["1 confirmed of 1"]
    told: list[int] = []
    model.dataChanged.connect(lambda first, last: told.append(last.row() - first.row()))
    body = session.sources["so-f"]
    session.perform(amend("Rename source", body, replace(body, name="Flashpoint Inc")))
    assert len(told) == 1 and told[0] >= 1, "rows that change together are told of once"
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shown(model)[-1] == "Flashpoint Inc"
    del tester
