"""What a tag set brings into a project: once, under the right parent, in one of eight colours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.ids import new_id
from reader.domain.project import Tag
from reader.domain.tag_sets import SetWord, TagSet, add_tags, nearest_colour, plan_tags

LOW = SetWord('n:risk="low"', "Low", "Not much.", 3)
HIGH = SetWord('n:risk="high"', "High")
RISK = SetWord("n:risk", "Risk", values=(LOW, HIGH))
FOUND = TagSet("Risks", "", (RISK, SetWord("n:seen", "Seen")))


def test_predicates_are_parents_and_values_their_children() -> None:
    plan = plan_tags(FOUND, [Tag("t", "Mine")], new_id)
    risk, low, high, seen = plan.new
    assert (risk.name, risk.parent, risk.colour, risk.code) == ("Risk", None, 2, "n:risk")
    assert (low.parent, low.colour, low.note) == (risk.id, 3, "Not much.")
    assert (high.parent, high.colour) == (risk.id, risk.colour)
    assert (seen.parent, seen.colour) == (None, 3)
    edit = add_tags("Risks", plan.new)
    assert edit.label == "Tag set “Risks”"
    assert [change.id for change in edit.changes] == [tag.id for tag in plan.new]


def test_a_set_that_is_there_brings_nothing_and_a_newer_one_what_is_new() -> None:
    tags = list(plan_tags(FOUND, [], new_id).new)
    assert plan_tags(FOUND, tags, new_id).new == ()
    renamed = [replace(tag, name=f"My {tag.name}", colour=8) for tag in tags]
    assert plan_tags(FOUND, renamed, new_id).known == 4
    middle = SetWord('n:risk="middle"', "Middle")
    newer = TagSet("Risks", "", (replace(RISK, values=(LOW, middle, HIGH)),))
    plan = plan_tags(newer, renamed, new_id)
    assert [(tag.name, tag.parent) for tag in plan.new] == [("Middle", tags[0].id)]


def test_own_tags_are_taken_by_their_name_those_of_another_set_are_not() -> None:
    own, foreign = Tag("o", "risk"), Tag("f", "Seen", code="other:seen")
    plan = plan_tags(FOUND, [own, foreign], new_id)
    assert [tag.name for tag in plan.new] == ["Low", "High", "Seen"]
    assert {tag.parent for tag in plan.new} == {"o", None}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("#CC0033", "red"),
        ("#f00", "red"),
        ("#FFC000", "ochre"),
        ("#0000ff", "blue"),
        ("#33FF00", "green"),
        ("#FF00FF", "pink"),
        ("#9400D3", "violet"),
        ("#00585e", "teal"),
        ("#5a2a16", "brown"),
        ("#ffffff", ""),
        ("#888", ""),
        ("red", ""),
        ("#12345", ""),
        ("", ""),
    ],
)
def test_the_nearest_of_eight_colours(given: str, name: str) -> None:
    names = ("red", "blue", "green", "violet", "ochre", "pink", "teal", "brown")
    found = nearest_colour(given)
    assert (names[found - 1] if found else "") == name
