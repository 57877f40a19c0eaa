"""How often tags and sources are used: kept by edits as the store counts it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import Attribution, Link
from reader.domain.edits import amend, delete_annotation
from reader.domain.in_article import block_at, keep, leave_out
from reader.domain.shelving import bring_back, throw_away
from reader.store.store import Store
from reader.store.uses import counted_anew
from reader.ui.session import Session
from tests.gui.shell_project import ANALYST, articles, copy_project

SOURCES = ("so-f", "so-k", "so-v", "so-p")
TAGS = ("ta-1", "ta-2", "ta-3")


@pytest.fixture
def session(qapp, tmp_path: Path):
    session = Session(Store.open(copy_project(tmp_path / "p.selon")), ANALYST)
    yield session
    session.close()


def as_counted(session: Session) -> None:
    counted = counted_anew(session.store.db.conn)
    assert session.uses.tags == {id: n for (kind, id), n in counted.items() if kind == "tag"}
    claims = {id: n for (kind, id), n in counted.items() if kind == "claim"}
    mentions = {id: n for (kind, id), n in counted.items() if kind == "mention"}
    assert session.uses.sources == {
        id: (claims.get(id, 0), mentions.get(id, 0)) for id in claims | mentions
    }


def test_they_follow_every_kind_of_edit(session: Session) -> None:
    chance = random.Random(1)
    as_counted(session)
    for step in range(60):
        annotations = session.store.things("annotation")
        chosen = chance.choice(annotations)
        if step % 9 == 8 and len(annotations) > 2:
            session.perform(delete_annotation(chosen))
        elif step % 5 == 4:
            session.undo()
        else:
            voices = tuple(
                Attribution(f"v{n}", chain=(Link(chance.choice(SOURCES)), Link(None)))
                for n in range(chance.randrange(3))
            )
            changed = replace(
                chosen,
                tags=tuple(chance.sample(TAGS, chance.randrange(4))),
                attributions=voices if chosen.kind == "claim" else (),
                source=chance.choice(SOURCES) if chosen.kind == "mention" else None,
            )
            session.perform(amend("Change", chosen, changed))
        as_counted(session)


def test_the_bin_is_left_out(session: Session) -> None:
    chosen = session.store.library.articles(articles(session)[:1])
    for edit in (throw_away(chosen), None):
        if edit is None:
            edit = bring_back(session.store.library.articles([chosen[0].id]))
        assert session.perform(edit)
        as_counted(session)


def test_what_stands_outside_the_article_is_left_out(session: Session) -> None:
    tagged = next(a for a in session.store.things("annotation") if a.tags)
    article = session.store.get("article", tagged.article)
    version = session.store.get("version", article.version)
    block = block_at(version, tagged.spans[0].start)
    before = dict(session.uses.tags)

    def done(edit) -> None:
        session.perform(edit)
        as_counted(session)

    done(leave_out(version, [block]))
    assert dict(session.uses.tags) != before
    done(amend("Tags", tagged, replace(tagged, tags=TAGS)))
    done(keep(session.store.get("version", version.id), [block]))
    assert all(session.uses.tags[tag] >= before.get(tag, 0) for tag in TAGS)
