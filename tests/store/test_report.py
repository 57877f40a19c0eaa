"""The snapshot that exports read: in order of number, streaming, of the articles in scope."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.article import Article, Version
from reader.domain.edits import amend, make
from reader.exporting import export_project
from reader.store import report as reports
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, BOB, claim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    store.apply(
        make("Import", Article("b", "vb", 2, "B"), Version("vb", "b", things.HASH)), analyst=BOB
    )
    return store


def test_everything_is_in_it(store: Store) -> None:
    with store.report() as report:
        assert report.project() == store.project()
        assert [a.number for a, _ in report.articles()] == [2, 7]
        article, versions = list(report.articles())[1]
        assert (article, versions) == (things.ARTICLE, [things.VERSION])
        assert report.text(versions[0].sha256) == things.TEXT
        assert [report.citation(a) for a in report.annotations("art")] == ["7:10", "7:11", "7:12"]
        for name in (
            *("source", "tag", "statement", "connection", "grade", "verdict", "collection"),
        ):
            assert getattr(report, f"{name}s")() == store.things(name)
        assert report.hypotheses() == store.things("hypothesis")


def test_only_who_has_made_something_is_among_the_analysts(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    with store.report() as report:
        assert report.analysts() == []
    store.apply(make("Mark", claim()), analyst=BOB)
    with store.report() as report:
        assert report.analysts() == [BOB]


def test_a_scope(store: Store) -> None:
    with store.report(["article:7"]) as report:
        assert [a.number for a, _ in report.articles()] == [7]
    with store.report(["article:7", "article:2", "article:7"]) as report:
        assert [a.number for a, _ in report.articles()] == [2, 7]
    for wrong in ("article:9", "article:x", "claim:7", "claim:7:11", "statement:no", "what:1"):
        with pytest.raises(ProjectTrouble):
            store.report([wrong])


def test_annotations_are_read_in_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "BATCH", 2)
    store.apply(make("Mark", *(claim() for _ in range(3))), analyst=ANNA)
    with store.report() as report:
        assert [a.number for a in report.annotations("art")] == [10, 11, 12, 13, 14, 15]
        assert list(report.annotations("b")) == []


def test_it_is_let_go_of(store: Store) -> None:
    report = store.report()
    report.close()
    report.close()
    with pytest.raises(ProjectTrouble):
        report.project()


def scoped(store: Store, *scope: str) -> list[str]:
    with store.report(scope) as report:
        return [
            report.citation(each)
            for article, _ in report.articles()
            for each in report.annotations(article.id)
        ]


def test_a_scope_of_claims(store: Store) -> None:
    other, st1 = claim(), things.STATEMENT.id
    store.apply(make("Mark", other), analyst=ANNA)
    everything = scoped(store, "article:7")
    assert scoped(store, "claims:") == scoped(store, "claims:article:7") == ["7:10", "7:13"]
    assert scoped(store, "claim:7:13") == ["7:13"]
    assert scoped(store, f"statement:{st1}") == ["7:10"]
    assert scoped(store, "claims:nothing-that-is-said") == []
    assert scoped(store, "claim:7:13", "article:7") == everything
    assert scoped(store, f"claim:{other.id}") == ["7:13"]
    assert scoped(store, "articles:piratage") == everything
    assert scoped(store, "articles:nothing-that-is-said") == scoped(store, "articles:") == []
    with store.report(["claim:7:13"]) as report:
        assert [line.claims[0].citation for line in report.sourcing().lines] == ["7:13"]
    with store.report() as report:
        assert len(report.sourcing().lines) > 1


def test_a_scope_of_a_collection(store: Store) -> None:
    everything = scoped(store, "article:7")
    assert scoped(store, "collection:col1") == [], "what is in the bin is left out"
    article = next(a for a in store.things("article") if a.number == 7)
    filed = replace(article, collections=("col1",))
    store.apply(amend("File", article, filed), analyst=ANNA)
    assert scoped(store, "collection:col1") == everything
    with pytest.raises(ProjectTrouble, match="no collection “none”"):
        scoped(store, "collection:none")


def test_an_export_is_told_and_can_be_stopped(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    dest = tmp_path / "x.json"
    export_project(store.path, "json", (), {}, dest, lambda *how_far: told.append(how_far))
    assert told[0] == (0, 3, "B") and told[-1][:2] == (2, 3) and dest.exists()

    class Enough(Exception):
        pass

    def stop(*_: object) -> None:
        raise Enough

    with pytest.raises(Enough):
        export_project(store.path, "json", (), {}, tmp_path / "y.json", stop)
    assert sorted(path.name for path in tmp_path.glob("*y.json*")) == []
