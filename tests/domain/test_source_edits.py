"""Merging and splitting sources: each undoes the other, and what is foretold is what happens."""

from dataclasses import replace

from reader.domain.anchor import anchor_at
from reader.domain.annotation import Annotation, Attribution, Link
from reader.domain.edit import Edit
from reader.domain.project import Grade
from reader.domain.source import Card, Source
from reader.domain.source_edits import (
    circle_through,
    last_letter,
    merge_preview,
    merge_sources,
    split_source,
)
from tests.domain.test_edits import apply, rows_of

TEXT = "Selon Vitali Kremez, le groupe APT 28 serait derrière le piratage."
BODY, OTHER_BODY = Source("b", "Flashpoint"), Source("o", "Advanced Intel")
KEPT = Source("k", "Vitali Kremez", aliases=("Kremez",), card=Card(access="second hand"))
GONE = Source(
    "g",
    "V. Kremez",
    affiliation="o",
    note="seen",
    card=Card("insider", bias="sells"),
    former=("x",),
)
DEPUTY = Source("d", "Deputy", affiliation="g")
CLAIM = Annotation(
    "c",
    "a",
    "claim",
    (anchor_at(TEXT, 21, 65),),
    attributions=(Attribution("v", chain=(Link("g"),)),),
)
MENTION = Annotation("m", "a", "mention", (anchor_at(TEXT, 6, 19),), source="g")
EVERYONE = [BODY, OTHER_BODY, KEPT, GONE, DEPUTY]
START = rows_of(*EVERYONE, CLAIM, MENTION)


def letter(rows: dict, source: str) -> str | None:
    grades = [Grade(**row) for (entity, _), row in rows.items() if entity == "grade"]
    return last_letter(source, grades)


def merged(*grades: Grade, **how: bool | None) -> tuple[Edit, dict, dict]:
    start = {**START, **rows_of(*grades)}
    edit = merge_sources(KEPT, GONE, EVERYONE, [CLAIM, MENTION], grades, **how)
    return edit, start, apply(edit, start)


def test_the_preview_tells_what_the_merge_does() -> None:
    grades = (Grade("1", source="k", value="B"), Grade("2", source="g", value="D"))
    kept = replace(KEPT, affiliation="b")
    told = merge_preview(kept, GONE, EVERYONE, [CLAIM, MENTION], grades)
    assert (told.claims, told.mentions, told.people, told.grades) == (1, 1, 1, 1)
    assert (told.letter, told.other_letter) == ("B", "D")
    assert told.names == ("V. Kremez",) and told.affiliation_left == "o"
    _, _, after = merged(*grades)
    told = merge_preview(KEPT, GONE, EVERYONE, [CLAIM, MENTION], grades)
    assert told.affiliation_left is None
    assert after["source", "k"]["aliases"] == list(told.merged.aliases)
    assert after["source", "k"]["affiliation"] == told.merged.affiliation == "o"
    assert told.merged.card == Card("second hand; insider", bias="sells")
    assert after["source", "k"]["former"] == ["g", "x"], "those merged before are found too"


def test_which_letter_counts() -> None:
    own, other = Grade("1", source="k", value="B"), Grade("2", source="g", value="D", why="once")
    for grades, how, counts in (
        ((own, other), None, "B"),
        ((own, other), True, "D"),
        ((own, other), False, "B"),
        ((other, own), True, "D"),
        ((other,), None, "D"),
        ((other,), False, None),
        ((own,), None, "B"),
        ((), None, None),
    ):
        edit, start, after = merged(*grades, letter_of_gone=how)
        assert letter(after, "k") == counts, (grades, how)
        assert letter(after, "g") is None
        history = [row for (entity, _), row in after.items() if entity == "grade"]
        assert (other in grades) == any(row["why"] == "once" for row in history)
        assert apply(edit.inverse(), after) == start


def test_a_split_is_the_mirror_of_a_merge() -> None:
    whole = replace(KEPT, aliases=("Kremez", "V. Kremez"))
    new = Source("n", "V. Kremez", aliases=("V. K.",))
    claim = replace(CLAIM, attributions=(Attribution("v", chain=(Link("k"),)),))
    before = rows_of(BODY, whole, replace(DEPUTY, affiliation="k"), claim)
    edit = split_source(whole, new, [claim], [replace(DEPUTY, affiliation="k")])
    parted = apply(edit, before)
    assert parted["source", "k"]["aliases"] == ["Kremez"]
    assert parted["source", "d"]["affiliation"] == "n"
    assert parted["annotation", "c"]["attributions"][0]["chain"][0]["source"] == "n"
    assert apply(edit.inverse(), parted) == before
    again = merge_sources(
        replace(whole, aliases=("Kremez",)),
        new,
        [BODY, whole, replace(DEPUTY, affiliation="n")],
        [replace(CLAIM, attributions=(Attribution("v", chain=(Link("n"),)),))],
        [],
    )
    joined = apply(again, parted)
    assert joined["annotation", "c"] == before["annotation", "c"]
    assert set(joined["source", "k"]["aliases"]) == {"Kremez", "V. Kremez", "V. K."}


def test_circles_are_told_before_they_are_made() -> None:
    sources = {
        s.id: s for s in (Source("a", "A", affiliation="b"), Source("b", "B", affiliation="c"))
    }
    sources["c"] = Source("c", "C")
    assert circle_through("c", "a", sources) == ["a", "b", "c"]
    assert circle_through("a", "a", sources) == ["a"]
    assert circle_through("a", "c", sources) == [] == circle_through("a", None, sources)
    sources["c"] = Source("c", "C", affiliation="b")
    assert circle_through("a", "c", sources) == [], "an old circle elsewhere is no endless way"
