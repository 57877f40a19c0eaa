"""Erase for good: what goes, what stays exact, and that not a byte of it is left in the file."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import Attribution, Link
from reader.domain.edits import amend, delete_annotation, highlight, make, toggle_tag
from reader.domain.erasing import told
from reader.domain.project import SummaryPart
from reader.domain.source_edits import delete_source, merge_sources
from reader.domain.summary import write
from reader.store.check import check
from reader.store.erased import Target
from reader.store.erasing import erase, finish, is_unfinished
from reader.store.erasing_counts import goes
from reader.store.errors import EditConflict, ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, ATTACK, BOB, CYBER, FLASHPOINT, KREMEZ, at, claim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return things.with_article(tmp_path)


def bytes_of(path: Path) -> bytes:
    """All that lies on the disk under a project's name."""
    return b"".join(
        side.read_bytes() for side in sorted(path.parent.glob(f"{path.name}*")) if side.is_file()
    ).lower()


def closed(store: Store) -> Path:
    store.close()
    return store.path


def labels(path: Path) -> list[tuple[str, str]]:
    with closing(Store.open(path)) as store:
        return [(row.label, row.origin) for row in reversed(store.history())]


def test_nothing_of_an_article_is_left_in_the_file(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    article = store.get("article", "art")
    store.apply(
        amend("Call it “Zwischentitel”", article, replace(article, title="Zwischentitel")),
        analyst=ANNA,
    )
    store.apply(make("New claim", gone := claim("une autre", note="Geheimnotiz")), analyst=ANNA)
    store.apply(delete_annotation(store.annotations([gone.id])[0]), analyst=BOB)
    number = store.get("article", "art").number
    # the other article has the same text: it loses nothing
    other = store.get("article", "bin")
    path = closed(store)
    # the file holds it all before, so that the look below can fail
    secrets = (
        b"zwischentitel",
        b"geheimnotiz",
        b"grand piratage",
        b"a *note*",
        b"michaux",
        b"affirmations",
    )
    assert all(word in bytes_of(path) for word in secrets)
    counted = goes(path, [Target("article", "art")])
    assert (counted.articles, counted.claims, counted.mentions, counted.notes) == (1, 1, 1, 1)
    assert erase(path, [Target("article", "art")], BOB) == ""
    left = bytes_of(path)
    assert [word for word in secrets if word in left] == []
    assert check(path) == []
    with closing(Store.open(path)) as store:
        assert store.get("article", "bin") == other
        assert store.text(things.HASH) == things.TEXT
        assert not store.things("annotation")
        assert not store.things("verdict")
        assert [of.id for of in store.things("summary")] == ["sum-2"]
        assert [grade.id for grade in store.things("grade")] == ["g1", "g3"]
        assert store.things("hypothesis")[0].ratings == (things.OTHERS[4].ratings[2],)
        assert store.get("source", "kremez").article is None
        seqs = [row.seq for row in store.history()]
        assert seqs == list(range(len(seqs), 0, -1))
        store.apply(
            replace(things.import_article(), changes=things.import_article().changes), analyst=ANNA
        )
        assert store.get("article", "art").number > number


def test_a_text_that_nothing_names_goes_with_its_article(store: Store) -> None:
    path = closed(store)
    assert b"une autre histoire" in bytes_of(path)
    erase(path, [Target("article", "art")], ANNA)
    left = bytes_of(path)
    # neither in the text nor, word by word, in the indexes
    assert [w for w in (b"piratage", b"histoire", b"juillet", b"derri") if w in left] == []
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM text").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM original").fetchone() == (0,)
    assert check(path) == []


