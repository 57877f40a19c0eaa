"""Who says what, read from a project: the invented event, then what edits take away."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.edits import amend, make
from reader.domain.matrix import NOBODY, cells_of, parts_of
from reader.domain.project import Analyst, Tag
from reader.domain.timeline import items_of
from reader.importing import import_each
from reader.store.store import Store
from tests import event

ANA = Analyst("a", "Ana")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("event")
    (folder / "event.json").write_text(json.dumps(event.document()), encoding="utf-8")
    store = Store.open(folder / "event.selon", create=True)
    list(import_each(store, [folder / "event.json"], ANA, origin="command"))
    store.close()
    return (folder / "event.selon").read_bytes()


@pytest.fixture
def store(made: bytes, tmp_path: Path):
    (tmp_path / "event.selon").write_bytes(made)
    store = Store.open(tmp_path / "event.selon")
    yield store
    store.close()


def told(store: Store, by: str) -> dict[str, dict[str, str]]:
    of = store.sayings
    cells = cells_of(of.links(by), of.digits(), of.letters())
    return {
        row: {
            column: ", ".join(part.text for part in parts_of(marks, "grades"))
            for column, marks in across.items()
        }
        for row, across in cells.items()
    }


def test_the_planted_contradiction_stands_in_its_row(store: Store) -> None:
    found = told(store, "statement")
    assert found["paid"] == {"lanvin": "C4", "ministry": "≠ B"}
    assert found["backups"] == {"alp": "→ relays", "delmas": "says"}
    assert found["heron"] == {"wilk": "B3 +1", "rocher": "± doubts"}
    assert found["cut"] == {NOBODY: "says"}
    assert set(found) == set(event.STANDINGS)


def test_articles_and_tags_make_rows_too(store: Store) -> None:
    articles, tags = told(store, "article"), told(store, "tag")
    assert articles["a07"]["ministry"] == "≠ B"
    assert set(articles["a07"]) == {"lanvin", "ministry", "alp", "prefecture"}
    assert set(tags["data"]) == {"zerotrace", "wire", "courrier"}
    heads = {head.key: head for head in store.sayings.heads("article")}
    assert heads["a05"].under == "ZeroTrace\n2026-03-12"
    sources = {head.key: head.under for head in store.sayings.sources()}
    assert sources["wilk"] == "Northgate Labs"
    assert sources["close-1"] == "anonymous, article 1"


def test_what_has_a_tag_stands_under_those_over_it_too(store: Store) -> None:
    data = store.get("tag", "data")
    over = Tag("over", "Over", parent="top"), Tag("top", "Top")
    store.apply(make("x", *over), analyst=ANA)
    below = amend("x", data, replace(data, parent="over"))
    store.apply(below, analyst=ANA)
    claim = next(c for c in store.things("annotation") if c.kind == "claim" and "data" in c.tags)
    store.apply(amend("x", claim, replace(claim, tags=(*claim.tags, "top"))), analyst=ANA)
    found = told(store, "tag")
    assert found["top"] == found["over"] == found["data"]
    heads = {head.key: head.under for head in store.sayings.heads("tag")}
    assert (heads["top"], heads["over"]) == ("with 2 tags under it", "with 1 tag under it")
    assert heads["data"] == ""


def test_a_claim_under_no_statement_is_a_row_if_wanted(store: Store) -> None:
    claim = store.get("annotation", "e11")
    store.apply(amend("x", claim, replace(claim, statements=())), analyst=ANA)
    assert told(store, "statement")["paid"] == {"ministry": "≠ B"}
    assert told(store, "claim")["e11"] == {"lanvin": "C4"}
    assert [h.key for h in store.sayings.heads("claim")][-1] == "e11"
    assert "e11" not in [h.key for h in store.sayings.heads("statement")]


def test_the_opposite_sense_turns_a_stance_round(store: Store) -> None:
    claim = store.get("annotation", "e12")
    turned = tuple(replace(of, polarity="opposite") for of in claim.statements)
    store.apply(amend("x", claim, replace(claim, statements=turned)), analyst=ANA)
    assert told(store, "statement")["paid"]["ministry"] == "B"


def test_what_is_in_the_bin_or_outside_of_the_article_is_not_there(store: Store) -> None:
    article = store.get("article", "a07")
    store.apply(amend("x", article, replace(article, binned=True)), analyst=ANA)
    assert "paid" not in told(store, "statement")
    assert "a07" not in {item.said.article for item in timeline(store, "reported")}
    version = store.get("version", store.get("article", "a09").version)
    outside = replace(version, left_out=tuple(range(len(version.blocks))))
    store.apply(amend("x", version, outside), analyst=ANA)
    assert "password" not in told(store, "statement")
    assert "a09" not in [head.key for head in store.sayings.heads("article")]


def timeline(store: Store, by: str):
    return items_of(store.sayings.said(), store.sayings.speaking(), by)


def test_the_timeline_has_each_source_of_a_claim(store: Store) -> None:
    items = timeline(store, "reported")
    assert {(i.source, i.kind) for i in items if i.claim == "e07"} == {
        *(("wire", "relays"), ("zerotrace", "asserts")),
    }
    assert [i.edtf for i in items] == sorted(i.edtf for i in items)
    (heron,) = [i for i in items if i.claim == "e06"]
    assert heron.said.hedged and heron.affiliation == "northgate" and heron.key == "heron"
    assert heron.said.statements == (("heron", "Grey Heron carried out the attack."),)
    events = timeline(store, "event")
    assert [i.claim for i in events if i.when] == ["e02", "e08", "e20"]
