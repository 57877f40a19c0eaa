"""Blocks that stand in several articles of an outlet: noted with the version, asked by hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.arrivals import article_edit
from reader.domain.article import Article, Block, Draft
from reader.domain.blocks import paragraphs
from reader.domain.edits import amend
from reader.store.repeats import LEAST, MOST, hash_of, outlet_of, titles_among
from reader.store.store import Store
from tests.store.things import ANNA

TEASER = "Un record de bulletins blancs et nuls — Présidentielle"
BODY = ("The first words of article {}, of its own.", "And {} more that nobody else has, at all.")


@pytest.fixture
def store(tmp_path: Path):
    opened = Store.open(tmp_path / "p.selon", create=True)
    yield opened
    opened.close()


def add(store: Store, *parts: str, outlet: str = "Monde", **more: str) -> Article:
    """An article of these paragraphs."""
    text = "\n\n".join(parts)
    blocks = tuple(Block(a, b) for a, b in paragraphs(text))
    _, edit = article_edit(Draft(text, blocks, outlet=outlet, **more))
    store.apply(edit, analyst=ANNA)
    return store.things("article")[-1]


def body(number: int) -> list[str]:
    return [part.format(number) for part in BODY]


def repeated(store: Store, article: Article) -> dict[int, tuple[int, ...]]:
    article = store.get("article", article.id)
    version = store.get("version", article.version)
    return store.repeats.of(article, version, store.text(version.sha256))


def test_a_teaser_of_several_articles_of_one_outlet_is_found(store: Store):
    first = add(store, *body(1), TEASER)
    assert repeated(store, first) == {}
    second = add(store, TEASER.upper().replace(" ", "  "), *body(2))
    third = add(store, *body(3), TEASER, outlet="monde ")
    assert repeated(store, first) == {2: (2, 3)}, "case and spacing aside"
    assert repeated(store, second) == {0: (1, 3)}
    add(store, *body(4), TEASER, outlet="Autre")
    add(store, *body(5), TEASER, outlet="")
    assert repeated(store, third) == {2: (1, 2)}, "of another or unknown outlet"


def test_copies_of_a_whole_article_tell_nothing(store: Store):
    first = add(store, *body(1), TEASER)
    add(store, *body(1), "Something that was put below the copy.")
    assert repeated(store, first) == {}


def test_it_follows_undo_and_redo(store: Store):
    first = add(store, *body(1), TEASER)
    add(store, *body(2), TEASER)
    for _ in range(2):
        assert repeated(store, first) == {2: (2,)}
        store.undo(ANNA)
        assert repeated(store, first) == {}
        store.redo(ANNA)
    store.undo(ANNA)
    store.undo(ANNA)
    assert store.db["block_words"].count == 0, "what is gone is forgotten"


def test_it_follows_new_blocks_and_metadata(store: Store):
    first, second = add(store, *body(1), TEASER), add(store, *body(2), TEASER)
    store.apply(amend("Outlet", second, _with(second, outlet="Other")), analyst=ANNA)
    assert repeated(store, first) == {}
    binned = _with(second, binned=True)
    store.apply(amend("Bin", store.get("article", second.id), binned), analyst=ANNA)
    assert repeated(store, first) == {}
    store.apply(amend("Outlet", store.get("article", second.id), second), analyst=ANNA)
    version = store.get("version", second.version)
    store.apply(amend("Cut", version, _with(version, blocks=version.blocks[:2])), analyst=ANNA)
    assert repeated(store, first) == {}
    store.undo(ANNA)
    assert repeated(store, first) == {2: (2,)}


def test_an_older_project_learns_its_blocks(tmp_path: Path, store: Store):
    from reader.store.boilerplate_step import boilerplate

    first = add(store, *body(1), TEASER)
    add(store, *body(2), TEASER, "x" * (MOST + 1), "short")
    before = list(store.db.query("SELECT * FROM block_words"))
    store.db.execute("DROP TABLE block_words")
    store.db.execute("ALTER TABLE block DROP COLUMN kept")
    boilerplate(store.db)
    assert list(store.db.query("SELECT * FROM block_words")) == before
    assert repeated(store, first) == {2: (2,)}


def test_titles_of_other_articles(store: Store):
    first = add(store, *body(1), "Another story", title="A story")
    add(store, *body(2), title="Another story")
    lines = {0: "A story", 2: "Anóther STORY", 3: "None"}
    assert store.repeats.headlines(first, lines) == {2: 2}
    assert store.repeats.headlines(first, {}) == {}
    assert titles_among([(0, " A line "), (1, "Two\nlines"), (2, "x" * 300), (3, "no")]) == {}
    assert titles_among([(0, " A headline ")]) == {0: "A headline"}


@given(st.text(max_size=80))
def test_a_hash_does_not_mind_case_and_spacing(words: str):
    plain = hash_of(words)
    assert plain == hash_of(f"  {words}\n") == hash_of(words.replace(" ", " \t "))
    if len(words) < LEAST // 4:
        assert plain is None
    assert plain is None or -(2**63) <= plain < 2**63


def test_an_outlet_is_its_name_or_its_address():
    assert outlet_of(" Le Monde", "") == outlet_of("le monde ", "https://x.example")
    assert outlet_of("", "https://www.paper.example/a") == "paper.example"
    assert outlet_of("", "http://me@Paper.example:80/a") == "paper.example"
    assert outlet_of("", "") == outlet_of("  ", "no address") == ""


def _with(thing, **fields):
    from dataclasses import replace

    return replace(thing, **fields)
