"""The invented event comes in whole: what is planted in it stands in the project."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from reader.domain.project import Analyst
from reader.domain.statements import appearances
from reader.importing import import_each
from reader.reporting import sourcing_report
from reader.store.check import check
from reader.store.store import Store
from tests import event


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("event")
    path = folder / "event.json"
    path.write_text(json.dumps(event.document()), encoding="utf-8")
    store = Store.open(folder / "event.selon", create=True)
    list(import_each(store, [path], Analyst("a", "Ana"), origin="command"))
    yield store
    store.close()


def test_the_event_becomes_a_project(store: Store) -> None:
    rows = store.article_rows()
    assert [row.claims for row in rows] == [3, 1, 2, 2, 1, 1, 3, 3, 2, 2]
    assert all(row.published and row.byline and row.outlet for row in rows)
    claims = {claim.id: claim for claim in store.things("annotation")}
    assert {s.statement for c in claims.values() for s in c.statements} == set(event.STANDINGS)
    assert [link.source for link in claims["e07"].attributions[0].chain] == [
        "courrier",
        "wire",
        "zerotrace",
    ]
    assert claims["e12"].attributions[0].stance == "denies"
    assert check(store.path) == []


def test_every_statement_has_the_standing_that_the_rules_give_it(store: Store) -> None:
    report = sourcing_report(store)
    assert {line.statement: line.standing.code for line in report.lines} == event.STANDINGS


def test_what_is_planted_goes_round(store: Store) -> None:
    circular = {
        line.statement: {(c.kind, frozenset(c.sources)) for c in line.standing.circular}
        for line in sourcing_report(store).lines
        if line.standing.circular
    }
    assert circular == {
        "files": {("each other", frozenset({"zerotrace", "wire", "courrier"}))},
        "backups": {("copied", frozenset({"chu"}))},
        "moved": {("shared relay", frozenset({"alp"}))},
    }


def test_a_claim_loses_its_hedge(store: Store) -> None:
    told = [of.shift for of in appearances("heron", store.statements.claims_of("heron"))]
    assert "as a fact, where it was “probably”" in told
