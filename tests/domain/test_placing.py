"""Where nodes stand: none on another, the same every time, and what was there stays."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.placing import Place, Size, lay_out


def covers(sizes: dict[str, Size], places: dict[str, Place]) -> list[tuple[str, str]]:
    order = sorted(sizes)
    return [
        (a, b)
        for i, a in enumerate(order)
        for b in order[i + 1 :]
        if abs(places[a][0] - places[b][0]) < (sizes[a][0] + sizes[b][0]) / 2
        and abs(places[a][1] - places[b][1]) < (sizes[a][1] + sizes[b][1]) / 2
    ]


ids = st.integers(0, 30).map(str)
some_sizes = st.dictionaries(ids, st.sampled_from([(200.0, 80.0), (136.0, 64.0)]), min_size=1)
pairs = st.lists(st.tuples(ids, ids), max_size=40)


@settings(max_examples=40, deadline=None)
@given(some_sizes, pairs, pairs)
def test_none_covers_another_and_what_stood_there_stays(
    sizes: dict[str, Size], joined: list[tuple[str, str]], later: list[tuple[str, str]]
) -> None:
    places = lay_out(sizes, joined)
    assert set(places) == set(sizes)
    assert covers(sizes, places) == []
    assert lay_out(sizes, joined) == places
    assert lay_out(sizes, [*joined, *later], places) == places
    more = {**sizes, "new": (200.0, 80.0)}
    grown = lay_out(more, [*joined, ("new", next(iter(sizes)))], places)
    assert {id: grown[id] for id in sizes} == places
    assert covers(more, grown) == []


def test_a_new_one_comes_near_what_it_is_joined_to() -> None:
    sizes = {str(i): (136.0, 64.0) for i in range(60)}
    joined = [(str(i), str(i // 2)) for i in range(1, 60)]
    places = lay_out(sizes, joined)
    far = max(math.dist(a, b) for a in places.values() for b in places.values())
    grown = lay_out({**sizes, "new": (136.0, 64.0)}, [*joined, ("new", "7")], places)
    assert math.dist(grown["new"], places["7"]) < far / 3


def test_joined_ones_stand_nearer_than_others() -> None:
    sizes = {str(i): (136.0, 64.0) for i in range(40)}
    joined = [(str(i), str(i // 2)) for i in range(1, 40)]
    places = lay_out(sizes, joined)
    near = [math.dist(places[a], places[b]) for a, b in joined if a != b]
    every = [math.dist(places[a], places[b]) for a in sizes for b in sizes if a != b]
    assert sum(near) / len(near) < 0.6 * sum(every) / len(every)


def test_it_stops_when_told() -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        lay_out({"a": (1.0, 1.0), "b": (1.0, 1.0)}, [("a", "b")], None, stop)


def test_nothing_has_no_places() -> None:
    assert lay_out({}, []) == {}
    assert lay_out({}, [], {"gone": (1.0, 2.0)}) == {}
