"""The interval index against looking at every span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.spans import SHORT, SpanIndex
from tests.domain.texts import thorough

Entry = tuple[str, int, int, str]

lengths = st.integers(0, 40) | st.sampled_from([SHORT - 1, SHORT, SHORT + 1, 3 * SHORT])
entry = st.builds(
    lambda key, start, length: (key, start, start + length, f"of {key}"),
    st.sampled_from("abcde"),
    st.integers(0, 3 * SHORT) | st.integers(0, 30),
    lengths,
)
entries = st.lists(entry, max_size=25)
place = st.integers(-3, 3 * SHORT + 50) | st.integers(0, 60)


def covers(entry: Entry, a: int, b: int) -> bool:
    """Brute force: empty ranges count as the position they stand at."""
    start, end = entry[1], max(entry[2], entry[1] + 1)
    return start < max(b, a + 1) and end > a


def in_order(found: list[Entry]) -> bool:
    keys = [(start, -end) for _, start, end, _ in found]
    return keys == sorted(keys)


def check(begin: list[Entry], added: list[Entry], removed: list[int], a: int, length: int) -> None:
    index = SpanIndex(begin)
    everything = list(begin)
    for one in added:
        index.add(*one)
        everything.append(one)
    for number in removed:
        if everything:
            gone = everything.pop(number % len(everything))
            index.remove(*gone[:3])
    b = a + length
    assert len(index) == len(everything)
    assert sorted(index) == sorted(everything)
    found = index.overlapping(a, b)
    assert sorted(found) == sorted(one for one in everything if covers(one, a, b))
    assert in_order(found)
    assert sorted(index.at(a)) == sorted(one for one in everything if covers(one, a, a + 1))


@given(entries, entries, st.lists(st.integers(0, 50), max_size=20), place, lengths)
def test_like_brute_force(
    begin: list[Entry], added: list[Entry], removed: list[int], a: int, length: int
) -> None:
    check(begin, added, removed, a, length)


@pytest.mark.long
@thorough
@given(entries, entries, st.lists(st.integers(0, 50), max_size=20), place, lengths)
def test_like_brute_force_long(
    begin: list[Entry], added: list[Entry], removed: list[int], a: int, length: int
) -> None:
    check(begin, added, removed, a, length)


def test_equal_spans_are_taken_out_one_at_a_time() -> None:
    index = SpanIndex([("a", 3, 9, 1), ("a", 3, 9, 2), ("b", 3, 9, 3)])
    index.remove("a", 3, 9)
    assert [one[0] for one in index.at(5)] in (["a", "b"], ["b", "a"])
    index.remove("a", 3, 9)
    assert [one[0] for one in index.at(5)] == ["b"]
    with pytest.raises(KeyError):
        index.remove("a", 3, 9)


def test_touching_is_not_overlapping() -> None:
    index = SpanIndex([("a", 3, 9, None)])
    assert index.overlapping(0, 3) == []
    assert index.overlapping(9, 12) == []
    assert len(index.overlapping(8, 9)) == 1


def test_an_empty_span_is_seen_where_it_stands() -> None:
    index = SpanIndex([("a", 5, 5, None)])
    assert len(index.at(5)) == 1
    assert index.at(4) == index.at(6) == []


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        SpanIndex[str, None]().add("a", 5, 4, None)


def test_a_span_of_a_whole_long_text_does_not_hide_the_short_ones() -> None:
    index = SpanIndex([(str(n), n * 50, n * 50 + 20, None) for n in range(1000)])
    index.add("all", 0, 50_000, None)
    assert [one[0] for one in index.at(25_000)] == ["all", "500"]
