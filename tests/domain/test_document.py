"""Documents: whatever a project holds goes out and in unchanged; what does not fit is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reader.domain.arrivals import import_edit
from reader.domain.document import DocumentTrouble
from reader.domain.document_reading import things_of
from reader.domain.document_writing import (
    annotation_object,
    article_object,
    collection_object,
    grade_object,
    link_object,
    plain_object,
    source_object,
)
from reader.domain.edit import thing
from reader.domain.project import Project
from tests import gold
from tests.domain.things_at_random import Everything, everything


class Nothing:
    """An empty project, as arriving things see it."""

    def project(self) -> Project:
        return Project("own", "own")

    def things(self, entity: str) -> list[Any]:
        return []

    def get(self, entity: str, id: str) -> None:
        return None

    def versions(self, article: str) -> list[Any]:
        return []

    def text(self, sha256: str) -> str:
        raise AssertionError("there is no text")

    def article_with_text(self, sha256: str) -> None:
        return None


def written(of: Everything) -> dict[str, Any]:
    """The project as a JSON value."""
    things = of.things
    (article,) = things["article"]
    return {
        "format": "selon",
        "version": 1,
        "project": plain_object(things["project"][0]),
        "analysts": [*map(plain_object, things["analyst"])],
        "articles": [article_object(article, things["version"], of.texts.__getitem__)],
        "sources": [*map(source_object, things["source"])],
        "tags": [*map(plain_object, things["tag"])],
        "statements": [*map(plain_object, things["statement"])],
        "annotations": [
            annotation_object(each, f"{article.number}:{each.number}", article.version)
            for each in things["annotation"]
        ],
        "grades": [*map(grade_object, things["grade"])],
        "links": [*map(link_object, things["connection"])],
        "verdicts": [*map(plain_object, things["verdict"])],
        "collections": [
            collection_object(c, ["a"] * len(article.collections)) for c in things["collection"]
        ],
        "hypotheses": [*map(plain_object, things["hypothesis"])],
    }


@given(everything())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_everything_goes_out_and_in_unchanged(of: Everything):
    value = json.loads(json.dumps(written(of), ensure_ascii=False))
    arrival = import_edit(things_of(value), Nothing(), "Import", fresh=True)
    made: dict[str, list[Any]] = {entity: [] for entity in of.things}
    for change in arrival.edit.changes:
        made[change.entity].append(thing(change))
    assert made == of.things
    assert arrival.edit.texts == of.texts


def at(value: Any, *path: str | int) -> Any:
    for key in path:
        value = value[key]
    return value


def put(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        at(value, *path[:-1])[path[-1]] = to

    change.__name__ = f"{'.'.join(map(str, path))}={to!r}"
    return change


WRONG = [
    (put("format", to="other"), "format: this is not a file in Selon's format."),
    (put("version", to=2), "version: this file has version 2 of the format"),
    (put("annotations", to={}), "annotations: a list was expected here, not an object."),
    (put("annotations", 3, to=[]), "annotations[3]: an object was expected here, not a list."),
    (put("annotations", 3, "kind", to="clam"), "annotations[3].kind: “clam” is not one of"),
    (put("annotations", 3, "spans", to=[]), "annotations[3].spans: an annotation needs words"),
    (put("annotations", 3, "spans", 0, "start", to=True), "annotations[3].spans[0].start: a whole"),
    (put("annotations", 3, "spans", 0, "start", to=-1), "annotations[3].spans[0].start: -1 is not"),
    (put("annotations", 3, "spans", 0, "end", to=1), "annotations[3].spans[0]: there are no words"),
    (put("annotations", 3, "spans", 0, to={"start": 1, "end": 2}), "spans[0]: “exact” is missing."),
    (put("annotations", 3, "gloss", to=["a", 1]), "annotations[3].gloss[1]: a text was expected"),
    (
        put("annotations", 3, "tag", to=[]),
        "annotations[3].tag: this key is not known here.",
    ),
    (put("annotations", 3, "note", to="a\0b"), "annotations[3].note: the character at 1 (U+0000)"),
    (
        put("annotations", 3, "note", to="\ud800"),
        "annotations[3].note: the character at 0 (U+",
    ),
    (put("annotations", 3, "at", to="noon"), "annotations[3].at: “noon” is no time."),
    (put("annotations", 3, "citation", to="x"), "annotations[3].citation: “x” is not like “3"),
    (
        put("annotations", 5, "dates", "event", "edtf", to="May"),
        "[5].dates.event.edtf: “May” is",
    ),
    (
        put("annotations", 5, "attributions", 0, "stance", to="no"),
        "[5].attributions[0].stance: “",
    ),
    (
        put("annotations", 5, "attributions", 0, "chain", to=[]),
        "attributions[0].chain: a voice",
    ),
    (put("annotations", 5, "priority", to="top"), "annotations[5].priority: “top” is not one of"),
    (put("sources", 0, to={"kind": "person"}), "sources[0]: “name” is missing."),
    (put("sources", 0, "kind", to="spy"), "sources[0].kind: “spy” is not one of: person"),
    (put("tags", to=[{"name": "a", "colour": 9}]), "tags[0].colour: a tag's colour is a number"),
    (put("grades", to=[{"value": "A"}]), "grades[0]: a grade needs a “source” or a “claim”"),
    (put("grades", to=[{"source": "E1", "value": "1"}]), "grades[0].value: “1” is not one of"),
    (put("articles", 0, "text", to="a\r\n"), "articles[0].text: the text holds carriage returns"),
    (put("articles", 0, "text", to="a"), "articles[0].sha256: it does not fit the text."),
    (put("articles", 0, "blocks", 1, "end", to=0), "articles[0].blocks[1]: there are no words"),
    (put("articles", 0, "blocks", 1, "start", to=3), "articles[0].blocks: two blocks overlap"),
]


@pytest.mark.parametrize(("spoil", "said"), WRONG, ids=lambda value: getattr(value, "__name__", ""))
def test_what_does_not_fit_is_refused_with_its_place(spoil, said):
    value = json.loads(json.dumps(gold.document()))
    spoil(value)
    with pytest.raises(DocumentTrouble) as refused:
        things_of(value)
    assert said in str(refused.value)


def test_keys_of_ones_own_are_passed_over():
    value = gold.document()
    value["_made_by"] = value["annotations"][0]["x-score"] = 3
    without = things_of(gold.document()).annotations
    assert [item.thing for item in things_of(value).annotations] == [i.thing for i in without]


def test_null_reads_as_nothing_given_to_say():
    value = {"sources": [{"name": "a", "aliases": None, "note": None, "kind": None}]}
    (item,) = things_of(value).sources
    assert (item.thing.aliases, item.thing.note, item.thing.kind) == ((), "", "person")


def test_a_document_that_is_no_object_is_refused():
    with pytest.raises(DocumentTrouble, match="an object was expected here, not a list"):
        things_of([])
