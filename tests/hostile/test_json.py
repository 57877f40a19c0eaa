"""JSON that is not as Selon writes it: refused whole, by its place, with nothing written."""

from __future__ import annotations

import copy
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.domain.arrivals import annotation_edit
from reader.domain.document import DocumentTrouble
from reader.export.registry import exporters
from reader.importing import ImportResult, import_each
from reader.ingest.registry import IngestTrouble
from reader.ingest.selon_json import read
from reader.store.check import check
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA

GONE = object()
Key = str | int
Way = tuple[Key, ...]
CLAIM, SPAN = ("annotations", 0), ("annotations", 0, "spans", 0)
REFUSED: list[tuple[Way, object, str]] = [
    ((*SPAN, "exact"), "le groupe APT 29", "annotations[0].spans[0]: the words “le groupe APT 29”"),
    # as a program counts that knows UTF-16 alone: 🕵 before it is two
    (SPAN, {"start": 47, "end": 63, "exact": "le groupe APT 28"}, "annotations[0].spans[0]: the"),
    ((*SPAN, "end"), 10**6, "annotations[0].spans[0]: 1000000 is past the end of the text (145)"),
    ((*SPAN, "start"), -1, "annotations[0].spans[0].start: -1 is not"),
    ((*SPAN, "start"), 46.0, "annotations[0].spans[0].start: a whole number was expected"),
    ((*SPAN, "start"), True, "annotations[0].spans[0].start: a whole number was expected"),
    ((*SPAN, "start"), 10**300, "annotations[0].spans[0].start: 1000"),
    ((*SPAN, "start"), 62, "annotations[0].spans[0]: there are no words at 62–62"),
    ((*CLAIM, "spans"), [], "annotations[0].spans: an annotation needs words"),
    ((*CLAIM, "spans"), GONE, "annotations[0]: “spans” is missing"),
    ((*CLAIM, "kind"), "rumour", "annotations[0].kind: “rumour” is not one of"),
    ((*CLAIM, "kind"), "x" * 9999, "annotations[0].kind: “xxx"),
    ((*CLAIM, "colour"), "red", "annotations[0].colour: this key is not known here"),
    ((*CLAIM, "c" * 9999), "red", "annotations[0].ccc"),
    ((*CLAIM, "tags"), ["nothing"], "annotations[0].tags[0]: there is no tag “nothing”"),
    ((*CLAIM, "article"), "nothing", "annotations[0].article: there is no article “nothing”"),
    ((*CLAIM, "note"), "a\0b", "annotations[0].note: the character at 1 (U+0000)"),
    ((*CLAIM, "note"), "a\udc00b", "annotations[0].note: the character at 1 (U+DC00)"),
    ((*CLAIM, "attributions", 0, "chain", 0, "source"), "nobody", "chain[0].source: there is no"),
    ((*CLAIM, "attributions", 0, "chain"), [], "attributions[0].chain: a voice needs"),
    ((*CLAIM, "attributions", 0, "stance"), "sings", "attributions[0].stance: “sings” is not"),
    ((*CLAIM, "dates", "event", "edtf"), "2017-05-05/2017-05-01", "lies before the first"),
    ((*CLAIM, "dates", "event", "edtf"), "2017-02-30", "dates.event.edtf: “2017-02-30” is no date"),
    (("annotations", 1, "citation"), "7:10", "annotations[1].citation: this citation stands"),
    (("annotations", 1, "id"), "c1", "annotations[1]: this annotation stands in the file twice"),
    (("sources", 1, "id"), "flashpoint", "sources[1]: this source stands in the file twice"),
    (("tags", 0, "parent"), "attack", "tags[0].parent: the tag stands under itself"),
    (("tags", 0, "parent"), "cyber", "tags[0].parent: the tag stands under itself"),
    (("sources", 0, "affiliation"), "kremez", "sources[0].affiliation: the source stands under"),
    (("tags", 0, "colour"), 9, "tags[0].colour: a tag's colour is a number from 1 to 8"),
    (("articles", 0, "text"), "Un autre texte.", "articles[0].sha256: it does not fit the text"),
    (("articles", 0, "blocks", 1, "start"), 5, "articles[0].blocks: two blocks overlap at 5"),
    (("articles", 0, "blocks", 1, "end"), 9999, "articles[0].blocks[1]: there are no words"),
    (("grades", 0, "claim"), "c1", "grades[0]: a grade needs a “source” or a “claim”"),
    (("grades", 0, "value"), "7", "grades[0].value: “7” is not one of"),
    (("links", 0, "to"), "nothing", "links[0].to: there is no"),
    (("version",), 2, "version: this file has version 2"),
    (("format",), "other", "format: this is not a file in Selon's format"),
    (("annotations",), {"a": 1}, "annotations: a list was expected here, not an object"),
    ((), [], "an object was expected here, not a list"),
]
HOSTILE = [
    *(None, True, False, 0, -1, 1.5, float("nan"), 10**30, 2**63, "", "x", "\ud800", "a\0b"),
    *("<img src=file:///dev/zero>", [], {}, [[]], [None], ["x"], {"a": 1}, "2017-13-45", "9" * 500),
    *("art", "c1", "kremez", "attack", "cyber", "v1", GONE),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A project with one of everything, as its own export says it."""
    store = things.new_project(tmp_path_factory.mktemp("json"))
    store.apply(things.make_everything(), analyst=ANNA)
    plain = json.loads(exported(store))
    store.close()
    return plain


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    yield store
    store.close()


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    with store.report() as report:
        exporters()["json"].write(report, out, None)
    return out.getvalue()


def spoiled(plain: Any, way: Way, value: object) -> Any:
    if not way:
        return None if value is GONE else value
    plain = copy.deepcopy(plain)
    inner = plain
    for key in way[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[way[-1]]
    else:
        inner[way[-1]] = value
    return plain


def bring(store: Store, data: bytes) -> ImportResult:
    path = store.path.with_suffix(".json")
    path.write_bytes(data)
    return next(import_each(store, [path], ANNA, origin="command"))


@pytest.mark.parametrize("way, value, said", REFUSED)
def test_what_does_not_fit_is_refused_by_its_place(
    store: Store, written: dict[str, Any], way: Way, value: object, said: str
) -> None:
    before = things.state(store)
    result = bring(store, json.dumps(spoiled(written, way, value)).encode())
    assert result.status == "failed"
    assert said in result.reason
    assert len(result.reason) < 400
    assert result.advice
    assert (store.last_seq(), things.state(store)) == (0, before)


def two_of_one_number(plain: dict[str, Any]) -> None:
    text = plain["articles"][0]["text"].replace("28", "29")
    plain["articles"].append({"id": "other", "number": 7, "title": "Autre", "text": text})


def twice(plain: dict[str, Any]) -> None:
    plain["articles"].append({**plain["articles"][0], "number": 8})


@pytest.mark.parametrize(
    "spoil, said",
    [
        (two_of_one_number, "articles[2].number: 7 stands twice"),
        (twice, "articles[2]: there is already a version “v1”"),
    ],
)
def test_articles_that_clash(
    store: Store,
    written: dict[str, Any],
    spoil: Callable[[dict[str, Any]], None],
    said: str,
) -> None:
    plain = copy.deepcopy(written)
    spoil(plain)
    result = bring(store, json.dumps(plain).encode())
    assert (result.status, store.last_seq()) == ("failed", 0)
    assert said in result.reason


@pytest.mark.parametrize(
    "data, said",
    [
        (b"[" * 100_000, "nested too deeply"),
        (b'{"articles":' * 100_000, "nested too deeply"),
        (b'{"version": ' + b"9" * 10_000 + b"}", "numbers that are too long"),
        (b'{"format": "selon", "tags": [], "tags": [{"name": "x"}]}', "“tags” stands twice"),
        (b'{"format": "selon", "annotations": [', "not JSON: line 1"),
        (b"nonsense " * 5_000_000, "not JSON"),
        (b"", "not JSON"),
        (b"\0" * 100, "not"),
        (b"\xff\xfe\xff", "not written in UTF-8"),
    ],
)
def test_what_is_no_json(store: Store, data: bytes, said: str) -> None:
    result = bring(store, data)
    assert (result.status, store.last_seq()) == ("failed", 0)
    assert said in result.reason
    assert result.advice


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """Every place in a JSON value."""
    yield way
    if isinstance(value, dict | list):
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from ways(value[key], (*way, key))


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An empty project and one of everything, as files: to copy them is to have new ones."""
    folder = tmp_path_factory.mktemp("patterns")
    things.new_project(folder, "fresh.selon").close()
    full = things.new_project(folder, "full.selon")
    full.apply(things.make_everything(), analyst=ANNA)
    full.close()
    return {name: (folder / f"{name}.selon").read_bytes() for name in ("fresh", "full")}


def copied(path: Path, pattern: bytes) -> Store:
    path.write_bytes(pattern)
    return Store.open(path)


def attempt(folder: Path, patterns: dict[str, bytes], plain: Any) -> bool:
    """Import it, and annotate with it: whole or not at all. Whether the import took it."""
    folder.mkdir()
    fresh = copied(folder / "p.selon", patterns["fresh"])
    full = copied(folder / "full.selon", patterns["full"])
    data = json.dumps(plain).encode()
    taken = bring(fresh, data).status != "failed"
    if taken:
        again = copied(folder / "again.selon", patterns["fresh"])
        assert bring(again, exported(fresh)).status != "failed"
        assert exported(again) == exported(fresh)
        again.close()
    else:
        assert fresh.last_seq() == 0
    before = things.state(full)
    try:
        edit = annotation_edit(read("x.json", data), full, "Annotate")
        if edit.changes:
            full.apply(edit, analyst=ANNA)
    except (IngestTrouble, DocumentTrouble):
        assert things.state(full) == before
    for store in (fresh, full):
        store.close()
        assert check(store.path) == []
    return taken


def attempts(folder: Path, patterns: dict[str, bytes], written: dict[str, Any], number: int) -> int:
    dice = random.Random(number)
    places = list(ways(written))
    taken = 0
    for i in range(number):
        way, value = dice.choice(places), dice.choice(HOSTILE)
        taken += attempt(folder / str(i), patterns, spoiled(written, way, value))
    return taken


def test_a_source_that_gets_an_article(tmp_path: Path, patterns, written) -> None:
    assert attempt(tmp_path / "x", patterns, spoiled(written, ("sources", 0, "article"), "art"))


def test_anything_anywhere(tmp_path: Path, patterns, written) -> None:
    assert 0 < attempts(tmp_path, patterns, written, 30) < 30


@pytest.mark.long
def test_anything_anywhere_at_length(tmp_path: Path, patterns, written) -> None:
    attempts(tmp_path, patterns, written, 3000)