def test_a_claim_goes_and_what_was_done_with_it_to_others_stays(store: Store) -> None:
    store.apply(make("New tags", CYBER, ATTACK), analyst=ANNA)
    kept, gone = claim("APT 28"), claim("derrière", note="Geheimnotiz", gloss=("Deutung",))
    store.apply(highlight(kept), analyst=ANNA)
    store.apply(highlight(gone), analyst=ANNA)
    store.apply(toggle_tag(store.annotations([kept.id, gone.id]), CYBER), analyst=ANNA)
    path = closed(store)
    erase(path, [Target("annotation", gone.id)], BOB)
    assert not {b"geheimnotiz", b"deutung"} & {
        w for w in (b"geheimnotiz", b"deutung") if w in bytes_of(path)
    }
    steps = labels(path)
    assert steps[-3:] == [
        ("Erased", "erased"),
        ("Partly erased", "window"),
        ("Erased for good: 1:2", "erased"),
    ]
    with closing(Store.open(path)) as store:
        erased = [row.seq for row in store.history() if row.origin == "erased"]
        for seq in erased:
            with pytest.raises(EditConflict, match="erased for good"):
                store.take_back([seq], ANNA)
        # the part that is left is taken back exactly
        store.undo(ANNA)
        assert store.annotations([kept.id])[0].tags == ()
        store.undo(ANNA)
        assert store.annotations([kept.id]) == []
        made = claim("Selon")
        store.apply(highlight(made), analyst=ANNA)
        assert store.annotations([made.id])[0].number == 3
    assert check(path) == []


def test_a_source_goes_everywhere_and_its_voices_are_unknown(store: Store) -> None:
    secret = replace(
        KREMEZ,
        id="secret",
        name="Tiefe Kehle",
        aliases=("Kehle",),
        former=(),
        article=None,
        note="wohnt im Keller",
    )
    friend = replace(FLASHPOINT, id="friend", name="Freundin", affiliation="secret")
    store.apply(make("New source “Tiefe Kehle”", secret, friend), analyst=ANNA)
    link = Link(
        "secret", affiliation="flashpoint", mention=at("Vitali Kremez"), cues=(at("Selon"),)
    )
    said = claim("APT 28", attributions=(Attribution("v", chain=(link,)),), number=None)
    store.apply(highlight(said), analyst=ANNA)
    store.apply(highlight(replace(claim("Vitali"), kind="mention", source="secret")), analyst=ANNA)
    now = store.annotations([said.id])[0]
    store.apply(amend("Write “Kehle”", now, replace(now, status="checked")), analyst=BOB)
    path = closed(store)
    counted = goes(path, [Target("source", "secret")])
    assert (counted.sources, counted.mentions, counted.links) == (1, 1, 1)
    assert "1 voice becomes unknown; the claims stay" in told(counted)
    erase(path, [Target("source", "secret")], ANNA)
    assert [w for w in (b"kehle", b"keller", b"secret") if w in bytes_of(path)] == [b"secret"]
    with closing(Store.open(path)) as store:
        (link,) = store.annotations([said.id])[0].attributions[0].chain
        assert link == Link(cues=link.cues) and [cue.exact for cue in link.cues] == ["Selon"]
        assert store.get("source", "friend").affiliation is None
        # older steps about the claim are still exact
        store.undo(BOB)
        assert store.annotations([said.id])[0].status is None
        store.undo(ANNA)
        assert store.annotations([said.id]) == []
    assert check(path) == []


def test_names_that_a_source_once_had_go_too(store: Store) -> None:
    twin = replace(
        KREMEZ,
        id="twin",
        name="Doppelganger",
        aliases=(),
        former=(),
        affiliation=None,
        article=None,
    )
    store.apply(make("New source", twin), analyst=ANNA)
    said = claim("APT 28", attributions=(Attribution("v", chain=(Link("twin"),)),))
    store.apply(highlight(said), analyst=ANNA)
    sources = store.things("source")
    kept = store.get("source", "kremez")
    store.apply(merge_sources(kept, twin, sources, store.naming_source("twin"), ()), analyst=ANNA)
    kept = store.get("source", "kremez")
    store.apply(
        delete_source(kept, store.things("source"), store.naming_source("kremez"), ()), analyst=ANNA
    )
    store.undo(ANNA)
    path = closed(store)
    assert b"doppelganger" in bytes_of(path)
    erase(path, [Target("source", "kremez")], ANNA)
    assert b"doppelganger" not in bytes_of(path)
    assert check(path) == []


