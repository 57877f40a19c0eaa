"""Edits as values: inverses are exact, merges and deletions leave nothing pointing nowhere."""

from dataclasses import replace

import pytest

from reader.domain.anchor import anchor_at
from reader.domain.annotation import (
    Annotation,
    Attribution,
    Link,
    implied_origin,
    origin,
)
from reader.domain.edit import Change, Edit, changed, made, removed, thing
from reader.domain.edits import (
    amend,
    delete_annotation,
    delete_tag,
    highlight,
    toggle_tag,
)
from reader.domain.project import Connection, Grade, Tag, Verdict
from reader.domain.source import Source
from reader.domain.source_edits import delete_source, merge_sources
from reader.domain.voices import new_voice, with_implied_origin, with_link, with_relay, with_voice

TEXT = "Selon Vitali Kremez, le groupe APT 28 serait derrière le piratage."
KREMEZ = Source("s1", "Vitali Kremez", affiliation="s2")
FLASHPOINT = Source("s2", "Flashpoint", "organisation")


def claim(*voices: Attribution) -> Annotation:
    return Annotation(
        "c1", "a1", "claim", (anchor_at(TEXT, 21, 65),), tags=("t1",), attributions=voices
    )


def apply(edit: Edit, rows: dict[tuple[str, str], dict]) -> dict[tuple[str, str], dict]:
    """What a store does with an edit, on plain dicts, refusing what does not fit."""
    rows = dict(rows)
    for change in edit.changes:
        key = (change.entity, change.id)
        if change.before is None:
            assert key not in rows
            rows[key] = dict(change.after)
        elif change.after is None:
            assert rows.pop(key) == change.before
        else:
            assert {name: rows[key][name] for name in change.before} == change.before
            rows[key] = {**rows[key], **change.after}
    return rows


def rows_of(*things: object) -> dict[tuple[str, str], dict]:
    return apply(Edit("", tuple(made(t) for t in things)), {})


def test_a_change_names_only_the_fields_that_differ():
    change = changed(KREMEZ, replace(KREMEZ, name="V. Kremez"))
    assert change == Change("source", "s1", {"name": "Vitali Kremez"}, {"name": "V. Kremez"})
    assert changed(KREMEZ, KREMEZ) is None


def test_what_is_made_comes_back_from_the_change():
    marked = claim(new_voice(Link("s1", cues=(anchor_at(TEXT, 0, 5),))))
    assert thing(made(marked)) == marked
    with pytest.raises(ValueError, match="removes"):
        thing(removed(marked))


def test_the_inverse_of_an_edit_takes_all_of_it_back():
    start = rows_of(FLASHPOINT)
    edit = highlight(claim(new_voice(Link("s1"))), KREMEZ)
    after = apply(edit, start)
    assert set(after) == {("source", "s1"), ("source", "s2"), ("annotation", "c1")}
    assert apply(edit.inverse(), after) == start
    assert edit.inverse().inverse().changes == edit.changes


def test_merging_repoints_everything_and_its_inverse_is_exact():
    other = Source("s3", "Kremez", aliases=("V. K.",), note="n", former=("s9",))
    at_other = Source("s4", "Deputy", affiliation="s3")
    marked = claim(
        Attribution(
            "v1", chain=(Link("s2"), Link("s3", affiliation="s3"), Link("s3", stated=False))
        )
    )
    mention = Annotation("m1", "a1", "mention", (anchor_at(TEXT, 6, 19),), source="s3")
    grade = Grade("g1", source="s3", value="B")
    start = rows_of(FLASHPOINT, KREMEZ, other, at_other, marked, mention, grade)
    edit = merge_sources(KREMEZ, other, [at_other, FLASHPOINT], [marked, mention], [grade])
    after = apply(edit, start)
    kept = after["source", "s1"]
    assert kept["aliases"] == ["Kremez", "V. K."]
    assert kept["former"] == ["s3", "s9"]
    assert kept["affiliation"] == "s2"
    assert after["source", "s4"]["affiliation"] == "s1"
    assert "s3" not in str([row for key, row in after.items() if key != ("source", "s1")])
    assert apply(edit.inverse(), after) == start


def test_a_source_merged_into_its_own_affiliate_is_not_its_own_employer():
    edit = merge_sources(KREMEZ, FLASHPOINT, [KREMEZ], [], [])
    after = apply(edit, rows_of(FLASHPOINT, KREMEZ))
    assert after["source", "s1"]["affiliation"] is None


def test_a_merge_never_puts_a_source_under_itself():
    between = Source("s4", "Lab", "organisation", affiliation="s3")
    top = Source("s3", "Institute", "organisation")
    kept = replace(KREMEZ, affiliation="s4")
    start = rows_of(kept, between, top)
    after = apply(merge_sources(kept, top, [kept, between, top], [], []), start)
    assert after["source", "s1"]["affiliation"] is None
    assert after["source", "s4"]["affiliation"] == "s1"


def test_deleting_a_source_keeps_its_name_where_it_spoke():
    marked = claim(Attribution("v1", chain=(Link("s1", affiliation="s2"),)))
    start = rows_of(FLASHPOINT, KREMEZ, marked)
    after = apply(delete_source(KREMEZ, [], [marked], []), start)
    link = after["annotation", "c1"]["attributions"][0]["chain"][0]
    assert (link["source"], link["label"], link["affiliation"]) == (None, "Vitali Kremez", "s2")
    assert ("source", "s1") not in after


def test_deleting_a_claim_takes_what_hangs_on_it():
    marked = claim()
    hanging = [
        Grade("g1", claim="c1", value="2"),
        Verdict("v1", "c1", "refuted"),
        Connection("k1", "c1", "c2", "restates"),
    ]
    start = rows_of(marked, *hanging)
    edit = delete_annotation(marked, [hanging[0]], [hanging[1]], [hanging[2]])
    assert apply(edit, start) == {}
    assert apply(edit.inverse(), {}) == start


def test_tags_toggle_for_all_or_none_and_children_move_up():
    tag, child = Tag("t1", "attack"), Tag("t2", "attack/attribution", parent="t1")
    has, hasnt = claim(), replace(claim(), id="c2", tags=())
    assert toggle_tag([has, hasnt], tag).changes[0].after == {"tags": ["t1"]}
    assert [c.after for c in toggle_tag([has], tag).changes] == [{"tags": []}]
    after = apply(delete_tag(tag, [tag, child], [has]), rows_of(tag, child, has))
    assert after["tag", "t2"]["parent"] is None
    assert after["annotation", "c1"]["tags"] == []


def test_amending_nothing_is_no_change():
    assert amend("Edit", KREMEZ, KREMEZ).changes == ()


def test_relays_stand_before_the_implied_origin():
    voice = new_voice(Link(None, label="on"))
    marked = with_voice(claim(), voice)
    marked = with_implied_origin(marked, voice.id, Link("s2"))
    marked = with_relay(marked, voice.id, Link("s1"))
    (told,) = marked.attributions
    assert [(link.source, link.stated) for link in told.chain] == [
        (None, True),
        ("s1", True),
        ("s2", False),
    ]
    assert origin(told).source == "s1"
    assert implied_origin(told).source == "s2"
    assert implied_origin(with_implied_origin(marked, voice.id, None).attributions[0]) is None


def test_a_voice_without_links_is_gone():
    voice = new_voice(Link("s1"))
    assert with_link(claim(voice), voice.id, 0, None).attributions == ()
    replaced = with_link(claim(voice), voice.id, 0, Link("s2")).attributions[0]
    assert [link.source for link in replaced.chain] == ["s2"]
