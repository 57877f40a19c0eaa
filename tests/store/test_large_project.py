"""The projects that are measured are projects like others."""

from __future__ import annotations

from pathlib import Path

from reader.store.check import check
from reader.store.store import Store
from tests.benchmarks.large import make_project


def test_a_generated_project_is_sound_and_as_large_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "large.selon"
    make_project(path, 60, 700)
    assert check(path) == []
    store = Store.open(path)
    rows = store.article_rows()
    assert len(rows) == 60
    assert sum(row.claims + row.mentions + row.notes for row in rows) == 700
    assert {row.language for row in rows} == {"fr", "en"}
    assert store.tag_uses() and store.source_uses() and store.things("grade")
    store.close()
    twin = tmp_path / "twin.selon"
    make_project(twin, 60, 700)
    again = Store.open(twin)
    assert again.article_rows() == rows, "the same at every run"
    again.close()
