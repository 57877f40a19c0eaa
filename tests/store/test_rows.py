"""Every field of every thing goes into the project file and comes out the same."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

import pytest

from reader.domain.anchor import Anchor
from reader.domain.annotation import Annotation
from reader.domain.article import Version
from reader.domain.date import Date
from reader.domain.edit import ENTITIES, entity_name
from reader.domain.edits import amend, make
from reader.domain.project import Project, Rating
from reader.store.errors import StoreBug
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, CLAIM, EVERYTHING


@pytest.fixture
def store(tmp_path: Path) -> Any:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    yield store
    store.close()


def is_default(thing: Any, field: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(thing, field.name) == default)


@pytest.mark.parametrize("entity", ENTITIES)
def test_the_samples_set_every_field(entity: str) -> None:
    if entity == "project":
        return  # below
    samples = [thing for thing in EVERYTHING if entity_name(thing) == entity]
    for field in fields(ENTITIES[entity]):
        assert any(not is_default(sample, field) for sample in samples), field.name


@pytest.mark.parametrize("entity", ENTITIES)
def test_what_is_made_is_read_back(store: Store, entity: str) -> None:
    made = [thing for thing in EVERYTHING if entity_name(thing) == entity]
    if entity == "annotation":
        made = [replace(a, by=a.by or "anna", at=store.get(entity, a.id).at) for a in made]
    if entity == "project":
        made = [store.project()]
    assert store.things(entity) == made
    for thing in made:
        assert store.get(entity, thing.id) == thing
    assert store.get(entity, "nobody") is None


def test_it_is_read_back_after_reopening(store: Store) -> None:
    before = things.state(store)
    store.close()
    again = Store.open(store.path)
    assert things.state(again) == before
    again.close()


def test_the_project_is_changed(store: Store) -> None:
    before = store.project()
    after = Project("given", "Élysée", "TLP:AMBER")
    store.apply(make("Import project", after), analyst=ANNA)
    assert store.project() == after
    store.undo(ANNA)
    assert store.project() == before
    store.redo(ANNA)
    store.apply(amend("Rename", after, replace(after, title="New")), analyst=ANNA)
    assert store.project() == replace(after, title="New")


CHANGES: dict[str, dict[str, Any]] = {
    "project": {"title": "T", "tlp": "TLP:RED", "verdicts": ("true", "rubbish")},
    "analyst": {"name": "Anna B."},
    "article": {
        **{n: f"new {n}" for n in ("title", "byline", "outlet", "url", "archive_url", "language")},
        "published": Date("2018", None, None),
        "retrieved": None,
        "original_sha256": None,
        "importer": "json",
        "starred": False,
        "binned": True,
        "collections": ("col1",),
        "number": 70,
    },
    "version": {"blocks": things.BLOCKS[:2], "left_out": (0,), "kept": (1,)},
    "source": {
        "name": "Kremez, Vitali",
        "kind": "official",
        "aliases": ("VK", "second"),
        "affiliation": None,
        "article": None,
        "note": "new",
        "card": replace(things.KREMEZ.card, bias="much"),
        "former": (),
    },
    "tag": {"name": "A", "parent": None, "colour": 8, "key": None, "note": "n", "code": "x:y"},
    "statement": {"text": "t", "note": "n", "likelihood": "unlikely", "confidence": None},
    "annotation": {
        "kind": "note",
        "spans": (things.at("serait"),),
        "number": 77,
        "note": "",
        "tags": ("cyber",),
        "by": "bob",
        "at": "2021-01-01T00:00:00Z",
        "status": None,
        "source": "kremez",
        "gloss": (),
        "act": ("ask",),
        "quoted": (),
        "hedges": CLAIM.hedges[:1],
        "priority": None,
        "event": None,
        "said": Date("2017"),
        "reported": Date(None, "x", things.at("dit")),
        "statements": CLAIM.statements[1:],
        "attributions": CLAIM.attributions[1:],
    },
    "grade": {"why": "because"},
    "connection": {"from_": "c1", "to": "m1", "type": "restates", "note": ""},
    "verdict": {"code": "true", "why": "", "url": ""},
    "collection": {"name": "Ours", "rank": 0},
    "hypothesis": {"text": "t", "note": "", "ratings": (Rating(None, "II", "", "st2"),)},
}


@pytest.mark.parametrize(
    "entity, field", [(e, f) for e, changes in CHANGES.items() for f in changes]
)
def test_each_field_is_changed_and_changed_back(store: Store, entity: str, field: str) -> None:
    if entity == "version" and field == "blocks":
        CHANGES[entity]["left_out"] = ()
    thing = store.project() if entity == "project" else store.things(entity)[0]
    if entity in ("source", "tag"):
        thing = store.things(entity)[1]
    before = things.state(store)
    values = {field: CHANGES[entity][field]}
    if entity == "version":
        values = CHANGES[entity]
    changed = replace(thing, **values)
    assert changed != thing
    store.apply(amend("Change", thing, changed), analyst=ANNA)
    assert store.get(entity, thing.id) == changed
    store.undo(ANNA)
    assert things.state(store) == before
    store.redo(ANNA)
    assert store.get(entity, thing.id) == changed


def test_words_of_any_script_and_control_characters(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    odd = "a\0b\r\n\u2028 𝔘 🇫🇷 e\u0301 \u202eمرحبا <b> ' \" ; -- " + "x" * 500
    made = things.claim(note=odd, gloss=(odd, ""))
    store.apply(make("Mark", made), analyst=ANNA)
    found = store.get("annotation", made.id)
    assert (found.note, found.gloss) == (odd, (odd, ""))
    assert store.applied_since(2)[0].edit.changes[0].after["note"] == odd


def test_an_anchor_without_version_stands_in_the_current_one(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    loose = replace(things.at("serait"), version=None)
    link = CLAIM.attributions[0].chain[0]
    voice = replace(
        CLAIM.attributions[0],
        medium=None,
        chain=(replace(link, cues=(replace(link.cues[0], version=None),)),),
    )
    made = things.claim(spans=(loose,), attributions=(voice,))
    applied = store.apply(make("Mark", made), analyst=ANNA)
    found: Annotation = store.get("annotation", made.id)
    assert found.spans == (things.at("serait"),)
    assert found.attributions[0].chain[0].cues[0].version == "v1"
    assert applied.edit.changes[0].after["spans"][0]["version"] == "v1"
    moved = replace(found, spans=(replace(things.at("APT"), version=None),))
    applied = store.apply(amend("Move", found, moved), analyst=ANNA)
    assert applied.edit.changes[0].after["spans"][0]["version"] == "v1"
    store.undo(ANNA)
    assert store.get("annotation", made.id) == found


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    store = things.with_article(tmp_path)
    before = store.last_seq()
    for wrong in (
        things.claim(spans=(Anchor(5, 5, ""),)),
        things.claim(kind="cue"),
        things.claim(event=Date("")),
        things.claim(number="ten"),
        Version("v2", "art", things.HASH, things.BLOCKS, (9,)),
    ):
        with pytest.raises(StoreBug):
            store.apply(make("Wrong", wrong), analyst=ANNA)
    assert store.last_seq() == before
    assert store.things("annotation") == []
