"""An article in the bin is in no list, count or export but the project's own, and comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edit import Edit, changed
from reader.domain.edits import amend
from reader.importing import import_each
from reader.store.check import check, repair
from reader.store.errors import ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, ARTICLE, THROWN_AWAY


@pytest.fixture
def store(tmp_path: Path):
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    yield store
    store.close()


def throw_away(store: Store) -> None:
    store.apply(amend("Bin", ARTICLE, replace(ARTICLE, binned=True)), analyst=ANNA)


def counted(store: Store) -> int:
    return store.db.execute("SELECT article FROM counter WHERE owner = 'project'").fetchone()[0]


def test_lists_and_counts_leave_it_out(store: Store) -> None:
    assert [row.number for row in store.article_rows()] == [7]
    assert store.source_uses() == {"kremez": (1, 1)}
    assert store.tag_uses() == {"attack": 1, "cyber": 1}
    assert counted(store) == 1
    throw_away(store)
    assert store.article_rows() == []
    assert store.source_uses() == store.tag_uses() == {}
    assert counted(store) == 0
    assert store.naming_source("kremez", with_bin=False) == []
    assert store.having_tag("cyber", with_bin=False) == []
    # what an edit has to know is whole
    assert [a.id for a in store.naming_source("kremez")] == ["c1", "m1"]
    assert [a.id for a in store.having_tag("cyber")] == ["c1"]
    assert store.article_row("art").binned
    assert check(store.path) == []
    store.undo(ANNA)
    assert [row.number for row in store.article_rows()] == [7]
    assert counted(store) == 1


def test_exports_leave_it_out_and_a_scope_says_where_it_is(store: Store) -> None:
    with store.report() as report:
        assert [a.number for a, _ in report.articles()] == [7]
        assert [a.number for a, _ in report.articles(with_bin=True)] == [7, 9]
    with pytest.raises(ProjectTrouble, match="Article 9 is in the bin"):
        store.report(["article:9"])


def test_a_file_whose_text_is_in_the_bin_says_so(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "again.txt"
    file.write_text(things.TEXT, encoding="utf-8")
    (told,) = import_each(store, [file], ANNA, origin="window")
    assert (told.number, told.in_bin) == (7, False), "the one that can be read comes first"
    throw_away(store)
    (told,) = import_each(store, [file], ANNA, origin="window")
    assert (told.status, told.in_bin) == ("duplicate", True)
    assert told.reason == "Its text is in the bin: article 7."
    assert "Bring it back" in told.advice


def test_what_lists_go_by_is_checked_and_made_anew(store: Store) -> None:
    store.db.execute("UPDATE article SET title_key = 'x'")
    store.db.execute("UPDATE counter SET article = 9 WHERE owner = 'project'")
    store.db.execute("INSERT INTO article_words(article_words) VALUES ('delete-all')")
    store.close()
    found = {finding.what for finding in check(store.path)}
    assert found == {"An article is sorted by something old.", "The count of articles is wrong."}
    assert repair(store.path) == []


def test_words_follow_the_article(store: Store) -> None:
    def found(word: str) -> list[int]:
        sql = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
        return [place for (place,) in store.db.execute(sql, (f'"{word}"*',)).fetchall()]

    (place,) = found("pirat")
    renamed = replace(ARTICLE, title="Étude", outlet="Libé")
    store.apply(amend("Rename", ARTICLE, renamed), analyst=ANNA)
    assert (found("pirat"), found("etude"), found("lib")) == ([], [place], [place])
    store.undo(ANNA)
    assert (found("pirat"), found("etude")) == ([place], [])
    assert check(store.path) == []


def test_deleting_a_collection_of_an_article_in_the_bin(store: Store) -> None:
    of = store.things("collection")[0]
    gone = replace(THROWN_AWAY, collections=())
    first = changed(store.get("article", "bin"), gone)
    assert first
    from reader.domain.edit import removed

    store.apply(Edit("Delete collection", (first, removed(of))), analyst=ANNA)
    assert store.things("collection") == []
    store.undo(ANNA)
    assert store.get("article", "bin").collections == ("col1",)
