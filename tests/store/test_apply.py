"""Edits: all or nothing, numbered for good, refused when the project is not as they suppose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.article import Article, Version, text_hash
from reader.domain.edit import Edit, changed, made, removed
from reader.domain.edits import (
    amend,
    delete_annotation,
    delete_tag,
    highlight,
    make,
    toggle_tag,
)
from reader.domain.project import Analyst, Grade, Tag
from reader.domain.source_edits import delete_source, merge_sources
from reader.store.errors import EditConflict, ProjectTrouble, StoreBug
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, BOB, at, claim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return things.with_article(tmp_path)


def test_numbers_count_up_and_are_never_given_again(store: Store) -> None:
    first, second = claim(), claim()
    store.apply(highlight(first), analyst=ANNA)
    applied = store.apply(highlight(second), analyst=ANNA)
    assert applied.edit.changes[0].after["number"] == 2
    store.undo(ANNA)
    third = claim()
    store.apply(highlight(third), analyst=ANNA)
    assert store.get("annotation", third.id).number == 3
    store.apply(make("Import", claim(number=50)), analyst=ANNA)
    store.apply(highlight(claim()), analyst=ANNA)
    assert [a.number for a in store.annotations_of("art")] == [1, 3, 50, 51]
    with pytest.raises(EditConflict, match="in the project already"):
        store.apply(make("Import", claim(number=50)), analyst=ANNA)


def test_article_numbers_too(store: Store) -> None:
    def article(id: str, number: int | None = None) -> Edit:
        version = Version(f"v{id}", id, things.HASH)
        return make("Import", Article(id, version.id, number), version)

    assert store.article_rows()[0].number == 1
    store.apply(article("b"), analyst=ANNA)
    store.undo(ANNA)
    store.apply(article("c"), analyst=ANNA)
    store.apply(article("d", 9), analyst=ANNA)
    store.apply(article("e"), analyst=ANNA)
    first = store.get("article", "art")
    store.apply(amend("Number", first, replace(first, number=20)), analyst=ANNA)
    store.apply(article("f"), analyst=ANNA)
    assert [row.number for row in store.article_rows()] == [3, 9, 10, 20, 21]


def test_makers_and_times_are_filled_in_or_kept(store: Store) -> None:
    mine, given = claim(), claim(by="bob", at="1999-01-01T00:00:00Z")
    applied = store.apply(make("Mark", mine, given), analyst=ANNA)
    found = store.annotations([given.id, "nobody", mine.id])
    assert [a.id for a in found] == [given.id, mine.id]
    assert (found[0].by, found[0].at) == ("bob", "1999-01-01T00:00:00Z")
    assert (found[1].by, found[1].at) == ("anna", applied.at)
    grade = Grade("g", claim=mine.id, value="2")
    store.apply(make("Grade", grade), analyst=ANNA)
    assert store.last_grade(mine.id).by == "anna"
    assert store.hanging_on(mine.id)[0][0].value == "2"


def test_fields_left_out_get_their_defaults(store: Store) -> None:
    tag = {"id": "t", "name": "T"}
    edit = Edit("Make", (replace(made(Tag("t", "T")), after=tag),))
    applied = store.apply(edit, analyst=ANNA)
    assert store.get("tag", "t") == Tag("t", "T")
    assert applied.edit.changes[0].after["colour"] == 1


def test_an_edit_is_made_whole_or_not_at_all(store: Store) -> None:
    before, seq = things.state(store), store.last_seq()
    lost = claim(article="nowhere")
    with pytest.raises(EditConflict, match="no longer in the project"):
        store.apply(make("Mark", claim(), lost), analyst=ANNA)
    with pytest.raises(EditConflict, match="in the project already"):
        store.apply(make("Make", Tag("t", "T"), things.KREMEZ), analyst=ANNA)
    with pytest.raises(EditConflict, match="names something"):
        store.apply(make("Mark", claim(tags=("no tag",))), analyst=ANNA)
    with pytest.raises(EditConflict):
        store.apply_all([highlight(claim()), highlight(lost)], analyst=BOB)
    with pytest.raises(StoreBug):
        store.apply(replace(things.import_article(), texts={"x": "y"}), analyst=ANNA)
    with pytest.raises(StoreBug):
        store.apply(Edit("Nothing", (replace(made(claim()), after=None),)), analyst=ANNA)
    with pytest.raises(StoreBug):
        store.apply(Edit("No", (removed(store.project()),)), analyst=ANNA)
    with pytest.raises(ProjectTrouble, match="half a character"):
        store.apply(highlight(claim(note="\ud83d")), analyst=ANNA)
    assert (things.state(store), store.last_seq()) == (before, seq)


def test_a_change_must_find_what_it_changes(store: Store) -> None:
    made_one = claim()
    store.apply(highlight(made_one), analyst=ANNA)
    there = store.get("annotation", made_one.id)
    store.apply(amend("Write note", there, replace(there, note="Bob's")), analyst=BOB)
    seq = store.last_seq()
    with pytest.raises(EditConflict) as refused:
        store.apply(amend("Write note", there, replace(there, note="mine")), analyst=ANNA)
    assert "Bob has changed it (“Write note”)" in refused.value.message
    # another field is nobody's business
    store.apply(amend("Gloss", there, replace(there, gloss=("g",))), analyst=ANNA)
    with pytest.raises(EditConflict, match="claim is no longer as it was"):
        store.apply(delete_annotation(there), analyst=ANNA)
    with pytest.raises(EditConflict, match="source is no longer as it was: it is not there"):
        store.apply(Edit("Delete", (removed(replace(things.KREMEZ, id="x")),)), analyst=ANNA)
    assert store.last_seq() == seq + 1


def test_several_changes_of_one_thing_in_one_edit(store: Store) -> None:
    made_one = claim()
    store.apply(highlight(made_one), analyst=ANNA)
    a = store.get("annotation", made_one.id)
    b = replace(a, note="b", spans=(at("serait"),))
    c = replace(b, note="c", kind="note")
    store.apply(Edit("Twice", (changed(a, b), changed(b, c), removed(c))), analyst=ANNA)
    assert store.get("annotation", a.id) is None
    store.undo(ANNA)
    assert store.get("annotation", a.id) == a


def test_an_edit_of_nothing_and_an_analyst_who_is_new(store: Store) -> None:
    assert store.apply_all([], analyst=ANNA) == []
    store.apply(highlight(claim()), analyst=Analyst("cleo", "Cléo"))
    assert [a.name for a in store.things("analyst")] == ["Anna", "Cléo"]
    store.apply(make("Import", Analyst("cleo", "Cleo")), analyst=ANNA)
    assert store.get("analyst", "cleo").name == "Cleo"
    with pytest.raises(EditConflict):
        store.apply(make("Import", Analyst("cleo", "C.")), analyst=ANNA)


def test_a_text_and_an_original_that_are_there_already(store: Store) -> None:
    contents = {"texts": {things.HASH: things.TEXT}, "originals": {things.HASH: things.ORIGINAL}}
    again = make("Import", Article("b", "vb"), Version("vb", "b", things.HASH))
    store.apply(replace(again, **contents), analyst=ANNA)
    assert store.article_with_text(things.HASH) == "art"
    assert store.db["text"].count == store.db["original"].count == 1


def test_counts_follow_the_annotations(store: Store) -> None:
    def counts() -> tuple[int, int, int]:
        row = store.article_row("art")
        return row.claims, row.mentions, row.notes

    one, out = claim(), claim("Lire aussi")
    assert counts() == (0, 0, 0)
    store.apply(make("Mark", one, out, things.MENTION, things.NOTE), analyst=ANNA)
    assert counts() == (1, 1, 0)  # the last block is left out
    there = store.get("annotation", one.id)
    store.apply(amend("Note", there, replace(there, kind="note")), analyst=ANNA)
    assert counts() == (0, 1, 1)
    version = store.get("version", "v1")
    store.apply(amend("Take in", version, replace(version, left_out=())), analyst=ANNA)
    assert counts() == (1, 1, 2)
    moved = store.get("annotation", out.id)
    store.apply(amend("Move", moved, replace(moved, spans=(at("APT"),))), analyst=ANNA)
    store.apply(amend("Out", store.get("version", "v1"), version), analyst=ANNA)
    assert counts() == (1, 1, 1)
    store.apply(delete_annotation(store.get("annotation", "m1")), analyst=ANNA)
    assert counts() == (1, 0, 1)
    while store.undo(ANNA):
        pass
    while store.redo(ANNA):
        pass
    assert counts() == (1, 0, 1)
    assert store.article_row("art").characters == len(things.TEXT)


def test_the_gestures_of_the_domain(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    tag = store.get("tag", "attack")
    kremez, flashpoint = (store.get("source", id) for id in ("kremez", "flashpoint"))
    states = [things.state(store)]
    for act in (
        lambda: toggle_tag(store.annotations(["c1", "n1"]), tag),
        lambda: delete_tag(
            store.get("tag", "cyber"), store.things("tag"), store.having_tag("cyber")
        ),
        lambda: merge_sources(
            flashpoint,
            kremez,
            store.things("source"),
            store.naming_source("kremez"),
            store.things("grade"),
        ),
        lambda: delete_source(
            store.get("source", "flashpoint"),
            store.things("source"),
            store.naming_source("flashpoint"),
            store.things("grade"),
        ),
    ):
        store.apply(act(), analyst=ANNA)
        states.append(things.state(store))
    assert store.things("source") == []
    assert store.tag_uses() == {"attack": 1}, "what stands outside of the article counted"
    for state in reversed(states[:-1]):
        store.undo(ANNA)
        assert things.state(store) == state
    assert store.last_grade("kremez").id == "g3"  # the order of grades is kept
    for state in states[1:]:
        store.redo(ANNA)
        assert things.state(store) == state


def test_what_is_deleted_and_comes_back_keeps_its_grades_in_order(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    grades = [Grade(f"c{i}", claim="c1", value=str(i)) for i in range(1, 5)]
    store.apply(make("Grade", *grades), analyst=ANNA)
    hypothesis = store.get("hypothesis", "h1")
    store.apply(Edit("Delete", (removed(hypothesis),)), analyst=ANNA)
    delete = delete_annotation(store.get("annotation", "c1"), *store.hanging_on("c1"))
    store.apply(delete, analyst=ANNA)
    assert store.last_grade("c1") is None
    store.undo(ANNA)
    assert store.last_grade("c1").value == "4"
    assert [g.id for g in store.hanging_on("c1")[0]] == ["g2", "c1", "c2", "c3", "c4"]


def test_reads(tmp_path: Path) -> None:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    assert store.text(things.HASH) == things.TEXT
    assert store.original(things.ORIGINAL_HASH) == things.ORIGINAL
    assert store.original("0" * 64) is None
    with pytest.raises(StoreBug):
        store.text("0" * 64)
    assert store.article_with_text(things.HASH) == "art"
    assert store.article_with_text("x") is None
    assert store.article_row("x") is None
    row = store.article_row("art")
    assert (row.published, row.starred, row.number) == ("2017-05-08", True, 7)
    marks = store.marks("v1")
    assert {part for _, part, _, _ in marks} == {
        *("claim", "mention", "note", "cue", "voice", "hedge")
    }
    assert [start for _, _, start, _ in marks] == sorted(start for _, _, start, _ in marks)
    assert store.marks("v2") == []
    assert [id for id, *_ in store.annotation_ids("art")] == ["m1", "c1", "n1"]
    assert store.annotation_ids("art", "v1") == store.annotation_ids("art")
    assert store.annotation_ids("art", "v2") == []
    assert [a.id for a in store.naming_source("kremez")] == ["c1", "m1"]
    assert [a.id for a in store.naming_source("flashpoint")] == ["c1"]
    assert store.source_uses() == {"kremez": (1, 1)}
    assert store.tag_uses() == {"attack": 1, "cyber": 1}
    assert [a.id for a in store.having_tag("cyber")] == ["c1"]
    grades, verdicts, *_ = store.hanging_on("c1")
    assert ([g.id for g in grades], [v.id for v in verdicts]) == (["g2"], ["vd1"])
    assert [c.id for c in store.hanging_on("st2")[2]] == ["l1"]


def test_marks_leave_out_what_has_gone_astray(store: Store) -> None:
    spans = tuple(
        replace(at(words), state=state)
        for words, state in (("APT 28", "orphan"), ("serait", "review"), ("piratage,", "moved"))
    )
    made_one = claim(spans=spans)
    store.apply(highlight(made_one), analyst=ANNA)
    found = at("piratage,")
    assert store.marks("v1") == [(made_one.id, "claim", found.start, found.end)]
    assert store.annotation_ids("art")[0][2] == at("APT 28").start


def test_a_second_version_of_an_article(store: Store) -> None:
    text = things.TEXT + "\n\nMis à jour."
    version = Version("v2", "art", text_hash(text))
    article = store.get("article", "art")
    edit = amend("Update", article, replace(article, version="v2"), version)
    store.apply(replace(edit, texts={version.sha256: text}), analyst=ANNA)
    assert [v.id for v in store.versions("art")] == ["v1", "v2"]
    assert store.article_row("art").characters == len(text)
    store.undo(ANNA)
    assert [v.id for v in store.versions("art")] == ["v1"]
    store.redo(ANNA)
    assert store.text(version.sha256) == text