def test_where_a_name_still_stands_is_told(store: Store) -> None:
    store.apply(highlight(claim("APT 28", note="ask vitali   kremez again")), analyst=ANNA)
    for language in ("en", "fr"):
        words = [SummaryPart("All from Vit"), SummaryPart("ali", "claims"), SummaryPart(" Kremez.")]
        written = store.sourcing.summary(None, language)
        store.apply(write(written, None, language, words), analyst=ANNA)
    counted = goes(closed(store), [Target("source", "kremez")])
    assert counted.named == {"article": 1, "note": 1, "summary": 2}
    assert told(counted)[-1] == (
        "The name still stands in 1 article, 1 note, 2 summaries: words are not rewritten"
    )


def test_what_is_not_there_or_cannot_be_written_is_refused(
    store: Store, tmp_path: Path, monkeypatch
) -> None:
    path = closed(store)
    before = path.read_bytes()
    with pytest.raises(ProjectTrouble, match="not in the project"):
        erase(path, [Target("source", "nobody")], ANNA)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 9))
    with pytest.raises(ProjectTrouble, match="no room"):
        erase(path, [Target("article", "art")], ANNA)
    monkeypatch.undo()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ProjectTrouble, match="write-protected"):
        erase(path, [Target("article", "art")], ANNA)
    assert path.read_bytes() == before


def test_what_stops_it_before_the_end_leaves_all_as_it_was(store: Store) -> None:
    path = closed(store)

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Stopped

    with closing(Store.open(path)) as store:
        before = things.state(store), store.history()
    with pytest.raises(Stopped):
        erase(path, [Target("article", "art")], ANNA, stop)
    with closing(Store.open(path)) as store:
        assert (things.state(store), store.history()) == before
    assert check(path) == []


def test_one_who_reads_holds_up_the_clearing_and_it_is_done_later(store: Store) -> None:
    path = store.path
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM article").fetchone()
        said = erase(path, [Target("article", "art")], ANNA, wait=0)
        assert "until that is closed" in said
    assert is_unfinished(path)
    assert finish(path) == ""
    assert not is_unfinished(path)
    assert b"piratage" not in bytes_of(path)
    store.close()


def test_another_window_hears_which_things_went(store: Store) -> None:
    store.apply(highlight(made := claim("APT 28", note="Geheimnotiz")), analyst=ANNA)
    seen = store.last_seq()
    erase(store.path, [Target("annotation", made.id)], BOB)
    (applied,) = store.applied_since(seen)
    (change,) = applied.edit.changes
    assert (change.entity, change.id, change.after) == ("annotation", made.id, None)
    assert change.before["article"] == "art" and change.before["note"] == ""
    assert change.before["spans"][0]["exact"] == ""
    store.close()


def test_all_tables_are_known_to_those_who_erase_and_share(store: Store) -> None:
    """A new table: see that erased.py and sharing.py take out of it what it says, and add it."""
    rows = store.db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'search_%' AND name NOT LIKE 'article_words%'"
    )
    assert {name for (name,) in rows} == {
        *("_sqlite_migrations", "project", "analyst", "text", "original", "article", "version"),
        *("block", "block_words", "source", "source_alias", "tag", "statement", "annotation"),
        *("annotation_tag", "claim_statement", "attribution", "chain_link", "anchor", "grade"),
        *("connection", "verdict", "collection", "article_collection", "hypothesis", "rating"),
        *(
            "dismissal",
            "summary",
            "counter",
            "edit",
            "change",
            "search",
            "likeness",
            "likeness_band",
            "uses",
        ),
    }
    store.close()
