"""The trail: back and forth between the places where one has been."""

from __future__ import annotations

from reader.ui.trail import LONGEST, Place, Trail

A, B, C = Place("read", "a", 3), Place("sources"), Place("read", "b", 0)


def test_back_and_forward() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_a_new_way_forgets_what_was_ahead() -> None:
    trail = Trail()
    trail.leave(A)
    assert trail.back(B) == A
    trail.leave(A)
    assert trail.forward(C) is None
    assert trail.back(C) == A


def test_where_one_is_already_is_no_place_to_go_to() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    trail.leave(B)
    assert trail.back(B) == A
    assert trail.back(A) is None


def test_it_does_not_grow_for_ever() -> None:
    trail = Trail()
    for i in range(3 * LONGEST):
        trail.leave(Place("read", "a", i))
    here, steps = Place("sources"), 0
    while (place := trail.back(here)) is not None:
        here, steps = place, steps + 1
    assert steps == LONGEST
