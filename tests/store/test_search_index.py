"""The search index holds the words of things as they are now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.arrivals import article_edit
from reader.domain.article import Block, Draft
from reader.domain.edit import Edit, made
from reader.domain.edits import amend, highlight, make
from reader.domain.folding import fold
from reader.domain.likeness import Sketch
from reader.store.check import check
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, claim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return things.with_article(tmp_path)


def found(store: Store, words: str) -> list[str]:
    rows = store.db.query(
        "SELECT kind, thing FROM search JOIN search_row ON row = search.rowid "
        "WHERE search MATCH ? ORDER BY row DESC",
        [f'"{words}"'],
    )
    return [f"{row['kind']} {row['thing']}" for row in rows]


def test_it_follows_every_edit(store: Store) -> None:
    one = replace(claim("serait derrière"), id="c", note="très important", gloss=("they did it",))
    assert found(store, "DERRIERE") == ["article art"]
    store.apply(highlight(one), analyst=ANNA)
    assert found(store, "derriere") == ["article art", "annotation c"]
    assert found(store, "tres") == found(store, "they did") == ["annotation c"]
    there = store.get("annotation", "c")
    store.apply(amend("Note", there, replace(there, note="neu")), analyst=ANNA)
    assert (found(store, "tres"), found(store, "neu")) == ([], ["annotation c"])
    store.undo(ANNA)
    assert (found(store, "tres"), found(store, "neu")) == (["annotation c"], [])
    store.undo(ANNA)
    assert found(store, "tres") == []
    store.redo(ANNA)
    assert found(store, "tres") == ["annotation c"]


def test_articles_sources_and_statements(store: Store) -> None:
    assert found(store, "grand piratage") == ["article art"]
    assert found(store, "michaux") == ["article art"]
    assert found(store, "VK") == ["source kremez"]
    store.apply(make("Statement", things.STATEMENT), analyst=ANNA)
    assert "statement st1" in found(store, "did it")
    article = store.get("article", "art")
    store.apply(amend("Title", article, replace(article, title="Autre")), analyst=ANNA)
    assert (found(store, "grand piratage"), found(store, "autre")) == (
        [],
        ["article art"],
    )
    store.undo(ANNA)
    store.undo(ANNA)
    store.undo(ANNA)
    store.undo(ANNA)
    assert found(store, "un") == found(store, "VK") == []


def test_a_star_does_not_touch_the_index(store: Store) -> None:
    before = store.db.execute("SELECT count(*), max(id) FROM search_data").fetchone()
    article = store.get("article", "art")
    store.apply(amend("Star", article, replace(article, starred=False)), analyst=ANNA)
    version = store.get("version", "v1")
    store.apply(amend("Out", version, replace(version, left_out=())), analyst=ANNA)
    assert store.db.execute("SELECT count(*), max(id) FROM search_data").fetchone() == before


def test_what_is_stored_together_is_indexed_together(tmp_path: Path) -> None:
    """FTS5 writes all it has kept back at each savepoint, and some statements make one unasked."""
    store = things.with_article(tmp_path)
    before = segments(store)
    drafts = (Draft(f"Des mots numéro {n}.", (Block(0, 17),), title=f"T {n}") for n in range(8))
    sketch = Sketch(1, 0)
    edits = [article_edit(draft, sketch=sketch)[1] for draft in drafts]
    store.apply_all(edits, analyst=ANNA)
    assert segments(store) == before + 1
    claims = tuple(made(replace(claim("serait"), id=f"c{n}", number=None)) for n in range(8))
    store.apply(Edit("Claims", claims), analyst=ANNA)
    assert segments(store) == before + 2


def segments(store: Store) -> int:
    return len(list(store.db.query("SELECT DISTINCT segid FROM search_idx")))


@pytest.mark.parametrize("is_folded", [False, True])
def test_a_text_that_comes_folded_is_indexed_as_any_other(tmp_path: Path, is_folded: bool) -> None:
    text = "L’Œuvre de 東京 : déjà vu."
    store = things.new_project(tmp_path)
    draft = Draft(text, (Block(0, len(text)),), title="T")
    article, edit = article_edit(draft, folded=fold(text) if is_folded else None)
    done = store.apply(edit, analyst=ANNA)
    for words in ("l'oeuvre", "東 京", "deja vu"):
        assert found(store, words) == [f"article {article.id}"]
    store.apply(done.edit.inverse(), analyst=ANNA)
    assert found(store, "oeuvre") == found(store, "京") == []
    store.close()
    assert check(store.path) == []
