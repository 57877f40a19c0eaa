"""Web Annotations, Hypothesis, STIX, ClaimReview, machine tags: valid, and with the very words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reader.domain.edits import amend, make
from reader.domain.project import Connection, Grade, Tag, Verdict
from reader.exporting import export_project
from reader.store.store import Store
from tests.export.test_language import TEXT, awkward
from tests.export.validators import missing, validator
from tests.store import things


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=things.ANNA)
    store.apply(awkward(), analyst=things.ANNA)
    more = (
        Connection("l2", "c1", "k1", "contradicts", "why"),
        Grade("g9", None, "k1", "6"),
        Verdict("vd2", "k1", "refuted", "seen"),
    )
    store.apply(make("More", *more), analyst=things.ANNA)
    yield store
    store.close()


def written(store: Store, tmp_path: Path, name: str, **options: str) -> Any:
    dest = tmp_path / f"{name}.json"
    export_project(store.path, name, (), options, dest)
    return json.loads(dest.read_bytes())


def texts(store: Store) -> dict[str, str]:
    return {"https://a.example/1": things.TEXT, f"urn:sha256:{text_sha(store)}": TEXT}


def text_sha(store: Store) -> str:
    with store.report(["article:11"]) as report:
        return next(versions[-1].sha256 for _, versions in report.articles())


def test_web_annotations_hold_the_words(store: Store, tmp_path: Path) -> None:
    found = written(store, tmp_path, "w3c")
    items = found["first"]["items"]
    assert found["total"] == len(items) and len({item["id"] for item in items}) == len(items)
    by_source = texts(store)
    places = 0
    for item in items:
        for place in [*item.get("body", []), *_list(item["target"])]:
            if isinstance(place, dict) and "selector" in place:
                quote, position = place["selector"]
                text = by_source[place["source"]]
                assert text[position["start"] : position["end"]] == quote["exact"]
                places += 1
    assert places > 10
    linking = [item for item in items if item["motivation"] == "linking"]
    assert {"type": "SpecificResource", "purpose": "linking", "source": "urn:uuid:kremez"} in (
        linking[0]["body"]
    )
    assert linking[0]["target"] == "urn:uuid:c1"
    assert {"type": "TextualBody", "purpose": "assessing", "value": "B3"} in linking[0]["body"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_web_annotations_are_valid(store: Store, tmp_path: Path) -> None:
    """By the package of npm that checks the W3C's data model."""
    package = Path(sys.prefix) / "npm" / "node_modules" / "validate-web-annotation"
    node = Path(sys.prefix) / "bin" / "node"
    if not package.exists() or not node.exists():
        missing("validate-web-annotation")
    items = written(store, tmp_path, "w3c")["first"]["items"]
    assert all(re.fullmatch(r"[\d-]{10}T[\d:]{8}Z", of["created"]) for of in items)
    # the package takes days alone for dates, where the data model wants times
    context = "http://www.w3.org/ns/anno.jsonld"
    whole = [{"@context": context, **of, "created": of["created"][:10]} for of in items]
    broken = [
        {**whole[0], "target": [{"type": 7}]},
        {k: v for k, v in whole[0].items() if k != "id"},
    ]
    script = (
        f"const check = require({json.dumps(str(package))});"
        "const all = JSON.parse(require('fs').readFileSync(0));"
        "console.log(JSON.stringify(all.map((each) => check(each))))"
    )
    ran = subprocess.run(
        [node, "-e", script],
        input=json.dumps([*whole, *broken]).encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(ran.stdout) == [True] * len(whole) + [False] * len(broken), ran.stderr


CLASSES = {
    *("Annotation", "AnnotationCollection", "AnnotationPage", "Person", "SpecificResource"),
    *("TextualBody", "TextQuoteSelector", "TextPositionSelector", "TimeState"),
}
NOT_IN_THE_SCHEMA = {
    *("@context", "type", "motivation", "purpose", "prefix", "startIndex", "rights"),
}
"""Terms of the data model (3.3.5, 3.3.6, 4.2.4, 5.2) that the schema does not name everywhere."""


def model_errors(found: Any, places: list[str]) -> list[str]:
    """What in a collection breaks the data model by another's schema of it, class by class: the
    schema alone takes anything for a resource. Each class that is met is added to `places`."""
    path = Path(sys.prefix, "npm", "node_modules", "@kba", "anno-schema", "data-model.json")
    if not path.exists():
        missing("@kba/anno-schema")
    definitions = json.loads(path.read_bytes())["definitions"]
    told = []

    def walk(of: Any) -> None:
        for each in of if isinstance(of, list) else of.values():
            if isinstance(each, dict | list):
                walk(each)
        if isinstance(of, list):
            return
        name = of.get("type")
        if name not in CLASSES:
            told.append(f"no class {name}")
            return
        places.append(name)
        # selectors are looked at one by one; that there may be several, this schema does not know
        alone = {k: v for k, v in of.items() if k not in ("selector", "first", "items", "body")}
        schema = {"$ref": f"#/definitions/{name}", "definitions": definitions}
        checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
        told.extend(f"{name}: {error.message}" for error in checker.iter_errors(alone))
        known = {*json.dumps(definitions[name]).replace('"', " ").split(), *NOT_IN_THE_SCHEMA}
        known |= set(definitions["Agent"]["properties"]) if name == "Person" else set()
        told.extend(f"{name}: no term {key}" for key in of.keys() - known)

    walk(found)
    return told


def test_web_annotations_follow_the_data_model(store: Store, tmp_path: Path) -> None:
    """Times are times, addresses IRIs, and every key is a term: none is dropped on the way."""
    found = written(store, tmp_path, "w3c")
    places: list[str] = []
    assert model_errors(found, places) == []
    assert set(places) == CLASSES
    broken = json.loads(json.dumps(found))
    first = broken["first"]["items"][0]
    first["created"] = first["created"][:10]
    del first["target"][0]["selector"][0]["exact"]
    first["body"][0]["words"] = ""
    first["target"][0]["state"]["cached"] = "no address"
    first["creator"].pop("id")
    told = " ".join(model_errors(broken, []))
    for wrong in ("not a 'date-time'", "'exact' is", "no term words", "no address", "Person: 'id'"):
        assert wrong in told


SELECTOR = {
    "oneOf": [
        {
            "properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer"}},
            "required": ["type", "start", "end"],
        },
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}},
            "required": ["type", "exact"],
        },
    ]
}
HYPOTHESIS = {
    "type": "object",
    "required": ["total", "rows"],
    "properties": {
        "total": {"type": "integer"},
        "rows": {
            "items": {
                "required": [
                    *("id", "created", "updated", "user", "uri", "text", "tags", "target"),
                    *("group", "permissions"),
                ],
                "properties": {
                    "user": {"pattern": r"^acct:[^@]+@\S+$"},
                    "created": {"format": "date-time"},
                    "uri": {"type": "string", "pattern": r"^\w+:\S+$"},
                    "text": {"type": "string"},
                    "tags": {"items": {"type": "string"}},
                    "references": {"items": {"type": "string"}},
                    "permissions": {"required": ["read"]},
                    "target": {
                        "minItems": 1,
                        "maxItems": 1,
                        "items": {
                            "required": ["source", "selector"],
                            "properties": {"selector": {"items": SELECTOR}},
                        },
                    },
                },
            }
        },
    },
}
"""What the documentation of Hypothesis' API says of annotations."""


