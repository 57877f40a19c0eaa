"""Checking: what is wrong is found and named; what is derived is mended."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.store.check import check, repair
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    return store


def spoil(store: Store, sql: str) -> None:
    store.db.execute("PRAGMA foreign_keys=OFF")
    store.db.execute("PRAGMA ignore_check_constraints=ON")
    assert store.db.execute(sql).rowcount
    store.close()


def test_all_is_well(store: Store) -> None:
    assert check(store.path) == []
    store.undo(ANNA)
    assert check(store.path) == []
    store.close()
    assert check(store.path) == []


@pytest.mark.parametrize(
    "sql, what, where",
    [
        ("UPDATE text SET body = replace(body, 'APT 28', 'APT 29')", "A text is not", "article 7"),
        ("UPDATE text SET characters = 3", "A text is not", "article 7"),
        ("UPDATE original SET body = x'00'", "An original file", things.ORIGINAL_HASH),
        ("UPDATE anchor SET start = start + 1 WHERE part = 'cue'", "The words of a cue", "7:10"),
        ("UPDATE anchor SET exact = 'x' WHERE part = 'note'", "The words of a note", "7:12"),
        ("DELETE FROM tag", "Something names a tag", "annotation_tag"),
        ("UPDATE connection SET to_id = 'x'", "A link leads", "l1"),
    ],
)
def test_what_is_damaged_is_found(store: Store, sql: str, what: str, where: str) -> None:
    spoil(store, sql)
    found = check(store.path)
    assert any(f.what.startswith(what) and where in f.where for f in found), found
    assert all(f.advice for f in found)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE counter SET claim = 9 WHERE owner = 'art'",
        "UPDATE annotation SET in_article = 0 WHERE id = 'c1'",
        "UPDATE uses SET number = number + 1 WHERE kind = 'tag'",
        "DELETE FROM uses WHERE kind = 'claim'",
        "INSERT INTO uses VALUES ('mention', 'so', 1)",
        "UPDATE search_row SET body = 'x' WHERE kind = 'annotation'",
        "DELETE FROM search_row WHERE kind = 'source'",
        "INSERT INTO search_row VALUES (5, 'tag', 't', NULL, 'x', 'y', '', '', NULL)",
        "UPDATE search_row SET row = 5 WHERE kind = 'annotation' AND thing = 'c1'",
        "INSERT INTO search(search, rowid, title, body, remark, facets) "
        "SELECT 'delete', row, title, body, remark, facets FROM search_row "
        "WHERE kind = 'statement'",
        "INSERT INTO search(rowid, title) VALUES (5, 'stray')",
        "DELETE FROM search_data WHERE id > 10",
    ],
)
def test_what_is_derived_is_made_anew(store: Store, sql: str) -> None:
    before = things.state(store)
    spoil(store, sql)
    assert check(store.path) != []
    assert repair(store.path) == []
    assert check(store.path) == []
    store = Store.open(store.path)
    assert things.state(store) == before
    store.close()
    assert len(list(store.path.parent.glob("p (before repair*"))) == 1


def test_what_cannot_be_mended_is_still_said(store: Store) -> None:
    spoil(store, "UPDATE text SET body = 'x'")
    assert repair(store.path) == check(store.path) != []


def test_what_is_no_project(tmp_path: Path) -> None:
    (finding,) = check(tmp_path / "none.selon")
    assert "There is no project" in finding.what
    path = tmp_path / "x.selon"
    path.write_bytes(os.urandom(5000))
    (finding,) = check(path)
    assert "is not a Selon project" in finding.what
