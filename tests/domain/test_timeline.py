"""The timeline from plain rows: lanes, lines, the axis, and what is looked for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.domain.edtf import civil, day_of
from reader.domain.ticks import ticks
from reader.domain.timeline import (
    NOBODY,
    UNKNOWN,
    Said,
    Speaking,
    items_of,
    lanes_of,
)
from reader.domain.timeline_words import asked, passing, words_of
from reader.ui.timeline.placing import days_of

NAMES = {"ann": "Ann Élan", "bob": "Bob", "office": "City Office"}


def said(claim, *, event=None, said=None, reported=None, published="2017-05-08", words="", **more):
    dates = (event, words, said, words, reported, words)
    quote = more.pop("quote", f"words of {claim}")
    return Said(claim, "a", f"1:{claim}", quote, "Title", dates, published, False, **more)


def voice(claim, *sources, position=0, stance="asserts"):
    return [Speaking(claim, position, stance, source, None, 1) for source in sources]


def test_a_claim_stands_in_the_lanes_of_who_says_and_who_relays_it() -> None:
    links = [*voice("1", "bob", "ann"), *voice("2", "ann", stance="denies")]
    items = items_of([said("1"), said("2"), said("3")], links, "reported")
    assert {(i.claim, i.lane, i.kind) for i in items} == {
        *(("1", "bob", "relays"), ("1", "ann", "asserts")),
        *(("2", "ann", "denies"), ("3", NOBODY, "asserts")),
    }


def test_each_date_counts_for_itself() -> None:
    claim = said("1", event="2016", said="2017-05", reported=None)
    (event,) = items_of([claim], [], "event")
    (spoken,) = items_of([claim], [], "said")
    (reported,) = items_of([claim], [], "reported")
    assert (event.edtf, spoken.edtf, reported.edtf) == ("2016", "2017-05", "2017-05-08")
    # said by the analyst to be not known: the article's day does not stand in for it
    (open_,) = items_of([said("1", reported="", words="vendredi soir")], [], "reported")
    assert (open_.lane, open_.when, open_.words) == (UNKNOWN, None, "vendredi soir")
    (old,) = items_of([said("1", event="", words="1 March 44")], [], "event")
    assert (old.lane, old.words) == (UNKNOWN, "1 March 44")


def test_items_are_by_date_and_lanes_by_who_was_first() -> None:
    claims = [said("1", event="2017"), said("2", event="2016-05-01"), said("3", event="2016-05")]
    claims += [said("4"), said("5", event="2018")]
    links = [*voice("1", "bob"), *voice("2", "ann"), *voice("3", "ann"), *voice("5", "bob")]
    items = items_of(claims, links, "event")
    assert [item.claim for item in items] == ["2", "3", "1", "5", "4"]
    assert [lane.key for lane in lanes_of(items, NAMES)] == ["ann", "bob", UNKNOWN]
    links += voice("4", "bob")
    items = items_of([*claims, said("6", event="2015")], links, "event")
    assert [lane.key for lane in lanes_of(items, NAMES, "name")] == ["ann", "bob", NOBODY, UNKNOWN]
    assert days_of(items).extent == (day_of(2015, 1, 1), day_of(2018, 12, 31))
    assert days_of([]).extent == (0, 0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "12"),
        ("elan", "1"),
        ("source:ann", "1"),
        ("source:words", ""),
        ("statement:ransom", "2"),
        ('statement:"ransom paid"', ""),
        ('statement:"a ransom" WORDS', "2"),
        ("tag:Data", "1"),
        ("ransom elan", ""),
        ('source:"', "12"),
    ],
)
def test_what_is_typed_finds(typed, found) -> None:
    claims = [said("1", tags=("stolen data",)), said("2", statements=(("s", "A ransom was paid"),))]
    items = items_of(claims, [*voice("1", "ann"), *voice("2", "bob")], "reported")
    words = [words_of(item, NAMES) for item in items]
    assert "".join(items[place].claim for place in passing(words, typed)) == found


def test_words_and_fields() -> None:
    assert asked('source:"Vitali K" Été tag:x') == [
        *(("source", "vitali k"), ("", "ete"), ("tag", "x")),
    ]


@pytest.mark.parametrize("pixels", [0.0001, 0.01, 0.3, 1, 3, 9, 40, 300])
def test_the_axis_is_never_crowded_and_covers_what_is_seen(pixels) -> None:
    first, wide = day_of(2017, 3, 9), 1200
    found = ticks(first, first + wide / pixels, pixels, 80)
    places = [(tick.day - first) * pixels for tick in found]
    gaps = [b - a for a, b in pairwise(places)]
    assert found and all(gap >= 80 * 0.85 for gap in gaps)  # February is shorter than a month
    assert places[0] <= 0 and places[-1] >= wide - 3 * max(gaps, default=wide)
    assert len({tick.words for tick in found}) > 1 or len(found) == 1


def test_years_stand_out() -> None:
    first = day_of(2016, 11, 20)
    strong = [tick for tick in ticks(first, first + 100, 3, 80) if tick.strong]
    assert [(civil(tick.day), tick.words) for tick in strong] == [((2017, 1, 1), "Jan 2017")]