def test_hypothesis(store: Store, tmp_path: Path) -> None:
    found = written(store, tmp_path, "hypothesis")
    jsonschema.validate(found, HYPOTHESIS, format_checker=jsonschema.FormatChecker())
    assert found["total"] == len(found["rows"]) == 5
    by_source = {source: text.encode("utf-16-le") for source, text in texts(store).items()}
    for row in found["rows"]:
        position, quote = row["target"][0]["selector"]
        units = by_source[row["uri"]][position["start"] * 2 : position["end"] * 2]
        assert units.decode("utf-16-le") == quote["exact"]
    first, second = found["rows"][:2]
    assert second["references"] == [first["id"]]
    assert (
        "Source: Vitali Kremez · Flashpoint · B3 · “Selon … dit-il … dit” · denies" in first["text"]
    )
    assert first["tags"] == ["claim", "Cyber/Attack", "Cyber"]


@pytest.mark.parametrize("tlp", [None, "amber+strict"])
def test_stix(store: Store, tmp_path: Path, tlp: str | None) -> None:
    stix2validator = validator("stix2validator")
    if tlp:
        before = store.project()
        marked = amend("TLP", before, replace(before, tlp=tlp))
        store.apply(marked, analyst=things.ANNA)
    bundle = written(store, tmp_path, "stix")
    told = stix2validator.validate_instance(bundle)
    assert told.is_valid, [str(error) for error in told.errors]
    objects = {of["id"]: of for of in bundle["objects"]}
    assert len(objects) == len(bundle["objects"])
    for of in bundle["objects"]:
        refs = [of[k] for k in ("source_ref", "target_ref", "created_by_ref") if k in of]
        assert {*of.get("object_refs", ()), *refs} <= objects.keys()
        assert ("object_marking_refs" in of) == (tlp is not None and "definition" not in of["type"])
    notes = {
        of["external_references"][0]["external_id"]: of
        for of in objects.values()
        if of["type"] == "note"
    }
    assert notes["7:10"]["confidence"] == 50 and "confidence" not in notes["11:1"]
    assert "le groupe APT 28 … derrière le piratage" in notes["7:10"]["content"]
    opinions = sorted(of["opinion"] for of in objects.values() if of["type"] == "opinion")
    assert opinions == ["neutral", "strongly-disagree", "strongly-disagree"]
    del bundle["objects"][-1]["relationship_type"]
    assert not stix2validator.validate_instance(bundle).is_valid


def test_claims_with_a_verdict_are_reviewed(store: Store, tmp_path: Path) -> None:
    with_evidence = written(store, tmp_path, "claimreview")
    assert [of["url"] for of in with_evidence] == ["https://b.example"]
    found = written(store, tmp_path, "claimreview", address="https://me.example/check")
    assert [of["url"] for of in found] == [
        *("https://me.example/check#c7-10", "https://me.example/check#c11-1"),
    ]
    for of in found:
        assert of["claimReviewed"] and of["reviewRating"]["alternateName"] and of["author"]["name"]
    assert found[0]["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Vitali Kremez",
        "affiliation": {"@type": "Organization", "name": "Flashpoint"},
    }


def test_machine_tags_are_those_of_the_taxonomies(store: Store, tmp_path: Path) -> None:
    taxonomies = validator("pytaxonomies").Taxonomies()
    known = {tag for of in taxonomies.values() for tag in of.machinetags()}
    source_type = 'osint:source-type="news-report"'
    tag = Tag("osint", "News report", code=source_type)
    store.apply(make("Tag", tag), analyst=things.ANNA)
    found = written(store, tmp_path, "misp-tags")
    tags = {tag for row in found for tag in row["tags"]} - {"cyber:attack"}
    assert tags == {
        'admiralty-scale:source-reliability="b"',
        *(f'admiralty-scale:information-credibility="{digit}"' for digit in "36"),
    }
    assert {*tags, source_type} <= known
