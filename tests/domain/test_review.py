"""What a newer version left open, and the decisions on it."""

from __future__ import annotations

from dataclasses import replace

from reader.domain.anchor import anchor_at
from reader.domain.annotation import CLAIM, Annotation, Attribution, Earlier, Link
from reader.domain.edit import Edit
from reader.domain.plain import from_plain, to_plain
from reader.domain.review import accept, astray, drop, leave_gone, moved, name_of, put

TEXT = "Selon elle, le groupe serait derrière tout. Rien d'autre."


def at(words: str, state: str = "found"):  # type: ignore[no-untyped-def]
    start = TEXT.index(words)
    return replace(anchor_at(TEXT, start, start + len(words), "v2"), state=state)


def claim(state: str = "found", cue: str = "found", **fields: object) -> Annotation:
    voice = Attribution("v", chain=(Link("s", cues=(at("Selon", cue),)),))
    spans = (at("le groupe serait derrière", state),)
    return replace(Annotation("c", "a", CLAIM, spans, 1, attributions=(voice,)), **fields)


def after(edit: Edit | None, before: Annotation) -> Annotation:
    assert edit is not None
    (change,) = edit.changes
    return from_plain(Annotation, {**to_plain(before), **(change.after or {})})


def test_a_sure_annotation_leaves_nothing_open() -> None:
    assert astray(claim()) == []
    assert astray(claim("moved")) == []


def test_evidence_that_is_gone_with_its_claim_is_no_item_by_itself() -> None:
    assert [name_of(item) for item in astray(claim("orphan", "orphan"))] == ["claim"]
    assert [name_of(item) for item in astray(claim("found", "orphan"))] == ["cue"]
    assert [name_of(item) for item in astray(claim("orphan", "review"))] == ["claim", "cue"]


def test_accepting_takes_the_words_that_are_there() -> None:
    waits = claim("review")
    waits = replace(waits, spans=(replace(waits.spans[0], exact="le groupe est derrière"),))
    (item,) = astray(waits)
    assert 0.7 < item.score(TEXT) < 1
    fresh = after(accept(item, TEXT, "v2"), waits)
    assert fresh.spans[0].exact == "le groupe serait derrière"
    assert fresh.spans[0].state == "moved"
    assert astray(fresh) == []


def test_putting_elsewhere_and_giving_up() -> None:
    waits = claim("review")
    (item,) = astray(waits)
    start = TEXT.index("Rien")
    fresh = after(put(item, TEXT, start, start + 4, "v2"), waits)
    assert (fresh.spans[0].exact, fresh.spans[0].state) == ("Rien", "found")
    gone = after(leave_gone(item), waits)
    assert gone.spans[0] == replace(waits.spans[0], state="orphan")


def test_dropping_evidence_or_one_of_several_spans() -> None:
    lost = claim("found", "orphan")
    fresh = after(drop(astray(lost)[0]), lost)
    assert fresh.attributions[0].chain[0].cues == ()
    two = claim(spans=(at("le groupe"), at("tout", "orphan")))
    fresh = after(drop(astray(two)[0]), two)
    assert [span.exact for span in fresh.spans] == ["le groupe"]
    assert drop(astray(claim("orphan"))[0]) is None


def test_what_moved_by_itself_knows_its_words_before() -> None:
    was = replace(anchor_at("Un groupe serait derrière.", 3, 25, "v1"), state="found")
    carried = claim("moved", earlier=(Earlier(CLAIM, was),))
    (item,) = moved(carried, "v1")
    assert item.words() == "groupe serait derrière"
    assert item.score(TEXT) > 0.9
    assert moved(carried, "v0")[0].words() == "le groupe serait derrière"
