"""Documents on their way into a real project: found, added, brought up to date, or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reader.domain.arrivals import annotation_edit, article_edit, import_edit
from reader.domain.document import DocumentTrouble
from reader.domain.document_reading import things_of
from reader.domain.edits import amend, make
from reader.domain.project import Analyst
from reader.domain.source import Source
from reader.domain.source_edits import merge_sources
from reader.export.registry import exporters
from reader.ingest.text import read
from reader.store.store import Store
from tests import gold
from tests.conftest import SEED
from tests.store import things

ANN = Analyst("ann", "Ann")


@pytest.fixture
def store(tmp_path: Path):
    store = Store.open(tmp_path / "case.selon", create=True)
    _, edit = article_edit(read("seed.txt", SEED.read_bytes()), SEED.read_bytes())
    store.apply(edit, analyst=ANN)
    yield store
    store.close()


def annotate(store: Store, **lists: list[dict[str, Any]]) -> int:
    """Annotate the sample article; how many changes that meant."""
    value = {"articles": [{"id": "seed", "number": 1}], **lists}
    edit = annotation_edit(things_of(value), store, "Annotate")
    if edit.changes:
        store.apply(edit, analyst=ANN)
    return len(edit.changes)


def note(start: int = 0, end: int = 2, exact: str = "En", **more: Any) -> dict[str, Any]:
    span = {"start": start, "end": end, "exact": exact}
    return {"article": "seed", "kind": "note", "spans": [span], **more}


def refused(store: Store, **lists: list[dict[str, Any]]) -> str:
    seq = store.last_seq()
    with pytest.raises(DocumentTrouble) as trouble:
        annotate(store, **lists)
    assert store.last_seq() == seq
    return str(trouble.value)


def test_things_without_ids_get_the_same_ones_each_time(store):
    lists: dict[str, list[dict[str, Any]]] = {
        "sources": [
            {"name": "Flashpoint", "kind": "organisation"},
            {"name": "a friend", "kind": "anonymous", "article": "seed"},
        ],
        "tags": [{"name": "attack"}, {"name": "cyber", "parent": "attack"}],
        "statements": [{"text": "APT 28 did it"}],
        "annotations": [note(), note(), note(3, 10, "Marche!", tags=["cyber"])],
        "grades": [{"source": "Flashpoint", "value": "B"}],
        "verdicts": [],
        "collections": [{"name": "mine", "articles": ["seed"]}],
        "hypotheses": [{"text": "It was them"}],
    }
    assert annotate(store, **lists) == 12
    assert annotate(store, **lists) == 0
    (tag,) = (tag for tag in store.things("tag") if tag.name == "cyber")
    assert store.get("tag", tag.parent).name == "attack"
    assert store.things("annotation")[2].tags == (tag.id,)
    assert [a.number for a in store.things("annotation")] == [1, 2, 3]
    (mine,), (seed,) = store.things("collection"), store.things("article")
    assert seed.collections == (mine.id,)
    lists["collections"][0]["articles"] = []
    assert annotate(store, **lists) == 1
    assert store.get("article", seed.id).collections == ()


def test_known_sources_are_met_by_name_and_kind(store):
    known = Source("known", "Flashpoint", "organisation", note="ours")
    hidden = Source("hidden", "a friend", "anonymous")
    store.apply(make("Make", known, hidden), analyst=ANN)
    sources = [
        {"id": "x", "name": "Flashpoint", "kind": "organisation", "aliases": ["FP"]},
        {"id": "y", "name": "Flashpoint", "kind": "media"},
        {"id": "z", "name": "a friend", "kind": "anonymous"},
        {"id": "k", "name": "Kremez", "affiliation": "x"},
    ]
    assert annotate(store, sources=sources) == 4
    assert annotate(store, sources=sources) == 0
    made = {source.id: source for source in store.things("source")}
    assert set(made) == {"known", "hidden", "y", "z", "k"}
    assert made["known"].aliases == ("FP",) and made["known"].note == "ours"
    assert made["k"].affiliation == "known"


def test_a_merged_source_is_found_by_its_former_id(store):
    kept, gone = Source("kept", "Commission"), Source("gone", "La Commission")
    store.apply(make("Make", kept, gone), analyst=ANN)
    store.apply(merge_sources(kept, gone, [kept, gone], [], []), analyst=ANN)
    mention = note(kind="mention", source="gone", id="m")
    old = [{"id": "gone", "name": "La Commission"}]
    assert annotate(store, sources=old, annotations=[mention]) == 1
    assert store.get("annotation", "m").source == "kept"
    assert store.get("source", "kept").name == "Commission"


def test_only_the_fields_given_are_brought_up_to_date(store):
    annotate(store, annotations=[note(id="n", note="first", status="to-check")])
    assert annotate(store, annotations=[note(id="n", note="second")]) == 1
    after = store.get("annotation", "n")
    assert (after.note, after.status, after.number, after.by) == ("second", "to-check", 1, "ann")


def test_article_metadata_and_marks(store):
    (article,) = store.things("article")
    mark = {"start": 4119, "end": 4139, "in_article": False}
    same = {"start": 4094, "end": 4117}
    value = {"articles": [{"number": 1, "outlet": "Monde", "blocks": [same, mark]}]}
    edit = annotation_edit(things_of(value), store, "Annotate")
    store.apply(edit, analyst=ANN)
    after = store.get("article", article.id)
    version = store.get("version", after.version)
    assert (after.outlet, after.byline) == ("Monde", "Henri Michaux")
    assert [version.blocks[i].start for i in version.left_out] == [4119]
    assert annotation_edit(things_of(value), store, "Annotate").changes == ()


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ({"annotations": [note(1, 3)]}, "annotations[0].spans[0]: the words “En” do not stand at"),
        ({"annotations": [note(9, 9999)]}, "annotations[0].spans[0]: 9999 is past the end"),
        ({"annotations": [note(article="b")]}, "annotations[0].article: there is no article “b”"),
        ({"annotations": [note(tags=["x"])]}, "annotations[0].tags[0]: there is no tag “x”"),
        ({"annotations": [note(by="Bob")]}, "annotations[0].by: there is no analyst “Bob”"),
        (
            {"annotations": [note(id="n"), note(id="n")]},
            "annotations[1]: this annotation stands",
        ),
        ({"annotations": [note(), note(1, 3)]}, "annotations[1].spans[0]: the words “En” do not"),
        ({"sources": [{"name": "a", "affiliation": "b"}]}, "sources[0].affiliation: there is no"),
        (
            {"links": [{"from": "a", "to": "b", "type": "c"}]},
            "links[0].from: there is no",
        ),
        ({"articles": [{"number": 2}]}, "articles[0]: the project has no such article. Import it"),
        (
            {"articles": [{"number": 1, "blocks": [{"start": 0, "end": 5}]}]},
            "articles[0].blocks[0]: the article has no block at 0–5.",
        ),
    ],
)
def test_what_does_not_fit_the_project_is_refused_whole(store, lists, said):
    assert said in refused(store, **lists)


def test_a_grade_given_is_never_changed(store):
    annotate(store, sources=[{"id": "s", "name": "S"}], grades=[grade("B")])
    assert annotate(store, grades=[grade("B")]) == 0
    assert "grades[0]: a grade that was given is never changed." in refused(
        store, grades=[grade("C")]
    )


def grade(value: str) -> dict[str, str]:
    return {"id": "g", "source": "s", "value": value}


# --- whole projects ----------------------------------------------------------------------------


def exported(store: Store) -> bytes:
    import io

    out = io.BytesIO()
    with store.report() as report:
        exporters()["json"].write(report, out)
    return out.getvalue()


@pytest.fixture
def whole(tmp_path: Path):
    """A project with one of every kind of thing."""
    store = Store.open(tmp_path / "whole.selon", create=True)
    store.apply(things.make_everything(), analyst=things.ANNA)
    yield store
    store.close()


def test_a_project_is_recreated_to_the_byte(whole, tmp_path):
    data = exported(whole)
    again = Store.open(tmp_path / "again.selon", create=True)
    arrival = import_edit(things_of(json.loads(data)), again, "Import", fresh=True)
    again.apply(arrival.edit, analyst=ANN)
    assert exported(again) == data
    told = [(a.place, a.is_new) for a in arrival.articles]
    assert told == [("articles[0]", True), ("articles[1]", True)]
    assert [(a.binned, a.collections) for a in again.things("article")] == [
        (False, ()),
        (True, ("col1",)),
    ]
    again.close()


def test_importing_again_changes_nothing_and_a_clash_is_refused(whole):
    value = json.loads(exported(whole))
    arrival = import_edit(things_of(value), whole, "Import", fresh=False)
    assert arrival.edit.changes == () and not arrival.articles[0].is_new
    value["tags"][0]["name"] = "another"
    with pytest.raises(DocumentTrouble, match=r"tags\[0\]: the project has a tag with this id"):
        import_edit(things_of(value), whole, "Import", fresh=False)


def test_a_project_comes_beside_another_one_under_new_numbers(store, whole):
    store.apply(make("Make", Source("own", "Flashpoint", "organisation")), analyst=ANN)
    arrival = import_edit(things_of(json.loads(exported(whole))), store, "Import", fresh=False)
    store.apply(arrival.edit, analyst=ANN)
    assert [row.number for row in store.article_rows()] == [1, 2]
    assert len(store.things("annotation")) == len(whole.things("annotation"))
    assert store.project().title == "case"


def test_the_same_text_under_another_id_is_that_article(store):
    value = gold.document()
    value["articles"][0]["text"] = SEED.read_text(encoding="utf-8")
    for block in value["articles"][0]["blocks"]:
        block["kind"] = "paragraph"
    arrival = import_edit(things_of(value), store, "Import", fresh=False)
    (article,) = store.things("article")
    assert [(a.article, a.is_new) for a in arrival.articles] == [(article.id, False)]
    store.apply(arrival.edit, analyst=ANN)
    assert len(store.annotations_of(article.id)) == len(value["annotations"])


def test_an_edit_made_meanwhile_is_not_written_over(store):
    annotate(store, annotations=[note(id="n", note="first")])
    value = {"articles": [{"id": "seed", "number": 1}], "annotations": [note(id="n", note="2")]}
    edit = annotation_edit(things_of(value), store, "Annotate")
    before = store.get("annotation", "n")
    from dataclasses import replace

    from reader.store.errors import EditConflict

    store.apply(amend("Write", before, replace(before, note="mine")), analyst=ANN)
    with pytest.raises(EditConflict):
        store.apply(edit, analyst=ANN)
    assert store.get("annotation", "n").note == "mine"
