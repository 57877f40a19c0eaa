"""Finding claims by words and facets, in every order, and counting the facets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.cli.program import selon
from reader.domain.annotation import Annotation
from reader.domain.claim_filter import SORTS, ClaimFilter
from reader.domain.date import Date
from reader.domain.edits import amend, make, toggle_tag
from reader.domain.project import Analyst, Grade, Statement, Tag
from reader.domain.statements import put_under
from reader.reporting import standing_codes
from reader.store.store import Store
from tests import gold
from tests.conftest import SEED

ANNA = Analyst("anna", "Anna")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    path, document = folder / "p.selon", folder / "gold.json"
    document.write_text(json.dumps(gold.document(related=True)), encoding="utf-8")
    before = ["--profile", str(folder / "profile"), "--analyst", "Anna"]
    for words in (["import", str(path), str(SEED)], ["annotate", str(path), str(document)]):
        selon.main([*before, *words], standalone_mode=False)
    store = Store.open(path)
    tags = [Tag("attack", "Attack"), Tag("apt", "APT", "attack")]
    grades = [Grade("g1", source="E5", value="B"), Grade("g2", claim="C14", value="4")]
    store.apply(make("x", *tags, *grades, Grade("g3", claim="C14", value="3")), analyst=ANNA)
    c14, c11 = store.annotations(["C14", "C11"])
    store.apply(toggle_tag([c14], tags[1]), analyst=ANNA)
    store.apply(put_under([c11], Statement("st", "Hacked"), new=True), analyst=ANNA)
    store.close()
    return path


@pytest.fixture
def store(project: Path) -> Iterator[Store]:
    store = Store.open(project, read_only=True)
    yield store
    store.close()


def found(store: Store, sort: str = "citation", **of: object) -> list[str]:
    asked = ClaimFilter(**{k: frozenset([v]) if k in _SETS else v for k, v in of.items()})
    return store.claims.find(asked, sort, standings=standing_codes(store))


_SETS = {
    *("standings", "sources", "about", "tags", "months", "credibility", "reliability"),
    *("directness", "flags"),
}


@pytest.mark.parametrize(
    ("of", "claims"),
    [
        ({"typed": "APT 28"}, ["C14"]),
        ({"typed": "apt zebra"}, []),
        ({"typed": "source:kremez"}, ["C14"]),
        ({"typed": "tag:attack apt"}, ["C14"]),
        ({"typed": "about:flashpoint"}, []),
        ({"typed": "kremez"}, ["C14"]),
        ({"typed": "flashp"}, ["C14"]),
        ({"typed": "1:14"}, ["C14"]),
        ({"typed": "enquete"}, ["C06"]),
        ({"typed": '"zebra" ) NOT'}, []),
        ({"typed": "2:1"}, []),
        ({"standings": "anonymous only"}, ["C06"]),
        ({"sources": "E7"}, ["C18"]),
        ({"sources": "E6"}, ["C14"]),
        ({"about": "E2"}, ["C06"]),
        ({"about": "E1", "typed": "apt"}, ["C14"]),
        ({"about": "nobody"}, []),
        ({"tags": "attack"}, ["C14"]),
        ({"credibility": "3"}, ["C14"]),
        ({"credibility": "4"}, []),
        ({"reliability": "B"}, ["C14"]),
        ({"statement": "st"}, ["C11"]),
        ({"directness": "direct", "sources": "E4"}, ["C10"]),
        ({"flags": "hedged", "typed": "apt"}, ["C14"]),
        ({"flags": "unattributed", "typed": "neuf gigabits"}, ["C04"]),
        ({"months": "2017-05", "sources": "E7"}, ["C18"]),
        ({"months": "2017-04", "sources": "E7"}, []),
        ({"months": "undated"}, []),
        ({"after": "2017-05-08", "sources": "E7"}, []),
        ({"before": "2017-05-06", "sources": "E7"}, ["C18"]),
    ],
)
def test_what_passes(store: Store, of: dict[str, object], claims: list[str]) -> None:
    assert found(store, **of) == claims


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_has_all_claims_both_ways(store: Store, sort: str) -> None:
    codes = standing_codes(store)
    up = store.claims.find(ClaimFilter(), sort, standings=codes)
    down = store.claims.find(ClaimFilter(), sort, descending=True, standings=codes)
    assert len(up) == len(set(up)) == 27
    assert set(up) == set(down)
    if sort not in ("article", "grade", "tags"):  # all the same, or a single one
        assert up != down
    assert store.claims.find(ClaimFilter(), sort, limit=3, standings=codes) == up[:3]


def test_what_has_nothing_to_be_sorted_by_comes_last(store: Store) -> None:
    for sort in ("grade", "tags"):
        assert found(store, sort)[0] == "C14"
        assert store.claims.find(ClaimFilter(), sort, descending=True)[0] == "C14"
    speakers = {
        of.id: any(link.source for v in of.attributions for link in v.chain)
        for of in all_claims(store)
    }
    order = [speakers[id] for id in found(store, "speaker")]
    assert order == sorted(order, reverse=True)


def all_claims(store: Store) -> list[Annotation]:
    return [of for of in store.things("annotation") if of.kind == "claim"]


def test_counts_are_of_the_claims_given(store: Store) -> None:
    codes = standing_codes(store)
    counts = store.claims.counts(["C14", "C06", "C04"], codes)
    assert counts["sources"] == {"E3": 1, "E5": 1}
    assert counts["tags"] == {"apt": 1}
    assert counts["credibility"] == {"3": 1}
    assert counts["directness"] == {"indirect": 2}
    assert counts["flags"]["unattributed"] == 1
    assert counts["standings"] == {"single source": 1, "anonymous only": 1, "unattributed": 1}
    whole = store.claims.counts(found(store), codes)
    for facet, values in whole.items():
        for value, number in values.items():
            assert len(found(store, **{facet: value})) >= number, (facet, value)


def test_whom_claims_name_is_counted_as_it_is_found(store: Store) -> None:
    every = found(store)
    named = store.claims.named(every, lambda: None)
    assert named["E2"] == 1
    for source in (of.id for of in store.things("source")):
        assert len(found(store, about=source)) == named.get(source, 0), source
    assert store.claims.named(["C06"], lambda: None)["E2"] == 1
    assert "E2" not in store.claims.named(["C14"], lambda: None)


def test_a_claim_in_the_bin_is_not_found(project: Path, tmp_path: Path) -> None:
    from reader.domain.edits import amend
    from reader.store.backup import backup

    backup(project, tmp_path / "copy.selon")
    store = Store.open(tmp_path / "copy.selon")
    (article,) = store.things("article")
    store.apply(amend("Bin", article, replace(article, binned=True)), analyst=ANNA)
    assert store.claims.find(ClaimFilter()) == []
    assert standing_codes(store) == {"st": "unattributed"}
    assert [row.claims for row in store.statements.rows()] == [0]
    store.undo(ANNA)
    assert len(store.claims.find(ClaimFilter())) == 27
    store.close()


def test_dates_sort_by_when_they_begin(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "p.selon"
    copy.write_bytes(project.read_bytes())
    store = Store.open(copy)
    dates = ["2016-24", "2017", "2017/2018", "2017-02-21", "2017-21", "2017-21/2017-22"]
    dates += ["2017-03-05", "2017-22", "2017-12-24"]
    claims = store.claims.find(ClaimFilter(), "citation")[: len(dates)]
    for claim, date in zip(reversed(claims), dates, strict=True):
        before = store.get("annotation", claim)
        store.apply(amend("Date", before, replace(before, event=Date(date))), analyst=ANNA)
    chosen = [id for id in store.claims.find(ClaimFilter(), "date") if id in claims]
    kept = [store.get("annotation", id).event.edtf for id in chosen]
    assert kept == dates
    store.close()
