"""The list of articles and the shelves under Qt's own tester, small and as large projects do it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.domain.arrivals import article_edit
from reader.domain.edits import amend
from reader.domain.project import Collection
from reader.domain.shelving import bring_back, collect, star, throw_away
from reader.store import library as store_library
from reader.store.library import ORDERS, Shelf, in_collection
from reader.store.store import Store
from reader.ui.jobs import Jobs
from reader.ui.models import articles as articles_module
from reader.ui.models import shelves as shelves_module
from reader.ui.models.arranging import differing
from reader.ui.models.articles import MIME, ArticlesModel
from reader.ui.models.rows import ROW
from reader.ui.models.shelves import ShelvesModel
from reader.ui.read_marks import ReadMarks, marks_file
from reader.ui.session import Session
from tests.benchmarks.large import make_project
from tests.gui.hands import settle
from tests.gui.shell_project import ANALYST, articles, copy_project, draft

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("made") / "p.selon"
    make_project(path, 70, 60)
    return path.read_bytes()


class Shown:
    """A model on a project, worked as a window works it."""

    def __init__(self, path: Path) -> None:
        self.session = Session(Store.open(path), ANALYST)
        self.other = Store.open(path)
        self.jobs = Jobs()
        self.marks = ReadMarks(path.with_name("marks"))
        self.model = ArticlesModel(self.session, None, self.jobs, self.marks)
        self.tester = QAbstractItemModelTester(self.model, FATAL)

    def wait(self) -> None:
        settle()
        while self.jobs.running:
            settle()

    def numbers(self) -> list[int]:
        rows = [self.model.row_at(row) for row in range(self.model.rowCount())]
        return [row.number for row in rows if hasattr(row, "number")]

    def wanted(self) -> list[int]:
        return list(self.session.store.library.arrange(self.model.shelf, self.marks.bits).numbers)

    def close(self) -> None:
        self.jobs.close()
        self.other.close()
        self.session.close()


@pytest.fixture(params=["small", "large"])
def shown(request, qapp, tmp_path: Path, made: bytes, monkeypatch):
    if request.param == "large":
        for module in (articles_module, shelves_module):
            monkeypatch.setattr(module, "SMALL", 0)
        monkeypatch.setattr(store_library, "PAGE", 20)
    path = tmp_path / "p.selon"
    path.write_bytes(made)
    shown = Shown(path)
    shown.wait()
    yield shown
    shown.close()


def test_every_order_with_and_without_groups(shown: Shown) -> None:
    for order in ORDERS:
        for grouped in (False, True):
            shown.model.set_shelf(Shelf("all", "", order, order == "date", grouped))
            shown.wait()
            assert shown.numbers() == shown.wanted()
            assert bool(shown.model.headings()) == (grouped and order != "number")


def test_edits_of_others_come_in_one_by_one_and_together(shown: Shown) -> None:
    chance = random.Random(2)
    made_collection = Collection("c-new", "New")
    for step in range(15):
        order, grouped = chance.choice(ORDERS), chance.random() < 0.5
        if step % 5 == 0:
            place = chance.choice(("all", "starred", "unread", in_collection("c-new")))
            shown.model.set_shelf(Shelf(place, "", order, False, grouped))
        for _ in range(chance.choice((1, 4))):
            ids = chance.sample(list(shown.other.library.ids()), 3)
            chosen = shown.other.library.articles(ids)
            there = {of.id for of in shown.other.things("collection")}
            new = () if "c-new" in there else (made_collection,)
            edit = chance.choice(
                (
                    lambda c=chosen: throw_away(c[:1]),
                    lambda c=chosen: star(c, chance.random() < 0.5),
                    lambda c=chosen, n=new: collect(c, made_collection, *n),
                    lambda c=chosen: amend("Title", c[0], replace(c[0], title="Été")),
                    lambda: article_edit(draft("New", f"Text {chance.random()}"))[1],
                )
            )()
            if edit.changes:
                shown.other.apply(edit, analyst=ANALYST)
        shown.session.refresh()
        shown.wait()
        assert shown.numbers() == shown.wanted(), step


def test_folding_takes_the_rows_of_a_group_away_and_brings_them_back(shown: Shown) -> None:
    shown.model.set_shelf(Shelf(order="outlet", grouped=True))
    shown.wait()
    all_rows = shown.model.rowCount()
    first = shown.model.row_at(0)
    shown.model.fold(first.group.key)
    assert shown.model.rowCount() == all_rows - first.count
    spoken = shown.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("folded")
    assert not shown.model.flags(shown.model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    shown.model.fold(first.group.key)
    assert shown.model.rowCount() == all_rows


def test_typing_shows_the_last_words_whatever_job_ends_first(shown: Shown) -> None:
    for words in ("l", "le", "le x", "le", "de"):
        shown.model.set_filter(words)
    shown.wait()
    assert shown.numbers() == shown.wanted()
    shown.model.set_filter("")
    shown.wait()
    assert len(shown.numbers()) == shown.model.total == shown.model.shown


def test_an_article_brought_back_returns_to_its_row(shown: Shown) -> None:
    before = shown.numbers()
    (chosen,) = shown.other.library.articles([shown.model.id_at(7)])
    shown.session.perform(throw_away([chosen]))
    shown.wait()
    assert shown.numbers() == before[:7] + before[8:]
    shown.session.perform(bring_back(shown.other.library.articles([chosen.id])))
    shown.wait()
    assert shown.numbers() == before


def test_shelves_count_as_the_store_does(shown: Shown) -> None:
    model = ShelvesModel(shown.session, shown.jobs, shown.marks)
    tester = QAbstractItemModelTester(model, FATAL)
    shown.wait()

    def numbers() -> dict[str, int]:
        rows = [model.index(row).data(ROW) for row in range(model.rowCount())]
        return {row.name: row.number for row in rows}

    counts = shown.session.store.library.counts()
    assert numbers()["All articles"] == numbers()["Unread"] == counts.all == 70
    assert numbers()["Starred"] == counts.starred
    ids = list(shown.session.articles)[:4]
    shown.marks.mark([shown.session.articles[id] for id in ids], True)
    assert numbers()["Unread"] == 66
    shown.session.perform(throw_away(shown.session.store.library.articles(ids[:2])))
    shown.wait()
    assert (numbers()["All articles"], numbers()["Unread"], numbers()["Bin"]) == (68, 66, 2)
    of = next(iter(shown.session.collections.values()))
    assert numbers()[of.name] == shown.session.store.library.counts().collections.get(of.id, 0)
    del tester


def test_only_articles_fall_onto_collections(shown: Shown, qtbot) -> None:
    model = ShelvesModel(shown.session, shown.jobs, shown.marks)
    dragged = shown.model.mimeData([shown.model.index(0), shown.model.index(2)])
    assert dragged.hasFormat(MIME)
    copy, row = Qt.DropAction.CopyAction, model.row_of("starred") + 1
    with qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(dragged, copy, -1, -1, model.index(row))
    assert dropped.args[0] == model.shelf_at(row).collection
    assert list(dropped.args[1]) == [shown.model.id_at(0), shown.model.id_at(2)]
    with qtbot.assertNotEmitted(model.dropped):
        model.dropMimeData(dragged, copy, -1, -1, model.index(0))
        model.dropMimeData(QMimeData(), copy, -1, -1, model.index(row))
        model.dropMimeData(dragged, copy, 0, 0, QModelIndex())


def test_read_marks_are_kept_and_a_broken_file_costs_nothing_else(qapp, tmp_path: Path) -> None:
    session = Session(Store.open(copy_project(tmp_path / "p.selon")), ANALYST)
    path = marks_file(tmp_path, "../../etc/passwd")
    assert path.parent == tmp_path / "read"
    marks = ReadMarks(path)
    rows = [session.articles[id] for id in articles(session)]
    marks.mark([*rows, replace(rows[0], number=100_000)], True)
    marks.mark(rows[1:2], False)
    assert marks.count == 3
    marks.keep()
    again = ReadMarks(path)
    assert [again.has(n) for n in (0, 1, 2, 3, 100_000, 10**9)] == [
        *(False, True, False, True, True, False),
    ]
    assert path.stat().st_size < 13_000
    session.close()
    (tmp_path / "read" / "folder").mkdir()
    lost = ReadMarks(tmp_path / "read" / "folder")
    lost.mark(rows, True)
    lost.keep()
    assert lost.count == 3


@pytest.mark.parametrize("seed", range(30))
def test_where_two_lists_differ(seed: int) -> None:
    from array import array

    chance = random.Random(seed)
    before = array("q", range(chance.randrange(9000)))
    after = before[:]
    at = chance.randrange(len(before) + 1)
    del after[at : at + chance.randrange(5)]
    after[at:at] = array("q", (-n for n in range(1, chance.randrange(2, 6))))
    start, end, new_end = differing(before, after)
    assert before[:start] + after[start:new_end] + before[end:] == after
    assert end - start <= 5 and new_end - start <= 5
