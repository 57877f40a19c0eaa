"""Files that hold several articles: each is told by its member; the twins among them are found."""

from __future__ import annotations

import pytest

from reader.domain.article import Block, Draft
from reader.domain.project import Analyst
from reader.importing import import_each
from reader.ingest import registry
from reader.ingest.registry import Importer
from reader.store.store import Store

ANALYST = Analyst("a", "Anne")


def read(name: str, data: bytes, *, encoding: str | None = None) -> list[Draft]:
    """An article of each line."""
    return [
        Draft(line, (Block(0, len(line)),), title=line, member=f"line {number}")
        for number, line in enumerate(data.decode().splitlines(), 1)
    ]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setitem(
        registry._IMPORTERS, "lines", Importer("lines", (".lines",), "", read, trusted=True)
    )
    store = Store.open(tmp_path / "p.selon", create=True)
    yield store
    store.close()


def test_members(store, tmp_path):
    file = tmp_path / "a.lines"
    file.write_text("one\ntwo\none\nthree", encoding="utf-8")
    told = list(import_each(store, [file], ANALYST, origin="command"))
    assert [(each.member, each.status, each.number) for each in told] == [
        ("line 1", "imported", 1),
        ("line 2", "imported", 2),
        ("line 3", "duplicate", 1),
        ("line 4", "imported", 3),
    ]
    assert told[2].reason == "Its text is in the project already: article 1."
    assert [row.title for row in store.article_rows()] == ["one", "two", "three"]
    again = list(import_each(store, [file], ANALYST, origin="command"))
    assert {each.status for each in again} == {"duplicate"} and len(store.article_rows()) == 3
