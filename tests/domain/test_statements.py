"""Statements: claims put under them and taken out, merged, linked; shifts of hedging."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.alike import Like, best_of, likes
from reader.domain.anchor import Anchor, Hedge
from reader.domain.annotation import CLAIM, Annotation, Placement
from reader.domain.date import Date
from reader.domain.edit import Edit
from reader.domain.plain import from_plain
from reader.domain.project import Connection, Statement
from reader.domain.statements import (
    Appearance,
    connect,
    delete_statement,
    merge_statements,
    over_time,
    put_under,
    take_out,
    turned,
)

HACK, LEAK = Statement("hack", "It was hacked", "first"), Statement("leak", "It leaked", "second")


def claim(id: str, *places: tuple[str, str], hedge: str = "", said: str = "") -> Annotation:
    return Annotation(
        *(id, "a1", CLAIM, (Anchor(0, 3, "abc"),)),
        statements=tuple(Placement(*place) for place in places),
        hedges=(Hedge(Anchor(0, 1, hedge)),) if hedge else (),
        said=Date(said) if said else None,
    )


def placed(edit: Edit) -> dict[str, list[tuple[str, str]]]:
    """Claim → where it stands after an edit."""
    return {
        change.id: [(p["statement"], p["polarity"]) for p in change.after["statements"]]
        for change in edit.changes
        if change.entity == "annotation" and change.after
    }


def test_claims_go_under_a_statement_that_is_made_with_them() -> None:
    edit = put_under([claim("c1"), claim("c2", ("leak", "same"))], HACK, new=True)
    assert (edit.label, edit.changes[0].id) == ("Put 2 claims under “It was hacked”", "hack")
    assert placed(edit) == {
        "c1": [("hack", "same")],
        "c2": [("leak", "same"), ("hack", "same")],
    }
    assert from_plain(Statement, edit.changes[0].after or {}) == HACK


def test_a_claim_that_stands_there_changes_its_sense_only() -> None:
    there = claim("c1", ("hack", "same"))
    assert put_under([there], HACK).changes == ()
    assert placed(put_under([there], HACK, "opposite")) == {"c1": [("hack", "opposite")]}
    assert placed(turned([there], HACK)) == {"c1": [("hack", "opposite")]}
    assert turned([there], LEAK).changes == ()
    assert placed(take_out([there, claim("c2")], HACK)) == {"c1": []}


def test_deleting_a_statement_keeps_its_claims() -> None:
    links = [Connection("l1", "hack", "leak", "restates"), Connection("l2", "x", "y", "restates")]
    edit = delete_statement(HACK, [claim("c1", ("hack", "same"))], links)
    assert placed(edit) == {"c1": []}
    assert [(c.entity, c.id) for c in edit.changes if c.after is None] == [
        ("connection", "l1"),
        ("statement", "hack"),
    ]


def test_merging_moves_claims_and_links_and_drops_what_would_be_double() -> None:
    claims = [
        claim("c1", ("leak", "opposite")),
        claim("c2", ("leak", "same"), ("hack", "opposite")),
        claim("c3", ("hack", "same")),
    ]
    links = [
        Connection("between", "hack", "leak", "contradicts"),
        Connection("from", "leak", "other", "elaborates"),
    ]
    edit = merge_statements(HACK, LEAK, claims, links)
    assert placed(edit) == {"c1": [("hack", "opposite")], "c2": [("hack", "opposite")]}
    after = {change.id: change.after for change in edit.changes}
    assert after["between"] is None
    assert after["leak"] is None
    assert after["from"] == {"from_": "hack"}
    assert after["hack"] == {"note": "first\n\nAlso: “It leaked”\n\nsecond"}


def test_merging_loses_no_judgement() -> None:
    judged = replace(LEAK, likelihood="likely", confidence="low")
    after = {c.id: c.after for c in merge_statements(HACK, judged, [], []).changes}
    assert after["hack"] == {
        "note": "first\n\nAlso: “It leaked”\n\nsecond",
        "likelihood": "likely",
        "confidence": "low",
    }
    own = replace(HACK, likelihood="unlikely", confidence="low")
    after = {c.id: c.after for c in merge_statements(own, judged, [], []).changes}
    # the own judgement stands, the other one beside it; of what is the same nothing is said
    assert after["hack"] == {"note": "first\n\nAlso: “It leaked” (likely)\n\nsecond"}


def test_a_link_that_both_have_stays_once_with_both_notes() -> None:
    links = [
        Connection("own", "hack", "third", "restates", "mine"),
        Connection("same", "leak", "third", "restates", "theirs"),
        Connection("other", "leak", "third", "contradicts"),
        Connection("back", "third", "leak", "restates"),
    ]
    changes = merge_statements(HACK, LEAK, [], [*links, links[1]]).changes
    after = {change.id: change.after for change in changes if change.entity == "connection"}
    assert after == {
        "own": {"note": "mine\n\ntheirs"},
        "same": None,
        "other": {"from_": "hack"},
        "back": {"to": "hack"},
    }
    # also where the two had it only after the merge
    twins = [
        Connection("a", "leak", "third", "restates", "one"),
        Connection("b", "leak", "third", "restates", "two"),
    ]
    after = {c.id: c.after for c in merge_statements(HACK, LEAK, [], twins).changes}
    assert after["a"] == {"from_": "hack", "note": "one\n\ntwo"} and after["b"] is None


def test_links() -> None:
    edit = connect("hack", "leak", "contradicts")
    made = from_plain(Connection, edit.changes[0].after or {})
    assert (made.from_, made.to, made.type) == ("hack", "leak", "contradicts")
    assert connect("hack", "leak", "contradicts", [made]).changes == ()
    assert connect("leak", "hack", "contradicts", [made]).changes
    with pytest.raises(ValueError, match="itself"):
        connect("hack", "hack", "restates")


def test_appearances_stand_by_date_and_tell_shifts_of_hedging() -> None:
    told = over_time(
        [
            Appearance("undated", "", "same", ("reportedly",)),
            Appearance("fact", "2017-05-09", "same", ()),
            Appearance("first", "2017-05-05", "same", ("serait",)),
            Appearance("against", "2017-05-08", "opposite", ()),
        ]
    )
    assert [(of.claim, of.polarity, of.shift) for of in told] == [
        ("first", "same", ""),
        ("against", "opposite", ""),
        ("fact", "same", "as a fact, where it was “serait”"),
        ("undated", "same", "with “reportedly”, where it was said as a fact"),
    ]


def test_dates_of_all_kinds_stand_by_when_they_may_begin() -> None:
    days = ["2017", "no date", "2017-22", "2016-12~", "-0043", "2017-05-08", "../2016", "201X", ""]
    told = over_time(Appearance(day, day, "same", ()) for day in days)
    assert [of.claim for of in told] == [
        *("../2016", "-0043", "201X", "2016-12~", "2017", "2017-05-08", "2017-22"),
        *("no date", ""),
    ]


def test_claims_that_are_alike() -> None:
    from rapidfuzz.fuzz import token_set_ratio

    said = "le groupe APT 28 serait derrière le piratage subi par En Marche!"
    others = [
        ("same", "Le piratage d'En Marche : APT 28 est derrière, selon Flashpoint"),
        ("far", "La Commission s'est réunie samedi matin"),
        ("one word", "Le piratage de la radio a coûté cher à ses auditeurs"),
        ("nothing", "… le la les …"),
    ]
    assert [like.claim for like in likes(said, others, token_set_ratio)] == ["same"]
    assert likes("", others, token_set_ratio) == []
    twice = best_of([[Like("a", 70), Like("b", 90)], [Like("a", 95)]])
    assert twice == [Like("a", 95), Like("b", 90)]
