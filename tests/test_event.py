"""The invented event comes in whole: what is planted in it stands in the project."""

from __future__ import annotations

import json
from pathlib import Path

from reader.domain.project import Analyst
from reader.domain.sourcing.circular import COPIED, EACH_OTHER, SHARED_RELAY
from reader.domain.sourcing.telling import origin_names
from reader.importing import import_each
from reader.reporting import sourcing_report
from reader.store.check import check
from reader.store.store import Store
from tests import event


def project(folder: Path) -> Store:
    path = folder / "event.json"
    path.write_text(json.dumps(event.document()), encoding="utf-8")
    store = Store.open(folder / "event.selon", create=True)
    list(import_each(store, [path], Analyst("a", "Ana"), origin="command"))
    return store


def test_the_event_becomes_a_project(tmp_path: Path) -> None:
    store = project(tmp_path)
    rows = store.article_rows()
    assert [row.claims for row in rows] == [3, 1, 2, 2, 1, 1, 3, 3, 2, 2]
    assert all(row.published and row.byline and row.outlet for row in rows)
    claims = {claim.id: claim for claim in store.things("annotation")}
    assert {s.statement for c in claims.values() for s in c.statements} == set(event.STANDINGS)
    assert [link.source for link in claims["e07"].attributions[0].chain] == ["wire", "zerotrace"]
    assert claims["e12"].attributions[0].stance == "denies"
    store.close()
    assert check(store.path) == []


def test_the_standings_are_what_was_planted(tmp_path: Path) -> None:
    store = project(tmp_path)
    lines = {line.statement: line for line in sourcing_report(store).lines}
    store.close()
    assert {id: line.standing.code for id, line in lines.items()} == event.STANDINGS
    told = {id: {each.kind for each in line.standing.circular} for id, line in lines.items()}
    assert {id: kinds for id, kinds in told.items() if kinds} == {
        "files": {EACH_OTHER},
        "backups": {COPIED},
        "moved": {SHARED_RELAY},
    }


def test_a_claim_loses_its_hedge(tmp_path: Path) -> None:
    store = project(tmp_path)
    told = [of.shift for of in store.statements.appearances("heron")]
    store.close()
    assert "as a fact, where it was “probably”" in told


def test_who_has_it_from_each_other_does_not_look_like_an_affiliation(tmp_path: Path) -> None:
    store = project(tmp_path)
    names = {of.id: of.name for of in store.things("source")}
    lines = {line.statement: line for line in sourcing_report(store).lines}
    store.close()
    assert origin_names(lines["files"].standing, names.__getitem__) == [
        "ZeroTrace / Le Courrier de Valmont"
    ]
    assert origin_names(lines["heron"].standing, names.__getitem__) == [
        "Tomasz Wilk · Northgate Labs"
    ]
