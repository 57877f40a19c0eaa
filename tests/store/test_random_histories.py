"""Random histories: whatever is done can be undone and done again, exactly, across restarts."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.annotation import Attribution, Link
from reader.domain.date import Date
from reader.domain.edit import Edit
from reader.domain.edits import (
    amend,
    delete_annotation,
    delete_tag,
    highlight,
    make,
    toggle_tag,
)
from reader.domain.ids import new_id
from reader.domain.project import Grade, Statement, Tag
from reader.domain.source import Source
from reader.domain.source_edits import delete_source, merge_sources
from reader.store.check import check
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, at, claim

STEPS = 60


def any_edit(store: Store, dice: random.Random) -> Edit:
    """Something an analyst may do next."""
    annotations, sources = store.things("annotation"), store.things("source")
    tags, grades = store.things("tag"), store.things("grade")
    one = dice.choice(annotations) if annotations else None
    source = dice.choice(sources) if sources else None
    tag = dice.choice(tags) if tags else None
    what = dice.randrange(14)
    if what == 0 and one:
        return delete_annotation(one, *store.hanging_on(one.id))
    if what == 1 and source:
        return delete_source(source, sources, store.naming_source(source.id), grades)
    if what == 2 and len(sources) > 1:
        kept, gone = dice.sample(sources, 2)
        return merge_sources(kept, gone, sources, store.naming_source(gone.id), grades)
    if what == 3 and tag:
        return delete_tag(tag, tags, store.having_tag(tag.id))
    if what == 4 and tag and annotations:
        return toggle_tag(dice.sample(annotations, dice.randint(1, len(annotations))), tag)
    if what == 5:
        return make("Tag", Tag(new_id(), "t", tag.id if tag else None))
    if what == 6 and one:
        return make("Grade", Grade(new_id(), claim=one.id, value="2"))
    if what == 7 and source:
        return make("Grade", Grade(new_id(), source=source.id, value=dice.choice("ABC")))
    if what == 8 and one:
        spans = (at(dice.choice(("serait", "APT 28", "Lire"))),)
        kind = dice.choice(("claim", "note"))
        return amend("Move", one, replace(one, spans=spans, kind=kind, note=one.note + "x"))
    if what == 12 and one and source:
        named = replace(one, kind="mention", source=source.id, statements=(), attributions=())
        return amend("Name", one, named)
    if what == 9:
        version = store.get("version", "v1")
        left_out = tuple(sorted(dice.sample(range(3), dice.randrange(4))))
        return amend("Leave out", version, replace(version, left_out=left_out))
    if what == 10:
        article = store.get("article", "art")
        published = Date(dice.choice(("2017-05-08", "2017", "1848-02")))
        outlet = dice.choice(("Monde", "Figaro", article.outlet))
        moved = replace(article, published=published, outlet=outlet, title=article.title + "x")
        moved = replace(moved, binned=dice.random() < 0.3)
        return amend("Details", article, moved)
    if what == 11:
        return make("Statement", Statement(new_id(), dice.choice(("They did it", "Они"))))
    new = Source(new_id(), "S", affiliation=source.id if source else None)
    link = Link(new.id, affiliation=source.id if source else None, cues=(at("Selon"),))
    return highlight(
        claim(
            dice.choice(("APT 28", "Lire")), attributions=(Attribution(new_id(), chain=(link,)),)
        ),
        new,
    )


def play(seed: int) -> None:
    """A history of STEPS steps, undone and done again with restarts in between."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        store = things.with_article(Path(folder))
        done, undone = [things.state(store)], []
        for _ in range(STEPS):
            what = dice.random()
            if what < 0.2 and len(done) > 1:
                assert store.undo(ANNA)
                undone.append(done.pop())
            elif what < 0.35 and undone:
                assert store.redo(ANNA)
                done.append(undone.pop())
            else:
                edit = any_edit(store, dice)
                if not edit.changes:
                    continue
                store.apply(edit, analyst=ANNA)
                done.append(things.state(store))
                undone = []
            if dice.random() < 0.1:
                store.close()
                # the search index is as if it were made anew, among other things
                assert check(store.path) == []
                store = Store.open(store.path)
            assert things.state(store) == done[-1]
        while len(done) > 1:
            store.undo(ANNA)
            undone.append(done.pop())
            assert things.state(store) == done[-1]
        while undone:
            store.redo(ANNA)
            assert things.state(store) == undone.pop()
        store.close()
        assert check(store.path) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_few_histories(seed: int) -> None:
    play(seed)


@pytest.mark.long
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_many_histories(seed: int) -> None:
    play(seed)
