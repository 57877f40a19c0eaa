"""The rows that standings are made of: the same as the domain makes, whole and after one edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.annotation import CLAIM, Annotation, Attribution, Link, Placement
from reader.domain.edit import Edit
from reader.domain.edits import amend, delete_annotation, make
from reader.domain.source import Source
from reader.domain.sourcing import Roots, voices_of, weigh
from reader.domain.sourcing.counting import COUNTS
from reader.domain.summary import totals
from reader.reporting import sourcing_report, standing_codes
from reader.store.store import Store
from tests.store import things
from tests.store.things import ANNA, VERSION, at


def said(
    id: str, words: str, *placed: Placement, voices: tuple[Attribution, ...] = ()
) -> Annotation:
    return Annotation(id, "art", CLAIM, (at(words),), statements=placed, attributions=voices)


def voice(id: str, *links: Link, stance: str = "asserts", apart: bool = False) -> Attribution:
    return Attribution(id, stance, chain=links, apart=apart)


CUED = (at("Selon"),)
HEAD = said("head", "massif", Placement("st1"), voices=(voice("v", Link("kremez")),))
LONE = said("lone", "APT 28", voices=(voice("v", Link("kremez"), Link("press", stated=False)),))
OUTSIDE = said("outside", "de juillet", Placement("st1"))
JOINT = said(
    *("joint", "serait", Placement("st1", "opposite")),
    voices=(
        voice("v", Link("kremez", cues=CUED), stance="denies"),
        voice("w", Link("press", cues=CUED)),
        voice("x", Link("press", cues=CUED), apart=True),
    ),
)
MORE = (Source("press", "The press", "media"), HEAD, LONE, OUTSIDE, JOINT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = things.new_project(tmp_path)
    store.apply(things.make_everything(), analyst=ANNA)
    store.apply(make("More", *MORE), analyst=ANNA)
    yield store
    store.close()


def wanted(store: Store) -> dict[str, list[object]]:
    """What the domain makes of the annotations, statement by statement, in their order."""
    groups: dict[str, list[object]] = {of.id: [] for of in store.things("statement")}
    claims = [of for of in store.things("annotation") if of.kind == CLAIM]
    for of in sorted(claims, key=lambda of: of.number or 0):
        where = {"outside": of.id == "outside"}
        for place in of.statements:
            groups[place.statement] += voices_of(
                of, place.polarity, in_headline=of.id == "head", **where
            )
        if not of.statements:
            groups[of.id] = list(voices_of(of, **where))
    return groups


def test_the_store_gives_what_the_domain_makes(store: Store) -> None:
    found = store.sourcing.groups()
    assert found == wanted(store)
    assert set(found) == {"st1", "st2", "lone"}
    st1 = weigh(found["st1"], Roots(store.sourcing.sources()))
    assert [of.why for of in st1.heard if of.voice.claim == "joint"] == [
        COUNTS,
        "shares its cue with another",
        COUNTS,
    ]
    assert store.sourcing.groups(["st2", "lone", "none"]) == {
        key: found[key] for key in ("st2", "lone")
    }


def edits(joint: Annotation = JOINT) -> dict[str, tuple[Edit, set[str]]]:
    return {
        "another voice": (
            amend("x", LONE, replace(LONE, attributions=())),
            {"lone"},
        ),
        "put under a statement": (
            amend("x", LONE, replace(LONE, statements=(Placement("st2"),))),
            {"lone", "st2"},
        ),
        "taken from under one": (amend("x", HEAD, replace(HEAD, statements=())), {"head", "st1"}),
        "deleted": (delete_annotation(joint), {"joint", "st1"}),
        "an affiliation": (
            amend("x", things.FLASHPOINT, replace(things.FLASHPOINT, affiliation="press")),
            {"lone", "st1", "st2"},
        ),
        "a name": (amend("x", things.FLASHPOINT, replace(things.FLASHPOINT, name="F")), set()),
        "an outlet": (
            amend("x", things.ARTICLE, replace(things.ARTICLE, outlet="the PRESS")),
            {"lone", "st1", "st2"},
        ),
        "a kind": (
            amend("x", MORE[0], replace(MORE[0], kind="anonymous")),  # type: ignore[type-var]
            {"lone", "st1"},
        ),
        "a block left out": (
            amend("x", VERSION, replace(VERSION, left_out=(0, 2))),
            {"lone", "st1", "st2"},
        ),
        "a tag": (make("x", replace(things.CYBER, id="other", name="Other")), set()),
    }


@pytest.mark.parametrize("name", edits())
def test_an_edit_touches_what_it_changes_and_no_more(store: Store, name: str) -> None:
    edit, touched = edits(store.get("annotation", "joint"))[name]
    before = store.sourcing.groups()
    applied = store.apply(edit, analyst=ANNA)
    assert touched <= store.sourcing.touched(applied.edit) <= touched | {"c1", "head", "joint"}
    after = store.sourcing.groups()
    assert {k: v for k, v in before.items() if k not in touched} == {
        k: v for k, v in after.items() if k not in touched
    }
    again = store.sourcing.groups(store.sourcing.touched(applied.edit))
    assert again == {k: after[k] for k in again}
    for back in store.undo(ANNA):
        assert touched <= store.sourcing.touched(back.edit)
    assert store.sourcing.groups() == before


def test_an_outlet_that_is_a_source_passes_on_what_it_prints(store: Store) -> None:
    store.apply(
        amend("x", things.ARTICLE, replace(things.ARTICLE, outlet="the PRESS")), analyst=ANNA
    )
    assert {voice.outlet for voice in store.sourcing.groups()["st1"]} == {"press"}
    renamed = amend("x", MORE[0], replace(MORE[0], name="The Courier"))
    assert "st1" in store.sourcing.touched(store.apply(renamed, analyst=ANNA).edit)
    assert {voice.outlet for voice in store.sourcing.groups()["st1"]} == {None}
    called = amend("x", store.get("source", "press"), replace(MORE[0], aliases=("The press",)))
    assert "st1" in store.sourcing.touched(store.apply(called, analyst=ANNA).edit)
    assert {voice.outlet for voice in store.sourcing.groups()["st1"]} == {"press"}


@pytest.mark.parametrize("name", [*edits(), "an outlet"])
def test_the_whole_project_is_weighed_as_each_statement_is(store: Store, name: str) -> None:
    edit = amend("x", things.ARTICLE, replace(things.ARTICLE, outlet="Press"))
    if name != "an outlet":
        edit, _ = edits(store.get("annotation", "joint"))[name]
    assert_weighed_alike(store)
    store.apply(edit, analyst=ANNA)
    assert_weighed_alike(store)


def assert_weighed_alike(store: Store) -> None:
    roots = Roots(store.sourcing.sources())
    for copied in ({}, {"art": "article art", "head": "passage", "joint": "passage"}):
        one_by_one = {
            key: weigh(voices, roots, copied).code
            for key, voices in store.sourcing.groups().items()
        }
        assert standing_codes(store, None, copied) == one_by_one


def test_the_claims_under_statements_are_those_of_their_voices(store: Store) -> None:
    groups = store.sourcing.groups(["st1", "nothing"])
    claims = {key: list(dict.fromkeys(v.claim for v in of)) for key, of in groups.items()}
    assert len(claims["st1"]) > 1
    assert store.sourcing.claims_under(["st1", "nothing"]) == {**claims, "nothing": []}


def test_a_report_on_some_claims_counts_them_alone_and_weighs_statements_whole(
    store: Store,
) -> None:
    whole = {of.statement or of.claims[0].id: of for of in sourcing_report(store).lines}
    part = sourcing_report(store, ["head"])
    assert [of.statement for of in part.lines] == ["st1"]
    assert part.lines[0].standing == whole["st1"].standing and part.is_part
    # other claims under the statement weigh, and are neither counted nor listed
    assert len(whole["st1"].claims) > 1
    assert [claim.id for claim in part.claims] == ["head"]
    assert totals(part)["claims"].value == 1 and totals(part)["articles"].value == 1
    assert sourcing_report(store, ["outside"]).lines == ()
