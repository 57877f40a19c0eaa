"""Undo and redo: exact, by group, after reopening, and never over somebody else's work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edits import amend, highlight, make
from reader.domain.project import Tag
from reader.store.errors import EditConflict, ProjectTrouble
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, BOB, claim


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return things.with_article(tmp_path)


def note(store: Store, id: str, words: str, analyst=ANNA, **options: str) -> int:  # type: ignore[no-untyped-def]
    there = store.get("annotation", id)
    edit = amend(f"Note {words}", there, replace(there, note=words))
    return store.apply(edit, analyst=analyst, **options).seq


def test_undo_and_redo_name_what_they_take(store: Store) -> None:
    one = claim()
    store.apply(highlight(one), analyst=ANNA)
    note(store, one.id, "a")
    assert (store.undo_label(ANNA), store.redo_label(ANNA)) == ("Note a", None)
    (undone,) = store.undo(ANNA)
    assert (undone.edit.label, undone.undoes, undone.origin) == ("Note a", 4, "window")
    assert undone.edit.changes[0].after == {"note": ""}
    assert (store.undo_label(ANNA), store.redo_label(ANNA)) == ("Mark claim", "Note a")
    store.undo(ANNA)
    assert (store.undo_label(ANNA), store.redo_label(ANNA)) == ("Make sources", "Mark claim")
    (redone,) = store.redo(ANNA)
    assert redone.undoes == undone.seq + 1
    assert (store.undo_label(ANNA), store.redo_label(ANNA)) == ("Mark claim", "Note a")
    store.redo(ANNA)
    assert (store.undo_label(ANNA), store.redo_label(ANNA)) == ("Note a", None)
    assert store.redo(ANNA) == []
    store.undo(ANNA)
    store.undo(ANNA)
    store.redo(ANNA)
    store.apply(make("Make tag", Tag("t", "T")), analyst=ANNA)
    assert store.redo_label(ANNA) is None
    assert store.redo(ANNA) == []


def test_there_is_nothing_to_undo_for_a_newcomer(store: Store) -> None:
    assert (store.undo(BOB), store.redo(BOB), store.undo_label(BOB)) == ([], [], None)
    seq = store.last_seq()
    store.undo(BOB)
    assert store.last_seq() == seq


def test_undo_goes_on_after_reopening(store: Store) -> None:
    one = claim()
    states = [things.state(store)]
    store.apply(highlight(one), analyst=ANNA)
    states.append(things.state(store))
    note(store, one.id, "a")
    store.undo(ANNA)
    store.close()
    store = Store.open(store.path)
    assert store.redo_label(ANNA) == "Note a"
    assert things.state(store) == states[1]
    store.undo(ANNA)
    assert things.state(store) == states[0]
    store.close()


def test_a_group_is_one_step(store: Store) -> None:
    before = things.state(store)
    ones = [claim() for _ in range(3)]
    store.apply_all([highlight(one).grouped("g") for one in ones], analyst=ANNA)
    after = things.state(store)
    undone = store.undo(ANNA)
    assert [applied.undoes for applied in undone] == [5, 4, 3]
    assert len({applied.edit.group for applied in undone}) == 1
    assert things.state(store) == before
    redone = store.redo(ANNA)
    assert [applied.undoes for applied in redone] == [8, 7, 6]
    assert things.state(store) == after
    assert len(store.undo(ANNA)) == 3
    assert things.state(store) == before


def test_a_group_of_which_one_was_taken_back_before(store: Store) -> None:
    ones = [claim() for _ in range(3)]
    store.apply_all([highlight(one).grouped("g") for one in ones], analyst=ANNA)
    store.take_back([4], ANNA)
    assert store.redo_label(ANNA) == "Mark claim"
    assert len(store.undo(ANNA)) == 2
    assert store.things("annotation") == []


def test_undo_does_not_touch_what_another_has_changed_since(store: Store) -> None:
    one = claim()
    store.apply(highlight(one), analyst=ANNA)
    note(store, one.id, "Anna's")
    note(store, one.id, "Bob's", BOB)
    before, seq = things.state(store), store.last_seq()
    with pytest.raises(EditConflict) as refused:
        store.undo(ANNA)
    assert "Bob has changed it (“Note Bob's”)" in str(refused.value)
    assert (things.state(store), store.last_seq()) == (before, seq)
    store.undo(BOB)
    store.undo(ANNA)
    assert store.get("annotation", one.id).note == ""


def test_undo_of_what_another_now_builds_on(store: Store) -> None:
    tag = Tag("t", "T")
    store.apply(make("Make tag", tag), analyst=ANNA)
    store.apply(highlight(claim(tags=("t",))), analyst=BOB)
    with pytest.raises(EditConflict, match="still in use"):
        store.undo(ANNA)
    assert store.get("tag", "t") == tag
    assert store.undo_label(ANNA) == "Make tag"


def test_undo_takes_own_edits_of_the_window_only(store: Store) -> None:
    one = claim()
    store.apply(highlight(one), analyst=ANNA)
    note(store, one.id, "script", origin="command")
    store.apply(make("Make tag", Tag("t", "T")), analyst=BOB)
    with pytest.raises(EditConflict):
        store.undo(ANNA)  # the mark, which the script has changed
    store.take_back([4], ANNA)
    assert store.undo_label(ANNA) == "Mark claim"
    store.undo(ANNA)
    assert store.get("annotation", one.id) is None
    assert store.get("tag", "t") is not None


def test_any_step_is_taken_back_from_the_history(store: Store) -> None:
    one = claim()
    store.apply(highlight(one), analyst=ANNA)
    first, second = note(store, one.id, "a"), note(store, one.id, "b", BOB)
    with pytest.raises(EditConflict):
        store.take_back([first], ANNA)
    assert store.take_back([], ANNA) == []
    taken = store.take_back([first, second], ANNA)
    assert [applied.undoes for applied in taken] == [second, first]
    assert store.get("annotation", one.id).note == ""
    with pytest.raises(EditConflict, match="already"):
        store.take_back([first], ANNA)
    with pytest.raises(ProjectTrouble, match="no step 999"):
        store.take_back([999], ANNA)
    # both come back, as one step
    assert len(store.redo(ANNA)) == 2
    assert store.get("annotation", one.id).note == "b"


def test_taking_back_an_undo_and_a_redo(store: Store) -> None:
    one = claim()
    mark = store.apply(highlight(one), analyst=ANNA).seq
    (undo,) = store.undo(ANNA)
    (again,) = store.take_back([undo.seq], BOB)
    assert store.get("annotation", one.id) is not None
    assert store.undo_label(ANNA) == "Mark claim"
    store.take_back([again.seq], BOB)
    assert store.get("annotation", one.id) is None
    rows = {row.seq: row for row in store.history()}
    assert rows[mark].undone_by == undo.seq
    assert rows[undo.seq].undone_by is None
    assert store.redo_label(ANNA) == "Mark claim"
    store.redo(ANNA)
    assert store.get("annotation", one.id).number == 1


def test_redo_is_over_once_one_has_edited_whatever_became_of_that_edit(store: Store) -> None:
    store.apply(highlight(claim()), analyst=ANNA)
    store.undo(ANNA)
    edit = store.apply(make("Make tag", Tag("t", "T")), analyst=ANNA)
    store.take_back([edit.seq], BOB)
    assert (store.redo_label(ANNA), store.redo(ANNA)) == (None, [])


def test_the_history_tells_all(store: Store) -> None:
    store.apply(highlight(claim(), Tag("t", "T")).grouped("g"), analyst=BOB, origin="command")
    store.undo(ANNA)
    rows = store.history()
    assert [(r.seq, r.analyst, r.origin, r.label, r.changes) for r in rows] == [
        (4, "Anna", "window", "Make sources", 2),
        (3, "Bob", "command", "Mark claim", 2),
        (2, "Anna", "window", "Make sources", 2),
        (1, "Anna", "window", "Import", 2),
    ]
    assert (rows[0].undoes, rows[2].undone_by, rows[1].group) == (2, 4, "g")
    assert [row.seq for row in store.history(limit=2, before=4)] == [3, 2]
    since = store.applied_since(2)
    assert [applied.seq for applied in since] == [3, 4]
    assert since[0].edit.changes[1].after["number"] == 1
    assert since[1].undoes == 2
    # no text is copied into the history
    body = "".join(str(row) for row in store.db.query("SELECT before, after FROM change"))
    assert things.TEXT[30:60] not in body
